/** Suites from YAML to typed cases. A suite that says something wrong stops the run before any byte is sent. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { authored } from './build';
import type {
  AnswerOf,
  AuthoredCommand,
  AuthType,
  BootstrapStep,
  Branch,
  Case,
  Expectation,
  ExpectStep,
  Mutation,
  NotifyStep,
  Package1,
  Pattern,
  ResultStep,
  ServerShows,
  SessionStep,
  Shown,
  Step,
  StepBody,
  Suite,
} from './case';
import { FileError } from './errors';
import type { LineFault } from './link';
import { packageRoot } from './paths';
import type { Role } from './record';
import { wrongWord } from './role-words';
import { check, type Loaded, loadYaml } from './validate';

interface RawCase {
  id: string;
  title: string;
  covers: string[];
  scr?: string[];
  ets?: string | null;
  needs?: string[];
  versions?: string[];
  axes?: Case['axes'];
  within?: Case['within'];
  'caught-by': string[];
  preamble?: RawStep[];
  steps: RawStep[];
  postamble?: RawStep[];
}

type RawStep = Record<string, unknown>;

/** Every `.yaml` below `folder`, sorted by path. */
export function suiteFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !/(^|\/)(profiles|expected|fixtures|int)\//.test(name))
    .sort()
    .map((name) => join(folder, name));
}

let compiled: ValidateFunction | undefined;

function validator(): ValidateFunction {
  if (!compiled) {
    const schema = JSON.parse(readFileSync(join(packageRoot, 'generated/suite.schema.json'), 'utf8')) as object;
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: false });
    addFormats(ajv);
    compiled = ajv.compile(schema);
  }
  return compiled;
}

/** @throws FileError naming file, line and what is wrong. */
export function loadSuites(files: readonly string[] = suiteFiles(join(packageRoot, 'suites'))): Suite[] {
  const suites = files.map(loadSuite);
  const seen = new Map<string, Case>();
  for (const one of suites.flatMap((suite) => suite.cases)) {
    const twin = seen.get(one.id);
    if (twin) throw new FileError(one.file, one.line, `case id ${one.id} is used in ${twin.file}:${twin.line} as well`);
    seen.set(one.id, one);
  }
  return suites;
}

function loadSuite(file: string): Suite {
  const shown = relative(packageRoot, file).startsWith('..') ? file : relative(packageRoot, file);
  const loaded = loadYaml(file, shown);
  check(loaded, validator(), shown);
  const raw = loaded.data as { suite: string; role: Role; title: string; sanity?: string; cases: RawCase[] };
  const cases = raw.cases.map((one, index) => caseOf(one, index, raw, loaded, shown));
  if (raw.sanity && !cases.some((one) => one.id === raw.sanity))
    throw new FileError(shown, loaded.line(['sanity']), `sanity names ${raw.sanity}, which is no case of this suite`);
  return { suite: raw.suite, role: raw.role, title: raw.title, sanity: raw.sanity, cases, file: shown };
}

function caseOf(raw: RawCase, index: number, suite: { suite: string; role: Role }, loaded: Loaded, file: string): Case {
  const line = loaded.line(['cases', index]);
  if (!raw.id.startsWith(`${suite.suite}/`))
    throw new FileError(file, line, `case id ${raw.id} must begin with the suite's name, ${suite.suite}/`);
  const steps = (part: 'preamble' | 'steps' | 'postamble'): Step[] => {
    const wrong = wrongWord(suite.role, raw[part] ?? [], ['cases', index, part]);
    if (wrong) {
      const whose = `a suite of the role ${suite.role} has no "${wrong.word}" here`;
      throw new FileError(file, loaded.line(wrong.path), whose, `write ${wrong.instead} (suites/README.md)`);
    }
    return (raw[part] ?? []).map((step, at) =>
      stepOf(step, `${part}[${at}]`, ['cases', index, part, at], loaded, file),
    );
  };
  return {
    id: raw.id,
    suite: suite.suite,
    role: suite.role,
    title: raw.title,
    covers: raw.covers,
    scr: raw.scr ?? [],
    ets: raw.ets ?? null,
    needs: raw.needs ?? [],
    versions: raw.versions ?? [],
    axes: raw.axes ?? ['encoding'],
    within: raw.within ?? {},
    caughtBy: raw['caught-by'],
    preamble: steps('preamble'),
    steps: steps('steps'),
    postamble: steps('postamble'),
    file,
    line,
  };
}

const kinds = [
  'session',
  'send',
  'expect',
  'alt',
  'read',
  'reply',
  'operate',
  'notify',
  'bootstrap',
  'queue',
  'answer',
  'result',
  'repeat',
  'wait',
  'end',
] as const;

function stepOf(raw: RawStep, at: string, path: (string | number)[], loaded: Loaded, file: string): Step {
  const line = loaded.line(path);
  // `send` may say what is answered as well.
  const kind = kinds.filter((name) => name in raw && !(name === 'answer' && 'send' in raw));
  if (kind.length !== 1) throw new FileError(file, line, `${at} must be one of ${kinds.join(', ')}`);
  const device = raw.device === undefined ? {} : { device: String(raw.device) };
  return { at, line, ...device, ...bodyOf(kind[0] as (typeof kinds)[number], raw, at, path, loaded, file) };
}

function bodyOf(
  kind: (typeof kinds)[number],
  raw: RawStep,
  at: string,
  path: (string | number)[],
  loaded: Loaded,
  file: string,
): StepBody {
  switch (kind) {
    case 'session':
      return { kind, session: sessionOf(raw) };
    case 'send':
    case 'answer':
      return {
        kind: 'send',
        send: {
          commands: commandsOf(raw.send),
          answers: raw.answer === undefined ? undefined : answersOf(raw.answer as Record<string, unknown>),
          mutate: (raw.mutate as Mutation[] | undefined) ?? [],
          final: (raw.final as boolean | undefined) ?? true,
          line: raw.line as LineFault | undefined,
          header: raw.header as Record<string, unknown> | undefined,
          statuses: raw.statuses as Record<string, string> | undefined,
          credentials: raw.credentials as ServerShows | undefined,
          challenge: raw.challenge as AuthType | undefined,
          nonce: raw.nonce as 'last' | undefined,
        },
      };
    case 'expect':
      return { kind, expect: expectOf(raw.expect as Record<string, unknown>, loaded.line([...path, 'expect']), file) };
    case 'alt':
      return {
        kind,
        requirement: raw.requirement as string | undefined,
        branches: (raw.alt as Record<string, unknown>[]).map(
          (branch, index): Branch => ({
            expect: list(branch.expect).map((one) =>
              expectOf(one as Record<string, unknown>, loaded.line([...path, 'alt', index]), file),
            ),
            steps: ((branch.steps as RawStep[] | undefined) ?? []).map((step, inner) =>
              stepOf(
                step,
                `${at}.alt[${index}].steps[${inner}]`,
                [...path, 'alt', index, 'steps', inner],
                loaded,
                file,
              ),
            ),
          }),
        ),
      };
    case 'read':
      return { kind, read: raw.read as { LocURI: string; as: string } };
    case 'reply':
      return { kind, reply: { status: 200, headers: {}, body: '', ...(raw.reply as object) } };
    case 'operate':
      return { kind, operate: { with: {}, ...(raw.operate as { do: string }) } };
    case 'queue':
      return { kind, queue: commandsOf(raw.queue), ...(raw.refusable === true && { refusable: true }) };
    case 'result': {
      const { requirement, ...expected } = raw.result as { requirement?: string } & ResultStep['expected'];
      return { kind, result: { requirement, expected } };
    }
    case 'notify':
      return { kind, notify: raw.notify as NotifyStep };
    case 'bootstrap':
      return { kind, bootstrap: raw.bootstrap as BootstrapStep };
    case 'repeat':
      return {
        kind,
        times: raw.repeat as number,
        steps: (raw.steps as RawStep[]).map((step, inner) =>
          stepOf(step, `${at}.steps[${inner}]`, [...path, 'steps', inner], loaded, file),
        ),
      };
    case 'wait':
      return { kind, ms: raw.wait as number };
    case 'end':
      return { kind, abandon: (raw.end as { abandon?: boolean }).abandon };
  }
}

function sessionOf(raw: RawStep): SessionStep {
  const { alert, devinfo, send, id, credentials, ...rest } = raw.session as Record<string, unknown>;
  const package1: Package1 = {
    alert: (alert as Package1['alert'] | undefined) ?? '1201',
    devinfo: (devinfo as Package1['devinfo'] | undefined) ?? {},
    commands: commandsOf(send),
    mutate: (raw.mutate as Mutation[] | undefined) ?? [],
    final: (raw.final as boolean | undefined) ?? true,
    ...(raw.header !== undefined && { header: raw.header as Record<string, unknown> }),
    ...(id !== undefined && { id: String(id) }),
  };
  const server = (credentials as ServerShows | undefined) ?? 'right';
  return { login: 'as-agreed', server, ...rest, package1 };
}

/** `{Get: '404'}` is `{Get: {Status: '404'}}`. */
function answersOf(raw: Readonly<Record<string, unknown>>): Record<string, AnswerOf> {
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? (value as AnswerOf) : { Status: String(value) },
    ]),
  );
}

function commandsOf(raw: unknown): AuthoredCommand[] {
  return list(raw).map((one) => authored(one as Record<string, unknown>));
}

function expectOf(raw: Record<string, unknown>, line: number, file: string): ExpectStep {
  const { requirement, because, ...rest } = raw;
  const [entry, more] = Object.entries(rest);
  if (!entry || more)
    throw new FileError(file, line, 'expect names exactly one thing; write several steps for several');
  const about = { requirement: requirement as string | undefined, because: because as string | undefined };
  return { ...about, what: expectationOf(entry[0], entry[1]) };
}

function expectationOf(name: string, value: unknown): Expectation {
  if (name === 'end' || name === 'answer') return { kind: name };
  if (name === 'http') return { kind: name, allowed: list(value).map(String) };
  if (name === 'credentials') return { kind: name, allowed: list(value) as Shown[] };
  if (name === 'header' || name === 'push' || name === 'told') return { kind: name, pattern: texts(value) };
  if (name === 'object') return { kind: name, ...objectOf(value as Record<'LocURI' | 'Data', unknown>) };
  if (name !== 'absent') return { kind: 'command', name, ...ofAndPattern(value, name) };
  if (typeof value === 'string') return { kind: 'absent', name: value, pattern: {} };
  const [inner, pattern] = Object.entries(value as object)[0] as [string, unknown];
  return { kind: 'absent', name: inner, ...ofAndPattern(pattern, inner) };
}

function objectOf({ LocURI, Data }: Readonly<Record<'LocURI' | 'Data', unknown>>): { LocURI: string; Data: string } {
  return { LocURI: String(LocURI), Data: String(Data) };
}

function ofAndPattern(value: unknown, name: string): { of?: string; pattern: Pattern } {
  if (typeof value !== 'object' || value === null) return { pattern: {} };
  const { of, ...pattern } = value as { of?: string } & Record<string, unknown>;
  // `Status: {Cmd: Get}` speaks of the Get that was sent last, as a reader would.
  const cmd = (pattern as { Cmd?: unknown }).Cmd;
  return { of: of ?? (name === 'Status' && typeof cmd === 'string' ? cmd : undefined), pattern: texts(pattern) };
}

/** Numbers and booleans that YAML made of texts become texts again. */
function texts(value: unknown, key = ''): Pattern {
  if (typeof value === 'number') return key === 'min' || key === 'max' ? (value as unknown as Pattern) : String(value);
  if (typeof value === 'boolean') return key === 'absent' ? (value as unknown as Pattern) : value ? '*' : 'false';
  if (Array.isArray(value)) return value.map((item) => texts(item));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, texts(inner, name)]));
  return String(value);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
