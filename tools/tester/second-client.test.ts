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
  };
}

test('without its gaps nothing of it is found wrong', async () => {
  const { verdicts, findings } = await play('');
  expect(verdicts.filter(({ verdict }) => verdict === 'fail' || verdict === 'error')).toEqual([]);
  expect(findings).toEqual([]);
  expect(verdicts.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(200);
}, 120_000);
