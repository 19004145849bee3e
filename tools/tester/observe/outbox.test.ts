/** Messages under a limit: none is longer, and what comes out of all of them together is what went in. */
import { decodeStrict } from '../../wire/strict';
import { child, children, textOf } from '../../wire/tree';
import { encodeEventsWbxml, encodeEventsXml } from '../../wire/write';
import { type Draft, draftOf, eventsOfDraft, part } from '../build';
import { vocabularyOf } from '../vocabularies';
import { Outbox } from './outbox';

const vocabulary = vocabularyOf('1.2');

function message(...commands: object[]): Draft {
  const root = draftOf('SyncML', {}, vocabulary);
  const header = { VerDTD: '1.2', VerProto: 'DM/1.2', SessionID: '1', MsgID: '1', Target: {}, Source: {} };
  const body = draftOf('SyncBody', {}, vocabulary);
  const first = { CmdID: '1', MsgRef: '1', CmdRef: '0', Cmd: 'SyncHdr', Data: '200' };
  body.children.push(draftOf('Status', first, vocabulary));
  for (const [index, one] of commands.entries())
    body.children.push(draftOf('Data' in one ? 'Status' : 'Results', { CmdID: String(index + 2), ...one }, vocabulary));
  body.children.push(draftOf('Final', true, vocabulary));
  root.children.push(draftOf('SyncHdr', header, vocabulary), body);
  return root;
}

const results = (uri: string, Data: unknown): object => ({
  MsgRef: '1',
  CmdRef: '2',
  Item: [{ Source: { LocURI: uri }, Meta: { Format: 'chr' }, Data }],
});
const text = (length: number, letter: string): string => letter.repeat(length);

test.each<[string, 'xml' | 'wbxml', number, Record<string, string>]>([
  ['all fits', 'xml', 100_000, { './A': text(50, 'a') }],
  ['several leaves', 'xml', 1000, { './A': text(500, 'a'), './B': text(500, 'b'), './C': text(10, 'c') }],
  ['a long leaf', 'xml', 1000, { './A': text(5000, 'a'), './B': 'b' }],
  ['marks that grow when they are written', 'xml', 900, { './A': text(2000, '<') }],
  ['letters of several octets', 'xml', 900, { './A': text(1000, '€') }],
  ['WBXML', 'wbxml', 400, { './A': text(3000, 'a'), './B': text(300, 'b') }],
])('%s', (_, encoding, room, leaves) => {
  const outbox = new Outbox(vocabulary, encoding);
  outbox.room = room;
  const encode = encoding === 'xml' ? encodeEventsXml : encodeEventsWbxml;
  const told: Record<string, string> = {};
  const sizes: Record<string, string[]> = {};
  let root = message(
    { MsgRef: '1', CmdRef: '2', Cmd: 'Get', Data: '200' },
    ...Object.entries(leaves).map(([uri, data]) => results(uri, data)),
  );
  for (let turn = 0; turn < 100; turn++) {
    outbox.fit(root);
    const bytes = encode(eventsOfDraft(root), vocabulary);
    expect(bytes.length).toBeLessThanOrEqual(room);
    const { document } = decodeStrict(bytes, [vocabulary]);
    const body = child(document.root, 'SyncBody');
    const parts = body ? children(body) : [];
    const ids = parts.flatMap((one) => textOf(child(one, 'CmdID')) ?? []);
    expect(ids).toEqual([...new Set(ids)]);
    for (const one of parts.filter(({ name }) => name === 'Results')) {
      const item = child(one, 'Item');
      const uri = textOf(child(item, 'Source', 'LocURI')) ?? '';
      told[uri] = (told[uri] ?? '') + (textOf(child(item, 'Data')) ?? '');
      const size = textOf(child(item, 'Meta', 'Size'));
      if (size) sizes[uri] = [...(sizes[uri] ?? []), size];
      // A chunk that is not the last ends its message.
      if (child(item, 'MoreData')) expect(parts.at(-1)).toBe(one);
    }
    expect(part(part(root, 'SyncBody') as Draft, 'Final') !== undefined).toBe(outbox.isEmpty);
    if (outbox.isEmpty) break;
    root = message();
  }
  expect(outbox.isEmpty).toBe(true);
  expect(told).toEqual(leaves);
  for (const [uri, all] of Object.entries(sizes)) expect(all).toEqual([String(Buffer.byteLength(leaves[uri] ?? ''))]);
});
