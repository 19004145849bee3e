/** Bootstrap messages of both profiles: what is in them, how they leave, and the first session that comes of them. */

import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strictPushPdu } from '../../../generated/binary/wsp';
import { cp11 } from '../../../generated/cp-1.1';
import type { MgmtTree } from '../../../generated/dmddf-1.2';
import { syncml12 } from '../../../generated/syncml-1.2';
import { bootstrapKeys, isMacOf, isPinMacCode, readBootstrapType, type Sec } from '../../dm/bootstrap';
import { bootstrapOf } from '../../dm/bootstrap-push';
import { fromTnds } from '../../mo/tnds';
import { decodeStrict } from '../../wire/strict';
import type { BootstrapOrder } from './api/schemas';
import { decode } from './codec';
import { deliverer } from './delivery';
import { operationIn, spawnClient, type TestServer, testServer } from './testing/reference';

const folder = mkdtempSync(join(tmpdir(), 'dm-server-bootstrap-'));
const client = spawnClient();
let server: TestServer;

beforeAll(async () => {
  server = await testServer({ deliver: deliverer(folder) });
});

afterAll(async () => {
  client.end();
  await server.close();
  rmSync(folder, { recursive: true });
});

const secrets = { imsi: '240011234567890', pin: '123456' };
const connection = { name: 'Net', apn: 'net.example' };

interface Made {
  readonly message: string;
  readonly contentType: string;
  readonly push: string;
  readonly mac?: string;
  readonly code?: string;
  readonly delivered?: string;
}

async function made(device: string, order: BootstrapOrder): Promise<Made> {
  const { status, body } = await server.call('POST', `devices/${device}/bootstrap`, { ...secrets, ...order });
  expect([status, body]).toEqual([202, expect.anything()]);
  return body;
}

const methods: readonly (readonly ['dm' | 'cp', Sec, string])[] = [
  ['dm', 'NETWORKID', 'NETWORKID'],
  ['dm', 'USERPIN', 'USERPIN'],
  ['dm', 'USERPIN_NETWORKID', 'USERPIN_NETWORKID'],
  ['cp', 'NETWPIN', '0'],
  ['cp', 'USERPIN', '1'],
  ['cp', 'USERNETWPIN', '2'],
  ['cp', 'USERPINMAC', '3'],
];

test.each(methods)('%s, %s: type, MAC, and a push that says the same', async (profile, security, sec) => {
  const { message, contentType, push, mac, code } = await made('urn:test:mac', { profile, security });
  const octets = new Uint8Array(Buffer.from(message, 'base64'));
  expect(readBootstrapType(contentType)).toEqual({
    media: `application/vnd.${profile === 'dm' ? 'syncml.dm+wbxml' : 'wap.connectivity-wbxml'}`,
    sec,
    ...(mac !== undefined && { mac }),
  });
  if (security === 'USERPINMAC')
    expect([mac, code?.length, isPinMacCode(code!, octets)]).toEqual([undefined, 12, true]);
  else expect([mac, code]).toEqual([expect.stringMatching(/^[0-9A-F]{40}$/), undefined]);
  if (mac) expect(isMacOf(mac, bootstrapKeys(security, secrets).slice(0, 1), octets)).toBe(true);
  const wsp = new Uint8Array(Buffer.from(push, 'base64'));
  expect(strictPushPdu(wsp).findings).toEqual([]);
  const carried = bootstrapOf(wsp)!;
  expect(Buffer.from(carried.message).toString('base64')).toBe(message);
  expect(readBootstrapType(carried.type).mac).toBe(mac);
});

test('without security there is neither SEC nor MAC', async () => {
  const { contentType, mac } = await made('urn:test:md5', { profile: 'cp' });
  expect([contentType, mac]).toEqual(['application/vnd.wap.connectivity-wbxml', undefined]);
});

const installed = spawnSync('wbxml2xml', ['--help']).error === undefined;
if (!installed) process.stdout.write('wbxml2xml is not installed: bootstrap messages are read by our decoder only\n');

/** What a program of others makes of it. */
function readElsewhere(octets: Uint8Array): string {
  const file = join(folder, 'in.wbxml');
  writeFileSync(file, octets);
  const { stderr } = spawnSync('wbxml2xml', ['-o', join(folder, 'out.xml'), file], { encoding: 'utf8' });
  expect(stderr).not.toContain('failed');
  return readFileSync(join(folder, 'out.xml'), 'utf8');
}

describe.each([
  ['dm', { connection }],
  ['dm', {}],
  ['cp', { connection }],
  ['cp', {}],
] as const)('a message of profile %s with %j', (profile, part) => {
  let octets: Uint8Array;
  beforeAll(async () => {
    const { message } = await made('urn:test:md5', { profile, security: 'USERPIN', ...part });
    octets = new Uint8Array(Buffer.from(message, 'base64'));
  });

  test('keeps the grammar to the last octet', () => {
    const { document } = decodeStrict(octets, [profile === 'dm' ? syncml12 : cp11], { encoding: 'wbxml' });
    expect(document.findings).toEqual([]);
    if (profile === 'cp') return;
    const [add] = decode(octets, 'wbxml').SyncBody.commands;
    const { MgmtTree: tree } = (add?.$ === 'Add' ? add.Item[0]!.Data : {}) as { MgmtTree: MgmtTree };
    const { roots, findings } = fromTnds(tree);
    expect([roots.length, findings]).toEqual(['connection' in part ? 2 : 1, []]);
  });

  (installed ? test : test.skip)('is the same to wbxml2xml', () => {
    const xml = readElsewhere(octets);
    const wanted =
      profile === 'dm'
        ? ['>./Inbox<', 'urn:oma:mo:oma-dm-dmacc:1.0', '>CLCRED<', '>device-secret<', '>server-secret<']
        : ['value="w7"', 'value="org.example.assay"', 'value="APPSRV"', 'value="DIGEST"', 'type="PORT"'];
    for (const text of wanted) expect(xml).toContain(text);
    expect(xml.includes('net.example')).toBe('connection' in part);
  });
});

test.each(
  methods.flatMap(([profile, security]) => (['md5', 'mac'] as const).map((auth) => [profile, security, auth] as const)),
)('%s, %s: a device takes it, and its first session with %s does what was queued', async (profile, security, auth) => {
  const device = `urn:test:${auth}`;
  const { message, contentType, code } = await made(device, { profile, security, connection });
  const id = await server.queue(device, { command: 'Get', items: [{ target: './DevInfo/Man' }] });
  await client.order('reset', device, { config: { deviceId: device } });
  const pin = code ?? secrets.pin;
  const order = { url: 'http://unused.example/', encoding: 'wbxml', message, type: contentType, pin };
  const refused = await client.order('bootstrap', device, { ...order, pin: '99999' });
  if (security.startsWith('USER')) expect(refused.result).toMatchObject({ ignored: expect.any(String) });
  if (security.startsWith('USER')) expect(operationIn(server, id).state).toBe('queued');
  const answer = refused.result?.ignored ? await client.order('bootstrap', device, order) : refused;
  expect(answer).toMatchObject({ ok: true, result: { ok: true, ended: 'done' } });
  expect(operationIn(server, id)).toMatchObject({ state: 'done', results: [{ items: [{ data: 'Assay' }] }] });
});

test('into a file, with its push beside it', async () => {
  const { message, push, delivered } = await made('urn:test:md5', {
    security: 'USERPIN',
    deliver: { kind: 'file', name: 'one.bin' },
  });
  expect(delivered).toBe('one.bin');
  expect(readFileSync(join(folder, 'one.bin')).toString('base64')).toBe(message);
  expect(readFileSync(join(folder, 'one.bin.push')).toString('base64')).toBe(push);
  expect(readdirSync(folder).filter((name) => name.startsWith('one'))).toHaveLength(2);
});

test('by UDP as a WSP push', async () => {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', () => resolve()));
  const datagram = new Promise<Buffer>((resolve) => socket.once('message', resolve));
  const { push } = await made('urn:test:md5', {
    profile: 'cp',
    security: 'NETWPIN',
    deliver: { kind: 'udp', host: '127.0.0.1', port: socket.address().port },
  });
  expect((await datagram).toString('base64')).toBe(push);
  socket.close();
});

test.each([
  ['dm', 'x-wap-application:syncml.dm'],
  ['cp', undefined],
] as const)('by HTTP, profile %s for application %s', async (profile, application) => {
  const seen: unknown[] = [];
  const proxy = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { 'content-type': type, 'x-wap-application-id': id } = request.headers;
      seen.push(type, id, Buffer.concat(pieces).toString('base64'));
      response.end();
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', () => resolve()));
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/push`;
  const order = { profile, security: 'USERPIN', deliver: { kind: 'http', url } } as const;
  const { message, contentType } = await made('urn:test:md5', order);
  expect(seen).toEqual([contentType, application, message]);
  proxy.closeAllConnections();
  proxy.close();
});
