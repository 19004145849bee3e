/** Steps and cases as a program writes them; suites/README.md tells what they mean. */
import type { AuthoredCommand, Case, ExpectStep, Pattern, Step, StepBody } from '../case';
import type { LiveNode } from './explore';

export const session: StepBody = { kind: 'session', session: { login: 'as-agreed', server: 'right' } };

export function send(...commands: AuthoredCommand[]): StepBody {
  return { kind: 'send', send: { commands, mutate: [], final: true } };
}

export function get(uri: string, as?: string): AuthoredCommand {
  return { name: 'Get', body: uri, ...(as !== undefined && { as }) };
}

export function onItem(
  name: 'Add' | 'Replace',
  uri: string,
  format: string,
  data?: string,
  type?: string,
): AuthoredCommand {
  const Meta = { Format: format, ...(type !== undefined && { Type: type }) };
  return { name, body: { Item: [{ Target: { LocURI: uri }, Meta, ...(data !== undefined && { Data: data }) }] } };
}

export function about(name: 'Delete' | 'Exec', uri: string): AuthoredCommand {
  return { name, body: uri };
}

type Because = { readonly requirement?: string; readonly because?: string };

export function wants(name: string, of: string, pattern: Pattern, more: Because = {}): ExpectStep {
  return { ...more, what: { kind: 'command', name, of, pattern } };
}

export function expects(...args: Parameters<typeof wants>): StepBody {
  return { kind: 'expect', expect: wants(...args) };
}

export function absent(name: string, of: string): StepBody {
  return { kind: 'expect', expect: { what: { kind: 'absent', name, of, pattern: {} } } };
}

/** Any of these; `steps` go on after the first. */
export function either(requirement: string, ...branches: (readonly [ExpectStep[], StepBody[]?])[]): StepBody {
  return {
    kind: 'alt',
    requirement,
    branches: branches.map(([expect, steps], index) => ({ expect, steps: placed(steps ?? [], `alt[${index}]`, 1) })),
  };
}

export function read(uri: string, as: string): StepBody {
  return { kind: 'read', read: { LocURI: uri, as } };
}

export interface Making {
  /** Line of the description. */
  readonly line: number;
  readonly file: string;
}

export interface Draft {
  readonly aspect: string;
  readonly title: string;
  readonly covers: readonly string[];
  readonly preamble?: readonly StepBody[];
  readonly steps: readonly StepBody[];
  readonly postamble?: readonly StepBody[];
  readonly within?: Case['within'];
}

export const suiteName = 'ddf';

/** `ddf/DevInfo/Man/get`. */
export function caseOf({ uri }: Pick<LiveNode, 'uri'>, draft: Draft, { line, file }: Making): Case {
  const { aspect, title, covers, preamble = [], steps, postamble = [], within = {} } = draft;
  return {
    id: `${suiteName}/${wordsOf(uri)}/${aspect}`,
    suite: suiteName,
    role: 'dm-client',
    title: `${uri}: ${title}`,
    covers: [...new Set(covers)],
    scr: [],
    ets: null,
    needs: [],
    versions: [],
    axes: within.encoding ? ['encoding'] : [],
    within,
    caughtBy: [],
    preamble: placed(preamble, 'preamble', line),
    steps: placed(steps, 'steps', line),
    postamble: placed(postamble, 'postamble', line),
    file,
    line,
  };
}

/** The names of a URI in characters that are nothing to a glob or a shell. */
function wordsOf(uri: string): string {
  const plain = uri === '.' ? 'root' : uri.replace(/^\.\//, '');
  return plain.replace(/[^A-Za-z0-9/_.-]/g, (character) => encodeURIComponent(character).replace(/[!'()*]/g, '_'));
}

function placed(bodies: readonly StepBody[], part: string, line: number): Step[] {
  return bodies.map((body, index) => ({ ...body, at: `${part}[${index}]`, line }));
}
