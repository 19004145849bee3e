import {
  add,
  alert,
  alertsOf,
  codes,
  converse,
  exec,
  get,
  makeDevice,
  replace,
  results,
  alert as serverAlert,
  to,
} from './testing/converse';
import type { Move, Said } from './testing/scripted-server';

const chr = { Format: 'chr', Type: 'text/plain' };

describe.each(['xml', 'wbxml'] as const)('a session in %s', (encoding) => {
  test('package 1, one Get, the end', async () => {
    const talked = await converse({ encoding, moves: [{ say: [get('./DevInfo/Man')] }] });
    expect(talked.result).toEqual({ ok: true, ended: 'done', sessionId: '1', messages: 2 });
    expect(talked.heard[0]).toMatchObject({
      SyncHdr: {
        VerDTD: '1.2',
        VerProto: 'DM/1.2',
        SessionID: '1',
        MsgID: '1',
        Target: { LocURI: 'http://server.example/dm' },
        Source: { LocURI: 'urn:imei:490154203237518' },
        Meta: { MaxMsgSize: '65536', MaxObjSize: '1048576' },
      },
      SyncBody: {
        commands: [
          { $: 'Alert', CmdID: '1', Data: '1201' },
          {
            $: 'Replace',
            CmdID: '2',
            Item: ['DevId', 'Man', 'Mod', 'DmV', 'Lang'].map((name) => ({ Source: { LocURI: `./DevInfo/${name}` } })),
          },
        ],
        Final: true,
      },
    });
    expect(talked.said(1)).toMatchObject([
      { $: 'Status', CmdID: '1', MsgRef: '1', CmdRef: '0', Cmd: 'SyncHdr', Data: '200' },
      { $: 'Status', CmdID: '2', MsgRef: '1', CmdRef: '4', Cmd: 'Get', Data: '200', TargetRef: ['./DevInfo/Man'] },
      { $: 'Results', CmdID: '3', MsgRef: '1', CmdRef: '4', Item: [{ Data: 'Assay' }] },
    ]);
    expect(talked.heard[1]?.SyncHdr).toMatchObject({ SessionID: '1', MsgID: '2' });
    expect(talked.heard[1]?.SyncHdr.Meta).toBeUndefined();
    expect(talked.heard[1]?.SyncBody.Final).toBe(true);
  });

  test('the same device with the same seed says the same bytes', async () => {
    const run = async (): Promise<string[]> =>
      (await converse({ encoding, moves: [{ say: [get('.')] }] })).requests.map(({ body }) =>
        Buffer.from(body).toString('hex'),
      );
    expect(await run()).toEqual(await run());
  });

  test.each([
    ['1.1.2', '1.1', 'DM/1.1'],
    ['1.3', '1.2', 'DM/1.3'],
  ] as const)('version %s', async (version, dtd, proto) => {
    const talked = await converse({ encoding, version, moves: [{ say: [get('./Vendor/Text')] }] });
    expect(talked.heard[0]?.SyncHdr).toMatchObject({ VerDTD: dtd, VerProto: proto });
    expect(codes(talked, 1)).toEqual(['Get 200']);
    const [body] = talked.requests.map((request) => Buffer.from(request.body));
    if (encoding === 'xml') expect(body!.toString()).toContain(`xmlns="SYNCML:SYNCML${dtd}"`);
    else expect([...body!.subarray(1, 3)]).toEqual(version === '1.1.2' ? [0x9f, 0x53] : [0xa4, 0x01]);
  });
});

describe('the beginning', () => {
  test('after a notification', async () => {
    const talked = await converse({ notifiedId: 0x1f });
    expect(talked.heard[0]).toMatchObject({
      SyncHdr: { SessionID: '1F' },
      SyncBody: { commands: [{ Data: '1200' }, {}] },
    });
  });

  test('session ids grow', async () => {
    const device = makeDevice();
    expect((await converse({ device })).result.sessionId).toBe('1');
    expect((await converse({ device })).result.sessionId).toBe('2');
  });

  test('the HTTP request', async () => {
    const [request] = (await converse({ encoding: 'wbxml' })).requests;
    expect(request).toMatchObject({
      method: 'POST',
      url: 'http://server.example/dm',
      headers: {
        'Content-Type': 'application/vnd.syncml.dm+wbxml',
        Accept: 'application/vnd.syncml.dm+wbxml',
        'User-Agent': 'Assay Reference/1.0',
      },
    });
  });
});

describe('the end', () => {
  test('a package without commands is not answered', async () => {
    expect((await converse()).result).toMatchObject({ ok: true, ended: 'done', messages: 1 });
  });

  test('Alert 1223 is not answered, and nothing beside it is done', async () => {
    const talked = await converse({ moves: [{ say: [alert('1223'), replace('./Vendor/Text', 'b', chr)] }] });
    expect(talked.result).toMatchObject({ ok: true, ended: 'aborted by the server', messages: 1 });
    expect(talked.device.tree.find(['Vendor', 'Text'])?.value).toBe('assay');
  });

  test('the user aborts', async () => {
    const device = makeDevice();
    device.abort = true;
    const talked = await converse({ device, moves: [{ say: [get('./Vendor/Text')] }] });
    expect(talked.result).toMatchObject({ ok: true, ended: 'aborted by the user', messages: 2 });
    expect(talked.heard[1]?.SyncBody).toMatchObject({ Final: true });
    expect(alertsOf(talked, 1)).toMatchObject([{ Data: '1223' }]);
  });

  test.each<[string, Move, string]>([
    ['HTTP error', { http: { status: 500 } }, 'HTTP status 500'],
    ['nothing', { http: { body: new Uint8Array() } }, 'the answer is empty'],
    ['HTML', { http: { headers: { 'content-type': 'text/html' } } }, 'the answer is of type text/html'],
    ['broken XML', { bytes: (body) => body.subarray(0, body.length - 9) }, 'the answer cannot be read'],
    ['no SyncML at all', { bytes: () => new Uint8Array(Buffer.from('<html/>')) }, 'the answer cannot be read'],
    [
      'no header',
      { bytes: () => new Uint8Array(Buffer.from('<SyncML xmlns="SYNCML:SYNCML1.2"/>')) },
      'the answer lacks SyncHdr',
    ],
    ['another session', { header: { SessionID: '77' } }, 'the answer belongs to session 77'],
    ['a refusal without challenge', { status: '401' }, 'SyncHdr is answered with 401'],
    ['a failure', { status: '500' }, 'SyncHdr is answered with 500'],
  ])('%s', async (_name, move, reason) => {
    const talked = await converse({ moves: [move] });
    expect(talked.result).toMatchObject({ ok: false, ended: 'failed', messages: 1 });
    expect(talked.result.reason).toContain(reason);
  });

  const older = { VerDTD: '1.1', VerProto: 'DM/1.1' };
  test.each([
    ['1.2', { VerDTD: '9.9' }, '505', ['1.2']],
    ['1.2', { VerProto: 'DM/9.9' }, '513', ['DM/1.2']],
    ['1.2', { VerProto: 'DM/1.3' }, '513', ['DM/1.2']],
    ['1.2', older, '505', ['1.2']],
    ['1.1.2', { VerDTD: '1.2', VerProto: 'DM/1.2' }, '505', ['1.1']],
    ['1.1.2', { VerProto: 'DM/1.3' }, '513', ['DM/1.1']],
    ['1.3', { VerProto: 'DM/9.9' }, '513', ['DM/1.3', 'DM/1.2']],
    ['1.3', older, '505', ['1.2']],
  ] as const)(
    '%s is answered in %j: refused once with what is known, then the end',
    async (version, header, code, known) => {
      const talked = await converse({ version, header, moves: [{ say: [get('./Vendor/Text')] }] });
      expect(talked.statuses(1)).toMatchObject([
        { Cmd: 'SyncHdr', Data: code, Item: known.map((one) => ({ Data: one })) },
        { Cmd: 'Get', Data: '215' },
      ]);
      expect(talked.result).toMatchObject({ ok: false, messages: 2 });
    },
  );

  test('1.3 falls back to a server of 1.2, and comes back', async () => {
    const say = [get('./Vendor/Text')];
    const moves = [{ say, header: { VerProto: 'DM/1.2' } }, { say }, { say: [] }];
    const talked = await converse({ version: '1.3', moves });
    expect(talked.heard.map(({ SyncHdr }) => SyncHdr.VerProto)).toEqual(['DM/1.3', 'DM/1.2', 'DM/1.3']);
    expect(codes(talked, 1)).toEqual(['Get 200']);
  });

  test('1.1.2 has no Generic Alert: what takes long is done without a report', async () => {
    const talked = await converse({
      version: '1.1.2',
      moves: [{ say: [exec('./Vendor/RunLater')] }, { say: [get('./Vendor/Text')] }],
    });
    expect(talked.heard.flatMap(({ SyncBody }) => SyncBody.commands).filter((one) => one.$ === 'Alert')).toHaveLength(
      1,
    );
  });
});

describe('between', () => {
  test('RespURI is where the next message goes', async () => {
    const moves = [{ say: [get('./Vendor/Text')], header: { RespURI: 'http://server.example/other?x=1' } }];
    const talked = await converse({ moves });
    expect(talked.requests.map(({ url }) => url)).toEqual([
      'http://server.example/dm',
      'http://server.example/other?x=1',
    ]);
  });

  test('no Status for a Status', async () => {
    const odd = { $: 'Status', MsgRef: '1', CmdRef: '9', Cmd: 'Get', Data: '200' } as unknown as Said;
    const talked = await converse({ moves: [{ say: [odd] }] });
    expect(talked.result).toMatchObject({ ok: true, messages: 1 });
  });

  test('an unfinished package is asked for with Alert 1222, without Final', async () => {
    const talked = await converse({
      moves: [{ say: [replace('./Vendor/Text', 'b', chr)], final: false }, { say: [] }],
    });
    expect(codes(talked, 1)).toEqual(['Replace 200']);
    expect(alertsOf(talked, 1)).toMatchObject([{ Data: '1222' }]);
    expect(talked.heard[1]?.SyncBody.Final).toBeUndefined();
  });

  test('Exec that takes its time: a Generic Alert with the Correlator follows in a later package', async () => {
    const moves = [{ say: [exec('./Vendor/RunLater', 'c-1')] }, { say: [get('./Vendor/Text')] }];
    const talked = await converse({ moves });
    const raised = [...alertsOf(talked, 1), ...alertsOf(talked, 2)];
    expect(raised).toMatchObject([
      { Data: '1226', Correlator: 'c-1', Item: [{ Source: { LocURI: './Vendor/RunLater' }, Data: '200' }] },
    ]);
  });

  test('an alert that the device raises goes out with package 1', async () => {
    const device = makeDevice();
    device.alerts.push({ code: '1224', type: 'text/plain', format: 'chr', data: 'event' });
    const talked = await converse({ device });
    expect(alertsOf(talked, 0)).toMatchObject([
      { Data: '1201' },
      { Data: '1224', Item: [{ Meta: chr, Data: 'event' }] },
    ]);
  });
});

describe('large objects from the server', () => {
  const chunk = (data: string, more: boolean, size?: string): Said =>
    ({
      $: 'Add',
      Item: [
        to('./Vendor/Big', {
          Meta: { ...chr, ...(size && { Size: size }) },
          Data: data,
          ...(more && { MoreData: true }),
        }),
      ],
    }) as Said;

  test('chunks are collected, then the command is done', async () => {
    const moves = [
      { say: [chunk('abc', true, '9')], final: false },
      { say: [chunk('def', true)], final: false },
      { say: [chunk('ghi', false)] },
    ];
    const talked = await converse({ moves });
    expect([codes(talked, 1), codes(talked, 2), codes(talked, 3)]).toEqual([['Add 213'], ['Add 213'], ['Add 200']]);
    expect(alertsOf(talked, 1)).toMatchObject([{ Data: '1222' }]);
    expect(talked.device.tree.find(['Vendor', 'Big'])?.value).toBe('abcdefghi');
  });

  test('chunks that do not add up', async () => {
    const moves = [{ say: [chunk('abc', true, '9')], final: false }, { say: [chunk('ghi', false)] }];
    const talked = await converse({ moves });
    expect(codes(talked, 2)).toEqual(['Add 424']);
    expect(talked.device.tree.find(['Vendor', 'Big'])).toBeUndefined();
  });

  test('another command between chunks', async () => {
    const moves = [{ say: [chunk('abc', true, '9')], final: false }, { say: [get('./Vendor/Text')] }];
    const talked = await converse({ moves });
    expect(codes(talked, 2)).toEqual(['Get 200']);
    expect(alertsOf(talked, 2)).toMatchObject([{ Data: '1225', Item: [{ Target: { LocURI: './Vendor/Big' } }] }]);
    expect(talked.device.tree.find(['Vendor', 'Big'])).toBeUndefined();
  });

  test('an object larger than the device takes', async () => {
    const device = makeDevice([], { maxObjSize: 8 });
    const talked = await converse({
      device,
      moves: [{ say: [chunk('abc', true, '9')] }, { say: [add('./Vendor/Big', 'abcdefghi', chr)] }],
    });
    expect([codes(talked, 1), codes(talked, 2)]).toEqual([['Add 413'], ['Add 413']]);
  });
});

describe.each(['xml', 'wbxml'] as const)('large answers in %s', (encoding) => {
  const limit = (size: number, object?: number): Move['header'] => ({
    Meta: { MaxMsgSize: String(size), ...(object !== undefined && { MaxObjSize: String(object) }) },
  });

  test('a big value goes in chunks within MaxMsgSize', async () => {
    const moves = [{ say: [get('./Vendor/Long')], header: limit(2000) }];
    const talked = await converse({ encoding, moves });
    const items = talked.heard.flatMap((_message, index) => results(talked, index));
    const value = talked.device.tree.find(['Vendor', 'Long'])?.value as string;
    expect(items.length).toBeGreaterThan(5);
    expect(items.map((item) => item.Data).join('')).toBe(value);
    expect(items.map((item) => item.MoreData)).toEqual([...items.slice(1).map(() => true), undefined]);
    expect(items.map((item) => item.Meta?.Size)).toEqual([
      String(Buffer.byteLength(value)),
      ...items.slice(1).map(() => undefined),
    ]);
    for (const { body } of talked.requests.slice(1)) expect(body.length).toBeLessThanOrEqual(2000);
    expect(talked.heard.slice(1).map((message) => message.SyncBody.Final)).toEqual([
      ...items.slice(1).map(() => undefined),
      true,
    ]);
    expect(alertsOf(talked, 2)).toEqual([]);
    expect(codes(talked, 2)).toEqual(['Alert 200']);
  });

  test('many Items are spread over messages', async () => {
    const most = encoding === 'xml' ? 900 : 400;
    const moves = [{ say: [get('./DevInfo?list=StructData')], header: limit(most) }];
    const talked = await converse({ encoding, moves });
    const items = talked.heard.flatMap((_message, index) => results(talked, index));
    expect(items.length).toBe(8);
    expect(talked.heard.length).toBeGreaterThan(2);
    for (const { body } of talked.requests.slice(1)) expect(body.length).toBeLessThanOrEqual(most);
  });

  test('a value larger than MaxObjSize is not sent', async () => {
    const talked = await converse({
      encoding,
      moves: [{ say: [get('./Vendor/Long', './Vendor/Text')], header: limit(2000, 50) }],
    });
    expect(codes(talked, 1)).toEqual(['Get 413', 'Get 200']);
    expect(results(talked, 1)).toHaveLength(1);
  });
});

test('user interaction in a session', async () => {
  const device = makeDevice();
  device.answers.push({ kind: 'no' });
  expect(codes(await converse({ device, moves: [{ say: [serverAlert('1101', '', 'Now?')] }] }), 1)).toEqual([
    'Alert 304',
  ]);
});
