import { join } from 'node:path';
import { loadCatalogue } from '../catalogue';
import type { Axis, Case, Suite } from './case';
import { loadSuites } from './load';
import { packageRoot } from './paths';
import { nearest, pairwise, permutationName, plan, product } from './plan';
import { loadProfile } from './profile';

const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));
const profile = { ...embedded, versions: ['1.2'], options: { copy: false } };
const everyVersion = { ...profile, versions: ['1.2', '1.1.2', '1.3'] };

function oneCase(id: string, part: Partial<Case> = {}): Case {
  return {
    id,
    suite: 'dm-client/x',
    role: 'dm-client',
    title: id,
    covers: ['dm-pro-0001'],
    scr: [],
    ets: null,
    needs: [],
    versions: [],
    within: {},
    axes: ['encoding'],
    caughtBy: ['d'],
    preamble: [],
    steps: [],
    postamble: [],
    file: 'x.yaml',
    line: 1,
    ...part,
  };
}

function suite(cases: Case[], sanity?: string): Suite {
  return { suite: 'dm-client/x', role: 'dm-client', title: '', sanity, cases, file: 'x.yaml' };
}

const names = (suites: Suite[], filter = {}): string[] => plan(suites, profile, filter).map((one) => one.key);

test('a case is multiplied by the axes that matter to it and by no other', () => {
  expect(names([suite([oneCase('dm-client/x/a')])])).toEqual([
    'dm-client/x/a [dm 1.2, xml, md5/md5, http]',
    'dm-client/x/a [dm 1.2, wbxml, md5/md5, http]',
  ]);
});

describe('versions', () => {
  const played = (part: Partial<Case>, filter = {}): string[] =>
    plan([suite([oneCase('dm-client/x/a', { axes: [], ...part })])], everyVersion, filter).map(
      ({ permutation, skip }) => skip ?? permutation.version,
    );
  const catalogue = loadCatalogue(packageRoot);

  test.each<[string, Partial<Case>, object, string[]]>([
    ['all that the profile has', {}, {}, ['1.2', '1.1.2', '1.3']],
    ['those of the case', { versions: ['1.2', '1.3'] }, {}, ['1.2', '1.3']],
    ['the first', {}, { versions: 'first' }, ['1.2']],
    ['the first of the case', { versions: ['1.1.2'] }, { versions: 'first' }, ['1.1.2']],
    ['not where the requirement does not apply', { covers: ['dm-pro-0088'] }, { catalogue }, ['1.2', '1.3']],
    ['nowhere', { versions: ['1.0'] }, {}, ['the case is for another version than the profile has: 1.2, 1.1.2, 1.3']],
  ])('%s', (_name, part, filter, expected) => {
    expect(played(part, filter)).toEqual(expected);
  });

  test('with other axes: pairs by default, all on demand', () => {
    const part = { axes: ['encoding', 'client-auth', 'server-auth'] as const };
    const pairs = played(part);
    expect(new Set(pairs).size).toBe(3);
    expect(played(part, { full: true })).toHaveLength(72);
    expect(pairs.length).toBeLessThan(24);
  });
});

test('what the ICS does not claim is skipped with the reason', () => {
  const [skipped] = plan([suite([oneCase('dm-client/x/a', { needs: ['copy'] })])], profile);
  expect(skipped?.skip).toBe('the ICS does not claim copy');
});

test('a case keeps to the places where it makes sense, and is skipped where the profile has none', () => {
  const place = (encoding: string): Case => oneCase('dm-client/x/a', { within: { encoding: [encoding] } });
  expect(names([suite([place('wbxml')])])).toEqual(['dm-client/x/a [dm 1.2, wbxml, md5/md5, http]']);
  expect(plan([suite([place('json')])], profile)[0]?.skip).toBe(
    'the case is for another encoding than the profile has: xml, wbxml',
  );
});

test('https is a place where the profile speaks TLS, and the only one where it speaks nothing else', () => {
  const { tls, ...without } = profile;
  const secure = oneCase('dm-client/x/a', { within: { transport: ['https'] } });
  const places = (of: Case, one: typeof profile): (string | undefined)[] => [
    ...new Set(plan([suite([of])], one, { versions: 'first' }).map((each) => each.skip ?? each.permutation.transport)),
  ];
  expect(places(secure, profile)).toEqual(['https']);
  expect(places(secure, without)).toEqual(['the case is for another transport than the profile has: http']);
  expect(places(oneCase('dm-client/x/b', {}), profile)).toEqual(['http']);
  expect(tls && places(oneCase('dm-client/x/b', {}), { ...profile, tls: { ...tls, only: true } })).toEqual(['https']);
});

test('the sanity case runs first and last', () => {
  const keys = plan(
    [suite([oneCase('dm-client/x/a'), oneCase('dm-client/x/sane', { axes: [] })], 'dm-client/x/sane')],
    profile,
  ).map((one) => [one.of.id, one.sanity]);
  expect(keys[0]).toEqual(['dm-client/x/sane', 'first']);
  expect(keys.at(-1)).toEqual(['dm-client/x/sane', 'last']);
  expect(keys).toHaveLength(4);
});

test.each([
  [{ cases: ['dm-client/x/b'] }, /no case is called dm-client\/x\/b/],
  [{ suites: ['dm-server/*'] }, /no suite is called dm-server\/\*/],
])('a filter that names nothing is an error: %j', (filter, message) => {
  expect(() => plan([suite([oneCase('dm-client/x/a')])], profile, filter)).toThrow(message);
});

test('globs choose cases and suites', () => {
  const suites = [suite([oneCase('dm-client/x/get-a'), oneCase('dm-client/x/add-a')])];
  expect(new Set(plan(suites, profile, { cases: ['dm-client/x/get-*'] }).map((one) => one.of.id))).toEqual(
    new Set(['dm-client/x/get-a']),
  );
  expect(plan(suites, profile, { suites: ['dm-client/*'] })).toHaveLength(4);
});

test('pairwise holds every pair of values in fewer rows than the product', () => {
  const axes: Record<Axis, string[]> = {
    version: ['1', '2', '3'],
    encoding: ['x', 'w'],
    'client-auth': ['a', 'b', 'c'],
    'server-auth': ['p', 'q'],
    transport: ['h'],
  };
  const rows = pairwise(axes);
  const pairs = (all: Record<string, string>[]): Set<string> =>
    new Set(
      all.flatMap((row) =>
        Object.entries(row).flatMap(([a, x]) => Object.entries(row).map(([b, y]) => `${a}${x}${b}${y}`)),
      ),
    );
  expect(pairs(rows)).toEqual(pairs(product(axes)));
  expect(rows.length).toBeLessThan(product(axes).length / 2);
});

test('the long name is made from the values', () => {
  const permutation = {
    version: '1.2',
    encoding: 'xml',
    clientAuth: 'md5',
    serverAuth: 'none',
    transport: 'http',
  } as const;
  expect(permutationName(permutation)).toBe('dm 1.2, xml, md5/none, http');
});

test('a mistyped name is answered with the nearest', () => {
  expect(nearest('dm-client/get/mising', ['dm-client/add/node', 'dm-client/get/missing'])).toBe(
    'dm-client/get/missing',
  );
});

describe('parts', () => {
  const keysOf = (shard?: string): string[] =>
    plan(loadSuites(), loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml')), { shard }).map(
      (one) => one.key,
    );

  test('every case is in one part, the sanity case in each', () => {
    const whole = keysOf();
    const parts = ['1/3', '2/3', '3/3'].map(keysOf);
    const counts = new Map<string, number>();
    for (const key of parts.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([...whole].sort());
    const often = [...counts].filter(([, count]) => count !== 1);
    expect(often.length).toBeGreaterThan(0);
    expect(often.every(([key, count]) => count === 3 && key.startsWith('dm-client/session/opens'))).toBe(true);
    for (const part of parts) expect(part.length).toBeLessThan(whole.length / 2);
  });

  test.each(['0/3', '4/3', 'x', '1'])('%s is none', (shard) => expect(() => keysOf(shard)).toThrow('names no part'));
});
