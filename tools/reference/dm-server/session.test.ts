/** The engine by the book: what the server says to messages written by hand, and to the reference client. */
import { decode } from './codec';
import { Defects } from './defects';
import type { Alert, Command, Status } from './messages';
import type { OrderedCommand } from './model';
import { DEVICE, play, raw, type Scenario, type Seen } from './testing/converse';

const start = '<Alert><CmdID>1</CmdID><Data>1201</Data></Alert>';
const header = (msgRef: number, code = 200): string =>
  `<Status><CmdID>1</CmdID><MsgRef>${msgRef}</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd><Data>${code}</Data></Status>`;
const status = (msgRef: number, cmdRef: number, cmd: string, code: number): string =>
  `<Status><CmdID>2</CmdID><MsgRef>${msgRef}</MsgRef><CmdRef>${cmdRef}</CmdRef><Cmd>${cmd}</Cmd><Data>${code}</Data></Status>`;
const chunk = (data: string, more: boolean, size = ''): string =>
  `<Results><CmdID>3</CmdID><MsgRef>1</MsgRef><CmdRef>3</CmdRef><Item><Source><LocURI>./DevInfo/Man</LocURI></Source>` +
  `${size && `<Meta><Size xmlns="syncml:metinf">${size}</Size></Meta>`}<Data>${data}</Data>${more ? '<MoreData/>' : ''}</Item></Results>`;
const alert = (code: string, type = ''): string =>
  `<Alert><CmdID>4</CmdID><Data>${code}</Data>${
    type &&
    `<Item><Source><LocURI>./A</LocURI></Source><Meta><Type xmlns="syncml:metinf">${type}</Type></Meta><Data>x</Data></Item>`
  }</Alert>`;
const get: OrderedCommand = { command: 'Get', items: [{ target: './DevInfo/Man' }] };

/** One word for each command: `Get`, `Status Alert 200`, `Alert 1222`; `Final` last. */
function words(seen: Seen, message: number): string {
  const { body } = seen.answers[message]!;
  const { commands, Final } = decode(body, 'xml').SyncBody;
  const word = (command: Command): string => {
    if (command.$ === 'Status') return `${(command as Status).Cmd} ${String((command as Status).Data)}`;
    return command.$ === 'Alert' ? `Alert=${String((command as Alert).Data)}` : command.$;
  };
  return [...commands.map(word), ...(Final ? ['Final'] : [])].join(', ');
}

const open = [raw(1, start)];
const table: readonly (readonly [string, Omit<Scenario, 'name'>, readonly string[]])[] = [
  ['nothing to do', { raw: open }, ['SyncHdr 200, Alert 200, Final']],
  ['one Get', { raw: open, orders: [get] }, ['SyncHdr 200, Alert 200, Get, Final']],
  [
    'an unfinished package',
    { raw: [raw(1, start, { final: false })], orders: [get] },
    ['SyncHdr 200, Alert 200, Alert=1222'],
  ],
  [
    'chunks of Results',
    {
      raw: [
        ...open,
        raw(2, header(1) + status(1, 3, 'Get', 200) + chunk('ab', true, '4'), { final: false }),
        raw(3, header(2) + chunk('cd', false)),
      ],
      orders: [get],
    },
    ['SyncHdr 200, Alert 200, Get, Final', 'SyncHdr 200, Results 213, Alert=1222', 'SyncHdr 200, Final'],
  ],
  [
    'chunks that do not add up',
    {
      raw: [
        ...open,
        raw(2, header(1) + chunk('ab', true, '9'), { final: false }),
        raw(3, header(2) + chunk('cd', false)),
      ],
      orders: [get],
    },
    ['SyncHdr 200, Alert 200, Get, Final', 'SyncHdr 200, Results 213, Alert=1222', 'SyncHdr 200, Results 424, Final'],
  ],
  [
    'an object that breaks off',
    {
      raw: [
        ...open,
        raw(2, header(1) + chunk('ab', true, '4'), { final: false }),
        raw(3, header(2) + alert('1226', 'urn:oma:at:x')),
      ],
      orders: [get],
    },
    [
      'SyncHdr 200, Alert 200, Get, Final',
      'SyncHdr 200, Results 213, Alert=1222',
      'SyncHdr 200, Alert 200, Alert=1225, Final',
    ],
  ],
  [
    'a Generic Alert that is known',
    { raw: [raw(1, start + alert('1226', 'urn:oma:at:x'))] },
    ['SyncHdr 200, Alert 200, Alert 200, Final'],
  ],
  [
    'a Generic Alert that is not',
    { raw: [raw(1, start + alert('1226', 'unheard'))] },
    ['SyncHdr 200, Alert 200, Alert 415, Final'],
  ],
  [
    'a Generic Alert without Item',
    { raw: [raw(1, start + alert('1226'))] },
    ['SyncHdr 200, Alert 200, Alert 412, Final'],
  ],
  [
    'a client event that is not known',
    { raw: [raw(1, start + alert('1224', 'x'))], settings: { clientEvents: [] } },
    ['SyncHdr 200, Alert 200, Alert 406, Final'],
  ],
  ['abort', { raw: [raw(1, start + alert('1223'))], orders: [get] }, ['SyncHdr 200, Alert 200, Alert 200, Final']],
  ['a session that is not there', { raw: [raw(4, header(3))], orders: [get] }, ['SyncHdr 200, Alert=1223, Final']],
  ['an unknown VerDTD', { raw: [raw(1, start, { VerDTD: '9' })], orders: [get] }, ['SyncHdr 505, Alert 215, Final']],
  [
    'an unknown VerProto',
    { raw: [raw(1, start, { VerProto: 'DM/9' })], orders: [get] },
    ['SyncHdr 513, Alert 215, Final'],
  ],
  [
    'no credentials, twice',
    { raw: [...open, raw(2, start)], auth: 'md5', orders: [get] },
    ['SyncHdr 407, Alert 407, Final', 'SyncHdr 407, Alert 407, Final'],
  ],
  [
    'the client does not know the server',
    { raw: [...open, raw(2, header(1, 400))], orders: [get] },
    ['SyncHdr 200, Alert 200, Get, Final', 'SyncHdr 200, Alert=1223, Final'],
  ],
  [
    'the same bytes again',
    { raw: [...open, ...open], orders: [get] },
    ['SyncHdr 200, Alert 200, Get, Final', 'SyncHdr 200, Alert 200, Get, Final'],
  ],
  [
    'another session under the same number',
    { raw: [...open, raw(1, start + alert('1222'))], orders: [get] },
    ['SyncHdr 200, Alert 200, Get, Final', 'SyncHdr 200, Alert 200, Alert 200, Get, Final'],
  ],
];

test.each(table)('%s', async (_name, scenario, expected) => {
  const seen = await play({ name: '', ...scenario }, 'xml', new Defects());
  expect(expected.map((_, index) => words(seen, index))).toEqual(expected);
});

test('a large object: MoreData in all chunks but the last, Size in the first, Final at the end', async () => {
  const data = 'x'.repeat(5000);
  const orders: OrderedCommand[] = [{ command: 'Replace', items: [{ target: './Vendor/Text', data }] }];
  const seen = await play({ name: '', orders, config: { maxMsgSize: 2000 } }, 'xml', new Defects());
  const chunks = seen.answers
    .map(({ body }) => [body.length, decode(body, 'xml').SyncBody] as const)
    .flatMap(([octets, { commands, Final }]) =>
      commands.flatMap((one) =>
        one.$ === 'Replace'
          ? [
              [
                octets <= 2000,
                one.Item[0]!.Meta?.Size,
                one.Item[0]!.MoreData,
                Final,
                String(one.Item[0]!.Data),
              ] as const,
            ]
          : [],
      ),
    );
  const rest = chunks.slice(1, -1).map(() => [true, undefined, true, undefined]);
  expect(chunks.map((one) => one.slice(0, 4))).toEqual([
    [true, '5000', true, undefined],
    ...rest,
    [true, undefined, undefined, true],
  ]);
  expect(chunks.map((one) => one[4]).join('')).toBe(data);
  expect(seen.operations).toMatchObject([{ state: 'done', results: [{ status: '200' }] }]);
});

test('what is larger than the device takes fails with the reason', async () => {
  const orders: OrderedCommand[] = [
    { command: 'Replace', items: [{ target: './Vendor/Text', data: 'x'.repeat(900) }] },
    get,
  ];
  const seen = await play({ name: '', orders, config: { maxObjSize: 500 } }, 'wbxml', new Defects());
  expect(seen.operations).toMatchObject([
    { state: 'failed', reason: 'larger than the objects that the device takes' },
    { state: 'done' },
  ]);
});

test.each(['md5', 'mac', 'basic'] as const)('%s: every nonce is new, and kept for the next session', async (auth) => {
  const seen = await play({ name: '', auth, orders: [get], sessions: 3 }, 'xml', new Defects());
  const nonces = seen.answers.flatMap(
    ({ body }) => /<NextNonce[^>]*>([^<]*)/.exec(Buffer.from(body).toString())?.[1] ?? [],
  );
  const refused = seen.answers.filter(({ body }) => /<Data>40[17]</.test(Buffer.from(body).toString()));
  expect(new Set(nonces).size).toBe(nonces.length);
  expect(refused.length).toBe(0);
  expect(nonces.length > 0).toBe(auth !== 'basic');
});

test('a client that answers a notification with the nonce of zeros is let in once', async () => {
  const { ClientCheck } = await import('./check-client.js');
  const { md5Credential } = await import('../../dm/digest.js');
  const credential = { auth: 'md5', user: 'u', secret: 's', nonce: 'AQIDBA==' } as const;
  const check = (notified: boolean) =>
    new ClientCheck({
      credential,
      defects: new Defects(),
      random: (count) => new Uint8Array(count),
      always: false,
      notified,
    });
  const Cred = { Meta: { Type: 'syncml:auth-md5' }, Data: md5Credential('u', 's', new Uint8Array(4)) };
  const ends = { LocURI: DEVICE };
  const hdr = { VerDTD: '1.2', VerProto: 'DM/1.2', SessionID: '1', MsgID: '1', Target: ends, Source: ends, Cred };
  const shows = { header: hdr, headers: {}, body: new Uint8Array() };
  expect([check(true).judge(shows), check(false).judge(shows)]).toMatchObject([
    { accepted: true, code: '212', chal: {} },
    { accepted: false, code: '401', chal: {} },
  ]);
});
