/** What one session tells: of a sound client, of one with bad habits, of one that never comes. */
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../paths';
import { loadProfile, type OperatorProfile } from '../profile';
import { type Diagnosis, examine } from './examine';
import { proposal, sentences } from './words';

const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));

function look(operator: OperatorProfile, times = embedded.times): Promise<Diagnosis> {
  return examine({ profile: { ...embedded, operator, times }, seed: '1', clock: Date.now });
}

test('the reference is described and nothing is odd about it', async () => {
  const found = await look({ kind: 'embedded', defects: [] });
  expect(found).toMatchObject({
    reached: true,
    wire: { encoding: 'xml', VerProto: 'DM/1.2', authentication: 'syncml:auth-md5' },
    options: { 'struct-list': true },
    unread: {},
    odd: [],
  });
  expect(found.trouble).toBeUndefined();
  expect(found.values['./DevInfo/Man']).toBe('Assay');
  expect(found.values['./DevDetail/LrgObj']).toBe('true');
  expect(found.root).toContain('DevInfo');
  expect([...sentences(found)].at(-1)).toBe('Nothing unusual was seen.');
}, 30_000);

test('a bad habit is told in one sentence, with the requirement that it breaks', async () => {
  const found = await look({ kind: 'embedded', defects: ['content-type-plain'] });
  const text = [...sentences(found)].join('\n');
  expect(text).toMatch(/media type: text\/plain/);
  expect(text).toMatch(/Unusual:\n.*text\/plain.*; assay show \S+/);
}, 30_000);

test('a client that never comes is no fault of the tester', async () => {
  const found = await look({ kind: 'none' }, { ...embedded.times, connect: 100 });
  expect(found).toMatchObject({ reached: false, values: {}, options: {} });
  expect([...sentences(found)]).toEqual([expect.stringMatching(/was not reached at http.*nothing came within 100 ms/)]);
});

const nothing: Diagnosis = {
  product: 'X',
  address: 'http://x',
  reached: true,
  wire: {},
  values: {},
  unread: {},
  options: {},
  odd: [],
};

test('what a stranger sends does not reach the terminal as it is', () => {
  const found = { ...nothing, wire: { 'user agent': 'a\u001b[2Jb\u009b' }, root: ['\u0007'] };
  const text = [...sentences(found)].join('');
  expect(text).toContain('a\\x1b[2Jb\\x9b');
  expect(text).not.toMatch(/[^\P{Cc}\n]/u);
});

test('the proposal is YAML for a profile', () => {
  const found = {
    ...nothing,
    options: { title: false },
    values: { './DevInfo/DevId': 'x', './DevInfo/Man': 'm' },
    root: ['DevInfo'],
  };
  expect(parse(proposal(found))).toEqual({
    ics: { options: { title: false } },
    ixit: {
      interior: { uri: './DevInfo', child: 'Man' },
      'read-only': { uri: './DevInfo/Man' },
      permanent: { uri: './DevInfo/DevId' },
    },
  });
});
