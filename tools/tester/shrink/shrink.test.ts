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
