/** Holds what xsd2ts read against what was meant: names, bases, types, optional and repeated members. */
import type { FlatField, FlatSchema, PlainType } from './model';
import { isPlainType } from './model';
import { capital } from './read';
import type { ClassModel, Xsd2tsModel } from './xsd2ts';

/** What xsd2ts makes of the plain types. */
export const typescriptOf: Readonly<Record<PlainType, string>> = {
  string: 'string',
  integer: 'number',
  double: 'number',
  boolean: 'boolean',
  dateTime: 'Date',
  base64Binary: 'string',
};

/** Sentences; empty where both agree. Attributes come back without their `use`, so that they are compared without. */
export function differences(schema: FlatSchema, { classes, enums }: Xsd2tsModel, marker?: string): string[] {
  const wanted = new Map(schema.types.map((type) => [capital(type.name), type]));
  const found = new Map(classes.map((one) => [one.name, one]));
  return [
    ...[...wanted.keys()].filter((name) => !found.has(name)).map((name) => `class ${name} is missing`),
    ...[...found.keys()].filter((name) => !wanted.has(name)).map((name) => `class ${name} is not ours`),
    ...[...wanted].flatMap(([name, type]) => {
      const other = found.get(name);
      if (!other) return [];
      const base = type.base && capital(type.base);
      const bases =
        base === other.base ? [] : [`class ${name} extends ${other.base ?? 'nothing'}, not ${base ?? 'nothing'}`];
      return [...bases, ...fieldDifferences(name, type.fields, other, marker)];
    }),
    ...schema.enums.flatMap(({ name, values }) => {
      const other = enums.find((one) => one.name === capital(name));
      const isSame =
        other && values.length === other.values.length && values.every((value, at) => value === other.values[at]);
      return isSame ? [] : [`enumeration ${name} differs`];
    }),
  ];
}

function fieldDifferences(owner: string, fields: readonly FlatField[], other: ClassModel, marker?: string): string[] {
  // Elements first, as both orders of declaration are allowed.
  const sorted = [...fields.filter((one) => !one.isAttribute), ...fields.filter((one) => one.isAttribute)];
  const mine = sorted.map((field) => lineOf({ ...field, type: nameOf(field.type) }));
  const theirs = other.fields.filter(({ name }) => name !== marker).map(lineOf);
  return mine.join(', ') === theirs.join(', ') ? [] : [`class ${owner}: ${theirs.join(', ')}, not ${mine.join(', ')}`];
}

function nameOf(type: string): string {
  return isPlainType(type) ? typescriptOf[type] : capital(type);
}

function lineOf({ name, type, isAttribute, isOptional, isArray }: ClassModel['fields'][number]): string {
  return `${name}${isOptional && !isAttribute ? '?' : ''}: ${type}${isArray ? '[]' : ''}${isAttribute ? ' (attribute)' : ''}`;
}
