/** A second stranger's client, which works: without its gaps nothing fails, with each of them exactly what it deserves. */
import { join } from 'node:path';
import { loadCatalogue } from '../catalogue';
import { loadSuites } from './load';
import { packageRoot } from './paths';
import { plan } from './plan';
import { loadProfile, type Profile } from './profile';
import type { FindingLine, RecordLine } from './record';
import { run } from './run';
import { compileProgram } from './testing/compile';

const sources = ['main', 'tree', 'xml'].map((name) => join(__dirname, `testing/second-client/${name}.ts`));
const program = compileProgram(sources[0] as string, ...sources.slice(1));
const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));
const catalogue = loadCatalogue(packageRoot);
const suites = loadSuites();

/** What the client does not claim to have. */
const without = [
  'user-interaction',
  'large-object',
  'hmac',
  'generic-alert',
  'correlator',
  'tls',
  'struct-list',
  'struct-data-list',
  'bootstrap-dm',
  'bootstrap-cp',
];

const profile = (gaps: string): Profile => ({
  ...embedded,
  product: 'second client',
  versions: ['1.2'],
  encodings: ['xml'],
  client: { ...embedded.client, auth: ['md5', 'basic'] },
  server: { ...embedded.server, auth: ['md5', 'none', 'basic'] },
  tls: undefined,
  options: Object.fromEntries(without.map((name) => [name, false])),
  ixit: Object.fromEntries(
    Object.entries(embedded.ixit)
      .filter(
        ([name]) =>
          !['preference.uri', 'secret.uri', 'accounts.uri', 'long.uri', 'exec-later.uri', 'counter.uri'].includes(name),
      )
      .map(([name, value]) => [
        name,
        value
          .replace('./Vendor', './Toy')
          .replace('Markup', 'Mark')
          .replace('Nothing', 'Nil')
          .replace('NoDelete', 'Stays'),
      ]),
  ),
  times: { connect: 5000, answer: 3000, quiet: 300, case: 30_000 },
  operator: {
    kind: 'command',
    command: [process.execPath, program, '--gaps', gaps],
    env: {},
    cwd: packageRoot,
    protocol: 'json-lines',
    keepsRunning: false,
  },
  parallel: 3,
});

interface Outcome {
  readonly verdicts: readonly { readonly id: string; readonly verdict: string; readonly reason: string }[];
  readonly findings: readonly FindingLine[];
  readonly lines: readonly RecordLine[];
}

async function play(gaps: string, cases?: string[]): Promise<Outcome> {
  const product = profile(gaps);
  const lines: RecordLine[] = [];
  const planned = plan(suites, product, { cases, catalogue });
  const sink = (line: RecordLine): void => void lines.push(line);
  await run({ suites, planned, profile: product, catalogue, strict: false, seed: '1', clock: Date.now, sink });
  return {
    verdicts: lines.flatMap((line) =>
      line.type === 'verdict'
        ? [{ id: line.key.replace(/ \[.*$/, ''), verdict: line.verdict, reason: line.reason ?? '' }]
        : [],
    ),
    findings: lines.flatMap((line) => (line.type === 'finding' && line.effect === 'fail' ? [line] : [])),
    lines,
  };
}

/** What a gap deserves: the cases that fail by it, and the requirements (rules) that its findings name in the whole run. */
interface Deserved {
  readonly cases: readonly string[];
  readonly names: readonly string[];
}

const deserved: Readonly<Record<string, Deserved>> = {
  copy: {
    cases: ids(
      'copy',
      'format-stays independent missing-source onto-busy-node onto-read-only-node over-existing to-new-node',
    ),
    names: ['dm-rep-0057', 'dm-rep-0058', 'dm-rep-0092', 'dm-tnd-0035', 'dm-tnd-0102'],
  },
  missing: {
    cases: [
      ...ids('get', 'below-a-leaf inbox missing several-items-one-missing'),
      ...ids('tree-exchange', 'list-of-missing-node'),
    ],
    names: ['dm-pro-0026 results-for-get', 'dm-rep-0092', 'dm-std-0007', 'syn-rep-0010'],
  },
  items: {
    cases: [
      ...ids('add', 'several-items several-items-one-exists'),
      ...ids('delete', 'several-items-one-missing'),
      ...ids('get', 'several-items several-items-one-missing'),
      ...ids('replace', 'several-items-one-missing'),
    ],
    names: ['dm-rep-0033', 'syn-rep-0012 status-refs', 'syn-rep-0010', 'dm-pro-0026 results-for-get', 'dm-pro-0027'],
  },
  list: {
    cases: ids('tree-exchange', 'tnds tnds-parts unknown-list'),
    names: ['dm-rep-0092', 'dm-tnd-0095'],
  },
  acl: {
    cases: [
      ...ids(
        'acl',
        'add-denied copy-denied delete-denied exec-denied get-denied inherited inherited-denial list-denied',
      ),
      ...ids('acl', 'not-merged rename-denied replace-denied similar-identifier'),
      ...ids('acl-property', 'creator-without-replace-right leaf-own-right no-right-at-all recovered-through-parent'),
    ],
    names: ['0035', '0065', '0066', '0072', '0077', '0101'].map((number) => `dm-tnd-${number}`),
  },
  int: {
    cases: [
      ...ids('add', 'integer'),
      ...ids('copy', 'format-stays'),
      ...ids('get', 'integer'),
      ...ids('replace', 'integer'),
    ],
    names: ['dm-pro-0028', 'dm-rep-0057'],
  },
  // References are judged by rules; the questions of the cases are answered all the same.
  msgref: {
    cases: [],
    names: [
      'dm-pro-0013 command-whole',
      'dm-pro-0025 header-status',
      'dm-pro-0026 results-for-get',
      'dm-pro-0026 results-of-get',
      'dm-pro-0027 results-source',
      'dm-rep-0018 status-for-every-command',
      'dm-rep-0018 status-refers',
    ],
  },
  final: { cases: [], names: ['dm-pro-0040 final-sent'] },
  atomic: {
    cases: ids('groups', 'atomic-brings-back-deleted-nodes atomic-failure-of-the-last get-in-atomic'),
    names: ['dm-rep-0073'],
  },
  tstamp: { cases: ids('properties', 'time-stamp'), names: ['dm-tnd-0057', 'dm-tnd-0057 tstamp-form'] },
  rename: { cases: ids('properties', 'rename'), names: ['dm-tnd-0044'] },
  exec: { cases: ids('exec', 'not-executable'), names: ['dm-tnd-0102'] },
  // The crash is a finding of every case in which it happens, also while that cleans up; it breaks no single requirement.
  delete: {
    cases: ids('delete', 'add-again device-information leaf not-allowed permanent'),
    names: ['null'],
  },
};

function ids(suite: string, names: string): string[] {
  return names.split(' ').map((name) => `dm-client/${suite}/${name}`);
}

const unique = (all: readonly string[]): string[] => [...new Set(all)].sort();

/** What a finding names: the requirement, and the rule that found it. */
const nameOf = ({ requirement, by }: FindingLine): string =>
  by.rule ? `${requirement} ${by.rule}` : String(requirement);
/** It has no way to split a message, which fails the one case that asks for that; with the gaps its preamble stops before. */
const always = 'syn-met-0003 max-msg-size';
const alwaysFails = ids('large-objects', 'many-results');

test('without its gaps nothing of it is found wrong but the length of its messages', async () => {
  const { verdicts, findings } = await play('');
  const bad = verdicts.filter(({ verdict }) => verdict === 'fail' || verdict === 'error');
  expect(bad.map(({ id, verdict }) => [id, verdict])).toEqual(alwaysFails.map((id) => [id, 'fail']));
  expect(unique(findings.map(nameOf))).toEqual([always]);
  expect(verdicts.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(200);
}, 120_000);

test('with all its gaps exactly the cases fail that a gap explains, and findings name what it breaks', async () => {
  const names = Object.keys(deserved);
  const { verdicts, findings, lines } = await play(names.join(','));
  const failed = verdicts.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
  const all = Object.values(deserved);
  const explained = unique(all.flatMap(({ cases }) => cases));
  const died = new Set(verdicts.filter(({ reason }) => reason === 'the client died').map(({ id }) => id));
  expect(unique(failed).filter((id) => !died.has(id) || explained.includes(id))).toEqual(explained);
  const allowed = new Set([always, ...all.flatMap((one) => one.names)]);
  expect(unique(findings.map(nameOf)).filter((name) => !allowed.has(name))).toEqual([]);
  expect(verdicts.filter(({ verdict }) => verdict === 'error')).toEqual([]);
  expect(verdicts.filter(({ verdict, reason }) => verdict === 'inconclusive' && reason === '')).toEqual([]);
  expect(lines.at(-1)).toMatchObject({ type: 'end', exitCode: 1 });

  // The crash points at the message that brought it.
  const crashes = findings.filter(({ text }) => text === 'the client died');
  expect(crashes.length).toBeGreaterThan(20);
  for (const { key, place } of crashes) {
    const message = lines.find((line) => line.type === 'message' && line.key === key && line.n === place.message);
    const bytes = message?.type === 'message' ? Buffer.from(message.bytes, 'base64').toString() : '';
    expect(bytes).toContain('<Delete>');
  }
}, 120_000);
