import { fromBase64, macValue, md5Credential, toBase64 } from '../../dm/digest';
import { parseHmacHeader } from '../../dm/hmac-header';
import { decode } from './codec';
import type { Chal, SyncHdr } from './messages';
import { accountOf, codes, converse, get, makeDevice, replace } from './testing/converse';
import type { Move } from './testing/scripted-server';

const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const chal = (type: string, nonce?: string): Chal => ({
  Meta: { Type: `syncml:auth-${type}`, Format: 'b64', ...(nonce !== undefined && { NextNonce: toBase64(nonce) }) },
});
const right = (nonce: string): string => md5Credential('device-1', 'device-secret', octets(nonce));
const change = replace('./Vendor/Text', 'changed', { Format: 'chr', Type: 'text/plain' });

describe.each(['xml', 'wbxml'] as const)('the client shows who it is in %s', (encoding) => {
  const credOf = (header: SyncHdr | undefined): unknown => header?.Cred && [header.Cred.Meta?.Type, header.Cred.Data];

  test('basic, unasked, until 212', async () => {
    const account = accountOf({ client: { auth: 'basic' } });
    const talked = await converse({ encoding, account, moves: [{ say: [get('.')], status: '212' }] });
    expect(talked.heard.map(({ SyncHdr }) => credOf(SyncHdr))).toEqual([
      ['syncml:auth-basic', toBase64('device-1:device-secret')],
      undefined,
    ]);
  });

  test('md5 by challenge: package 1 again, same session, next MsgID', async () => {
    const moves: Move[] = [
      { status: '407', chal: chal('md5', 'one'), codes: { Alert: '407', Replace: '407' } },
      { status: '212', chal: chal('md5', 'two'), say: [get('./Vendor/Text')] },
    ];
    const talked = await converse({ encoding, moves });
    expect(talked.heard.map(({ SyncHdr }) => credOf(SyncHdr))).toEqual([
      undefined,
      ['syncml:auth-md5', right('one')],
      undefined,
    ]);
    expect(talked.heard[1]?.SyncHdr).toMatchObject({ SessionID: '1', MsgID: '2', Source: { LocName: 'device-1' } });
    expect(talked.said(1)).toMatchObject([
      { $: 'Status', Cmd: 'SyncHdr', Data: '200', MsgRef: '1' },
      { $: 'Alert', Data: '1201' },
      { $: 'Replace' },
    ]);
    const again = await converse({ encoding, device: talked.device, account: accountOf({ client: { auth: 'md5' } }) });
    expect(credOf(again.heard[0]?.SyncHdr)).toEqual(['syncml:auth-md5', right('two')]);
  });

  test('md5, 200 each time: new digest with each nonce', async () => {
    const account = accountOf({ client: { auth: 'md5', nonce: octets('zero') } });
    const moves = ['one', 'two'].map((nonce) => ({
      status: '200',
      chal: chal('md5', nonce),
      say: [get('./Vendor/Text')],
    }));
    const talked = await converse({ encoding, account, moves });
    expect(talked.heard.map(({ SyncHdr }) => SyncHdr.Cred?.Data)).toEqual(['zero', 'one', 'two'].map(right));
  });

  test('one more try after a stale nonce, then another, then the end', async () => {
    const moves = ['one', 'two', 'three'].map((nonce) => ({ status: '401', chal: chal('md5', nonce) }));
    const talked = await converse({ encoding, account: accountOf({ client: { auth: 'md5' } }), moves });
    expect(talked.result).toMatchObject({ ok: false, messages: 3, reason: 'the credentials are refused (401)' });
    expect(talked.heard[2]?.SyncHdr.Cred?.Data).toBe(right('two'));
  });

  test('basic refused: the end', async () => {
    const account = accountOf({ client: { auth: 'basic' } });
    const talked = await converse({ encoding, account, moves: [{ status: '401', chal: chal('basic') }] });
    expect(talked.result).toMatchObject({ ok: false, messages: 1 });
  });

  test('challenged in the middle: the answers are sent again', async () => {
    const moves: Move[] = [
      { say: [get('./Vendor/Text')] },
      { status: '401', chal: chal('md5', 'one') },
      { status: '212' },
    ];
    const talked = await converse({ encoding, moves });
    expect(codes(talked, 1)).toEqual(['Get 200']);
    expect(talked.said(2).map((one) => one.$)).toEqual(['Status', 'Status', 'Results']);
    expect(talked.heard[2]?.SyncHdr.Cred?.Data).toBe(right('one'));
    expect(talked.result).toMatchObject({ ok: true, messages: 3 });
  });

  test('MAC: every message, with the nonce of the last answer', async () => {
    const account = accountOf({ client: { auth: 'mac', nonce: octets('zero') } });
    const moves = ['one', 'two'].map((nonce) => ({
      status: '200',
      chal: chal('MAC', nonce),
      say: [get('./Vendor/Text')],
    }));
    const last = { status: '200', chal: chal('MAC', 'three') };
    const talked = await converse({ encoding, account, moves: [...moves, last] });
    expect(talked.result).toMatchObject({ ok: true, messages: 3 });
    talked.requests.forEach(({ headers, body }, index) => {
      const nonce = octets(['zero', 'one', 'two'][index]!);
      const { value, faults } = parseHmacHeader(headers['x-syncml-hmac']!);
      expect([faults, value?.username, value?.mac]).toEqual([
        [],
        'device-1',
        macValue('device-1', 'device-secret', nonce, body),
      ]);
    });
    expect(talked.heard.map(({ SyncHdr }) => [SyncHdr.Cred, SyncHdr.Source.LocName])).toEqual(
      talked.heard.map(() => [undefined, 'device-1']),
    );
    expect(talked.device.account('server.example').client.nonce).toEqual(octets('three'));
  });

  test('MAC without a next nonce: the end', async () => {
    const account = accountOf({ client: { auth: 'mac' } });
    const talked = await converse({ encoding, account, moves: [{ status: '200', say: [get('.')] }] });
    expect(talked.result).toMatchObject({ ok: false, messages: 1 });
  });
});

describe.each(['xml', 'wbxml'] as const)('the server has to show who it is in %s', (encoding) => {
  const md5 = accountOf({ server: { auth: 'md5', nonce: octets('old') } });
  const cred = (nonce: Uint8Array) => ({
    Cred: {
      Meta: { Type: 'syncml:auth-md5', Format: 'b64' },
      Data: md5Credential('server.example', 'server-secret', nonce),
    },
  });
  /** Nonce of the Chal in the client's last message. */
  const asked = (header: { commands: readonly unknown[] }): Uint8Array =>
    fromBase64((header.commands[0] as { Chal?: Chal }).Chal?.Meta.NextNonce ?? '')!;

  test('nothing shown: 407, nothing done, every command hears it; then right: 212', async () => {
    const talked = await converse({
      encoding,
      account: md5,
      moves: (message, _request, turn) => {
        if (turn === 0) return { say: [change] };
        if (turn === 1) {
          expect(talkedValue()).toBe('assay');
          return { say: [change], header: cred(asked(message.SyncBody)) };
        }
        return turn === 2 ? { say: [get('./Vendor/Text')] } : {};
      },
      device,
    });
    expect(talked.statuses(1)).toMatchObject([
      { Cmd: 'SyncHdr', Data: '407', Chal: { Meta: { Type: 'syncml:auth-md5', Format: 'b64' } } },
      { Cmd: 'Replace', Data: '407' },
    ]);
    expect(asked({ commands: talked.said(1) })).toHaveLength(16);
    expect(talked.statuses(2)).toMatchObject([{ Data: '212', Chal: { Meta: {} } }, { Data: '200' }]);
    expect(talked.statuses(3)).toMatchObject([{ Cmd: 'SyncHdr', Data: '200' }, { Data: '200' }]);
    expect(talked.result.ok).toBe(true);
    const kept = talked.device.account('server.example').server.nonce;
    expect(kept).toEqual(asked({ commands: talked.said(2) }));
  });
  let device = makeDevice();
  beforeEach(() => {
    device = makeDevice();
  });
  const talkedValue = (): unknown => device.tree.find(['Vendor', 'Text'])?.value;

  test('shown unasked with the nonce that was kept', async () => {
    const talked = await converse({ encoding, account: md5, moves: [{ say: [change], header: cred(octets('old')) }] });
    expect(talked.statuses(1)).toMatchObject([{ Data: '212' }, { Data: '200' }]);
  });

  test('wrong: 401 with a new nonce, once more, then the end', async () => {
    const wrong = { say: [change], header: cred(octets('wrong')) };
    const talked = await converse({ encoding, account: md5, device, moves: [wrong, wrong] });
    expect(talked.statuses(1)).toMatchObject([{ Data: '401', Chal: { Meta: {} } }, { Data: '401' }]);
    expect(talked.result).toMatchObject({
      ok: false,
      messages: 2,
      reason: 'credentials of the server are wrong again',
    });
    expect(talkedValue()).toBe('assay');
  });

  test('another type than asked for: the end', async () => {
    const basic = {
      Cred: { Meta: { Type: 'syncml:auth-basic', Format: 'b64' }, Data: toBase64('server.example:server-secret') },
    };
    const talked = await converse({
      encoding,
      account: md5,
      moves: [{ say: [change] }, { say: [change], header: basic }],
    });
    expect(talked.result).toMatchObject({ ok: false, messages: 2 });
  });

  test('not shown and nothing wanted: no answer that holds only a challenge', async () => {
    const talked = await converse({ encoding, account: md5, moves: [{}] });
    expect(talked.result).toMatchObject({ ok: false, messages: 1, reason: 'the server has not shown who it is' });
  });

  test('a nonce of a server that has not shown who it is is not kept', async () => {
    const account = accountOf({ ...md5, client: { auth: 'md5', nonce: octets('mine') }, server: md5.server });
    await converse({ encoding, account, device, moves: [{ status: '212', chal: chal('md5', 'evil') }] });
    expect(device.account('server.example').client.nonce).toEqual(octets('mine'));
  });

  test('basic: 212 without nonce', async () => {
    const account = accountOf({ server: { auth: 'basic' } });
    const header = { Cred: { Meta: { Type: 'syncml:auth-basic' }, Data: toBase64('server.example:server-secret') } };
    const talked = await converse({ encoding, account, moves: [{ say: [get('.')], header }] });
    expect(talked.statuses(1)[0]).toMatchObject({ Data: '212' });
    expect(talked.statuses(1)[0]?.Chal).toBeUndefined();
  });

  test('MAC: 200 with the next nonce each time, and a wrong one is refused', async () => {
    const account = accountOf({ server: { auth: 'mac', nonce: octets('zero') } });
    const mac = (nonce: Uint8Array) => ({ user: 'server.example', secret: 'server-secret', nonce });
    const named = { Source: { LocURI: 'http://server.example/dm', LocName: 'server.example' } };
    const talked = await converse({
      encoding,
      account,
      moves: (message, _request, turn) =>
        turn === 0
          ? { say: [change], header: named, mac: mac(octets('zero')) }
          : turn === 1
            ? { say: [get('./Vendor/Text')], header: named, mac: mac(asked(message.SyncBody)) }
            : { say: [get('./Vendor/Text')], header: named, mac: mac(octets('stale')) },
    });
    expect(talked.statuses(1)).toMatchObject([
      { Data: '200', Chal: { Meta: { Type: 'syncml:auth-MAC' } } },
      { Data: '200' },
    ]);
    expect(talked.statuses(2)).toMatchObject([{ Data: '200', Chal: { Meta: {} } }, { Data: '200' }]);
    expect(talked.statuses(3)).toMatchObject([{ Data: '401', Chal: { Meta: {} } }, { Data: '401' }]);
    expect(talked.result.ok).toBe(false);
  });

  test('both challenge in one message', async () => {
    const talked = await converse({
      encoding,
      account: md5,
      moves: (message, _request, turn) =>
        turn === 0
          ? { status: '407', chal: chal('md5', 'one'), codes: { Alert: '407', Replace: '407' } }
          : turn === 1
            ? { status: '212', header: cred(asked(message.SyncBody)), say: [change] }
            : {},
    });
    expect(talked.said(1).map((one) => one.$)).toEqual(['Status', 'Alert', 'Replace']);
    expect(talked.statuses(1)).toMatchObject([{ Cmd: 'SyncHdr', Data: '407', Chal: { Meta: {} } }]);
    expect(talked.statuses(2)).toMatchObject([{ Data: '212' }, { Cmd: 'Replace', Data: '200' }]);
  });
});

test('a secret that the server changes counts from the next session on', async () => {
  const account = accountOf({ client: { auth: 'basic' } });
  const say = [replace('./DMAcc/Account1/AppAuth/Client/AAuthSecret', 'new', { Format: 'chr', Type: 'text/plain' })];
  const talked = await converse({ account, moves: [{ say, status: '200' }] });
  expect(talked.heard.map(({ SyncHdr }) => SyncHdr.Cred?.Data)).toEqual(
    Array(2).fill(toBase64('device-1:device-secret')),
  );
  const again = await converse({ account, device: talked.device });
  expect(again.heard[0]?.SyncHdr.Cred?.Data).toBe(toBase64('device-1:new'));
});

test('what is sent can be read by anyone', async () => {
  const { requests } = await converse({ account: accountOf({ client: { auth: 'md5' } }) });
  expect(decode(requests[0]!.body, 'xml').SyncHdr.Cred?.Meta).toEqual({ Format: 'b64', Type: 'syncml:auth-md5' });
});

test('the type that the server prefers is used first in the next session', async () => {
  const account = accountOf({ client: { auth: 'md5' } });
  const say = [replace('./DMAcc/Account1/AAuthPref', 'BASIC', { Format: 'chr', Type: 'text/plain' })];
  const talked = await converse({ account, moves: [{ say, status: '212' }] });
  const again = await converse({ account, device: talked.device });
  expect(again.heard[0]?.SyncHdr.Cred?.Meta?.Type).toBe('syncml:auth-basic');
});

test('credentials shown again after 212 do no harm', async () => {
  const account = accountOf({ server: { auth: 'md5', nonce: octets('old') } });
  const header = {
    Cred: {
      Meta: { Type: 'syncml:auth-md5', Format: 'b64' },
      Data: md5Credential('server.example', 'server-secret', octets('old')),
    },
  };
  const talked = await converse({ account, moves: [1, 2].map(() => ({ say: [get('.')], header })) });
  expect([1, 2].map((message) => talked.statuses(message)[0]?.Data)).toEqual(['212', '212']);
});
