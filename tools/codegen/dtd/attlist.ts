/** Attribute list declarations. XML 1.0 clause 3.3. */
import { expandLiteral } from './entity';
import type { Source } from './source';
import type { AttributeDeclaration, AttributeType, EntityDeclaration } from './types';

const named = ['CDATA', 'IDREFS', 'IDREF', 'ID', 'ENTITIES', 'ENTITY', 'NMTOKENS', 'NMTOKEN'] as const;

/** After `<!ATTLIST` up to and without `>`. */
export function readAttributes(
  source: Source,
  entities: ReadonlyMap<string, EntityDeclaration>,
): AttributeDeclaration[] {
  source.needSpace('after ATTLIST');
  const element = source.name('an element name');
  const found: AttributeDeclaration[] = [];
  for (;;) {
    const blank = source.space();
    if (source.looksAt('>')) return found;
    if (!blank) source.fail('a blank or ">"');
    const place = source.place();
    const name = source.name('an attribute name');
    source.needSpace('after the attribute name');
    const type = attributeType(source);
    source.needSpace('after the attribute type');
    found.push({ element, name, type, ...defaultOf(source, type, entities), place });
  }
}

function attributeType(source: Source): AttributeType {
  for (const type of named) if (source.take(type)) return type;
  if (source.take('NOTATION')) {
    source.needSpace('after NOTATION');
    source.need('(');
    return { notation: names(source, false) };
  }
  if (source.take('(')) return { enumeration: names(source, true) };
  return source.fail(`an attribute type (${named.join(', ')}, NOTATION or "(")`);
}

function names(source: Source, token: boolean): string[] {
  const found: string[] = [];
  for (;;) {
    source.space();
    const name = source.name(token ? 'a name token' : 'a notation name', token);
    if (found.includes(name)) source.fail('each value once', name);
    found.push(name);
    source.space();
    if (source.take(')')) return found;
    source.need('|');
  }
}

function defaultOf(
  source: Source,
  type: AttributeType,
  entities: ReadonlyMap<string, EntityDeclaration>,
): Pick<AttributeDeclaration, 'presence' | 'value'> {
  if (source.take('#REQUIRED')) return { presence: 'required' };
  if (source.take('#IMPLIED')) return { presence: 'implied' };
  const fixed = source.take('#FIXED');
  if (fixed) source.needSpace('after #FIXED');
  const place = source.place();
  const value = expandLiteral(source.quoted('default value'), entities, source, place);
  const allowed = typeof type === 'string' ? undefined : 'enumeration' in type ? type.enumeration : type.notation;
  if (allowed && !allowed.includes(value)) source.fail(`one of ${allowed.join(', ')}`, JSON.stringify(value), place);
  return { presence: fixed ? 'fixed' : 'default', value };
}
