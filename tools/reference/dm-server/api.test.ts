/** The third-party interface: what it takes, what it refuses and why. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { decodeTriggerMessage } from '../../../generated/binary/package0';
import { decodePushPdu } from '../../../generated/binary/wsp';
import { notificationDigest } from '../../dm/digest';
import type { Parcel } from './delivery';
import type { Delivery } from './model';
import { type TestServer, testServer } from './testing/reference';

let server: TestServer;
const parcels: [Parcel, Delivery][] = [];

beforeAll(async () => {
  server = await testServer({
    deliver: async (parcel, to) => {
      parcels.push([parcel, to]);
      return to.kind;
    },
  });
});

afterAll(() => server.close());

const device = 'devices/urn:test:md5';
const get = { command: 'Get', items: [{ target: './DevInfo/Man' }] };

test.each([
  ['no key', 'GET', 'devices', undefined, '', 401, 'no API key'],
  ['unknown key', 'GET', 'devices', undefined, 'guess-me', 401, 'not known'],
  ['a reader queues', 'POST', `${device}/operations`, get, 'reader-key', 403, 'role'],
  ['an operator of another group', 'POST', 'devices/urn:test:none/operations', get, 'operator-key', 403, 'group'],
  ['an operator adds a device', 'POST', 'devices', { id: 'x' }, 'operator-key', 403, 'role'],
  [
    'an operator sends anywhere',
    'POST',
    `${device}/notifications`,
    { deliver: { kind: 'udp', host: 'h', port: 1 } },
    'operator-key',
    403,
    'role',
  ],
  ['no such resource', 'GET', 'nothing', undefined, 'admin-key', 404, 'no such resource'],
  ['no such device', 'GET', 'devices/x', undefined, 'admin-key', 404, 'no such device'],
  ['wrong method', 'PATCH', 'devices', {}, 'admin-key', 405, 'GET, POST'],
  ['a device again', 'POST', 'devices', { id: 'urn:test:md5' }, 'admin-key', 409, 'known'],
  ['unknown member', 'POST', `${device}/operations`, { ...get, colour: 1 }, 'admin-key', 400, 'no operation'],
  ['no items', 'POST', `${device}/operations`, { command: 'Get' }, 'admin-key', 400, 'makes no sense'],
  [
    'Get in Atomic',
    'POST',
    `${device}/operations`,
    { command: 'Atomic', commands: [get] },
    'admin-key',
    400,
    'makes no sense',
  ],
  [
    'no URI',
    'POST',
    `${device}/operations`,
    { command: 'Get', items: [{ target: '/x' }] },
    'admin-key',
    400,
    'makes no sense',
  ],
  [
    'no package',
    'POST',
    `${device}/operations`,
    { command: 'Add', items: [{ target: './A', data: { package: 'x' } }] },
    'admin-key',
    400,
    'makes no sense',
  ],
  [
    'no int',
    'POST',
    `${device}/operations`,
    { command: 'Add', items: [{ target: './A', format: 'int', data: 'x' }] },
    'admin-key',
    400,
    'makes no sense',
  ],
  ['an operator bootstraps', 'POST', `${device}/bootstrap`, {}, 'operator-key', 403, 'role'],
])('refused: %s', async (_name, method, path, body, key, status, detail) => {
  const answer = await server.call(method, path, body, key);
  expect([answer.status, answer.body.status]).toEqual([status, status]);
  expect(answer.body.detail).toContain(detail);
});

test.each([
  [{ profile: 'xp' }, 'no bootstrap'],
  [{ security: 'USERPIN', pin: '12a4' }, 'no bootstrap'],
  [{ security: 'USERPIN' }, 'needs pin'],
  [{ security: 'NETWORKID', pin: '1234' }, 'needs imsi'],
  [{ security: 'NETWPIN', imsi: '240011234567890' }, 'not supported with profile dm'],
  [{ profile: 'cp', security: 'NETWORKID', imsi: '240011234567890' }, 'not supported with profile cp'],
  [{ profile: 'cp', security: 'USERNETWPIN', imsi: '240011234567890' }, 'needs pin'],
  [{ profile: 'cp', security: 'USERPINMAC', pin: '1234' }, '5 to 20 digits'],
])('no bootstrap message for %j', async (order, detail) => {
  const { status, body } = await server.call('POST', `${device}/bootstrap`, order);
  expect([status, body.detail]).toEqual([400, expect.stringContaining(detail)]);
});

test('readers see the devices of all groups, operators their own, nobody a secret', async () => {
  const names = async (key: string): Promise<string[]> =>
    (await server.call('GET', 'devices', undefined, key)).body.devices.map(({ id }: { id: string }) => id);
  expect(await names('reader-key')).toContain('urn:test:none');
  expect(await names('operator-key')).not.toContain('urn:test:none');
  expect(JSON.stringify((await server.call('GET', 'devices')).body)).not.toMatch(/secret|nonce/);
});

test('pages', async () => {
  const first = (await server.call('GET', 'devices?limit=3')).body;
  const second = (await server.call('GET', `devices?limit=3&after=${first.next}`)).body;
  expect([first.devices.length, second.devices.length, second.next]).toEqual([3, 1, undefined]);
});

test('an operation is cancelled once', async () => {
  const id = await server.queue('urn:test:md5', { command: 'Get', items: [{ target: './DevInfo/Man' }] });
  expect((await server.call('DELETE', `operations/${id}`)).body.state).toBe('cancelled');
  expect((await server.call('DELETE', `operations/${id}`)).status).toBe(409);
});

test('a notification: package 0 with its digest, in a push', async () => {
  const path = `${device}/notifications`;
  const { body } = await server.call('POST', path, { deliver: { kind: 'udp', host: 'h', port: 2948 } });
  const bytes = Buffer.from(body.package0, 'base64');
  const { digest, trigger } = decodeTriggerMessage(bytes);
  expect(trigger).toMatchObject({ version: 11, sessionid: 1, serverIdentifier: 'org.example.assay' });
  const right = notificationDigest('org.example.assay', 'server-secret', new Uint8Array(), bytes.subarray(16));
  expect(Buffer.from(digest).toString('hex')).toBe(Buffer.from(right).toString('hex'));
  expect(decodePushPdu(parcels.at(-1)![0].push)).toMatchObject({
    contentType: { media: 0x44 },
    headers: [{ name: 0x2f, value: 7 }],
  });
  expect((await server.call('POST', path, {})).body.sessionId).toBe('2');
  expect((await server.call('POST', path, { repeat: true })).body.sessionId).toBe('2');
});

test.each([
  ['GET', {}, '', 405],
  ['POST', { 'Content-Type': 'text/plain' }, 'x', 415],
  ['POST', { 'Content-Type': 'application/vnd.syncml.dm+xml' }, '<SyncML>', 400],
  ['POST', { 'Content-Type': 'application/vnd.syncml.dm+wbxml' }, '\u0002\u0000', 400],
  ['POST', { 'Content-Type': 'application/vnd.syncml.dm+xml; charset=x-none' }, '<SyncML/>', 406],
  ['POST', { 'Content-Type': 'application/vnd.syncml.dm+xml', 'Content-Encoding': 'gzip' }, 'x', 415],
  ['POST', { 'Content-Type': 'application/vnd.syncml.dm+xml' }, 'x'.repeat(9 * 1024 * 1024), 413],
])('DM endpoint: %s %j', async (method, headers, body, status) => {
  const answer = await fetch(server.dm, { method, headers: headers as Record<string, string>, ...(body && { body }) });
  await answer.text();
  expect(answer.status).toBe(status);
});

test('the OpenAPI file tells of every resource', () => {
  const file = parse(readFileSync(join(__dirname, '../../../spec/api/third-party.openapi.yaml'), 'utf8'));
  const told = Object.entries(file.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((name) => name !== 'parameters')
      .map((method) => `${method.toUpperCase()} ${path.slice(1).replace(/\{\w+\}/g, '*')}`),
  );
  const code = ['api', 'devices', 'operations', 'packages', 'triggers']
    .map((name) => readFileSync(join(__dirname, 'api', `${name}.ts`), 'utf8'))
    .join('\n');
  const served = [...code.matchAll(/method: '([A-Z]+)',\s*path: '([^']+)'/g)].map(
    ([, method, path]) => `${method} ${path}`,
  );
  expect(told.sort()).toEqual(served.sort());
});
