/** The embedded pair does what the scenarios want; with a fault on either side the scenario fails and the right side is blamed. */
import { join } from 'node:path';
import { type Catalogue, loadCatalogue } from '../../catalogue';
import { runOf } from '../../report';
import { FileError } from '../../tester/errors';
import { packageRoot } from '../../tester/paths';
import { loadProfile, type Profile } from '../../tester/profile';
import type { RecordLine } from '../../tester/record';
import { interop, permutationsOf } from './interop';
import type { Outcome } from './play';
import { loadScenarios, usualScenarios } from './scenario';

const profile = (name: string): Profile => loadProfile(join(packageRoot, 'suites/profiles', name));
const client = profile('embedded.yaml');
const server = profile('embedded-server.yaml');
let known: Catalogue | undefined;

async function play(
  ids: readonly string[],
  faults: { client?: string; server?: string } = {},
  part: Partial<Profile> = {},
) {
  known ??= loadCatalogue(packageRoot);
  const lines: RecordLine[] = [];
  const outcomes = new Map<string, Outcome>();
  const having = (name?: string) => ({ kind: 'embedded' as const, defects: name === undefined ? [] : [name] });
  const { exitCode } = await interop({
    client: { ...client, encodings: ['xml'], operator: having(faults.client), ...part },
    server: { ...server, operator: having(faults.server) },
    scenarios: loadScenarios(usualScenarios).filter(({ id }) => ids.length === 0 || ids.includes(id)),
    catalogue: known,
    strict: false,
    full: false,
    host: '127.0.0.1',
    port: 0,
    clock: Date.now,
    sink: (line) => lines.push(line),
    onVerdict: (key, outcome) => outcomes.set(key.split(' ')[0] as string, outcome),
  });
  return { exitCode, outcomes, run: runOf(lines) };
}

test('every scenario passes, and neither is blamed', async () => {
  const { exitCode, outcomes, run } = await play([]);
  for (const [id, { verdict, reason, findings }] of outcomes)
    expect([id, verdict, reason, findings]).toEqual([id, 'pass', undefined, []]);
  expect(outcomes.size).toBe(9);
  expect(exitCode).toBe(0);
  for (const { messages } of run.cases) expect(messages.length).toBeGreaterThan(3);
});

test.each([
  ['int/missing', { client: 'get-missing-says-200' }, 'fail', undefined],
  ['int/large-object', { client: 'chunks-not-joined' }, 'fail', undefined],
  ['int/notified', { server: 'notification-digest-wrong' }, 'fail', undefined],
  ['int/read', { client: 'header-verproto-wrong' }, undefined, 'client'],
  ['int/read', { server: 'cmdid-missing' }, undefined, 'server'],
] as const)('%s with %j', async (id, faults, verdict, blamed) => {
  const { exitCode, outcomes } = await play([id], faults);
  const outcome = outcomes.get(id);
  expect(exitCode).toBe(1);
  if (verdict) expect(outcome?.verdict).toBe(verdict);
  const parties = outcome?.findings.flatMap(({ party, effect }) => (party && effect === 'fail' ? [party] : []));
  if (blamed) expect(new Set(parties)).toEqual(new Set([blamed]));
});

test('what an operator cannot do, or no profile tells, leaves a scenario undecided', async () => {
  const { exitCode, outcomes } = await play(['int/change'], {}, { ixit: {} });
  expect(outcomes.get('int/change')?.verdict).toBe('inconclusive');
  expect(outcomes.get('int/change')?.reason).toMatch(/ixit/);
  expect(exitCode).toBe(4);
});

test('pairs are made of what both speak', () => {
  expect(permutationsOf(client, { ...server, encodings: ['wbxml'] }, false)).toEqual([
    { version: '1.2', encoding: 'wbxml', clientAuth: 'md5', serverAuth: 'md5', transport: 'http' },
  ]);
  expect(permutationsOf(client, server, true)).toHaveLength(3 * 2 * 3 * 4);
  expect(() => permutationsOf(client, { ...server, versions: ['2.0'] }, false)).toThrow(/no version in common/);
});

test('a file that is none is refused with its line', () => {
  expect(() => loadScenarios(join(packageRoot, 'suites/profiles/embedded.yaml'))).toThrow(FileError);
});
