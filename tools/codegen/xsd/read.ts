/** Reads an XSD of the flat profile (model.ts); every construct outside is refused by name and line. XML Schema 1.0, part 1. */

import { placeOf } from '../../wire/finding';
import { decodeStrictXml } from '../../wire/strict-xml';
import { children, type ElementNode, textOf } from '../../wire/tree';
import type { Vocabulary } from '../../wire/vocabulary';
import type { Problem } from '../problem';
import type { FlatEnum, FlatField, FlatSchema, FlatType, PlainType } from './model';

const XSD = 'http://www.w3.org/2001/XMLSchema';

/** No grammar: the decoder judges the form of the XML only. */
const vocabulary: Vocabulary = {
  name: 'xsd',
  roots: ['schema'],
  publicIds: [],
  pages: [{ page: 0, namespaces: [XSD], tags: {} }],
  elements: [],
  mediaTypes: { xml: [], wbxml: [] },
};

export interface XsdReading {
  readonly schema: FlatSchema;
  /** Empty where the file is within the profile. */
  readonly problems: readonly Problem[];
  /** What the schema says and no type can. */
  readonly notes: readonly string[];
}

/** Never throws. */
export function readXsd(file: string, bytes: Uint8Array): XsdReading {
  const { root, findings } = decodeStrictXml(bytes, vocabulary);
  const fatal = findings.find(({ severity }) => severity === 'fatal');
  const empty: FlatSchema = { roots: [], types: [], enums: [] };
  const broken = (message: string): XsdReading => ({ schema: empty, problems: [{ file, message }], notes: [] });
  if (!root || fatal) return broken(fatal ? `${fatal.message} (${placeOf(fatal)})` : 'no XML');
  if (root.name !== 'schema' || root.ns !== XSD) return broken(`${root.name} is no schema of ${XSD}`);
  return new XsdReader(file, bytes, root).read();
}

/** Plain types of XML Schema by what they are in TypeScript. */
const plainOf: ReadonlyMap<string, PlainType> = new Map([
  ...words('boolean', 'boolean'),
  ...words('base64Binary', 'base64Binary'),
  ...words('dateTime', 'date dateTime'),
  ...words('double', 'decimal double float'),
  ...words(
    'integer',
    'byte int integer long negativeInteger nonNegativeInteger nonPositiveInteger positiveInteger short unsignedByte unsignedInt unsignedLong unsignedShort',
  ),
  ...words(
    'string',
    'ID IDREF NCName NMTOKEN Name QName anyURI duration gDay gMonth gMonthDay gYear gYearMonth hexBinary language normalizedString string time token',
  ),
]);

function words(type: PlainType, names: string): [string, PlainType][] {
  return names.split(' ').map((name) => [name, type]);
}

/** Attributes that change nothing for a type. */
const idle = new Set(
  'id name type form minOccurs maxOccurs use base value nillable default fixed block final'.split(' '),
);

class XsdReader {
  private readonly problems: Problem[] = [];
  private readonly notes = new Set<string>();
  private readonly types: FlatType[] = [];
  private readonly enums: FlatEnum[] = [];
  private readonly roots: { name: string; type: string }[] = [];
  /** Simple types that only narrow another: name to what they narrow. */
  private readonly aliases = new Map<string, string>();
  /** Names to resolve when all are known. */
  private readonly bases: { readonly node: ElementNode; readonly name: string }[] = [];
  private readonly uses: { readonly node: ElementNode; readonly name: string }[] = [];

  constructor(
    private readonly file: string,
    private readonly bytes: Uint8Array,
    private readonly root: ElementNode,
  ) {}

  read(): XsdReading {
    for (const node of this.parts(this.root)) this.global(node);
    const declared = new Set([...this.types, ...this.enums].map(({ name }) => name).concat([...this.aliases.keys()]));
    for (const { node, name } of this.uses)
      if (!plainOf.has(name) && !declared.has(name)) this.refuse(node, `type ${name} is not declared here`);
    for (const { node, name } of this.bases)
      if (!this.types.some((type) => type.name === name))
        this.refuse(node, `extends ${name}, which is no complexType here`);
    const names = [...this.types, ...this.enums].map(({ name }) => capital(name));
    for (const twice of names.filter((name, at) => names.indexOf(name) !== at))
      this.refuse(this.root, `two types would be called ${twice}`);
    const schema = {
      roots: this.roots.map(({ name, type }) => ({ name, type: this.resolved(type) })),
      types: this.types.map((type) => ({
        ...type,
        fields: type.fields.map((field) => ({ ...field, type: this.resolved(field.type) })),
      })),
      enums: this.enums,
    };
    return { schema, problems: this.problems, notes: [...this.notes] };
  }

  private resolved(type: string, depth = 0): string {
    const next = this.aliases.get(type);
    return next !== undefined && depth < 100 ? this.resolved(next, depth + 1) : (plainOf.get(type) ?? type);
  }

  private global(node: ElementNode): void {
    if (node.name === 'complexType') this.complexType(node);
    else if (node.name === 'simpleType') this.simpleType(node);
    else if (node.name === 'element') {
      const name = this.named(node, false);
      const type = this.typeOf(node);
      if (type !== undefined) this.roots.push({ name, type });
    } else this.refuse(node);
  }

  private complexType(node: ElementNode): void {
    const name = this.named(node, true);
    if (attribute(node, 'mixed') === 'true') this.refuse(node, 'mixed content');
    const [first] = this.parts(node);
    if (first?.name !== 'complexContent') {
      this.types.push({ name, ...docOf(node), fields: this.fields(node) });
      return;
    }
    const [extension, ...others] = this.parts(first);
    if (extension?.name !== 'extension' || others.length > 0) {
      this.refuse(extension ?? first);
      return;
    }
    const base = this.nameIn(extension, 'base');
    this.bases.push({ node: extension, name: base });
    for (const part of this.parts(extension))
      if (part.name === 'attribute') this.refuse(part, 'an attribute that an extension adds');
    this.types.push({ name, base, ...docOf(node), fields: this.fields(extension) });
  }

  /** A sequence, then attributes. */
  private fields(node: ElementNode): FlatField[] {
    return this.parts(node).flatMap((part, index) => {
      if (part.name === 'sequence' && index === 0) {
        if (occurs(part, 'minOccurs') !== '1' || occurs(part, 'maxOccurs') !== '1')
          this.refuse(part, 'a sequence that is optional or repeated');
        return this.parts(part).flatMap((child) => this.element(child));
      }
      if (part.name === 'attribute') return this.attribute(part);
      this.refuse(part);
      return [];
    });
  }

  private element(node: ElementNode): FlatField[] {
    if (node.name !== 'element') {
      this.refuse(node);
      return [];
    }
    const name = this.named(node, false);
    const type = this.typeOf(node);
    const least = occurs(node, 'minOccurs');
    const most = occurs(node, 'maxOccurs');
    if (!/^\d+$/.test(least) || !/^([1-9]\d*|unbounded)$/.test(most)) this.refuse(node, `occurs ${least} to ${most}`);
    if (type === undefined) return [];
    const isArray = most !== '1';
    if (isArray && most !== 'unbounded') this.notes.add(`${name}: at most ${most} is not checked by a type`);
    return [{ name, type, isAttribute: false, isOptional: least === '0', isArray, ...docOf(node) }];
  }

  private attribute(node: ElementNode): FlatField[] {
    const name = this.named(node, false);
    for (const part of this.parts(node)) this.refuse(part, 'a type without a name');
    const use = attribute(node, 'use') ?? 'optional';
    if (use === 'prohibited') this.refuse(node, 'a prohibited attribute');
    const type = attribute(node, 'type') === undefined ? 'string' : this.nameIn(node, 'type');
    return [{ name, type, isAttribute: true, isOptional: use !== 'required', isArray: false, ...docOf(node) }];
  }

  private simpleType(node: ElementNode): void {
    const name = this.named(node, true);
    const [restriction, ...others] = this.parts(node);
    if (restriction?.name !== 'restriction' || others.length > 0) {
      this.refuse(restriction ?? node);
      return;
    }
    const base = this.nameIn(restriction, 'base');
    const facets = this.parts(restriction);
    const values = facets
      .filter((facet) => facet.name === 'enumeration')
      .map((facet) => attribute(facet, 'value') ?? '');
    const rest = facets.filter((facet) => facet.name !== 'enumeration');
    for (const inner of rest.filter((facet) => facet.name === 'simpleType'))
      this.refuse(inner, 'a type without a name');
    if (rest.length > 0)
      this.notes.add(`${name}: ${rest.map((facet) => facet.name).join(', ')} are not checked by a type`);
    if (values.length > 0 && (plainOf.get(base) ?? 'string') === 'string')
      this.enums.push({ name, ...docOf(node), values });
    else this.aliases.set(name, base);
  }

  private typeOf(node: ElementNode): string | undefined {
    for (const unwanted of ['ref', 'substitutionGroup', 'abstract'])
      if (attribute(node, unwanted) !== undefined && attribute(node, unwanted) !== 'false') {
        this.refuse(node, `${unwanted} on element`);
        return undefined;
      }
    for (const part of this.parts(node))
      this.refuse(part, part.name.endsWith('Type') ? `${part.name} without a name` : part.name);
    if (attribute(node, 'type') !== undefined) return this.nameIn(node, 'type');
    if (this.parts(node).length === 0) this.refuse(node, 'element without a type');
    return undefined;
  }

  /** Children that say something. */
  private parts(node: ElementNode): ElementNode[] {
    const all = children(node).filter((child) => child.ns === XSD && child.name !== 'annotation');
    for (const child of children(node)) if (child.ns !== XSD) this.refuse(child, `${child.name} of another namespace`);
    return all;
  }

  private named(node: ElementNode, isType: boolean): string {
    const name = attribute(node, 'name') ?? '';
    const pattern = isType ? /^[A-Za-z_][A-Za-z0-9_]*$/ : /^[A-Za-z_][A-Za-z0-9_.-]*$/;
    if (!pattern.test(name) && attribute(node, 'ref') === undefined)
      this.refuse(node, name === '' ? `${node.name} without a name` : `the name ${JSON.stringify(name)}`);
    for (const { name: own, ns } of node.attributes)
      if (ns === '' && !idle.has(own) && !['mixed', 'ref', 'substitutionGroup', 'abstract'].includes(own))
        this.notes.add(`${node.name} ${name}: ${own} says nothing to a type`);
    return name;
  }

  /** Local name of a type; that of another namespace is refused. */
  private nameIn(node: ElementNode, which: string): string {
    const [prefix, local] = split(attribute(node, which) ?? '');
    const space =
      this.root.attributes.find(({ name }) => name === (prefix === '' ? 'xmlns' : `xmlns:${prefix}`))?.value ?? '';
    const own = attribute(this.root, 'targetNamespace') ?? '';
    if (space === XSD && !plainOf.has(local)) this.refuse(node, `xs:${local}`);
    else if (space !== XSD && (space !== own || plainOf.has(local)))
      this.refuse(node, `${which} ${local} of another namespace`);
    this.uses.push({ node, name: local });
    return local;
  }

  private refuse(node: ElementNode, what = node.name): void {
    const line = this.bytes.subarray(0, node.start).filter((byte) => byte === 0x0a).length + 1;
    this.problems.push({ file: this.file, message: `line ${line}: outside the flat profile: ${what}` });
  }
}

function attribute(node: ElementNode, name: string): string | undefined {
  return node.attributes.find((one) => one.name === name && one.ns === '')?.value;
}

function occurs(node: ElementNode, which: 'minOccurs' | 'maxOccurs'): string {
  return attribute(node, which) ?? '1';
}

function split(name: string): [prefix: string, local: string] {
  const at = name.indexOf(':');
  return at < 0 ? ['', name] : [name.slice(0, at), name.slice(at + 1)];
}

function docOf(node: ElementNode): { doc?: string } {
  const texts = children(node, 'annotation').flatMap((one) =>
    children(one, 'documentation').map((doc) => textOf(doc) ?? ''),
  );
  const doc = texts.join(' ').replace(/\s+/g, ' ').trim();
  return doc === '' ? {} : { doc };
}

/** As xsd2ts calls a type. */
export function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
