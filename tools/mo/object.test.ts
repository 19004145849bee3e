import fc from 'fast-check';
import { decodeWbxml, decodeXml, encodeWbxml, encodeXmlBytes } from '../../generated/dmddf-1.2';
import type { MgmtTree } from '../../generated/dmddf-1.2/types';
import { buildDmacc, readDmacc } from '../../generated/mo/dmacc-1.0';
import { buildFumo, readFumo } from '../../generated/mo/fumo-1.0';
import { objects } from '../../generated/mo/registry';
import type { DdfNode } from './ddf-model';
import { definitionOf, isInteriorNode, type NodeDefinition, type ObjectDefinition } from './definition';
import { find, type InstanceNode } from './instance';
import { buildObject, ITEMS, readObject, shapeOf } from './object';
import { fromTnds, toTnds } from './tnds';

/** Characters that XML carries; a bare carriage return too. */
const text = fc.string({
  unit: fc.oneof(fc.constantFrom('a', 'Z', '0', ' ', '<', '&', ']', '\r', '\n', '\t', 'ü', '€', '😀')),
});
const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,8}$/);

const leaves: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  int: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  float: fc.float().filter((value) => !Object.is(value, -0)),
  bool: fc.boolean(),
  bin: fc.uint8Array({ maxLength: 40 }),
  b64: fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  null: fc.constant(null),
  xml: fc.constantFrom('<a/>', '<a b="c">d &amp; e</a>'),
  date: fc.constantFrom('20240229', '2023-12-31'),
  time: fc.constantFrom('10:00:00Z', '235959'),
  chr: text,
};

const freeLeaf: fc.Arbitrary<InstanceNode> = fc.record({
  name,
  format: fc.constant('chr' as const),
  type: fc.constant('text/plain'),
  value: text,
});
const freeNodes: fc.Arbitrary<readonly InstanceNode[]> = fc.uniqueArray(freeLeaf, {
  maxLength: 3,
  selector: (one) => one.name,
});

const carriers: readonly (readonly [string, (tree: MgmtTree) => MgmtTree])[] = [
  ['typed', (tree) => tree],
  ['XML', (tree) => decodeXml(encodeXmlBytes(tree)) as MgmtTree],
  ['WBXML', (tree) => decodeWbxml(encodeWbxml(tree)) as MgmtTree],
];

describe.each([...objects])('%s', (_, definition) => {
  test.each(carriers)('building, serializing and reading is identity: %s', (_form, carry) => {
    fc.assert(
      fc.property(arbitraryOf(definition.root), (value) => {
        const name = definition.root.name || 'x';
        const tnds = carry(toTnds({ roots: [{ node: buildObject(definition, value, name) }] }));
        const reading = fromTnds(tnds);
        expect(reading.findings).toEqual([]);
        const back = readObject(definition, reading.roots[0]!.node);
        expect(back.findings).toEqual([]);
        expect(back).toEqual({ name, value, findings: [] });
      }),
      { numRuns: 25 },
    );
  });
});

describe('typed objects', () => {
  test('properties, maps and open branches', () => {
    const account = {
      AppID: 'w7',
      ServerID: 'srv',
      AppAddr: new Map([['Main', { Addr: 'http://a', AddrType: 'URI', Port: new Map([['1', { PortNbr: '80' }]]) }]]),
      AppAuth: new Map([['C', { AAuthLevel: 'CLCRED', AAuthType: 'DIGEST', AAuthData: new Uint8Array([1, 2]) }]]),
      Ext: [{ name: 'Vendor', format: 'chr', value: 'v' }] as readonly InstanceNode[],
    };
    const node = buildDmacc(account, 'srv');
    expect(node.type).toBe('urn:oma:mo:oma-dm-dmacc:1.0');
    expect(find(node, 'AppAddr', 'Main', 'Port', '1', 'PortNbr')?.value).toBe('80');
    expect(readDmacc(node)).toEqual({ name: 'srv', value: account, findings: [] });
  });

  test('a value out of format is left out and found', () => {
    const node: InstanceNode = {
      name: 'Fw',
      type: 'urn:oma:mo:oma-fumo:1.0',
      children: [
        { name: 'State', format: 'int', value: 'ten' },
        { name: 'PkgName', format: 'chr', value: 'p' },
      ],
    };
    const { value, findings } = readFumo(node);
    expect(value).toEqual({ PkgName: 'p' });
    expect(findings.map(({ code, path }) => [code, path])).toEqual([['value', 'Fw/State']]);
  });

  test.each([
    ['a text for a number', { State: '10' }, 'x/State: expected int, not string'],
    ['a fraction', { State: 1.5 }, 'x/State: expected int, not number'],
    ['an unknown child', { State: 10, Stat: 1 }, 'x has no child Stat'],
    ['a leaf for a branch', { State: 10, Download: 'url' }, 'x/Download: expected an object, not string'],
  ])('building refuses %s', (_, value, message) => {
    expect(() => buildFumo(value as never, 'x')).toThrow(new TypeError(message));
  });

  test('a name such as __proto__ is a name like any other', () => {
    const leaf = (name: string) =>
      ({ name, occurrence: { min: 0, max: 1 }, formats: ['chr'], types: [], children: [] }) as unknown as DdfNode;
    const branch = { ...leaf('A'), formats: ['node'], children: [leaf('__proto__'), leaf('')] } as unknown as DdfNode;
    const definition = { identifier: '', root: definitionOf(branch) } as ObjectDefinition;
    const node: InstanceNode = {
      name: 'A',
      children: [
        { name: '__proto__', value: 'p' },
        { name: 'constructor', value: 'c' },
      ],
    };
    const { value } = readObject<Record<string, unknown>>(definition, node);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.entries(value)).toEqual([
      ['__proto__', 'p'],
      ['$items', new Map([['constructor', 'c']])],
    ]);
    expect(find(buildObject(definition, value, 'A'), '__proto__')?.value).toBe('p');
  });
});

/** Typed values as `buildObject` takes them. */
function arbitraryOf(node: NodeDefinition): fc.Arbitrary<unknown> {
  if (!isInteriorNode(node)) return arbitraryLeaf(node);
  const shape = shapeOf(node);
  if (shape === 'open') return freeNodes;
  const children = node.children ?? [];
  const named = children.filter((child) => child.name !== '');
  const unnamed = children.find((child) => child.name === '');
  const items = unnamed && arbitraryItems(unnamed, new Set(named.map((child) => child.name)));
  if (shape === 'map') return items!;
  const fields = Object.fromEntries(named.map((child) => [child.name, arbitraryOf(child)]));
  const requiredKeys = named.filter((child) => child.occurrence.min > 0).map((child) => child.name);
  const record: fc.Arbitrary<object> = fc.record(fields, { requiredKeys, noNullPrototype: true });
  return items ? fc.tuple(record, items).map(([object, map]) => ({ ...object, [ITEMS]: map })) : record;
}

function arbitraryItems(unnamed: NodeDefinition, taken: ReadonlySet<string>): fc.Arbitrary<unknown> {
  const entry = fc.tuple(
    name.filter((one) => !taken.has(one)),
    arbitraryOf(unnamed),
  );
  const { min, max } = unnamed.occurrence;
  return fc
    .uniqueArray(entry, { minLength: min, maxLength: Math.min(max, 3), selector: ([key]) => key })
    .map((entries) => new Map(entries));
}

function arbitraryLeaf({ format, values, range }: NodeDefinition): fc.Arbitrary<unknown> {
  const typed = (value: string) => (format === 'int' ? Number(value) : value);
  if (values) return fc.constantFrom(...values.map(typed));
  if (range) return fc.integer({ min: range[0], max: range[1] }).map((value) => typed(String(value)));
  return leaves[format ?? 'chr']!;
}
