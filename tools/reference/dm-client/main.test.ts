import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { get } from './testing/converse';
import { scriptedServer } from './testing/scripted-server';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['-r', 'tsx/cjs', join(__dirname, 'main.ts'), ...args], (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    );
  });
}

let server: Server;
let url = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', async () => {
      // The first request of each run opens a session, the second answers the Get.
      const script = scriptedServer({
        encoding: 'xml',
        moves: (message) => (message.SyncHdr.MsgID === '1' ? { say: [get('./DevInfo/Man')] } : {}),
      });
      const answer = await script.post({
        method: 'POST',
        url,
        headers: {},
        body: new Uint8Array(Buffer.concat(pieces)),
      });
      response.writeHead(request.url === '/broken' ? 500 : answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dm`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('one session', async () => {
  const { code, stdout } = await run('--url', url, '--json', '--set', 'maxMsgSize=0');
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { ok: true, ended: 'done', messages: 2 }]);
});

test('a session that fails', async () => {
  expect(await run('--url', url.replace('/dm', '/broken'))).toMatchObject({
    code: 1,
    stderr: 'session failed: HTTP status 500\n',
  });
});

test('a device that dies', async () => {
  expect(await run('--url', url, '--defect', 'dies-on-get')).toMatchObject({ code: 70 });
});

test.each([
  ['nothing', []],
  ['unknown option', ['--colour', 'red']],
  ['unknown defect', ['--url', 'http://x', '--defect', 'none-such']],
])('usage: %s', async (_name, args) => {
  const { code, stderr } = await run(...args);
  expect(code).toBe(2);
  expect(stderr).toContain('usage: dm-client');
});

test('the list of defects', async () => {
  const { code, stdout } = await run('--list-defects', '--json');
  expect(code).toBe(0);
  expect((JSON.parse(stdout) as { name: string }[]).map((one) => one.name)).toContain('get-missing-says-200');
});
