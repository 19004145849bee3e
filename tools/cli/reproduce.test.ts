import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { loadCatalogue } from '../catalogue';
import { loadSuites } from '../tester/load';
import { packageRoot } from '../tester/paths';
import { plan } from '../tester/plan';
import { loadProfile, type Profile } from '../tester/profile';
import type { RecordLine } from '../tester/record';
import { replay } from '../tester/replay';
import { run } from '../tester/run';
import { reproduce } from './reproduce';

const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));
const profile: Profile = {
  ...embedded,
  versions: ['1.2'],
  encodings: ['xml'],
  client: { ...embedded.client, auth: ['basic'], secret: 'a secret nobody may see' },
  server: { ...embedded.server, auth: ['none'] },
  operator: { kind: 'embedded', defects: ['get-missing-says-200'] },
};
const suites = loadSuites();
const catalogue = loadCatalogue(packageRoot);
const folder = mkdtempSync(join(tmpdir(), 'assay-reproduce-'));
const out = join(folder, 'out');
const record = join(folder, 'run.jsonl');

beforeAll(async () => {
  const lines: string[] = [];
  await run({
    suites,
    planned: plan(suites, profile, { cases: ['dm-client/get/missing'], catalogue }),
    profile,
    catalogue,
    strict: false,
    seed: '1',
    clock: Date.now,
    sink: (line) => void lines.push(`${JSON.stringify(line)}\n`),
  });
  writeFileSync(record, lines.join(''));
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  await reproduce(record, { out });
  jest.restoreAllMocks();
}, 30_000);

const read = (name: string): string => readFileSync(join(out, name), 'utf8');

test('the problem report has requirement, clause and place', () => {
  const report = read('problem.md');
  expect(report).toContain('dm-rep-0092 (MUST NOT)');
  expect(report).toContain('OMA-TS-DM_RepPro-V1_2, clause 6.6');
  expect(report).toMatch(/\| place \| message \d, SyncBody\/Status\[2\]\/Data, byte 0x[0-9a-f]+ \|/);
  expect(report).toContain('**look here**');
});

test('no file holds the secret', () => {
  const basic = Buffer.from(`${profile.client.name}:${profile.client.secret}`).toString('base64');
  const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));
  expect(names).toEqual(expect.arrayContaining(['problem.md', 'session.mjs', join('messages', '01-client.xml')]));
  for (const name of names)
    expect([name, read(name).includes(profile.client.secret), read(name).includes(basic)]).toEqual([
      name,
      false,
      false,
    ]);
  expect(readFileSync(record, 'utf8')).toContain(profile.client.secret);
});

test('the record is judged as the run was', async () => {
  const lines = read('record.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RecordLine);
  const [again] = await replay(lines, suites, catalogue);
  expect([again?.judged.verdict, again?.changed]).toEqual(['fail', false]);
});

test('the script plays the session to a client in the same way', async () => {
  const server = spawn(process.execPath, [join(out, 'session.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await new Promise<string>((resolve) =>
      createInterface(server.stdout).on('line', (line) => {
        const found = /http:\S+/.exec(line);
        if (found) resolve(found[0]);
      }),
    );
    const main = join(packageRoot, 'tools/reference/dm-client/main.ts');
    const args = ['--url', url, '--session-id', 'BEEF', '--server-id', 'assay', '--defect', 'get-missing-says-200'];
    await new Promise<void>((resolve) => execFile(process.execPath, ['-r', 'tsx/cjs', main, ...args], () => resolve()));
    const answer = readFileSync(join(out, 'answers', '2.bin'), 'utf8');
    expect(answer).toContain('<SessionID>BEEF</SessionID>');
    expect(answer).toMatch(/<Cmd>Get<\/Cmd>.*<Data>200<\/Data>/);
    expect(existsSync(join(out, 'answers', '3.bin'))).toBe(false);
  } finally {
    server.kill('SIGKILL');
  }
}, 20_000);

test('what is not there is said', async () => {
  await expect(reproduce(record, { out, case: 'no/such' })).rejects.toThrow('the record holds no case no/such');
  await expect(reproduce(record, { out, finding: '99' })).rejects.toThrow('has no finding 99');
});
