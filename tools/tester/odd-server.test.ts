/** Servers that are odd and right: they are judged, not refused; what is wrong about them is told, and nothing else. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from '../catalogue';
import { makeCertificates } from '../wire/certificates';
import { loadSuites } from './load';
import { prepare, serverAt } from './observe/setup';
import { packageRoot } from './paths';
import { plan } from './plan';
import type { Profile } from './profile';
import type { CaseLine, FindingLine, RecordLine, VerdictLine } from './record';
import { run } from './run';
import { type Oddities, startOddServer } from './testing/odd-server';

const catalogue = loadCatalogue(packageRoot);

async function observe(odd: Oddities, change: (profile: Profile) => Profile = (same) => same) {
  const server = await startOddServer(odd);
  const observation = { sessions: 1, pause: 0, tree: {}, maxMessage: 16_000 };
  const told = change({ ...serverAt(server.url, {}), times: { connect: 2000, answer: 2000, quiet: 100, case: 5000 } });
  const { profile, suite, planned, hooks } = prepare(told, observation, { catalogue });
  const lines: RecordLine[] = [];
  try {
    const { exitCode } = await run({
      suites: [suite],
      planned,
      profile,
      catalogue,
      strict: false,
      seed: '1',
      clock: Date.now,
      sink: (line) => lines.push(line),
      ...hooks,
    });
    const of = <T extends RecordLine['type']>(type: T) =>
      lines.filter((line): line is Extract<RecordLine, { type: T }> => line.type === type);
    return {
      exitCode,
      verdicts: of('verdict').map((line: VerdictLine) => line.verdict),
      reasons: of('verdict').map((line: VerdictLine) => line.reason),
      permutations: of('case').map(({ permutation }: CaseLine) => `${permutation.version} ${permutation.encoding}`),
      broken: of('finding').flatMap((line: FindingLine) =>
        line.effect === 'fail' ? [line.requirement ?? line.text] : [],
      ),
      advised: of('finding').flatMap((line: FindingLine) =>
        line.effect === 'fail' ? [] : [line.by.rule ?? line.text],
      ),
      messages: of('message').length,
      called: server.called,
    };
  } finally {
    await server.close();
  }
}

const xmlFirst = (profile: Profile): Profile => ({ ...profile, encodings: ['xml', 'wbxml'] });

test.each<[string, Oddities, string[], string[]]>([
  ['nothing odd', {}, [], ['/dm', '/dm']],
  ['an address with a query', { path: '/cgi-bin/x.exe;v=1/?tenant=7&dm' }, [], []],
  ['MsgID from 2', { firstMessage: 2 }, ['msgid-counts'], []],
  ['a name that is no URL', { source: 'com.example.server' }, [], []],
  ['RespURI on another path', { respUri: '/sessions/4711' }, [], ['/dm', '/sessions/4711']],
  ['RespURI that is no address', { respUri: 'http://[' }, [], ['/dm', '/dm']],
  ['RespURI that is no address of HTTP', { respUri: 'mailto:a@b' }, [], ['/dm', '/dm']],
  ['pieces of one octet', { chunked: true }, [], []],
])('%s: judged, and nothing fails', async (_, odd, advised, called) => {
  const found = await observe(odd);
  expect(found).toMatchObject({ exitCode: 0, verdicts: ['pass'], broken: [], advised, messages: 4 });
  if (called.length > 0) expect(found.called).toEqual(called);
});

test.each<[string, Oddities, string[], string]>([
  ['WBXML only', { takes: ['wbxml'] }, ['1.2 xml', '1.2 wbxml'], 'HTTP 415'],
  ['DM 1.1 only', { version: '1.1' }, ['1.2 xml', '1.2 wbxml', '1.1.2 xml'], '513'],
])('%s: what it does not speak is left out, with its answer', async (_, odd, permutations, reason) => {
  const found = await observe(odd, xmlFirst);
  const left = permutations.slice(1).map(() => 'skipped');
  expect(found).toMatchObject({ exitCode: 0, permutations, verdicts: [...left, 'pass'], broken: [] });
  expect(found.reasons[0]).toContain(reason);
});

test.each<[string, Oddities, string, number, string]>([
  ['another path', { path: '/other' }, 'inconclusive', 4, 'HTTP 404'],
  ['somebody else', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'inconclusive', 4, 'HTTP 302'],
  ['a fault of its own', { status: 500 }, 'fail', 1, 'the message cannot be read'],
])('%s in place of a session is said', async (_, odd, verdict, exitCode, reason) => {
  const found = await observe(odd, (profile) => ({ ...profile, url: profile.url?.replace('/other', '/dm') }));
  expect(found).toMatchObject({ exitCode, verdicts: [verdict] });
  expect(found.reasons[0]).toContain(reason);
});

describe('over https', () => {
  let odd: Oddities;
  let ca = '';
  beforeAll(async () => {
    const made = await makeCertificates('127.0.0.1', Date.now());
    odd = { tls: { key: made.good.key, cert: made.good.cert } };
    ca = join(mkdtempSync(join(tmpdir(), 'assay-')), 'ca.pem');
    writeFileSync(ca, made.ca.cert);
  });
  const trusting = (file: string | undefined) => (profile: Profile) =>
    profile.tls ? { ...profile, tls: { ...profile.tls, ca: file } } : profile;

  test('a session is judged', async () => {
    expect(await observe(odd, trusting(ca))).toMatchObject({
      exitCode: 0,
      verdicts: ['pass'],
      broken: [],
      messages: 4,
    });
  });

  test('a certificate that nobody vouches for ends it', async () => {
    const found = await observe(odd, trusting(undefined));
    expect(found).toMatchObject({ exitCode: 3, verdicts: ['inconclusive'] });
    expect(found.reasons[0]).toMatch(/certificate/);
  });
});

test.each<[string, Oddities]>([
  ['nothing odd', {}],
  ['an address with a query', { path: '/x?tenant=7' }],
  ['a name that is no URL', { source: 'com.example.server' }],
  ['RespURI on another path', { respUri: '/sessions/4711' }],
  ['MsgID from 2', { firstMessage: 2 }],
])('a case of the suites is played with it: %s', async (_, odd) => {
  const server = await startOddServer(odd);
  const suites = loadSuites([join(packageRoot, 'suites/dm-server/session.yaml')]);
  const told = serverAt(server.url, { device: 'IMEI:1' });
  const planned = plan(suites, told, { cases: ['dm-server/session/opens'], catalogue, versions: 'first' });
  const lines: RecordLine[] = [];
  const sink = (line: RecordLine): number => lines.push(line);
  try {
    const { exitCode } = await run({
      suites,
      planned,
      profile: told,
      catalogue,
      strict: false,
      seed: '1',
      clock: Date.now,
      sink,
    });
    expect({ exitCode, lines: lines.filter(({ type }) => type === 'verdict') }).toMatchObject({ exitCode: 0 });
  } finally {
    await server.close();
  }
});

test('nobody there', async () => {
  const found = await observe({}, (profile) => ({ ...profile, url: 'http://127.0.0.1:1/dm' }));
  expect(found).toMatchObject({ exitCode: 3, verdicts: ['inconclusive'] });
  expect(found.reasons[0]).toMatch(/ECONNREFUSED/);
});
