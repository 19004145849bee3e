import { join } from 'node:path';
import { loadCatalogue } from '../../catalogue';
import { md5Credential, toBase64 } from '../../dm/digest';
import { zeroNonces } from '../../dm/notification';
import { loadSuites } from '../load';
import { packageRoot } from '../paths';
import { plan } from '../plan';
import { loadProfile, type Profile } from '../profile';
import type { RecordLine } from '../record';
import { replay } from '../replay';
import { run } from '../run';
import { Pseudonyms } from './pseudonym';
import { redacting } from './redact';
import { Replacements } from './replace';

const key = new Uint8Array(Buffer.from('the key of this test'));
const pseudonyms = new Pseudonyms(key);

test.each(['assay-user', 'IMSI 240011234567890', 'Pä$$wörd', '端末', 'x'])('%s keeps length and kind', (secret) => {
  const standIn = pseudonyms.text(secret);
  expect(Buffer.byteLength(standIn)).toBe(Buffer.byteLength(secret));
  expect(standIn.replace(/\p{L}/gu, 'L').replace(/\d/g, '0')).toBe(secret.replace(/\p{L}/gu, 'L').replace(/\d/g, '0'));
  expect(new Pseudonyms(key).text(secret)).toBe(standIn);
  expect(new Pseudonyms(new Uint8Array(1)).text(secret)).not.toBe(standIn);
});

test('nonces keep their length, their common beginning, and base64 within base64', () => {
  const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
  const [one, other] = [pseudonyms.nonce(octets('common\0one')), pseudonyms.nonce(octets('common\0other'))];
  expect(one).toHaveLength(10);
  expect([...one.subarray(0, 8)]).toEqual([...other.subarray(0, 7), expect.any(Number)].slice(0, 8));
  expect(one.subarray(0, 7)).not.toEqual(octets('common\0'));
  const double = pseudonyms.nonce(octets(toBase64('twelve bytes')));
  expect(Buffer.from(double).toString()).toMatch(/^[A-Za-z0-9+/]{16}$/);
  for (const zero of zeroNonces) expect(pseudonyms.nonce(zero)).toBe(zero);
});

test('replacements prefer what begins first, then the longer', () => {
  const all = new Replacements();
  for (const [from, to] of [
    ['ab', '12'],
    ['abc', '345'],
    ['cd', '67'],
    ['', 'x'],
  ] as const)
    all.add(from, to);
  expect(all.text('abcd ab cd')).toBe('345d 12 67');
  expect(all.json({ a: ['cd', 1, null] })).toEqual({ a: ['67', 1, null] });
});

describe('a run', () => {
  const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));
  const profile: Profile = {
    ...embedded,
    client: { ...embedded.client, name: 'user-of-the-test', secret: 'secret & <of> the test' },
    server: { ...embedded.server, secret: 'secret of the tester' },
  };
  const catalogue = loadCatalogue(packageRoot);
  const suites = loadSuites();
  const plain: RecordLine[] = [];
  const redacted: RecordLine[] = [];

  beforeAll(async () => {
    const sink = redacting(profile, key, (line) => void redacted.push(JSON.parse(JSON.stringify(line)) as RecordLine));
    await run({
      suites,
      planned: plan(suites, profile, {
        suites: ['dm-client/auth*', 'dm-client/notification', 'dm-client/get'],
        catalogue,
      }),
      profile,
      catalogue,
      strict: false,
      seed: '1',
      clock: Date.now,
      sink: (line) => {
        plain.push(line);
        sink(line);
      },
    });
  }, 60_000);

  const texts = (lines: readonly RecordLine[]): string =>
    lines
      .map(
        (line) =>
          JSON.stringify(line) + (line.type === 'message' ? Buffer.from(line.bytes, 'base64').toString('latin1') : ''),
      )
      .join('\n');

  test('is without its secrets', () => {
    const nonces = plain.flatMap((line) => (line.type === 'message' ? (line.drawn ?? []) : []));
    const { client, server } = profile;
    const secrets = [
      client.name,
      'secret & <of> the test',
      'secret &amp; &lt;of&gt; the test',
      server.secret,
      toBase64(`${client.name}:${client.secret}`),
      md5Credential(client.name, client.secret, client.nonce),
      toBase64(client.nonce),
      toBase64(server.nonce),
      ...nonces,
    ].filter((one) => one.length > 5);
    expect(nonces.length).toBeGreaterThan(20);
    const [before, after] = [texts(plain), texts(redacted)];
    expect(secrets.filter((one) => before.includes(one)).length).toBeGreaterThan(nonces.length);
    expect(secrets.filter((one) => after.includes(one))).toEqual([]);
  });

  test('has all its messages, of the same size', () => {
    const sizes = (lines: readonly RecordLine[]): number[] =>
      lines.flatMap((line) => (line.type === 'message' ? [line.bytes.length] : []));
    expect(sizes(redacted)).toEqual(sizes(plain));
  });

  test('is judged as before', async () => {
    const again = await replay(redacted, suites, catalogue);
    const odd = again.filter((one) => one.changed || one.judged.verdict !== one.before?.verdict);
    expect(odd.map((one) => [one.planned.key, one.changed, one.judged.reason])).toEqual([]);
    const broken = again.flatMap((one) =>
      one.judged.findings.map((finding) => [one.planned.key, finding.text, finding.actual]),
    );
    const before = redacted.filter((line) => line.type === 'finding');
    expect(broken).toHaveLength(before.length);
    expect(again.length).toBeGreaterThan(60);
  });
});

test('a push that an operator handed over is not kept, whatever stands beside it', () => {
  const kept: RecordLine[] = [];
  const write = redacting(loadProfile(join(packageRoot, 'suites/profiles/embedded-server.yaml')), key, (line) =>
    kept.push(line),
  );
  const result = {
    push: toBase64('assay-server-secret'),
    message: toBase64('assay-secret'),
    mac: '00FF',
    code: '12345',
  };
  const event = { type: 'event', key: 'k', t: 0, session: 0, what: 'operator', text: 'bootstrap: done' } as const;
  write({ ...event, data: { op: 'bootstrap', ok: true, result } });
  expect(kept).toEqual([{ ...event, data: { op: 'bootstrap', ok: true, result: { redacted: true } } }]);
});
