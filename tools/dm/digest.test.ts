import { basicCredential, fromBase64, macValue, md5Credential, notificationDigest, toBase64, userHash } from './digest';
import { explainDigest } from './digest-faults';

const counting = Uint8Array.from({ length: 16 }, (_, index) => index);
const text = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, 'utf8'));
const hex = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, 'hex'));
const bodyB1 = text('<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr/><SyncBody/></SyncML>');

describe('basic', () => {
  test.each([
    ['V-BAS-1', 'Bruce2', 'QnJ1Y2UyOk9oQmVoYXZl'],
    ['V-BAS-2', 'Bruce1', 'QnJ1Y2UxOk9oQmVoYXZl'],
  ])('%s', (_id, user, expected) => expect(basicCredential(user, 'OhBehave')).toBe(expected));
});

describe('md5', () => {
  test.each([
    ['V-MD5-1', 'Bruce2', 'OhBehave', text('Nonce'), 'Zz6EivR3yeaaENcRN6lpAQ=='],
    ['V-MD5-2', 'client01', 's3cr3t-Pa55', counting, 'L4m0wO0We33SdieiQ9Nukg=='],
    ['V-MD5-3', 'client01', 's3cr3t-Pa55', new Uint8Array(4), 'bhK2WAenlEady4EcUvS0fw=='],
    ['V-MD5-4', 'client01', 's3cr3t-Pa55', text('0x00000000'), 'hea22O7ptlqoFoJSqYiEqw=='],
    ['V-MD5-5', 'client01', 's3cr3t-Pa55', new Uint8Array(), 'h0fLTV64nGnJj47ucSckMw=='],
    ['V-MD5-6, the fault', 'client01', 's3cr3t-Pa55', text('AAECAwQFBgcICQoLDA0ODw=='), 'X1dfPX2sZZ0h0BBFwLBXLQ=='],
    ['V-MD5-7', 'jürgen', 'pässwörd', counting, 'C1anV1JbVuHBrcLBaU/v9Q=='],
  ])('%s', (_id, user, password, nonce, expected) => expect(md5Credential(user, password, nonce)).toBe(expected));

  test('the hash of user and password', () => expect(userHash('Bruce2', 'OhBehave')).toBe('PtEdr8lBQ45IbT1bZIkrOQ=='));
});

describe('MAC', () => {
  test.each([
    ['V-MAC-1', bodyB1, 'ghuN5Vw2jGALvKfz+8OvrQ=='],
    ['V-MAC-2', new Uint8Array(), '7DibG3JrwqioFzc46pk90w=='],
  ])('%s', (_id, body, expected) => expect(macValue('client01', 's3cr3t-Pa55', counting, body)).toBe(expected));
});

test('V-MAC-3, over a WBXML document', () => {
  const body = hex(
    '02A4016A006D6C7103312E3200017203444D2F312E32000165033000015B033100016E5703494D45493A343933303035' +
      '313030353932383030000101675703687474703A2F2F7777772E73796E636D6C2E6F72672F6D676D742D736572766572' +
      '000101016B454B03310001546E57032E2F496E626F780001014F037800010101120101',
  );
  expect(macValue('com.mgmtsrv.manage', 'srvpass', counting, body)).toBe('6qxaltdtOTuICGLRnBiy6A==');
});

describe('package 0', () => {
  const trigger = hex('02D0000000123412636F6D2E6D676D747372762E6D616E616765');
  test.each([
    ['V-NOT-1', counting, trigger, '496ECFBBDDFE05AC10B87169BACE04EB'],
    ['V-NOT-2', new Uint8Array(4), trigger, 'C0964F2FF8EC3067C67F21514611F521'],
    ['V-NOT-3', text('0x00000000'), trigger, '221728462F5E0EBB892943A90A4AB0DB'],
    [
      'V-NOT-4',
      counting,
      hex('02F8000000000112636F6D2E6D676D747372762E6D616E616765DEADBEEF'),
      '2DC556702D32EED31411EA90498248E0',
    ],
  ])('%s', (_id, nonce, body, expected) => {
    const digest = notificationDigest('com.mgmtsrv.manage', 'srvpass', nonce, body);
    expect(Buffer.from(digest).toString('hex').toUpperCase()).toBe(expected);
  });

  test('V-NOT-5', () => {
    const digest = notificationDigest('a', 'srvpass', counting, hex('0328000000FFFF0161'));
    expect(Buffer.from(digest).toString('hex').toUpperCase()).toBe('63FAF0C2287119BBDEDE8190E07C5DBB');
  });
});

describe('base64', () => {
  test.each([
    ['AAECAwQFBgcICQoLDA0ODw==', 16],
    ['AAECAwQFBgcICQoLDA0ODw', 16],
    [' Tm9u\r\nY2U= ', 5],
    ['', 0],
    ['A', undefined],
    ['AA=', undefined],
    ['====', undefined],
    ['Zz6E-vR3', undefined],
  ])('%j', (value, length) => expect(fromBase64(value)?.length).toBe(length));
});

describe('explanation of a wrong digest', () => {
  const account = { user: 'client01', password: 's3cr3t-Pa55', nonce: counting };
  const old = text('the nonce before');
  test.each([
    ['right', 'L4m0wO0We33SdieiQ9Nukg==', []],
    ['V-MD5-6', 'X1dfPX2sZZ0h0BBFwLBXLQ==', ['nonce-left-in-base64']],
    ['V-MD5-5', 'h0fLTV64nGnJj47ucSckMw==', ['nonce-empty']],
    ['padding', 'L4m0wO0We33SdieiQ9Nukg', ['padding-dropped']],
    ['hex', '2f89b4c0ed167b7dd27627a243d36e92', ['digest-in-hex']],
    ['base64 of hex', toBase64('2F89B4C0ED167B7DD27627A243D36E92'), ['digest-as-base64-of-hex']],
    ['stale nonce', md5Credential('client01', 's3cr3t-Pa55', old), ['nonce-of-another-challenge']],
    ['basic', basicCredential('client01', 's3cr3t-Pa55'), ['basic-credential-under-another-type']],
    ['no base64', 'hello!', ['not-base64']],
    ['wrong password', md5Credential('client01', 'other', counting), 'wrong'],
  ])('md5: %s', (_name, received, faults) => {
    const found = explainDigest(received, { ...account, otherNonces: [old] });
    expect(found.kind === 'right' ? [] : found.kind === 'wrong' ? 'wrong' : found.faults).toEqual(faults);
  });

  test.each([
    ['V-MAC-1', 'ghuN5Vw2jGALvKfz+8OvrQ==', []],
    ['V-MAC-2', '7DibG3JrwqioFzc46pk90w==', ['body-empty']],
    ['V-MAC-4', 'ODIxYjhkZTU1YzM2OGM2MDBiYmNhN2YzZmJjM2FmYWQ=', ['digest-as-base64-of-hex']],
    ['V-MAC-4 unpadded', 'ODIxYjhkZTU1YzM2OGM2MDBiYmNhN2YzZmJjM2FmYWQ', ['digest-as-base64-of-hex']],
    ['no body', 'L4m0wO0We33SdieiQ9Nukg==', ['body-left-out']],
  ])('MAC: %s', (_name, received, faults) => {
    const found = explainDigest(received, { ...account, body: bodyB1 });
    expect(found.kind === 'faults' ? found.faults : []).toEqual(faults);
  });
});
