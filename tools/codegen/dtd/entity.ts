/** Entity and notation declarations, and the references within literals. XML 1.0 clauses 4.1, 4.2, 4.4, 4.7. */
import type { Source } from './source';
import type { EntityDeclaration, ExternalId, NotationDeclaration, Place } from './types';

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', apos: "'", quot: '"' };

/** After `<!ENTITY` up to and without `>`. */
export function readEntity(source: Source): { readonly parameter: boolean; readonly entity: EntityDeclaration } {
  source.needSpace('after ENTITY');
  const parameter = source.take('%');
  if (parameter) source.needSpace('after "%"');
  const place = source.place();
  const name = source.name('an entity name');
  source.needSpace('after the entity name');
  if (source.looksAt('"') || source.looksAt("'")) {
    const at = source.place();
    const text = entityValue(source.quoted('entity value'), source, at);
    return { parameter, entity: { name, text, place } };
  }
  const external = externalId(source, 'SYSTEM, PUBLIC or a quoted entity value');
  if (external.systemId === undefined) source.fail('a system identifier');
  const blank = source.space();
  if (parameter || !source.looksAt('NDATA')) return { parameter, entity: { name, external, place } };
  if (!blank) source.fail('a blank before NDATA');
  source.need('NDATA');
  source.needSpace('after NDATA');
  return { parameter, entity: { name, external, notation: source.name('a notation name'), place } };
}

/** After `<!NOTATION` up to and without `>`. */
export function readNotation(source: Source): NotationDeclaration {
  source.needSpace('after NOTATION');
  const place = source.place();
  const name = source.name('a notation name');
  source.needSpace('after the notation name');
  return { name, external: externalId(source, 'SYSTEM or PUBLIC'), place };
}

/** The system identifier after PUBLIC may be left out; only a notation may do so, which the caller checks. */
function externalId(source: Source, expected: string): ExternalId {
  if (source.take('SYSTEM')) {
    source.needSpace('after SYSTEM');
    return { systemId: source.quoted('system identifier') };
  }
  if (!source.take('PUBLIC')) source.fail(expected);
  source.needSpace('after PUBLIC');
  const publicId = source.quoted('public identifier').trim().replace(/\s+/g, ' ');
  source.space();
  if (!source.looksAt('"') && !source.looksAt("'")) return { publicId };
  return { publicId, systemId: source.quoted('system identifier') };
}

/** Parameter entities and character references are replaced at once, general entities stay (clause 4.4.5, 4.4.7). */
function entityValue(literal: string, source: Source, place: Place): string {
  return literal.replace(/%([^;%]*);|%|&#([^;]*);/g, (found, name: string | undefined, code: string | undefined) => {
    if (code !== undefined) return character(code, source, place);
    if (name === undefined) source.fail('";" after the name of a parameter entity', JSON.stringify(found), place);
    return source.replacementOf(name, place).text;
  });
}

/** An attribute value: characters and general entities replaced, blanks made plain (clause 3.3.3). */
export function expandLiteral(
  literal: string,
  entities: ReadonlyMap<string, EntityDeclaration>,
  source: Source,
  place: Place,
  open: readonly string[] = [],
): string {
  if (literal.includes('<')) source.fail('no "<" in an attribute value', JSON.stringify(literal), place);
  return literal.replace(/[\t\n\r]/g, ' ').replace(/&([^;&]*);|&/g, (found, name: string | undefined) => {
    if (name?.startsWith('#')) return character(name.slice(1), source, place);
    if (name !== undefined && Object.hasOwn(predefined, name)) return predefined[name]!;
    const entity = name === undefined ? undefined : entities.get(name);
    if (name === undefined || entity?.text === undefined)
      source.fail('a declared entity', JSON.stringify(found), place);
    if (open.includes(name)) source.fail('an entity that does not hold itself', `&${name};`, place);
    if (open.length >= 8) source.fail('at most 8 general entities within each other', `&${name};`, place);
    const text = expandLiteral(entity.text, entities, source, place, [...open, name]);
    if (text.length > source.limits.expansion / 100) source.fail('a shorter attribute value', `&${name};`, place);
    return text;
  });
}

/** `65` or `x41` to the character. */
function character(code: string, source: Source, place: Place): string {
  const value = /^x[0-9a-fA-F]{1,6}$/.test(code)
    ? Number.parseInt(code.slice(1), 16)
    : /^[0-9]{1,7}$/.test(code)
      ? Number.parseInt(code, 10)
      : Number.NaN;
  const good =
    (value >= 0x20 && value <= 0xd7ff) ||
    (value >= 0xe000 && value <= 0xfffd) ||
    (value >= 0x10000 && value <= 0x10ffff);
  if (!good && value !== 9 && value !== 10 && value !== 13) source.fail('a character reference', `&#${code};`, place);
  return String.fromCodePoint(value);
}
