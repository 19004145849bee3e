/** Profiles that assay init writes: they load, say what was answered, and overwrite nothing. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProfile, type Profile } from '../tester/profile';
import { init } from './init';
import { type InitOptions, words } from './init-profile';

const folder = mkdtempSync(join(tmpdir(), 'assay-init-test-'));
let count = 0;

async function written(options: Partial<InitOptions>, answers?: Record<string, string>): Promise<Profile> {
  const out = join(folder, `${++count}.yaml`);
  const ask = async (question: string): Promise<string> =>
    Object.entries(answers ?? {}).find(([start]) => question.startsWith(start))?.[1] ?? '';
  await init({ role: 'dm-client', out, ...options }, answers && ask);
  return loadProfile(out);
}

beforeEach(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  jest.restoreAllMocks();
});

test('nothing given: defaults, started by hand', async () => {
  expect(await written({})).toMatchObject({
    role: 'dm-client',
    encodings: ['xml', 'wbxml'],
    operator: { kind: 'none' },
    listen: { path: '/dm' },
  });
});

test('options stand in the profile, whatever characters they hold', async () => {
  const options = {
    command: `./start 'a b' --server {url}`,
    encoding: ['wbxml'],
    user: 'u: #1',
    secret: 'a"b\n: }',
    serverId: "s'",
  };
  expect(await written(options)).toMatchObject({
    encodings: ['wbxml'],
    client: { name: 'u: #1', secret: 'a"b\n: }' },
    server: { name: "s'" },
    operator: { kind: 'command', command: ['./start', 'a b', '--server', '{url}'] },
  });
});

test('a person is asked for what no option gave', async () => {
  const profile = await written(
    { user: 'given' },
    { Name: 'Phone', Command: './go {url}', Encodings: 'xml', User: 'unused', Password: 'p' },
  );
  expect(profile).toMatchObject({
    product: 'Phone',
    encodings: ['xml'],
    client: { name: 'given', secret: 'p' },
    operator: { command: ['./go', '{url}'] },
  });
});

describe('of a server', () => {
  test('nothing given: a device, nobody queues', async () => {
    const profile = await written({ role: 'dm-server', url: 'http://192.0.2.9:8080/dm' });
    expect(profile).toMatchObject({
      role: 'dm-server',
      url: 'http://192.0.2.9:8080/dm',
      client: { device: 'IMEI:004999010640000' },
      operator: { kind: 'none' },
      nodes: { './Vendor/Text': 'a text of the device' },
    });
  });

  test.each<[string, object]>([
    ['http://localhost:9000/', { kind: 'http', url: 'http://localhost:9000/' }],
    ["./robot 'a b'", { kind: 'command', command: ['./robot', 'a b'], protocol: 'json-lines' }],
  ])('operator %s registers the devices', async (command, operator) => {
    const profile = await written({ role: 'dm-server', url: 'http://x/', command });
    expect(profile.operator).toMatchObject(operator);
    expect(profile.client.device).toBeUndefined();
  });

  test('a person is asked what concerns a server', async () => {
    const profile = await written(
      { role: 'dm-server', user: 'given' },
      {
        Name: 'Lab',
        Address: 'https://lab/dm',
        'Identifier of the device': 'IMEI:1',
        'Identifier that': 's.example',
        'Password that': 'p',
      },
    );
    expect(profile).toMatchObject({
      product: 'Lab',
      url: 'https://lab/dm',
      client: { name: 'given', device: 'IMEI:1' },
      server: { name: 's.example', secret: 'p' },
    });
  });

  test('an address that is none is refused before anything is written', async () => {
    await expect(written({ role: 'dm-server', url: 'lab/dm' })).rejects.toThrow(/url must match/);
  });
});

test('a file that is there stays, unless --force', async () => {
  const out = join(folder, 'there.yaml');
  writeFileSync(out, 'mine');
  await expect(init({ role: 'dm-client', out })).rejects.toThrow(/is there already/);
  expect(readFileSync(out, 'utf8')).toBe('mine');
  await init({ role: 'dm-client', out, force: true });
  expect(loadProfile(out).role).toBe('dm-client');
});

test.each<[string, Partial<InitOptions>, RegExp]>([
  ['a role without suites', { role: 'card' }, /no profiles for the role card/],
  ['an unknown encoding', { encoding: ['json'] }, /must be one of xml, wbxml/],
])('%s is refused before anything is written', async (_name, options, message) => {
  await expect(written(options)).rejects.toThrow(message);
});

test.each<[string, string[]]>([
  ['a b', ['a', 'b']],
  [`a "b c" 'd "e"' f="g h"`, ['a', 'b c', 'd "e"', 'f=g h']],
  ['  ', []],
])('words of %j', (line, expected) => {
  expect(words(line)).toEqual(expected);
});
