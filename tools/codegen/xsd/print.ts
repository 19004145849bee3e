/** A flat schema as XSD text: sequences, attributes, enumerations and nothing else. */
import type { FlatEnum, FlatField, FlatSchema, FlatType } from './model';
import { isPlainType } from './model';

export interface PrintOptions {
  /** For xsd2ts, which drops a type that holds one list and nothing else: gives such types an attribute of this name. */
  readonly marker?: string;
}

export function printXsd(schema: FlatSchema, { marker }: PrintOptions = {}): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">',
    ...schema.roots.map(({ name, type }) => `  <xs:element name="${xmlText(name)}" type="${ref(type)}"/>`),
    ...schema.types.flatMap((type) => typeLines(isLoneList(type) && marker ? marked(type, marker) : type)),
    ...schema.enums.flatMap(enumLines),
    '</xs:schema>',
  ];
  return `${lines.join('\n')}\n`;
}

function isLoneList({ base, fields }: FlatType): boolean {
  return base === undefined && fields.length === 1 && fields[0]!.isArray;
}

function marked(type: FlatType, name: string): FlatType {
  const mark: FlatField = { name, type: 'string', isAttribute: true, isOptional: true, isArray: false };
  return { ...type, fields: [...type.fields, mark] };
}

function typeLines({ name, base, doc, fields }: FlatType): string[] {
  const content = [
    '<xs:sequence>',
    ...fields.filter(({ isAttribute }) => !isAttribute).map((field) => `  ${elementLine(field)}`),
    '</xs:sequence>',
    ...fields.filter(({ isAttribute }) => isAttribute).map(attributeLine),
  ];
  const inner =
    base === undefined
      ? content
      : [
          '<xs:complexContent>',
          `  <xs:extension base="${ref(base)}">`,
          ...content.map((line) => `    ${line}`),
          '  </xs:extension>',
          '</xs:complexContent>',
        ];
  return [
    `  <xs:complexType name="${xmlText(name)}">`,
    ...docLines(doc),
    ...inner.map((line) => `    ${line}`),
    '  </xs:complexType>',
  ];
}

function elementLine({ name, type, isOptional, isArray, doc }: FlatField): string {
  const occurs = `${isOptional ? ' minOccurs="0"' : ''}${isArray ? ' maxOccurs="unbounded"' : ''}`;
  const head = `<xs:element name="${xmlText(name)}" type="${ref(type)}"${occurs}`;
  return doc === undefined ? `${head}/>` : `${head}>${annotation(doc)}</xs:element>`;
}

function attributeLine({ name, type, isOptional }: FlatField): string {
  return `<xs:attribute name="${xmlText(name)}" type="${ref(type)}"${isOptional ? '' : ' use="required"'}/>`;
}

function enumLines({ name, doc, values }: FlatEnum): string[] {
  return [
    `  <xs:simpleType name="${xmlText(name)}">`,
    ...docLines(doc),
    '    <xs:restriction base="xs:string">',
    ...values.map((value) => `      <xs:enumeration value="${xmlText(value)}"/>`),
    '    </xs:restriction>',
    '  </xs:simpleType>',
  ];
}

function docLines(doc: string | undefined): string[] {
  return doc === undefined ? [] : [`    ${annotation(doc)}`];
}

function annotation(doc: string): string {
  return `<xs:annotation><xs:documentation>${xmlText(doc)}</xs:documentation></xs:annotation>`;
}

function ref(type: string): string {
  return isPlainType(type) ? `xs:${type}` : xmlText(type);
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
