/** From an XSD of the user to types, and every construct outside the profile refused with its line. */
import { join } from 'node:path';
import * as ts from 'typescript';
import { SpecError } from '../problem';
import type { UserOptions } from './model';
import { typeCheck } from './typecheck';
import { fromXsd } from './xsd';

const root = join(__dirname, '../../..');

function xsd(inner: string, head = ''): string {
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"${head}>\n${inner}\n</xs:schema>`;
}

function from(text: string, options: UserOptions = {}) {
  return fromXsd([{ path: 'in/order.xsd', bytes: Buffer.from(text) }], options);
}

const order = xsd(
  `<xs:element name="order" type="t:order"/>
<xs:complexType name="order">
  <xs:annotation><xs:documentation>What somebody wants.
     */ By hand. /*</xs:documentation></xs:annotation>
  <xs:sequence>
    <xs:element name="placed" type="xs:date"/>
    <xs:element name="ship-to" type="xs:token" minOccurs="0"/>
    <xs:element name="line" type="t:Line" maxOccurs="unbounded"/>
    <xs:element name="parcel" type="t:Parcels" minOccurs="0"/>
  </xs:sequence>
  <xs:attribute name="number" type="xs:unsignedInt" use="required"/>
  <xs:attribute name="note"/>
</xs:complexType>
<xs:complexType name="Line"><xs:sequence><xs:element name="price" type="t:Price"/><xs:element name="state" type="t:State"/></xs:sequence></xs:complexType>
<xs:complexType name="Gift"><xs:complexContent><xs:extension base="t:Line"><xs:sequence><xs:element name="wrapped" type="xs:boolean"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="Parcels"><xs:sequence><xs:element name="weight" type="xs:decimal" minOccurs="0" maxOccurs="3"/></xs:sequence></xs:complexType>
<xs:simpleType name="Price"><xs:restriction base="xs:decimal"><xs:minInclusive value="0"/></xs:restriction></xs:simpleType>
<xs:simpleType name="State"><xs:restriction base="xs:string"><xs:enumeration value="open"/><xs:enumeration value="it's &quot;done&quot;"/></xs:restriction></xs:simpleType>`,
  ' xmlns:t="urn:demo" targetNamespace="urn:demo"',
);

test('a schema within the profile', () => {
  const { files, notes } = from(order);
  expect([...files.keys()]).toEqual(['order/types.ts']);
  const text = files.get('order/types.ts')!;
  expect(text.split('\n')[0]).toMatch(/^\/\/ Made from order.xsd \(sha256 [0-9a-f]{16}\)/);
  expect(text.slice(text.indexOf('\n'))).toBe(`

/** What somebody wants. * / By hand. /* */
export interface Order {
  placed: Date;
  'ship-to'?: string;
  line: Line[];
  parcel?: Parcels;
  number: number;
  note?: string;
}

export interface Line {
  price: number;
  state: State;
}

export interface Parcels {
  weight?: number[];
}

export interface Gift extends Line {
  wrapped: boolean;
}

export type State = 'open' | 'it\\'s "done"';
`);
  expect(typeCheck(ts, files, root)).toEqual([]);
  expect(notes).toEqual([
    'in/order.xsd: weight: at most 3 is not checked by a type',
    'in/order.xsd: Price: minInclusive are not checked by a type',
  ]);
  expect(from(order)).toEqual(from(order));
});

const sequence = (inner: string) =>
  xsd(`<xs:complexType name="T">\n<xs:sequence>\n${inner}\n</xs:sequence>\n</xs:complexType>`);
const text = '<xs:element name="a" type="xs:string"/>';

test.each<[string, string, string]>([
  ['not XML', '<xs:schema', 'in/order.xsd: '],
  ['no schema', '<schema/>', 'schema is no schema of http://www.w3.org/2001/XMLSchema'],
  ['choice', sequence(`<xs:choice>${text}</xs:choice>`), 'line 4: outside the flat profile: choice'],
  ['any', sequence('<xs:any/>'), 'line 4: outside the flat profile: any'],
  ['group', sequence('<xs:group ref="g"/>'), 'line 4: outside the flat profile: group'],
  ['ref', sequence('<xs:element ref="x"/>'), 'line 4: outside the flat profile: ref on element'],
  [
    'inner type',
    sequence('<xs:element name="a"><xs:complexType/></xs:element>'),
    'line 4: outside the flat profile: complexType without a name',
  ],
  ['no type', sequence('<xs:element name="a"/>'), 'line 4: outside the flat profile: element without a type'],
  ['ID', sequence('<xs:element name="a" type="xs:anyType"/>'), 'line 4: outside the flat profile: xs:anyType'],
  [
    'undeclared',
    sequence('<xs:element name="a" type="Other"/>'),
    'line 4: outside the flat profile: type Other is not declared here',
  ],
  [
    'prototype',
    sequence('<xs:element name="a" type="constructor"/>'),
    'line 4: outside the flat profile: type constructor is not declared here',
  ],
  [
    'foreign type',
    sequence('<xs:element name="a" type="o:X"/>').replace('<xs:schema', '<xs:schema xmlns:o="urn:o"'),
    'type X of another namespace',
  ],
  [
    'occurs',
    sequence('<xs:element name="a" type="xs:string" maxOccurs="0"/>'),
    'line 4: outside the flat profile: occurs 1 to 0',
  ],
  [
    'repeated sequence',
    sequence(text).replace('<xs:sequence>', '<xs:sequence maxOccurs="2">'),
    'line 3: outside the flat profile: a sequence that is optional or repeated',
  ],
  [
    'all',
    xsd(`<xs:complexType name="T"><xs:all>${text}</xs:all></xs:complexType>`),
    'line 2: outside the flat profile: all',
  ],
  [
    'simpleContent',
    xsd('<xs:complexType name="T"><xs:simpleContent/></xs:complexType>'),
    'line 2: outside the flat profile: simpleContent',
  ],
  [
    'restriction',
    xsd('<xs:complexType name="T"><xs:complexContent><xs:restriction base="T"/></xs:complexContent></xs:complexType>'),
    'line 2: outside the flat profile: restriction',
  ],
  [
    'base',
    xsd(
      '<xs:complexType name="T"><xs:complexContent><xs:extension base="xs:string"/></xs:complexContent></xs:complexType>',
    ),
    'extends string, which is no complexType here',
  ],
  [
    'mixed',
    sequence(text).replace('name="T"', 'name="T" mixed="true"'),
    'line 2: outside the flat profile: mixed content',
  ],
  [
    'attributeGroup',
    xsd('<xs:complexType name="T"><xs:attributeGroup ref="g"/></xs:complexType>'),
    'line 2: outside the flat profile: attributeGroup',
  ],
  ['import', xsd('<xs:import namespace="urn:o"/>'), 'line 2: outside the flat profile: import'],
  [
    'union',
    xsd('<xs:simpleType name="T"><xs:union memberTypes="xs:int"/></xs:simpleType>'),
    'line 2: outside the flat profile: union',
  ],
  [
    'list',
    xsd('<xs:simpleType name="T"><xs:list itemType="xs:int"/></xs:simpleType>'),
    'line 2: outside the flat profile: list',
  ],
  [
    'substitution',
    xsd('<xs:element name="a" type="xs:string" substitutionGroup="b"/>'),
    'line 2: outside the flat profile: substitutionGroup on element',
  ],
  ['type name', xsd('<xs:complexType name="a-b"/>'), 'line 2: outside the flat profile: the name "a-b"'],
  ['twins', xsd('<xs:complexType name="t"/><xs:complexType name="T"/>'), 'two types would be called T'],
  ['Date', xsd('<xs:complexType name="date"/>'), 'the type date would hide that of JavaScript'],
])('refused: %s', (_, schema, message) => {
  expect(() => from(schema)).toThrow(SpecError);
  expect(() => from(schema)).toThrow(message);
});
