/** What the tester shows, asks for and thinks of the client, over the messages of a session. */
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import { md5Credential } from '../dm/digest';
import { HMAC_HEADER, parseHmacHeader } from '../dm/hmac-header';
import { decodeStrict } from '../wire/strict';
import { Authentication } from './authentication';
import type { Message } from './conversation';
import { macHeader } from './mac';
import { loadProfile } from './profile';
import type { Permutation } from './record';

const profile = loadProfile('suites/profiles/embedded.yaml');
const { client } = profile;

function talk(clientAuth: Permutation['clientAuth'], serverAuth: Permutation['serverAuth']): Authentication {
  const permutation: Permutation = { version: '1.2', encoding: 'xml', clientAuth, serverAuth, transport: 'http' };
  let count = 0;
  const authentication = new Authentication(profile, permutation, (length) => new Uint8Array(length).fill(++count));
  authentication.begin('right');
  return authentication;
}

function from(
  header: string,
  body: string,
  headers: (bytes: Buffer) => Message['http']['headers'] = () => [],
): Message {
  const source = `<Source><LocURI>d</LocURI><LocName>${client.name}</LocName></Source>`;
  const bytes = Buffer.from(
    `<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr>${source}${header}</SyncHdr><SyncBody>${body}</SyncBody></SyncML>`,
  );
  const { document } = decodeStrict(bytes, [syncml12]);
  return { n: 1, session: 1, from: 'client', iut: true, t: 0, http: { headers: headers(bytes) }, bytes, document };
}

const md5 = (nonce: Uint8Array): Message =>
  from(
    `<Cred><Meta><Type xmlns="syncml:metinf">syncml:auth-md5</Type></Meta><Data>${md5Credential(client.name, client.secret, nonce)}</Data></Cred>`,
    '',
  );
const mac = (nonce: Uint8Array): Message => from('', '', (bytes) => [macHeader(client, nonce, bytes)]);
const nonceIn = (chal: { Chal?: unknown }): Uint8Array => {
  const { Meta } = chal.Chal as { Meta: { NextNonce: string } };
  return Buffer.from(Meta.NextNonce, 'base64');
};
const status = (code: string, nonce: string): Message =>
  from(
    '',
    `<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd><Chal><Meta><Type xmlns="syncml:metinf">syncml:auth-MAC</Type><NextNonce xmlns="syncml:metinf">${Buffer.from(nonce).toString('base64')}</NextNonce></Meta></Chal><Data>${code}</Data></Status>`,
  );
const sent = new Map([['SyncHdr', { msgId: '1', cmdId: '0', name: 'SyncHdr' }]]);

test('a mac is answered with 200 and a new nonce, every time', () => {
  const authentication = talk('mac', 'none');
  expect(authentication.accepted).toBe('200');
  const first = nonceIn(authentication.chal(mac(new Uint8Array()), undefined));
  const second = nonceIn(authentication.chal(mac(first), undefined));
  expect(Buffer.from(first).equals(second)).toBe(false);
  expect(authentication.shown(mac(second))?.what).toBe('right');
  expect(authentication.shown(mac(first))?.what).toBe('stale');
  expect(authentication.shown(mac(Buffer.from('never given')))?.what).toBe('wrong');
  expect(authentication.shown(from('', ''))?.what).toBe('none');
});

test('md5 is settled with 212 and told from a mac', () => {
  const authentication = talk('md5', 'none');
  expect(authentication.accepted).toBe('212');
  expect(authentication.shown(md5(client.nonce))?.what).toBe('right');
  expect(authentication.shown(mac(client.nonce))?.what).toBe('none');
  authentication.ask('mac');
  expect(authentication.shown(md5(client.nonce))).toEqual({ what: 'wrong', why: expect.stringContaining('auth-md5') });
  expect(authentication.shown(mac(client.nonce))?.what).toBe('right');
  authentication.begin('right');
  expect(authentication.shown(md5(client.nonce))?.what).toBe('right');
});

test('the printed form of the mac is right, and noted', () => {
  const printed = from('', '', (bytes) => {
    const [name, value] = macHeader(client, client.nonce, bytes);
    const hex = Buffer.from(value.replace(/.*mac=/, ''), 'base64').toString('hex');
    return [[name, `username="${client.name}", mac=${Buffer.from(hex).toString('base64').replace(/=+$/, '')}`]];
  });
  expect(talk('mac', 'none').shown(printed)).toEqual({ what: 'right', why: expect.stringContaining('printed sample') });
});

test('a mac of the server over each body, with the nonce that came last, whatever was accepted', () => {
  const authentication = talk('none', 'mac');
  expect(authentication.cred()).toEqual({});
  const body = Buffer.from('body');
  expect(authentication.headers(body, false)).toEqual([macHeader(profile.server, profile.server.nonce, body)]);
  authentication.readHeaderStatus([status('200', 'one')], sent);
  authentication.readHeaderStatus([status('212', 'two')], sent);
  expect(authentication.headers(body, false)).toEqual([macHeader(profile.server, Buffer.from('two'), body)]);
  expect(authentication.headers(body, true)).toEqual([macHeader(profile.server, Buffer.from('one'), body)]);
});

test.each([
  ['wrong', false],
  ['none', undefined],
  ['basic', undefined],
] as const)('a server that shows %s', (shows, right) => {
  const authentication = talk('none', 'mac');
  authentication.begin(shows);
  expect(authentication.meansRefusal).toBe(true);
  const [line] = authentication.headers(Buffer.from('body'), false);
  const [name, value] = line ?? [];
  expect(name).toBe(right === undefined ? undefined : HMAC_HEADER);
  expect(value && parseHmacHeader(value).faults).toEqual(right === undefined ? undefined : []);
  expect('Cred' in authentication.cred()).toBe(shows === 'basic');
});
