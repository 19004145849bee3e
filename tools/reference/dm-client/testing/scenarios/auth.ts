/** Both sides show who they are. */
import { basicCredential, fromBase64, md5Credential, toBase64 } from '../../../../dm/digest';
import type { Chal, SyncML } from '../../messages';
import { get, replace } from '../converse';
import type { Move } from '../scripted-server';
import { change, chr, octets, type Scenario } from './scenario';

const chal = (type: string, nonce: string): Chal => ({
  Meta: { Type: `syncml:auth-${type}`, Format: 'b64', NextNonce: toBase64(nonce) },
});

const nonceOf = (message: SyncML): Uint8Array => {
  const chals = message.SyncBody.commands.flatMap((command) => (command.$ === 'Status' && command.Chal) || []);
  return fromBase64(chals[0]?.Meta.NextNonce ?? '') ?? new Uint8Array();
};
const md5Header = (nonce: Uint8Array) => ({
  Cred: {
    Meta: { Type: 'syncml:auth-md5', Format: 'b64' },
    Data: md5Credential('server.example', 'server-secret', nonce),
  },
});
const basicHeader = {
  Cred: {
    Meta: { Type: 'syncml:auth-basic', Format: 'b64' },
    Data: basicCredential('server.example', 'server-secret'),
  },
};
const named = { Source: { LocURI: 'http://server.example/dm', LocName: 'server.example' } };
const mac = (nonce: Uint8Array, change?: (value: string) => string): Move['mac'] => ({
  user: 'server.example',
  secret: 'server-secret',
  nonce,
  ...(change && { change }),
});
/** A server that shows a mac, first of all one with a changed header. */
const changedMac = (name: string, change: (value: string) => string): Scenario => ({
  name,
  server: { auth: 'mac', nonce: octets('zero') },
  talk: {
    moves: [{ say: [replace('./Vendor/Text', 'changed', chr)], header: named, mac: mac(octets('zero'), change) }],
  },
});

export const authScenarios: readonly Scenario[] = [
  { name: 'basic', client: { auth: 'basic' }, talk: { moves: [{ say: [get('.')], status: '200' }] } },
  {
    name: 'md5 by challenge',
    talk: {
      moves: [
        { status: '407', chal: chal('md5', 'one'), codes: { Alert: '407', Replace: '407' } },
        { status: '200', chal: chal('md5', 'two'), say: [get('.')] },
        { status: '212', chal: chal('md5', 'three'), say: [get('.')] },
      ],
    },
    again: { moves: [] },
    client: { auth: 'md5' },
  },
  {
    name: 'preferred type',
    client: { auth: 'md5' },
    talk: { moves: [{ say: [replace('./DMAcc/Account1/AAuthPref', 'BASIC', chr)], status: '212' }] },
    again: { moves: [] },
  },
  {
    name: 'MAC of the client',
    client: { auth: 'mac', nonce: octets('zero') },
    talk: {
      moves: [
        { status: '200', chal: chal('MAC', 'one'), say: [get('.')] },
        { status: '200', chal: chal('MAC', 'two') },
      ],
    },
    again: { moves: [] },
  },
  {
    name: 'md5 of the server',
    server: { auth: 'md5' },
    talk: {
      moves: (message, _request, turn) =>
        turn === 0
          ? { say: [change] }
          : turn === 1
            ? { say: [change], header: md5Header(octets('wrong')) }
            : turn === 2
              ? { say: [change], header: md5Header(nonceOf(message)) }
              : { say: turn === 3 ? [get('.')] : [] },
    },
  },
  {
    name: 'right md5 of the server',
    server: { auth: 'md5' },
    client: { auth: 'md5' },
    talk: {
      moves: (message, _request, turn) =>
        turn === 0
          ? { say: [change], status: '401', chal: chal('md5', 'evil') }
          : turn === 1
            ? { say: [change], header: md5Header(nonceOf(message)) }
            : {},
    },
  },
  {
    name: 'wrong md5 again',
    server: { auth: 'md5' },
    talk: { moves: [1, 2, 3].map(() => ({ say: [change], header: md5Header(octets('wrong')) })) },
  },
  changedMac('MAC without an algorithm', (value) => value.replace('algorithm=MD5, ', '')),
  changedMac('MAC of an unknown algorithm', (value) => value.replace('MD5', 'SHA-1')),
  changedMac('MAC with the name of another', (value) => value.replace('server.example', 'stranger.example')),
  {
    name: 'MAC with the nonce of the message before',
    server: { auth: 'mac', nonce: octets('zero') },
    talk: { moves: [0, 1].map(() => ({ say: [change], header: named, mac: mac(octets('zero')) })) },
  },
  {
    name: 'basic for md5 of the server',
    server: { auth: 'md5' },
    talk: { moves: [0, 1].map(() => ({ say: [change], header: basicHeader })) },
  },
  {
    name: 'challenge for another type',
    client: { auth: 'md5' },
    talk: {
      moves: [
        { status: '401', chal: chal('MAC', 'one') },
        { status: '200', chal: chal('MAC', 'two') },
      ],
    },
  },
  {
    name: 'server that shows nothing',
    server: { auth: 'md5' },
    client: { auth: 'md5' },
    talk: { moves: [{ status: '212', chal: chal('md5', 'evil') }] },
    again: { moves: [] },
  },
  {
    name: 'MAC of the server',
    server: { auth: 'mac', nonce: octets('zero') },
    talk: {
      moves: (message, _request, turn) =>
        turn === 0
          ? { say: [change], header: named, mac: mac(octets('zero')) }
          : turn === 1
            ? { say: [change], header: named, mac: mac(nonceOf(message)) }
            : { say: [change] },
    },
  },
  {
    name: 'an event after a challenge',
    client: { auth: 'md5', nonce: octets('old') },
    happens: ['number-changed', '77'],
    talk: {
      moves: [
        { status: '401', chal: chal('md5', 'new'), say: [get('./Vendor/Number')] },
        { say: [get('./Vendor/Number')] },
      ],
    },
  },
];
