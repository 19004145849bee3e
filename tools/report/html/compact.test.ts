import { runInNewContext } from 'node:vm';
import { vocabularies } from '../../tester/vocabularies';
import { decodeStrict } from '../../wire/strict';
import type { ElementNode, TextNode } from '../../wire/tree';
import { session } from '../testing/sample';
import { type Tree, write } from '../testing/script';
import { compact, Names } from './compact';
import { joined } from './page';

/** What the browser unpacks. */
interface Seen {
  readonly kind: string;
  readonly name?: string;
  readonly ns?: string;
  readonly text?: string;
  readonly binary?: number;
  readonly start: number;
  readonly end: number;
  readonly root?: Seen;
  readonly attributes?: readonly { name: string; value: string }[];
  readonly children?: readonly Seen[];
}

interface Viewer {
  unpack(packed: unknown, bytes: Uint8Array, names: readonly string[]): Seen;
  nodeAt(root: Seen, range: readonly [number, number]): Seen | undefined;
  linesOf(root: Seen): readonly { depth: number; form: string; node: Seen }[];
}

const viewer = runInNewContext(`${joined(['dom.js', 'tree.js'])}; ({ unpack, nodeAt, linesOf })`, {
  TextDecoder,
}) as Viewer;

function unpacked(bytes: Uint8Array): { seen: Seen; root: ElementNode } {
  const { document } = decodeStrict(bytes, vocabularies);
  const names = new Names();
  const packed: unknown = JSON.parse(JSON.stringify(compact(document, names)));
  return { seen: viewer.unpack(packed, bytes, names.list), root: document.root! };
}

const simple = (node: Seen): unknown => ({
  name: node.name,
  ns: node.ns,
  text: node.binary ?? node.text,
  range: [node.start, node.end],
  children: node.children?.map(simple),
});

const wanted = (node: ElementNode | TextNode): unknown =>
  node.kind === 'text'
    ? { name: undefined, ns: undefined, text: node.text, range: [node.start, node.end], children: undefined }
    : {
        name: node.name,
        ns: node.ns,
        text: undefined,
        range: [node.start, node.end],
        children: node.children.map(wanted),
      };

const hard: Tree = [
  'SyncML',
  ['SyncHdr'],
  ['SyncBody', ['Alert', ['CmdID', 'ä & <b> 😀'], ['Data'], ['Item', ['Meta', ['Type', 'x']]]]],
];

test.each([
  ...session('200').map((tree, index) => [`message ${index + 1}`, tree] as const),
  ['text that XML must escape', hard] as const,
])('%s: the browser sees the tree of the decoder, in both encodings', (_name, tree) => {
  for (const encoding of ['xml', 'wbxml'] as const) {
    const { seen, root } = unpacked(write(tree, encoding).bytes);
    expect(simple(seen)).toEqual(wanted(root));
  }
});

test('CDATA, attributes and text between elements', () => {
  const xml =
    '<?xml version="1.0"?>\n<SyncML xmlns="SYNCML:SYNCML1.2" other="a&lt;b">\n <!-- x --><SyncBody>a<![CDATA[<b>]]>&amp;</SyncBody></SyncML>';
  const { seen, root } = unpacked(Buffer.from(xml));
  expect(simple(seen)).toEqual(wanted(root));
  expect(seen.attributes).toEqual([{ name: 'other', value: 'a<b' }]);
});

const inner = '<MgmtTree><VerDTD>1.2</VerDTD></MgmtTree>';

const data = (seen: Seen): Seen =>
  ['SyncBody', 'Add', 'Item', 'Data'].reduce((at, name) => at.children!.find((child) => child.name === name)!, seen);

describe('OPAQUE', () => {
  // SyncML > SyncBody > Add > Item > Data with the given content.
  const around = (content: number[]) =>
    Buffer.from([2, 0xa4, 1, 0x6a, 0, 0x6d, 0x6b, 0x45, 0x54, 0x4f, 0xc3, content.length, ...content, 1, 1, 1, 1, 1]);

  test('that is no text is counted', () => {
    const { seen } = unpacked(around([0xff, 0, 0xfe]));
    expect(data(seen).children).toMatchObject([{ binary: 3, start: 10, end: 15 }]);
  });

  test('that is text is read from the bytes', () => {
    const { seen } = unpacked(around([...Buffer.from('grün')]));
    expect(data(seen).children).toMatchObject([{ text: 'grün', start: 10, end: 17 }]);
  });

  test('that holds a document shows it, with its places in the outer bytes', () => {
    const [shown] = data(unpacked(around([...Buffer.from(inner)])).seen).children!;
    expect(shown).toMatchObject({
      kind: 'document',
      start: 10,
      root: { name: 'MgmtTree', start: 12, end: 12 + inner.length },
    });
    expect(shown?.root?.children).toMatchObject([
      { name: 'VerDTD', start: 22, children: [{ text: '1.2', start: 30 }] },
    ]);
  });
});

test('a document in escaped text has no places of its own', () => {
  const escaped = inner.replace(/</g, '&lt;');
  const { seen } = unpacked(
    Buffer.from(
      `<SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody><Add><Item><Data>${escaped}</Data></Item></Add></SyncBody></SyncML>`,
    ),
  );
  const [shown] = data(seen).children!;
  expect(shown).toMatchObject({ kind: 'document', root: { name: 'MgmtTree', lost: true } });
  expect(shown?.root?.children).toMatchObject([{ name: 'VerDTD', children: [{ text: '1.2' }] }]);
  expect(viewer.nodeAt(seen, [shown!.start, shown!.end])).toMatchObject({ kind: 'document' });
});

test('a byte finds the smallest node around it, a node its lines', () => {
  const { bytes, places } = write(session('200')[2]!, 'wbxml');
  const { seen } = unpacked(bytes);
  const [start, end] = places.get('SyncBody/Status[2]/Data')!;
  expect(viewer.nodeAt(seen, [start, start + 1])).toMatchObject({ name: 'Data' });
  expect(viewer.nodeAt(seen, [start + 2, start + 3])).toMatchObject({ kind: 'text', text: '200' });
  expect(viewer.nodeAt(seen, [0, bytes.length])).toBeUndefined();
  const lines = viewer.linesOf(seen);
  expect(lines.filter((line) => line.form === 'open')).toHaveLength(
    lines.filter((line) => line.form === 'close').length,
  );
  expect(lines.find((line) => line.node.start === start && line.node.end === end)).toMatchObject({
    form: 'whole',
    depth: 3,
  });
});
