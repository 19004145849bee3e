/** What the template prints of a structure: its type, and the statements that write and read it. */
import type { BitsField, Field, GradedLayout, HeadersField, ListField, OctetsField, Structure } from './model';
import { camel, capital, docOf } from './names';
import { type BitsView, bitsSize, bitsView, readBits } from './view-bits';

export interface Property {
  readonly doc: string;
  readonly text: string;
}

export interface StructureView {
  readonly name: string;
  readonly doc: string;
  readonly bits: readonly BitsView[];
  readonly properties: readonly Property[];
  readonly write: readonly string[];
  readonly read: readonly string[];
  readonly result: readonly string[];
}

const wspTypes = { 'content-type': 'WspContentType', headers: 'readonly (WspHeader | WspShift)[]' } as const;

export function structureView(structure: Structure, layout: GradedLayout): StructureView {
  const { name, fields } = structure;
  const computed = new Set(fields.flatMap(measures));
  return {
    name,
    doc: `${capital(structure.means)} (${structure.document ?? layout.document} ${layout.reference(structure)}).`,
    bits: fields.filter((field) => 'bits' in field).map((field) => bitsView(name, field)),
    properties: fields.map((field) => propertyOf(field, structure, layout, computed)),
    write: fields.flatMap((field, index) => writeOf(field, index, structure, computed)),
    read: fields.flatMap((field, index) => readOf(field, index, structure)),
    result: fields.filter(({ name: field }) => !computed.has(field)).map(resultOf),
  };
}

/** Earlier fields that hold the size of this one; `by` holds more than a size and is not worked out. */
function measures(field: Field): string[] {
  if ('octets' in field) return typeof field.octets === 'string' && field.octets !== 'rest' ? [field.octets] : [];
  if ('digits' in field) return [field.digits];
  const size = 'count' in field ? field.count : 'within' in field ? field.within : undefined;
  return size === undefined ? [] : [size];
}

function propertyOf(field: Field, structure: Structure, layout: GradedLayout, computed: ReadonlySet<string>): Property {
  const own = computed.has(field.name);
  const reserved = 'reserved' in field ? field.reserved : undefined;
  const optional = own || reserved !== undefined || ('optional' in field && field.optional);
  const size = 'bits' in field ? bitsSize(field) : 'octets' in field ? octetsSize(field) : '';
  const doc = docOf(field, layout.reference(field, structure), size);
  const remark = own ? ' Left out: the true one.' : reserved !== undefined ? ` Left out: ${reserved}.` : '';
  return { doc: doc + remark, text: `readonly ${camel(field.name)}${optional ? '?' : ''}: ${typeOf(field)};` };
}

function octetsSize({ octets }: OctetsField): string {
  return typeof octets === 'number' ? `${octets} octets` : '';
}

function typeOf(field: Field): string {
  if ('bits' in field || 'uintvar' in field) return 'number';
  if ('digits' in field) return 'string';
  if ('octets' in field) return field.text ? 'string' : 'Uint8Array';
  if ('structure' in field) return field.structure;
  if ('list' in field) return `readonly ${field.list}[]`;
  return wspTypes[field.wsp];
}

/** Parts within the same octets as this one, itself included; empty where it is not the first. */
function regionAt(index: number, { fields }: Structure): readonly (ListField | HeadersField)[] {
  const field = fields[index]!;
  if (!('within' in field) || field.within === undefined) return [];
  const all = fields.filter((other) => 'within' in other && other.within === field.within);
  return all[0] === field ? (all as (ListField | HeadersField)[]) : [];
}

function writeOf(field: Field, index: number, structure: Structure, computed: ReadonlySet<string>): string[] {
  const property = camel(field.name);
  if ('bits' in field || 'uintvar' in field) {
    const measured = structure.fields.filter((other) => measures(other).includes(field.name));
    const size = computed.has(field.name) ? sizeOf(measured) : { before: [], text: '' };
    const fallback = size.text || ('reserved' in field && field.reserved !== undefined ? `${field.reserved}` : '');
    const value = `value.${property}${fallback === '' ? '' : ` ?? ${fallback}`}`;
    return [
      ...size.before,
      'bits' in field ? `w.uint('${field.name}', ${value}, ${field.bits});` : `w.uintvar('${field.name}', ${value});`,
    ];
  }
  if ('within' in field && field.within !== undefined)
    return regionAt(index, structure).length > 0 ? [`w.octets(${camel(field.within)}Part);`] : [];
  if ('octets' in field && measures(field).length > 0) return [`w.octets(${property}Part);`];
  return [writeWhole(field)];
}

/** Statements that put what is measured into a constant, and its size. */
function sizeOf(measured: readonly Field[]): { before: string[]; text: string } {
  const [first] = measured as [Field];
  const property = camel(first.name);
  if ('digits' in first) return { before: [], text: `value.${property}.length` };
  if ('list' in first && first.count !== undefined) return { before: [], text: `value.${property}.length` };
  if ('octets' in first) {
    const octets = first.text ? `textOctets(value.${property})` : `value.${property}`;
    return { before: [`const ${property}Part = ${octets};`], text: `${property}Part.length` };
  }
  const part = `${camel(measures(first)[0]!)}Part`;
  const body = measured.map((field) => `  ${writeWhole(field)}`);
  return { before: [`const ${part} = partOf((w) => {`, ...body, '});'], text: `${part}.length` };
}

function writeWhole(field: Field): string {
  const value = `value.${camel(field.name)}`;
  if ('digits' in field) return `w.digits('${field.name}', ${value});`;
  if ('structure' in field) return `write${field.structure}(w, ${value});`;
  if ('list' in field) return `write${field.list}(w, ${value});`;
  if ('wsp' in field)
    return field.wsp === 'headers' ? `writeHeaders(w, ${value});` : `writeContentType(w, ${value}, tables);`;
  const { text, optional, octets } = field as OctetsField;
  const content = text ? `textOctets(${value})` : value;
  if (optional) return `if (${value}) w.octets(${content});`;
  return typeof octets === 'number' ? `w.exactly('${field.name}', ${content}, ${octets});` : `w.octets(${content});`;
}

function readOf(field: Field, index: number, structure: Structure): string[] {
  const line = `const ${camel(field.name)} = ${readWhole(field, structure)};`;
  if (!('within' in field) || field.within === undefined) return [line];
  const size = camel(field.within);
  const next = structure.fields[index + 1];
  const last = !(next && 'within' in next && next.within === field.within);
  return [
    ...(regionAt(index, structure).length > 0 ? [`const ${size}End = r.open('${field.name}', ${size});`] : []),
    line,
    ...(last ? [`r.close('${field.name}', ${size}End);`] : []),
  ];
}

function readWhole(field: Field, { name: owner }: Structure): string {
  const { name } = field;
  if ('bits' in field) return readBits(owner, field as BitsField);
  if ('uintvar' in field) return `r.uintvar('${name}')`;
  if ('digits' in field) return `r.digits('${name}', ${camel(field.digits)})`;
  if ('structure' in field) return `r.part('${name}', read${field.structure})`;
  if ('list' in field) {
    const count = field.count === undefined ? 'undefined' : camel(field.count);
    return `read${field.list}(r, '${name}', ${count})`;
  }
  if ('wsp' in field) return `${field.wsp === 'headers' ? 'readHeaders' : 'readContentType'}(r, '${name}', tables)`;
  const { octets, text } = field;
  const size =
    typeof octets === 'number'
      ? String(octets)
      : octets === 'rest'
        ? 'r.left'
        : typeof octets === 'string'
          ? camel(octets)
          : `${JSON.stringify(octets.sizes).replaceAll(',', ', ')}[${camel(octets.by)}] ?? 0`;
  return `r.${text ? 'text' : 'octets'}('${name}', ${size})`;
}

function resultOf(field: Field): string {
  const property = camel(field.name);
  if ('reserved' in field && field.reserved !== undefined)
    return `...(${property} !== ${field.reserved} && { ${property} })`;
  return 'optional' in field && field.optional ? `...(${property}.length > 0 && { ${property} })` : property;
}
