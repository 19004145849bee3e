/** A finding about a server as a folder: without secrets, and its script plays the device to another server of the same make. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from '../catalogue';
import { loadSuites } from '../tester/load';
import { embeddedServer } from '../tester/operators/embedded-server';
import { packageRoot } from '../tester/paths';
import { plan } from '../tester/plan';
import { loadProfile, type Profile } from '../tester/profile';
import type { RecordLine } from '../tester/record';
import { replay } from '../tester/replay';
import { run } from '../tester/run';
import { reproduce } from './reproduce';

const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded-server.yaml'));
const suites = loadSuites();
const catalogue = loadCatalogue(packageRoot);
const secrets = ['a secret nobody may see', 'one of the server'] as const;
const defect = 'package-3-alert-status-missing';

interface Folder {
  readonly out: string;
  readonly record: string;
  read(name: string): string;
}

async function folderOf(encoding: 'xml' | 'wbxml', auth: 'basic' | 'md5' | 'mac'): Promise<Folder> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-reproduce-server-'));
  const [record, out] = [join(folder, 'run.jsonl'), join(folder, 'out')];
  const profile: Profile = {
    ...embedded,
    versions: ['1.2'],
    encodings: [encoding],
    client: { ...embedded.client, auth: [auth], secret: secrets[0] },
    server: { ...embedded.server, auth: ['md5'], secret: secrets[1] },
    operator: { kind: 'embedded', defects: [defect] },
  };
  const lines: string[] = [];
  const planned = plan(suites, profile, { cases: ['dm-server/session/package-4'], catalogue });
  const sink = (line: RecordLine): void => void lines.push(`${JSON.stringify(line)}\n`);
  await run({ suites, planned, profile, catalogue, strict: false, seed: '1', clock: Date.now, sink });
  writeFileSync(record, lines.join(''));
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  await reproduce(record, { out });
  jest.restoreAllMocks();
  return { out, record, read: (name) => readFileSync(join(out, name), 'utf8') };
}

/** Plays the folder's session to a server that knows the device by another password. @returns what the script says */
async function playedTo(defects: readonly string[], { out }: Folder, auth: string): Promise<string> {
  const operator = embeddedServer(defects);
  try {
    const server = await operator.open('x');
    const account = {
      id: 'IMEI:1',
      auth,
      user: 'u',
      secret: 'other',
      nonce: 'AAAA',
      serverid: 's',
      serverauth: 'none',
    };
    await server.operate?.('register-device', { ...account, serversecret: '', servernonce: '' });
    const commands = [{ command: 'Get', items: [{ target: './DevInfo/Man' }] }];
    await server.operate?.('queue', { device: 'IMEI:1', commands });
    const words = [server.url ?? '', '--user', 'u', '--secret', 'other', '--device', 'IMEI:1'];
    return await new Promise((resolve) =>
      execFile(process.execPath, [join(out, 'session.mjs'), ...words], (_error, stdout, stderr) =>
        resolve(stdout + stderr),
      ),
    );
  } finally {
    await operator.close();
  }
}

describe.each([
  ['xml', 'md5'],
  ['wbxml', 'basic'],
  ['xml', 'mac'],
] as const)('%s, %s', (encoding, auth) => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await folderOf(encoding, auth);
  }, 30_000);

  test('the problem report speaks of a server', () => {
    const report = folder.read('problem.md');
    expect(report).toContain('dm-pro-0030');
    expect(report).toContain('The tester was the device.');
    expect(report).toMatch(/\| 2 \*\*look here\*\* \| `messages\/03-client\.\w+` \| `messages\/04-server\.\w+` \|/);
    expect(report).toContain('node session.mjs URL --user NAME');
  });

  test('no file holds a secret', () => {
    const names = readdirSync(folder.out, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));
    expect(names).toEqual(expect.arrayContaining(['problem.md', 'session.mjs', 'bytes.mjs']));
    const basic = Buffer.from(`${embedded.client.name}:${secrets[0]}`).toString('base64');
    for (const name of names)
      expect([name, [...secrets, basic].filter((text) => folder.read(name).includes(text))]).toEqual([name, []]);
    expect(readFileSync(folder.record, 'utf8')).toContain(secrets[0]);
  });

  test('the record is judged as the run was', async () => {
    const lines = folder
      .read('record.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as RecordLine);
    const [again] = await replay(lines, suites, catalogue);
    expect([again?.judged.verdict, again?.changed]).toEqual(['fail', false]);
  });

  test('the script lets the fault be seen again, and gone where it is mended', async () => {
    const told = await playedTo([defect], folder, auth);
    expect(told).toMatch(/2: messages\/03-client\.\w+ answered with 200, \d+ bytes.*\n {3}look here: /);
    const alert = encoding === 'xml' ? '<Cmd>Alert</Cmd>' : '\x4a\x03Alert\0';
    const answer = (n: number): string => readFileSync(join(folder.out, 'answers', `${n}.bin`), 'latin1');
    expect(answer(1)).toContain('./DevInfo/Man');
    expect(answer(2)).not.toContain(alert);
    await playedTo([], folder, auth);
    expect(answer(2)).toContain(alert);
  }, 20_000);
});
