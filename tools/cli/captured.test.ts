/** The pushes of a real server, caught in each way that a profile knows: the suites about them decide what they decide on the octets themselves. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from '../catalogue';
import { loadSuites, suiteFiles } from '../tester/load';
import { packageRoot } from '../tester/paths';
import { plan } from '../tester/plan';
import { loadProfile } from '../tester/profile';
import type { RecordLine, VerdictLine } from '../tester/record';
import { run } from '../tester/run';

const catalogue = loadCatalogue(packageRoot);
const suites = loadSuites(suiteFiles(join(packageRoot, 'suites/dm-server')));
const folder = mkdtempSync(join(tmpdir(), 'assay-captured-'));
const embedded = readFileSync(join(packageRoot, 'suites/profiles/embedded-server.yaml'), 'utf8');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** @returns cases by verdict, those that pass left out, and their number */
async function played(way: object, defect?: string): Promise<{ passed: number; others: Record<string, string> }> {
  const file = join(folder, 'profile.yaml');
  const operator =
    defect === undefined ? '' : embedded.replace('kind: embedded', `kind: embedded, defects: [${defect}]`);
  writeFileSync(file, `${operator || embedded}\nnotify: ${JSON.stringify(way)}\nbootstrap: ${JSON.stringify(way)}\n`);
  const profile = { ...loadProfile(file), versions: ['1.2'], encodings: ['xml' as const], tls: undefined };
  const lines: RecordLine[] = [];
  await run({
    suites,
    planned: plan(suites, profile, { suites: ['dm-server/notification', 'dm-server/bootstrap'], catalogue }),
    profile,
    catalogue,
    strict: false,
    seed: '1',
    clock: Date.now,
    sink: (line) => lines.push(line),
  });
  const verdicts = lines.filter((line): line is VerdictLine => line.type === 'verdict');
  const others = verdicts.filter(({ verdict }) => verdict !== 'pass');
  return {
    passed: verdicts.length - others.length,
    others: Object.fromEntries(others.map(({ key, verdict }) => [key.replace(/^dm-server\/| \[.*/g, ''), verdict])),
  };
}

const ofWsp = ['push-unconfirmed', 'header-order', 'content-type-code', 'application', 'header-length', 'port'];

test('a POST: what is asked of WSP is skipped, all else passes', async () => {
  const { passed, others } = await played({ http: `127.0.0.1:${await freePort()}` });
  expect(others).toEqual(Object.fromEntries(ofWsp.map((name) => [`notification/${name}`, 'skipped'])));
  expect(passed).toBeGreaterThan(50);
}, 60_000);

test('a datagram: all passes but the port, which this profile chose', async () => {
  const { passed, others } = await played({ udp: `127.0.0.1:${await freePort()}` });
  expect(others).toEqual({ 'notification/port': 'fail' });
  expect(passed).toBeGreaterThan(50);
}, 60_000);

test('a file: all passes but the port, which a file does not say', async () => {
  const { passed, others } = await played({ file: join(folder, 'captured.push') });
  expect(others).toEqual({ 'notification/port': 'inconclusive' });
  expect(passed).toBeGreaterThan(50);
}, 60_000);

test('a fault is found in a POST as it is in what an operator hands over', async () => {
  const { others } = await played({ http: `127.0.0.1:${await freePort()}` }, 'bootstrap-mac-wrong');
  const failed = Object.entries(others).filter(([, verdict]) => verdict === 'fail');
  expect(failed.map(([name]) => name).sort()).toEqual(['bootstrap/cp-imsi', 'bootstrap/cp-mac', 'bootstrap/mac']);
}, 60_000);
