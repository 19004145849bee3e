/** What the template prints of a type of ASN.1. */
import { literal } from '../literal';
import type { Asn1Type, GradedLayout, Item } from './model';
import { camel, capital, docOf } from './names';
import type { Property } from './view-structure';

interface BuiltIn {
  readonly tag: number;
  readonly type: string;
  readonly read: string;
  /** Content octets of `VALUE`. */
  readonly content: string;
}

const builtIns: Readonly<Record<string, BuiltIn>> = {
  'OCTET STRING': { tag: 0x04, type: 'Uint8Array', read: 'octetString', content: 'VALUE' },
  INTEGER: { tag: 0x02, type: 'number', read: 'integer', content: 'integerContent(VALUE)' },
  UTF8String: { tag: 0x0c, type: 'string', read: 'utf8String', content: 'textOctets(VALUE)' },
  'OBJECT IDENTIFIER': { tag: 0x06, type: 'string', read: 'oid', content: 'oidContent(VALUE)' },
  'BIT STRING': { tag: 0x03, type: '', read: 'bits', content: '' },
  BOOLEAN: { tag: 0x01, type: 'boolean', read: 'boolean', content: 'Uint8Array.of(VALUE ? 0xff : 0)' },
};

const SEQUENCE = 0x30;

interface ItemView {
  readonly name: string;
  readonly tag: string;
  readonly optional: boolean;
  readonly nested: boolean;
  readonly type: string;
  /** Expression that reads it from `r`. */
  readonly read: string;
  /** Expression for the octets of `value`, where it is there. */
  readonly write: string;
}

export interface Asn1View {
  readonly name: string;
  readonly doc: string;
  readonly tag: string;
  readonly bits: readonly { readonly name: string; readonly text: string }[];
  readonly properties: readonly Property[];
  readonly items: readonly ItemView[];
  readonly result: readonly string[];
  /** Which of the four it is. */
  readonly sequence: boolean;
  readonly template: boolean;
  readonly choice: boolean;
  /** Type of a record, else empty. */
  readonly records: string;
}

export function asn1View(type: Asn1Type, layout: GradedLayout, all: readonly Asn1Type[]): Asn1View {
  const { name, sequence, template, choice, records } = type;
  const items = sequence ?? template ?? choice ?? [];
  const views = items.map((item) => itemView(item, type, all));
  return {
    name,
    doc: `${capital(type.means)} (${type.document ?? layout.document} ${layout.reference(type)}).`,
    tag: hex(type.tag ?? SEQUENCE),
    bits: items.flatMap((item) => (item.bits ? [{ name: bitsName(name, item), text: literal(item.bits) }] : [])),
    properties: items.flatMap((item, index) => {
      const { optional, type: property } = views[index]!;
      const doc = docOf(item, layout.reference(item, type));
      return [
        { doc, text: `readonly ${item.name}${optional ? '?' : ''}: ${property};` },
        ...(item.nested
          ? [
              {
                doc: `${item.name} with its header twice, as products write it.`,
                text: `readonly ${item.name}Nested?: true;`,
              },
            ]
          : []),
      ];
    }),
    items: views,
    result: [...views.map(resultOf), '...(more && { more })'],
    sequence: sequence !== undefined,
    template: template !== undefined,
    choice: choice !== undefined,
    records: records ?? '',
  };
}

function itemView(item: Item, owner: Asn1Type, all: readonly Asn1Type[]): ItemView {
  const { name, optional = false, nested = false } = item;
  const value = owner.choice ? 'item.value' : `value.${name}`;
  const view = { name, optional, nested };
  const known = builtIns[item.type ?? ''];
  if (known) return { ...view, ...builtInView(item, owner, known, value) };
  const inner = item.type ?? item.wraps!;
  const own = hex(item.tag ?? all.find((other) => other.name === inner)?.tag ?? SEQUENCE);
  return item.wraps
    ? {
        ...view,
        tag: own,
        type: inner,
        read: `r.inside('${name}', ${own}, () => read${inner}(r))`,
        write: `tlv(${own}, [write${inner}(${value})])`,
      }
    : {
        ...view,
        tag: own,
        type: inner,
        read: `read${inner}(r, '${name}', ${own})`,
        write: `write${inner}(${value}, ${own})`,
      };
}

function builtInView(item: Item, owner: Asn1Type, known: BuiltIn, value: string) {
  const tag = hex(item.tag ?? known.tag);
  if (item.bits) {
    const names = bitsName(owner.name, item);
    return {
      tag,
      type: `readonly (${item.bits.map((bit) => `'${bit}'`).join(' | ')} | number)[]`,
      read: `r.bits('${item.name}', ${names}, ${tag})`,
      write: `tlv(${tag}, [bitsContent(${names}, ${value})])`,
    };
  }
  const content = item.nested ? `oidContent(${value}, ${value}Nested)` : known.content.replace('VALUE', value);
  const read = item.nested ? 'nestedOid' : known.read;
  return { tag, type: known.type, read: `r.${read}('${item.name}', ${tag})`, write: `tlv(${tag}, [${content}])` };
}

function resultOf({ name, optional, nested }: ItemView): string {
  if (nested) {
    const both = `${name}: ${name}.oid, ...(${name}.nested && { ${name}Nested: true as const })`;
    return optional ? `...(${name} && { ${both} })` : both;
  }
  return optional ? `...(${name} !== undefined && { ${name} })` : name;
}

function bitsName(owner: string, { name }: Item): string {
  return `${camel(owner)}${capital(name)}`;
}

function hex(tag: number): string {
  return `0x${tag.toString(16).padStart(2, '0')}`;
}
