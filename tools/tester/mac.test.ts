import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import { HMAC_HEADER } from '../dm/hmac-header';
import { decodeStrict } from '../wire/strict';
import type { Message } from './conversation';
import { macHeader, verifyMac } from './mac';

const party = { name: 'client01', secret: 's3cr3t-Pa55' };
const nonce = Uint8Array.from({ length: 16 }, (_, index) => index);
const body = (locName: string): Buffer =>
  Buffer.from(
    `<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><Source><LocURI>d</LocURI>${locName}</Source></SyncHdr></SyncML>`,
  );
const named = body('<LocName>client01</LocName>');

function message(headers: Message['http']['headers'], bytes: Buffer = named): Message {
  const { document } = decodeStrict(bytes, [syncml12]);
  return { n: 1, session: 1, from: 'client', iut: true, t: 0, http: { headers }, bytes, document };
}

const [name, value] = macHeader(party, nonce, named);
const mac = value.replace(/.*mac=/, '');
const hex = Buffer.from(mac, 'base64').toString('hex');
const printed = Buffer.from(hex).toString('base64');
const verdict = (text: string, bytes?: Buffer): ReturnType<typeof verifyMac> =>
  verifyMac(message([[HMAC_HEADER, text]], bytes), party, nonce);

test('the header line of V-MAC-1 is what the tester sends', () => {
  const b1 = Buffer.from('<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr/><SyncBody/></SyncML>');
  expect(macHeader(party, nonce, b1)).toEqual([
    'x-syncml-hmac',
    'algorithm=MD5, username="client01", mac=ghuN5Vw2jGALvKfz+8OvrQ==',
  ]);
});

test('no header', () => expect(verifyMac(message([]), party, nonce)).toEqual({ kind: 'missing' }));

test('any case of the header name', () =>
  expect(verifyMac(message([[name.toUpperCase(), value]]), party, nonce).kind).toBe('right'));

test.each([
  ['as the formula says', value, 'formula'],
  ['algorithm left out', `username="client01", mac=${mac}`, 'formula'],
  ['as the printed sample is', `username="client01", mac=${printed.replace(/=+$/, '')}`, 'printed sample'],
  ['as the printed sample, padded', `username="client01", mac=${printed}`, 'printed sample'],
  ['padding dropped', `username="client01", mac=${mac.replace(/=+$/, '')}`, 'printed sample'],
])('right: %s', (_case, text, form) => expect(verdict(text)).toEqual({ kind: 'right', form }));

test.each([
  ['no user', `mac=${mac}`, 'username missing'],
  ['no mac', 'username="client01"', 'mac missing'],
  ['algorithm', `algorithm=SHA-1, username="client01", mac=${mac}`, 'SHA-1'],
  ['user', `username="client02", mac=${mac}`, 'client02'],
  ['hex', `username="client01", mac=${hex}`, 'digest in hex'],
  ['secret', macHeader({ ...party, secret: 'other' }, nonce, named)[1], 'does not fit user'],
  ['nonce', macHeader(party, new Uint8Array(), named)[1], 'nonce empty'],
  ['body', macHeader(party, nonce, new Uint8Array())[1], 'body empty'],
])('wrong: %s', (_case, text, why) =>
  expect(verdict(text)).toEqual({ kind: 'wrong', why: expect.stringContaining(why) }),
);

test('LocName is the user of the header', () => {
  for (const bytes of [body(''), body('<LocName>somebody</LocName>')])
    expect(verdict(macHeader(party, nonce, bytes)[1], bytes)).toEqual({
      kind: 'wrong',
      why: expect.stringContaining('LocName'),
    });
});
