/** The commands around a run where the product is a server: the embedded one, and one that is not there. Runs the built program. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProfile } from '../tester/profile';

const root = join(__dirname, '../..');
const program = join(root, 'dist/tools/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'assay-cli-server-'));
const at = (name: string): string => join(folder, name);

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function assay(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...args],
      { cwd: root, env: { ...process.env, NO_COLOR: '1' }, maxBuffer: 1 << 26 },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

function profile(name: string, operator: string): string {
  const text = `# mine\nproduct: Lab\nrole: dm-server\nencodings: [xml]\nclient: { auth: [md5] }\noperator: ${operator}\n`;
  writeFileSync(at(name), text);
  return at(name);
}

test('init, then doctor: nobody is there, and what to try is said', async () => {
  const made = await assay('init', '--role', 'dm-server', '--url', 'http://127.0.0.1:9/dm', '--out', at('init.yaml'));
  expect(made).toMatchObject({ code: 0, err: expect.stringContaining('next: assay doctor') });
  const ran = await assay('doctor', '--profile', at('init.yaml'));
  expect(ran.code).toBe(3);
  expect(ran.out).toMatch(/was not reached at http:\/\/127\.0\.0\.1:9\/dm: .*ECONNREFUSED/);
  expect(ran.out).toMatch(/Try next:\n {2}nobody listens there/);
}, 20_000);

test('a run against nobody says so of a server', async () => {
  const words = ['--profile', at('init.yaml'), '--case', 'dm-server/session/*', '--out', at('nobody')];
  const ran = await assay('run', ...words);
  expect(ran.code).toBe(3);
  expect(ran.out.replace(/\s+/g, ' ')).toContain(
    'the server was never reached in the first case (assay doctor looks into it)',
  );
}, 20_000);

test('doctor writes the profile anew: comments stay, what was learned is in it', async () => {
  const ran = await assay(
    'doctor',
    '--profile',
    profile('lab.yaml', '{ kind: embedded }'),
    '--out',
    at('learned.yaml'),
  );
  expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('Nothing unusual was seen.') });
  expect(readFileSync(at('learned.yaml'), 'utf8')).toMatch(/^# mine\n/);
  expect(loadProfile(at('learned.yaml'))).toMatchObject({
    encodings: ['xml', 'wbxml'],
    server: { auth: expect.any(Array), name: 'assay' },
    options: { xml: true, wbxml: true, md5: true },
  });
}, 20_000);

test('doctor --json', async () => {
  const { code, out } = await assay('doctor', '--profile', at('lab.yaml'), '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ reached: true, isIn: true, commands: ['Get ./DevInfo/Man'] });
}, 20_000);

describe('a server that answers package 3 with nothing', () => {
  const run = at('run');
  beforeAll(async () => {
    const file = profile('bad.yaml', '{ kind: embedded, defects: [empty-answer] }');
    const ran = await assay(
      'run',
      '--profile',
      file,
      '--case',
      'dm-server/session/every-package-answered',
      '--out',
      run,
    );
    expect(ran.code).toBe(1);
  }, 20_000);

  test('why names the cause', async () => {
    const { code, out } = await assay('why', run);
    expect(code).toBe(0);
    expect(out).toMatch(/smallest {5}message 4 \(exchange 2\) of dm-server\/session\/every-package-answered/);
    expect(out).toMatch(/follows {6}the message cannot be read \(1 time\)/);
  });

  test('shrink makes our message small', async () => {
    const { code, out } = await assay('shrink', run, '--tries', '8', '--out', at('small'));
    expect(code).toBe(0);
    expect(out).toMatch(/^POST \//m);
    expect(out).toMatch(/octets became \d+, by elements, in \d+ sessions/);
    expect(existsSync(at('small/message.xml'))).toBe(true);
  }, 30_000);

  test('shrink of a finding by its number', async () => {
    const words = ['--case', 'dm-server/session/every-package-answered', '--out', at('small-1')];
    expect(await assay('shrink', run, ...words, '--finding', '1', '--tries', '3')).toMatchObject({ code: 0 });
    const none = await assay('shrink', run, ...words, '--finding', '99');
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining('has no finding 99') });
  }, 30_000);

  test('reproduce makes a folder that plays the device', async () => {
    expect((await assay('reproduce', run, '--out', at('folder'))).code).toBe(0);
    expect(readFileSync(at('folder/session.mjs'), 'utf8')).toContain('Plays the device');
  });
});

test('quick plays what there is time for', async () => {
  const { code, out, err } = await assay(
    'quick',
    '--profile',
    'suites/profiles/embedded-server.yaml',
    '--minutes',
    '0.05',
    '--out',
    at('quick'),
  );
  expect(code).toBe(0);
  expect(out).toMatch(/^Assay reference DM server passes all \d+ cases/m);
  expect(err).toMatch(/quick: left out: \d+ of \d+ cases/);
}, 20_000);
