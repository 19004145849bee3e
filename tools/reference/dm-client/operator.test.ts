import { PassThrough } from 'node:stream';
import { serveJsonLines } from './json-lines';
import { DeviceOperator } from './operator';
import { clock, exec, get, replace } from './testing/converse';
import { type Conversation, type Move, scriptedServer } from './testing/scripted-server';

const url = 'http://server.example/dm';

function bench(moves: readonly Move[] = []): { operator: DeviceOperator; server: Conversation } {
  const server = scriptedServer({ encoding: 'xml', moves });
  return { server, operator: new DeviceOperator({ now: clock(), post: server.post }) };
}

test('a session, and what is in the tree then', async () => {
  const { operator } = bench([{ say: [get('./DevInfo/Man')] }]);
  expect(await operator.do('reset', 'a', { config: { manufacturer: 'Maker' } })).toMatchObject({ ok: true });
  const args = {
    url,
    encoding: 'xml',
    version: '1.2',
    auth: 'none',
    user: 'u',
    secret: 's',
    nonce: '',
    serverid: 'srv',
  };
  expect(await operator.do('start-session', 'a', args)).toMatchObject({
    ok: true,
    result: { ended: 'done', messages: 2 },
  });
  expect(await operator.do('read', 'a', { uri: './DevInfo/Man' })).toMatchObject({
    ok: true,
    result: { exists: true, value: 'Maker', properties: { Format: 'chr', Name: 'Man' } },
  });
  expect(await operator.do('read', 'a', { uri: './Vendor/Blob' })).toMatchObject({
    result: { base64: 'AAECAH+Aw/8=' },
  });
  expect(await operator.do('read', 'a', { uri: './No' })).toEqual({ ok: true, result: { exists: false } });
  expect(await operator.do('read', 'a', { uri: './Vendor' })).toMatchObject({
    result: { properties: { ACL: 'Add=srv&Delete=srv&Exec=srv&Replace=srv&Get=*' } },
  });
});

test.each<[readonly string[], string, string]>([
  [[], 'new', '77'],
  [['changes-not-applied'], 'assay', '42'],
  [['own-change-not-in-tree'], 'new', '77'],
])('what a person sees who looks at a device with %j', async (defects, text, number) => {
  const { operator, server } = bench([
    { say: [replace('./Vendor/Text', 'new', { Format: 'chr' })] },
    { say: [get('./Vendor/Number')] },
  ]);
  await operator.do('reset', 'a', { defects });
  await operator.do('fire-event', 'a', { event: 'number-changed', data: '77' });
  await operator.do('start-session', 'a', { url });
  const value = async (uri: string): Promise<unknown> =>
    ((await operator.do('read', 'a', { uri })).result as { value: string }).value;
  expect([await value('./Vendor/Text'), await value('./Vendor/Number')]).toEqual([text, number]);
  const shown = defects.includes('own-change-not-in-tree') ? '42' : '77';
  expect(server.heard.at(-1)?.SyncBody.commands.at(-1)).toMatchObject({ $: 'Results', Item: [{ Data: shown }] });
});

test('a failed session is told with its reason', async () => {
  const { operator } = bench([{ http: { status: 500 } }]);
  const outcome = await operator.do('start-session', 'a', { url });
  expect(outcome).toMatchObject({ ok: false, error: 'HTTP status 500', result: { ended: 'failed' } });
});

test('what the person does before a session', async () => {
  const { operator, server } = bench([{ say: [exec('./Vendor/RunLater')] }]);
  await operator.do('raise', 'a', { code: '1224', type: 'text/plain', data: 'event' });
  await operator.do('start-session', 'a', { url, alert: 1200 });
  expect(server.heard[0]?.SyncBody.commands).toMatchObject([{ Data: '1200' }, {}, { Data: '1224' }]);
  await operator.do('power-cycle', 'a', {});
  await operator.do('start-session', 'a', { url, sessionId: '0ABC' });
  expect(server.heard.at(-1)).toMatchObject({
    SyncHdr: { SessionID: 'ABC' },
    SyncBody: { commands: [{ Data: '1200' }, {}] },
  });
  expect(server.heard.at(-1)?.SyncBody.commands).toHaveLength(2);
});

test('devices do not know of each other', async () => {
  const { operator } = bench();
  await operator.do('reset', 'a', { config: { model: 'A' } });
  await operator.do('reset', 'b', { config: { model: 'B' } });
  const model = async (device: string): Promise<unknown> => operator.do('read', device, { uri: './DevInfo/Mod' });
  expect([await model('a'), await model('b')]).toMatchObject([{ result: { value: 'A' } }, { result: { value: 'B' } }]);
});

test('one session of a device at a time; a reset makes a new device', async () => {
  const operator = new DeviceOperator({ now: clock(), post: () => new Promise(() => {}) });
  void operator.do('start-session', 'a', { url });
  expect(await operator.do('start-session', 'a', { url })).toMatchObject({ ok: false });
  await operator.do('reset', 'a', {});
  const running = operator.do('start-session', 'a', { url });
  expect(await Promise.race([running, Promise.resolve('running')])).toBe('running');
});

test('a restart ends the session that runs, and keeps the tree', async () => {
  let restart = (): void => {};
  const script = scriptedServer({
    encoding: 'xml',
    moves: [{ say: [replace('./Vendor/Text', 'kept', { Format: 'chr' })] }, { say: [get('.')] }],
  });
  const cycled: DeviceOperator = new DeviceOperator({
    now: clock(),
    post: async (request) => {
      const answer = await script.post(request);
      if (script.requests.length === 2) restart();
      return answer;
    },
  });
  restart = () => void cycled.do('power-cycle', 'a', {});
  expect(await cycled.do('start-session', 'a', { url })).toMatchObject({
    ok: false,
    error: 'the device was restarted',
  });
  expect(await cycled.do('read', 'a', { uri: './Vendor/Text' })).toMatchObject({ result: { value: 'kept' } });
});

test.each<[string, string, Record<string, unknown>, string]>([
  ['operation', 'dance', {}, 'no such operation: dance'],
  ['defect', 'reset', { defects: ['none-such'] }, 'no such defect: none-such'],
  ['setting', 'reset', { config: { colour: 'red' } }, 'no such setting: colour'],
  ['value of a setting', 'reset', { config: { maxDepth: 'deep' } }, 'setting maxDepth: "deep"'],
  ['address', 'start-session', { url: 'ftp://x' }, 'url: "ftp://x" is no http address'],
  ['encoding', 'start-session', { url, encoding: 'json' }, 'encoding: json is none of xml, wbxml'],
  ['version', 'start-session', { url, version: '2.0' }, 'version: 2.0 is none of'],
  ['nonce', 'start-session', { url, nonce: '!' }, 'nonce: no base64'],
  ['session id', 'start-session', { url, sessionId: 70000 }, 'sessionId: 70000'],
  ['argument', 'start-session', { url, colour: 'red' }, 'no such argument: colour'],
  ['server id', 'start-session', { url, serverid: 'a b' }, 'a b is no server identifier'],
  ['answer', 'answer', { kind: 'perhaps' }, 'no such answer'],
  ['uri', 'read', { uri: './a/' }, 'uri: trailing-slash'],
  ['event', 'fire-event', { event: 'earthquake' }, 'no such event: earthquake'],
  ['time', 'set-clock', { now: 'soon' }, 'now: "soon" is no time'],
  ['card', 'insert-card', { files: { x: '00' } }, 'files: x is no path'],
])('an order that means nothing: %s', async (_name, op, args, reason) => {
  await expect(bench().operator.do(op, 'a', args)).rejects.toThrow(reason);
});

test('orders and answers as lines', async () => {
  const { operator } = bench();
  const input = new PassThrough();
  const lines: string[] = [];
  const died: string[] = [];
  input.end('{"id":1,"op":"reset","device":"k"}\n\nnonsense\n{"id":2,"op":"dance","device":"k"}\n');
  await serveJsonLines({ input, operator, write: (line) => lines.push(line), die: (why) => died.push(why) });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { id: 1, ok: true, result: { deviceId: 'urn:imei:490154203237518' } },
    { id: null, ok: false, error: expect.stringContaining('JSON') },
    { id: 2, ok: false, error: 'no such operation: dance' },
  ]);
  expect(died).toEqual([]);
});

test('a device that dies takes the program with it', async () => {
  const { operator } = bench([{ say: [get('.')] }]);
  const input = new PassThrough();
  const died: string[] = [];
  const args = JSON.stringify({ url });
  input.end(
    `{"id":1,"op":"reset","device":"k","args":{"defects":["dies-on-get"]}}\n{"id":2,"op":"start-session","device":"k","args":${args}}\n`,
  );
  await serveJsonLines({ input, operator, write: () => {}, die: (why) => died.push(why) });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(died).toEqual(['the device died']);
});
