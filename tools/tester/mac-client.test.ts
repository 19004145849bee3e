/** A client of another hand with x-syncml-hmac and notifications: right where it is right, and its one fault named. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from '../catalogue';
import { loadSuites } from './load';
import { packageRoot } from './paths';
import { plan } from './plan';
import { loadProfile, type Profile } from './profile';
import type { RecordLine } from './record';
import { run } from './run';
import { compileProgram } from './testing/compile';

const program = compileProgram(join(__dirname, 'testing/mac-client.ts'));
const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));
const catalogue = loadCatalogue(packageRoot);
const suites = loadSuites();
const words = ['url', 'path', 'user', 'secret', 'nonce', 'serverid', 'serversecret', 'servernonce'];

async function play(fault: string, cases: string[]) {
  const state = mkdtempSync(join(tmpdir(), 'assay-'));
  const command = [
    process.execPath,
    program,
    '--state',
    state,
    '--fault',
    fault,
    ...words.flatMap((word) => [`--${word}`, `{${word}}`]),
  ];
  const profile: Profile = {
    ...embedded,
    product: 'mac client',
    versions: ['1.2'],
    encodings: ['xml'],
    client: { ...embedded.client, auth: ['mac'] },
    server: { ...embedded.server, auth: ['mac'] },
    tls: undefined,
    ixit: { 'leaf.uri': './DevInfo/Man', 'leaf.value': 'other' },
    times: { connect: 5000, answer: 3000, quiet: 1000, case: 30_000 },
    operator: { kind: 'command', command, env: {}, cwd: packageRoot, protocol: 'plain', keepsRunning: false },
    notify: { command: [...command, '--push', '{push}'], env: {}, cwd: packageRoot },
    parallel: 3,
  };
  const lines: RecordLine[] = [];
  const planned = plan(suites, profile, { cases, catalogue });
  const sink = (line: RecordLine): void => void lines.push(line);
  await run({ suites, planned, profile, catalogue, strict: false, seed: '1', clock: Date.now, sink });
  const verdicts = lines.flatMap((line) =>
    line.type === 'verdict' ? [`${line.verdict} ${line.key.replace(/ \[.*$/, '')}: ${line.reason ?? ''}`] : [],
  );
  const findings = lines.flatMap((line) =>
    line.type === 'finding' && line.effect === 'fail'
      ? [`${line.requirement} ${line.by.rule ?? ''}: ${line.text}`]
      : [],
  );
  const advice = lines.flatMap((line) =>
    line.type === 'finding' && line.effect !== 'fail' && line.by.step
      ? [`${line.requirement} ${line.key.replace(/ \[.*$/, '')}`]
      : [],
  );
  return { verdicts, findings, advice };
}

const asked = ['dm-client/auth-mac/*', 'dm-client/notification/*'];
const failed = (verdicts: readonly string[]): string[] => verdicts.filter((one) => /^(fail|error) /.test(one));

test('a client that is right passes all that its operator can ask of it', async () => {
  const { verdicts, findings } = await play('none', asked);
  expect(failed(verdicts)).toEqual([]);
  expect(findings).toEqual([]);
  expect(verdicts.filter((one) => one.startsWith('pass ')).length).toBeGreaterThan(28);
}, 60_000);

test('a mac whose parts are in the wrong order is told so, and nothing else is', async () => {
  const { verdicts, findings } = await play('order', [
    'dm-client/auth-mac/challenge',
    'dm-client/auth-mac/server-taken',
  ]);
  expect(failed(verdicts)).toEqual(['fail dm-client/auth-mac/challenge: The mac does not fit: nonce after body.']);
  expect(verdicts.find((one) => one.includes('server-taken'))).toMatch(/^inconclusive .*: no session/);
  expect(new Set(findings.map((one) => one.slice(0, 11)))).toEqual(new Set(['dm-sec-0026']));
}, 60_000);

// The text states it as a fact, no verdict hangs on it: the finding is there as advice.
test('a client that believes every notification is told so where one must be dropped', async () => {
  const { verdicts, advice } = await play('unchecked', ['dm-client/notification/wrong-*']);
  expect(failed(verdicts)).toEqual([]);
  expect(advice.sort()).toEqual([
    'dm-not-0012 dm-client/notification/wrong-nonce',
    'dm-not-0012 dm-client/notification/wrong-secret',
  ]);
}, 60_000);
