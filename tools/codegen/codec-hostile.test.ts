/** Whatever the bytes are, a generated decoder gives an object or a WireError, and does so soon. */
import fc from 'fast-check';
import * as dmddf from '../../generated/dmddf-1.2';
import * as syncml from '../../generated/syncml-1.2';
import { m4 } from '../bench/messages';
import { WireError } from '../wire/finding';

const message = m4();
const tree: dmddf.MgmtTree = {
  VerDTD: '1.2',
  Node: [
    {
      NodeName: 'A',
      RTProperties: { Format: { node: true }, Type: { DDFName: '' } },
      Node: [{ NodeName: 'B', Value: 'v' }],
    },
  ],
};
message.SyncBody.commands.push({
  $: 'Add',
  CmdID: '99',
  Item: [{ Target: { LocURI: './A' }, Data: { MgmtTree: tree } }, { Data: new Uint8Array([0, 1, 2, 255]) }],
});

const xml = syncml.encodeXmlBytes(message);
const plain = syncml.encodeWbxml(message);
const dense = syncml.encodeWbxml(message, {
  stringTable: true,
  embedded: 'opaque',
  publicId: '-//SYNCML//DTD SyncML 1.2//EN',
});

/** Undefined for an object, else the error's code; anything but a WireError is thrown on. */
function outcome(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const { offset } = error.finding;
    if (!Number.isInteger(offset) || offset < 0) throw new Error(`no place: ${error.message}`);
    return error.finding.code;
  }
}

test.each([
  ['XML', xml, syncml.decodeXml],
  ['WBXML', plain, syncml.decodeWbxml],
  ['WBXML with string table and embedded document', dense, syncml.decodeWbxml],
] as const)('%s cut at each byte', (_, whole, decode) => {
  const codes = new Set<string | undefined>();
  for (let length = 0; length < whole.length; length++) {
    const code = outcome(() => decode(whole.subarray(0, length)));
    codes.add(code);
    if (code !== 'truncated') expect([length, code]).toEqual([length, expect.stringMatching(/encoding|truncated/)]);
  }
  expect(codes.has(undefined)).toBe(false);
});

const damage = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 }), fc.constantFrom('set', 'insert', 'remove')), {
  minLength: 1,
  maxLength: 6,
});

function damaged(bytes: Uint8Array, changes: readonly (readonly [number, number, string])[]): Uint8Array {
  const list = [...bytes];
  for (const [at, value, how] of changes)
    list.splice(at % list.length, how === 'insert' ? 0 : 1, ...(how === 'remove' ? [] : [value]));
  return Uint8Array.from(list);
}

test.each([
  ['XML', xml, syncml.decodeXml],
  ['WBXML', plain, syncml.decodeWbxml],
  ['dense WBXML', dense, syncml.decodeWbxml],
] as const)('%s with a few bytes changed', (_, whole, decode) => {
  fc.assert(
    fc.property(damage, (changes) => {
      outcome(() => decode(damaged(whole, changes)));
    }),
    { numRuns: 600 },
  );
});

test('any bytes', () => {
  const head = fc.constantFrom(
    [],
    [2, 0xa4, 1, 0x6a, 0],
    [2, 0xa4, 1, 0x6a, 0, 0x6d],
    [0x3c],
    [0xff, 0xfe],
    [0x3c, 0x53, 0x79],
  );
  fc.assert(
    fc.property(head, fc.uint8Array({ maxLength: 200 }), (first, rest) => {
      const bytes = Uint8Array.from([...first, ...rest]);
      outcome(() => syncml.decodeWbxml(bytes));
      outcome(() => syncml.decodeXml(bytes));
      outcome(() => dmddf.decodeWbxml(bytes));
      outcome(() => dmddf.decodeXml(bytes));
    }),
    { numRuns: 600 },
  );
});

const hex = (text: string) => new Uint8Array(Buffer.from(text.replace(/\s/g, ''), 'hex'));
const nodes = (count: number) => '<Node><NodeName/>'.repeat(count);

test.each<[string, () => unknown, string]>([
  ['nodes within nodes, XML', () => dmddf.decodeXml(`<MgmtTree>${nodes(100_000)}`), 'limit'],
  ['nodes within nodes, WBXML', () => dmddf.decodeWbxml(hex(`02016a00 0002 60 ${'64'.repeat(100_000)}`)), 'limit'],
  ['Atomic within Atomic', () => syncml.decodeWbxml(hex(`02a4016a00 6d6b ${'48'.repeat(100_000)}`)), 'limit'],
  ['more depth than the stack has', () => dmddf.decodeXml(`<MgmtTree>${nodes(200_000)}`, { depth: 1e9 }), 'limit'],
  ['a huge OPAQUE', () => syncml.decodeWbxml(hex('02a4016a00 6d6b 60 54 4f c3 8fffffff7f 00')), 'limit'],
  ['a huge string table', () => syncml.decodeWbxml(hex('02a4016a 8fffffff7f 6d')), 'limit'],
  ['a number without end', () => syncml.decodeWbxml(hex(`02${'ff'.repeat(10_000)}`)), 'integer'],
  ['entities within entities', () => syncml.decodeXml(`<!DOCTYPE SyncML [${bomb()}]><SyncML>&e9;</SyncML>`), 'entity'],
  [
    'an external entity',
    () => syncml.decodeXml('<!DOCTYPE SyncML [<!ENTITY e SYSTEM "file:///etc/passwd">]><SyncML>&e;</SyncML>'),
    'entity',
  ],
  [
    'very many elements',
    () => syncml.decodeXml(`<SyncML>${'<a/>'.repeat(100_000)}</SyncML>`, { elements: 50_000 }),
    'limit',
  ],
  [
    'very many attributes',
    () => syncml.decodeXml(`<SyncML ${Array.from({ length: 100_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
    'limit',
  ],
])('%s', (_, run, code) => {
  const start = Date.now();
  expect(outcome(run)).toBe(code);
  expect(Date.now() - start).toBeLessThan(3000);
});

function bomb(): string {
  return Array.from({ length: 10 }, (_, at) => `<!ENTITY e${at} "${at === 0 ? 'x' : `&e${at - 1};`.repeat(10)}">`).join(
    '',
  );
}

/** What octets in Data of an Add are after a round trip. */
function carried(octets: Uint8Array): unknown {
  const message: syncml.SyncML = {
    ...m4(),
    SyncBody: { commands: [{ $: 'Add', CmdID: '1', Item: [{ Data: octets }] }] },
  };
  const [add] = syncml.decodeWbxml(syncml.encodeWbxml(message)).SyncBody.commands;
  return add?.$ === 'Add' && add.Item[0]?.Data;
}

test('a broken document within OPAQUE stays bytes', () => {
  const good = dmddf.encodeWbxml(tree);
  for (let length = 0; length < good.length; length++)
    expect(carried(good.slice(0, length))).toEqual(good.slice(0, length));
});

test('octets that only begin like a document stay bytes, whatever length they claim', () => {
  const octets = hex('02 01 6a 8f ff ff ff 7f 00 01');
  expect(carried(octets)).toEqual(octets);
});
