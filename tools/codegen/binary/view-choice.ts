/** What the template prints of a choice: its kinds, and how each is written and read. */
import { literal, quote } from '../literal';
import type { Choice, Entry, GradedLayout, Range } from './model';
import { camel, capital, docOf, valuesText } from './names';
import { type BitsView, bitsSize, bitsView, readBits, ruleName } from './view-bits';

export interface ChoiceView {
  readonly name: string;
  readonly doc: string;
  readonly bits: readonly BitsView[];
  readonly format: string;
  readonly kinds: readonly { readonly doc: string; readonly type: string }[];
  readonly cases: readonly {
    readonly tag: string;
    readonly kind: string;
    readonly body: string;
    readonly test: string;
    readonly read: string;
  }[];
}

const valueTypes = { text: 'string', uint: 'number', octets: 'Uint8Array' } as const;

export function choiceView(choice: Choice, layout: GradedLayout): ChoiceView {
  const { name, entries } = choice;
  return {
    name,
    doc: `${capital(choice.means)} (${layout.document} ${layout.reference(choice)}).`,
    bits: entries.flatMap((entry) => [
      ...(entry.fields ?? []).map((field) => bitsView(ownerOf(name, entry), field)),
      ...(entry.values ? [bitsView(name, entry)] : []),
    ]),
    format: literal(formatOf(choice)),
    kinds: entries.map((entry) => ({
      doc: docOf(entry, layout.reference(entry, choice), `${tagText(entry)}, ${sizeText(entry)}`),
      type: `TaggedOverride & { ${[`readonly kind: ${quote(entry.name)}`, ...propertiesOf(entry)].join('; ')} }`,
    })),
    cases: entries.map((entry) => {
      const [least, greatest] = rangeOf(entry);
      const size = least === greatest ? `${least}` : `${least}, ${greatest}`;
      return {
        tag: tagText(entry),
        kind: quote(entry.name),
        body: bodyOf(entry),
        test: `fits(r, ${quote(entry.name)}, size, ${size})`,
        read: `{ ${[`kind: ${quote(entry.name)}`, ...readsOf(entry, name)].join(', ')} }`,
      };
    }),
  };
}

function formatOf({ tag, length, order, entries }: Choice): object {
  const named = (list: readonly Entry[]) => Object.fromEntries(list.map((entry) => [entry.tag, entry.name]));
  const required = entries.filter(({ occurs }) => occurs === 'One');
  const single = entries.filter(({ occurs }) => occurs === 'One' || occurs === 'ZeroOrOne');
  return {
    tag: tag.bits,
    ...(tag.delta && { delta: true }),
    length: length.bits,
    ...(length.more && { more: length.more }),
    ...(order && { ascending: true }),
    ...(required.length > 0 && { required: named(required) }),
    ...(single.length > 0 && { single: named(single) }),
  };
}

function rangeOf({ octets, fields = [] }: Entry): Range {
  if (typeof octets === 'number') return [octets, octets];
  if (octets) return octets;
  const size = fields.reduce((sum, { bits }) => sum + bits, 0) / 8;
  return [size, size];
}

function propertiesOf({ value, fields }: Entry): string[] {
  if (fields) return fields.map(({ name }) => `readonly ${camel(name)}: number`);
  return value === undefined || value === 'none' ? [] : [`readonly value: ${valueTypes[value]}`];
}

function bodyOf(entry: Entry): string {
  const [least, greatest] = rangeOf(entry);
  const { value, fields } = entry;
  if (fields) {
    const writes = fields.map(({ name, bits }) => `w.uint('${name}', item.${camel(name)}, ${bits});`);
    return `partOf((w) => { ${writes.join(' ')} })`;
  }
  if (value === 'uint') return `partOf((w) => uintOctets(w, 'value', item.value, ${least}, ${greatest}))`;
  if (value === 'text') return 'textOctets(item.value)';
  return value === 'octets' ? 'item.value' : 'new Uint8Array(0)';
}

function readsOf(entry: Entry, owner: string): string[] {
  const { value, fields, values } = entry;
  if (fields) return fields.map((field) => `${camel(field.name)}: ${readBits(ownerOf(owner, entry), field)}`);
  if (value === 'uint') return [`value: r.uint('value', size * 8${values ? `, ${ruleName(owner, entry.name)}` : ''})`];
  if (value === 'text') return [`value: r.text('value', size)`];
  return value === 'octets' ? [`value: r.octets('value', size)`] : [];
}

/** Fields of several entries may have the same name. */
function ownerOf(choice: string, { name }: Entry): string {
  return `${choice}-${name}`;
}

function tagText({ tag }: Entry): string {
  return String(tag);
}

function sizeText(entry: Entry): string {
  if (entry.fields) return entry.fields.map((field) => `${field.name} ${bitsSize(field)}`).join(', ');
  const [least, greatest] = rangeOf(entry);
  return `${least === greatest ? least : `${least} to ${greatest}`} octets${valuesText(entry.values)}`;
}
