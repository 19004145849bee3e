/** Sessions that a product starts when it likes: nobody tells it of cases, and it knows one address. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { loadCatalogue } from '../catalogue';
import { HandStarted, partOf } from './hand-started';
import type { Mailbox, Mailboxes, Request } from './listener';
import { loadSuites } from './load';
import type { Person } from './operators/none';
import { packageRoot } from './paths';
import { plan } from './plan';
import { loadProfile, type Profile } from './profile';
import type { RecordLine } from './record';
import { run } from './run';
import { compileProgram } from './testing/compile';

const body = (msgId: string, commands: string): Buffer =>
  Buffer.from(
    `<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>${msgId}</MsgID>
<Target><LocURI>http://a</LocURI></Target><Source><LocURI>b</LocURI></Source></SyncHdr><SyncBody>${commands}<Final/></SyncBody></SyncML>`,
  );
const alert = '<Alert><CmdID>1</CmdID><Data>1201</Data></Alert>';
const status =
  '<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd><Data>200</Data></Status>';
const old = Buffer.from(
  body('1', alert).toString().replace('SYNCML1.2', 'SYNCML1.1').replace('>1.2<', '>1.1<').replace('DM/1.2', 'DM/1.1'),
);
const http = { headers: [] };

test.each([
  ['begins', body('1', alert)],
  ['begins', old],
  ['goes-on', body('2', status)],
  ['goes-on', body('1', status)],
  ['unknown', body('2', alert)],
  ['unknown', Buffer.from('<html/>')],
  ['unknown', Buffer.alloc(0)],
])('a message that %s', (part, bytes) => expect(partOf({ bytes, http })).toBe(part));

describe('the address', () => {
  const script = (): {
    send: (bytes: Buffer, gone?: boolean) => Request;
    line: HandStarted;
    got: Request[];
    answers: number[];
  } => {
    let mailbox: Mailbox = () => {};
    const listener: Mailboxes = { base: 'http://x', open: (_path, box) => (mailbox = box), shut: () => {} };
    const line = new HandStarted(listener);
    const got: Request[] = [];
    const answers: number[] = [];
    line.open('/', (request) => got.push(request));
    const send = (bytes: Buffer, gone = false): Request => {
      const request = {
        http,
        bytes,
        gone,
        drop: () => {},
        answer: async ({ status }: { status: number }) => void answers.push(status),
      };
      mailbox(request);
      return request;
    };
    return { send, line, got, answers };
  };

  test('keeps a session that comes too early, unless its product has gone', () => {
    const { send, line, got } = script();
    send(body('1', alert), true);
    const early = send(body('1', alert));
    line.begin(() => {});
    expect(got).toEqual([early]);
  });

  test('refuses what is left of a session that is over', () => {
    const { send, line, got, answers } = script();
    send(body('2', status));
    line.begin(() => {});
    send(body('3', status));
    expect([got, answers]).toEqual([[], [404, 404]]);
  });

  test('another session ends the one that goes on and waits for its turn', () => {
    const { send, line, got } = script();
    let over = 0;
    line.begin(() => over++);
    const first = [send(body('1', alert)), send(body('2', status))];
    const second = send(body('1', alert));
    expect([got, over]).toEqual([first, 1]);
    line.leave();
    line.begin(() => over++);
    expect(got).toEqual([...first, second]);
  });
});

const program = compileProgram(join(__dirname, 'testing/odd-client.ts'));
const words = ['--user', 'assay-user', '--secret', 'assay-secret'];
const suites = loadSuites();
const catalogue = loadCatalogue(packageRoot);

function profile(connect: number): Profile {
  const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));
  return {
    ...embedded,
    versions: ['1.2'],
    encodings: ['xml'],
    client: { ...embedded.client, auth: ['basic'] },
    server: { ...embedded.server, auth: ['none'] },
    listen: { host: '127.0.0.1', port: 0, path: '/' },
    times: { connect, answer: 800, quiet: 2000, case: 10_000 },
    operator: { kind: 'none' },
    parallel: 1,
  };
}

interface Outcome {
  readonly exitCode: number;
  readonly told: string[];
  readonly verdicts: string[];
}

async function play(product: Profile, cases: string[], onTold: (url: string) => void): Promise<Outcome> {
  const lines: RecordLine[] = [];
  const told: string[] = [];
  const person: Person = {
    tell: (text) => {
      told.push(text);
      onTold(/http:\S+/.exec(text)?.[0] ?? '');
    },
  };
  const planned = plan(suites, product, { cases, catalogue });
  const sink = (line: RecordLine): void => void lines.push(line);
  const { exitCode } = await run({
    suites,
    planned,
    profile: product,
    catalogue,
    strict: false,
    seed: '1',
    clock: Date.now,
    sink,
    person,
  });
  const verdicts = lines.flatMap((line) =>
    line.type === 'verdict' ? [`${line.verdict} ${line.reason ?? ''}`.trim()] : [],
  );
  return { exitCode, told, verdicts };
}

/** Starts a session as soon as the last one is over, and knows nothing of the run. */
function loop(url: string): () => void {
  let child: ChildProcess;
  let on = true;
  const again = (): void => {
    if (!on) return;
    child = spawn(process.execPath, [program, '--url', url, ...words], { stdio: 'ignore' });
    child.once('exit', again);
  };
  again();
  return () => {
    on = false;
    child.kill();
  };
}

test('each case takes the next session of a product with a loop of its own', async () => {
  let stop: (() => void) | undefined;
  const cases = ['dm-client/session/opens', 'dm-client/get/missing-node', 'dm-client/alerts/display'].filter((id) =>
    suites.some((suite) => suite.cases.some((one) => one.id === id)),
  );
  try {
    const { verdicts, told } = await play(profile(10_000), cases, (url) => {
      stop ??= loop(url);
    });
    expect(told[0]).toMatch(/^start a session with http:\/\/127\.0\.0\.1:\d+\/ \(dm 1\.2, xml, basic\/none\)$/);
    expect(verdicts.filter((one) => one.startsWith('inconclusive no session'))).toEqual([]);
    expect(verdicts[0]).toBe('pass');
    expect(verdicts.length).toBeGreaterThanOrEqual(cases.length);
  } finally {
    stop?.();
  }
}, 30_000);

test('nobody comes: one case waits for as long as the profile says, the others are not played', async () => {
  const { exitCode, verdicts, told } = await play(profile(200), ['dm-client/get/*'], () => {});
  expect(told).toHaveLength(1);
  expect(verdicts[0]).toMatch(/^inconclusive no session: the client sent no first message: nothing came within 200 ms/);
  expect(new Set(verdicts.slice(1))).toEqual(
    new Set(['inconclusive not played: the product never connected in the first case (assay doctor looks into it)']),
  );
  expect(exitCode).toBe(3);
});
