import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { syncml12 } from '../../../generated/syncml-1.2/vocabulary';
import { loadCatalogue } from '../../catalogue';
import { loadSuites } from '../load';
import { packageRoot } from '../paths';
import { plan } from '../plan';
import { loadProfile, type Profile } from '../profile';
import type { FindingLine, MessageLine, RecordLine } from '../record';
import { run } from '../run';
import { edited, noEdit, piecesOf } from './elements';
import { OutOfTries, reduceBytes, reduceElements } from './reduce';
import { shrink } from './shrink';

const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const xml = octets(
  '<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><MsgID>1</MsgID></SyncHdr><SyncBody><Get><CmdID>1</CmdID>' +
    '<Item><Target><LocURI>./A/long/one</LocURI></Target></Item></Get><Exec><CmdID>2</CmdID></Exec><Final/></SyncBody></SyncML>',
);

test('elements that nothing needs go, texts get short', async () => {
  const pieces = piecesOf(xml, syncml12)!;
  const text = (edit: typeof noEdit): string => Buffer.from(edited(xml, syncml12, edit)!).toString();
  expect(text(noEdit)).toContain('./A/long/one');
  const edit = await reduceElements(pieces, async (one) => /<LocURI>\.\/A/.test(text(one)));
  expect(text(edit)).toMatch(
    /<SyncHdr><MsgID>1<\/MsgID><\/SyncHdr><SyncBody><Get><Item><Target><LocURI>.\/A<\/LocURI><\/Target><\/Item><\/Get><\/SyncBody>/,
  );
});

test('octets that nothing needs go', async () => {
  const whole = octets('abcdefgXhijklYmn');
  const text = (ranges: readonly (readonly [number, number])[]): string =>
    ranges.map(([from, to]) => Buffer.from(whole.subarray(from, to)).toString()).join('');
  const ranges = await reduceBytes(whole.length, async (one) => /X.*Y/.test(text(one)));
  expect(text(ranges)).toBe('XY');
});

test('when enough was tried, the best so far stays', async () => {
  let left = 3;
  const ranges = await reduceBytes(100, async () => {
    if (left-- === 0) throw new OutOfTries();
    return true;
  });
  expect(ranges.length).toBeLessThan(2);
});

describe('a client that dies', () => {
  const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));
  const suites = loadSuites();
  const catalogue = loadCatalogue(packageRoot);
  const base = { suites, catalogue, strict: false, seed: '1', clock: Date.now };

  test.each<[string, string, 'xml' | 'wbxml', 'elements' | 'octets']>([
    ['dies-on-missing-item', 'dm-client/robustness/', 'wbxml', 'elements'],
    ['dies-on-unreadable-message', 'dm-client/robustness-bytes/', 'xml', 'octets'],
  ])(
    '%s',
    async (defect, cases, encoding, by) => {
      const profile: Profile = {
        ...embedded,
        versions: ['1.2'],
        encodings: [encoding],
        client: { ...embedded.client, auth: ['basic'] },
        server: { ...embedded.server, auth: ['none'] },
        operator: { kind: 'embedded', defects: [defect] },
      };
      const known = suites.flatMap((suite) => suite.cases).filter((one) => one.caughtBy.includes(defect));
      const lines: RecordLine[] = [];
      const planned = plan(suites, profile, { cases: known.slice(0, 1).map(({ id }) => id), catalogue });
      expect(planned[0]?.of.id).toContain(cases);
      await run({ ...base, planned, profile, sink: (line) => void lines.push(line) });
      const finding = lines.find((line): line is FindingLine => line.type === 'finding' && line.requirement === null)!;
      expect(finding.text).toBe('the client died');
      const ours = lines.filter(
        (line): line is MessageLine =>
          line.type === 'message' && line.direction === 'out' && line.n <= (finding.place.message ?? 99),
      );
      const result = await shrink({ ...base, planned: planned[0]!, finding, ordinal: ours.length, profile, tries: 60 });
      expect(result!.by).toBe(by);
      expect(result!.after.length).toBeLessThan(result!.before.length * 0.8);
      expect(result!.tries).toBeLessThanOrEqual(60);
    },
    60_000,
  );
});

describe('a server', () => {
  const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded-server.yaml'));
  const suites = loadSuites();
  const catalogue = loadCatalogue(packageRoot);
  const base = { suites, catalogue, strict: false, seed: '1', clock: Date.now };

  async function small(profile: Profile, id: string, text: string) {
    const lines: RecordLine[] = [];
    const [planned] = plan(suites, profile, { cases: [id], catalogue });
    await run({ ...base, planned: [planned!], profile, sink: (line) => void lines.push(line) });
    const finding = lines.find((line): line is FindingLine => line.type === 'finding' && line.requirement === null)!;
    expect(finding).toMatchObject({ text, effect: 'fail' });
    const ours = lines.filter(
      (line) => line.type === 'message' && line.direction === 'out' && line.n <= (finding.place.message ?? 99),
    );
    const result = (await shrink({
      ...base,
      planned: planned!,
      finding,
      ordinal: ours.length,
      profile,
      tries: 25,
    }))!;
    return { ...result, text: Buffer.from(result.after).toString() };
  }

  const one = { versions: ['1.2'], encodings: ['xml'] as const, times: { ...embedded.times, answer: 300 } };

  test('that says what nobody can read: the reference', async () => {
    const profile = { ...embedded, ...one, operator: { kind: 'embedded' as const, defects: ['empty-answer'] } };
    const { by, before, after } = await small(
      profile,
      'dm-server/session/every-package-answered',
      'the message cannot be read',
    );
    expect(by).toBe('elements');
    expect(after.length).toBeLessThan(before.length * 0.8);
  }, 60_000);

  test.each<[string, boolean, string]>([
    ['that breaks the connection', true, 'the server broke the connection'],
    ['that hangs', false, 'the server did not answer'],
  ])(
    '%s: a stranger that stumbles over a Results',
    async (_name, breaks, text) => {
      const server = createServer((request, response) => {
        let body = '';
        request.on('data', (piece) => {
          body += piece;
        });
        request.on('end', () => {
          if (body.includes('<Results>')) return breaks ? void request.socket.destroy() : undefined;
          const first = body.includes('<MsgID>1<');
          response.setHeader('content-type', 'application/vnd.syncml.dm+xml').end(answerOf(first));
        });
      }).listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      try {
        const profile: Profile = {
          ...embedded,
          ...one,
          url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/dm`,
          client: { ...embedded.client, auth: ['none'], device: 'IMEI:1' },
          server: { ...embedded.server, auth: ['none'] },
          operator: { kind: 'none' },
        };
        const result = await small(profile, 'dm-server/session/next-message-answered', text);
        expect(result.by).toBe('elements');
        expect(result.text).toMatch(/<SyncBody>.*<Results\/?>.*<\/SyncBody>/);
        expect(result.text).not.toMatch(/<Final|<Item/);
      } finally {
        server.closeAllConnections();
        server.close();
      }
    },
    60_000,
  );
});

function answerOf(first: boolean): string {
  const get = '<Get><CmdID>2</CmdID><Item><Target><LocURI>./DevInfo/Man</LocURI></Target></Item></Get>';
  const status = (n: number, cmd: string): string =>
    `<Status><CmdID>${n + 2}</CmdID><MsgRef>1</MsgRef><CmdRef>${n}</CmdRef><Cmd>${cmd}</Cmd><Data>200</Data></Status>`;
  const statuses = status(1, 'Alert') + status(2, 'Replace');
  const msg = first ? '1' : '2';
  return `<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>${msg}</MsgID><Target><LocURI>IMEI:1</LocURI></Target><Source><LocURI>http://s/</LocURI></Source></SyncHdr><SyncBody><Status><CmdID>1</CmdID><MsgRef>${msg}</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd><Data>200</Data></Status>${first ? statuses + get : ''}<Final/></SyncBody></SyncML>`;
}
