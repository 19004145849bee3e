/** Profiles that assay init writes: they load, say what was answered, and overwrite nothing. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProfile, type Profile } from '../tester/profile';
import { type InitOptions, init, words } from './init';

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
