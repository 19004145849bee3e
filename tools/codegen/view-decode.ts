/** What the templates of xml-decode.ts and wbxml-decode.ts print: the same cases, since keys come from the code pages. */
import type { ElementRef, Field } from '../wire/vocabulary';
import { printKey, quote } from './literal';
import type { ResolvedElement, ResolvedVocabulary } from './model';
import { elementOf, groupType, importedBy, isMany, isObject, typeName, typeOf } from './view-types';

/** Page times 64 plus identity; what the readers return for an element. */
export function keyOf(vocabulary: ResolvedVocabulary, { page, name }: ElementRef): string {
  return printed(page, elementOf(vocabulary, page, name).token);
}

/** With those of the further pages that have a token for it. */
function keysOf(vocabulary: ResolvedVocabulary, ref: ElementRef): string[] {
  const further = vocabulary.pages.flatMap(({ page, elementsOf, tags }) =>
    elementsOf === ref.page
      ? Object.entries(tags).flatMap(([code, name]) => (name === ref.name ? [printed(page, Number(code))] : []))
      : [],
  );
  return [keyOf(vocabulary, ref), ...further];
}

function printed(page: number, token: number): string {
  return `0x${((page << 6) | token).toString(16).padStart(2, '0')}`;
}

/** A name that may stand for a value: reserved words among element names get an underscore. */
export function variable(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_$]/g, '_');
  return reserved.has(plain) ? `${plain}_` : plain;
}

const reserved = new Set(
  'break case catch class const continue default delete do else enum export extends false finally for function if import in instanceof let new null return super switch this throw true try typeof var void while with yield key r'.split(
    ' ',
  ),
);

export function decodersOf(vocabulary: ResolvedVocabulary): object {
  const { elements, roots, neighbours, publicIds } = vocabulary;
  const root = elements.find(({ name }) => name === roots[0])!;
  const imported = neighbours.flatMap((other) =>
    importedBy(vocabulary, other).map((name) => {
      const { page } = other.elements.find((one) => one.name === name)!;
      return {
        folder: other.vocabulary.name,
        name: printKey(name),
        type: typeName(name),
        key: keyOf(vocabulary, { page, name }),
      };
    }),
  );
  return {
    attributes: vocabulary.attributePages !== undefined,
    root: { name: root.name, type: typeName(root.name), key: keyOf(vocabulary, root) },
    types: typesIn(elements),
    unions: elements.filter(hasGroup).map(({ name }) => groupType(vocabulary, name)),
    imported,
    namespaces: [vocabulary, ...neighbours]
      .flatMap(({ pages }) => pages.flatMap((page) => page.namespaces))
      .filter((name) => name !== '')
      .map(quote),
    names: [
      ...elements.map(({ name, page }) => ({ name: printKey(name), key: keyOf(vocabulary, { page, name }) })),
      ...imported,
    ],
    numbers: publicIds.flatMap(({ number }) => (number === null ? [] : [`0x${number.toString(16)}`])).join(', '),
    functions: elements.filter(isObject).map((element) => functionOf(vocabulary, element)),
    datas: elements.flatMap(({ name, content }) =>
      content.kind === 'data'
        ? [{ type: typeName(name), embeds: content.embeds.map((ref) => embedOf(vocabulary, ref)) }]
        : [],
    ),
  };
}

/** Names of the types that the codecs work with. */
export function typesIn(elements: readonly ResolvedElement[]): string[] {
  return elements
    .filter((element) => isObject(element) || element.content.kind === 'data')
    .map(({ name }) => typeName(name));
}

function hasGroup({ content }: ResolvedElement): boolean {
  return content.kind === 'children' && content.fields.some(({ group }) => group);
}

function embedOf(vocabulary: ResolvedVocabulary, ref: ElementRef): object {
  const { name } = ref;
  return {
    name: printKey(name),
    type: typeName(name),
    local: variable(name),
    key: keyOf(vocabulary, ref),
    read: readerOf(vocabulary, ref),
  };
}

function readerOf(vocabulary: ResolvedVocabulary, ref: ElementRef): string {
  const own = vocabulary.pages.some(({ page }) => page === ref.page);
  return `${own ? 'read' : 'inline'}${typeName(ref.name)}`;
}

function functionOf(vocabulary: ResolvedVocabulary, { name, content, typed, tagged }: ResolvedElement): object {
  const fields = content.kind === 'children' ? content.fields : [];
  const wrapper = content.kind === 'children' ? content.wrapper : undefined;
  const given = typed.map(({ name: key, required }) => {
    const local = variable(key);
    return { declaration: `const ${local} = r.attribute(${quote(key)});`, result: member(key, local, required) };
  });
  const properties = fields.map((field) => propertyOf(vocabulary, name, field));
  return {
    type: typeName(name),
    declarations: [
      ...given.map(({ declaration }) => declaration),
      ...properties.map(({ declaration }) => declaration),
      ...(wrapper ? [`let whole: ${typeName(wrapper.name)} | undefined;`] : []),
    ],
    cases: [
      ...properties.flatMap(({ cases }) => cases),
      ...(wrapper ? [caseOf(vocabulary, wrapper, `whole = ${readerOf(vocabulary, wrapper)}(r);`)] : []),
    ],
    whole: wrapper ? 'whole ?? ' : '',
    result: [...(tagged ? [`$: ${quote(name)}`] : []), ...[...given, ...properties].map(({ result }) => result)].join(
      ', ',
    ),
  };
}

function propertyOf(vocabulary: ResolvedVocabulary, owner: string, field: Field) {
  const { property, elements, occurs, group } = field;
  const type = group ? groupType(vocabulary, owner) : typeOf(vocabulary, elements[0]!);
  const local = variable(property);
  const many = isMany(field);
  const list = occurs === 'many' ? `(${local} ??= [])` : local;
  return {
    declaration:
      occurs === 'oneOrMore'
        ? `const ${local}: ${type}[] = [];`
        : `let ${local}: ${type}${many ? '[]' : ''} | undefined;`,
    cases: elements.map((ref) => {
      const value = readOf(vocabulary, ref, group);
      return caseOf(vocabulary, ref, many ? `${list}.push(${value});` : `${local} = ${value};`);
    }),
    result: member(property, local, occurs === 'one'),
  };
}

function caseOf(vocabulary: ResolvedVocabulary, ref: ElementRef, read: string): object {
  return { keys: keysOf(vocabulary, ref), name: ref.name, read };
}

/** `Type`, `Type: Type!`, `'Rx-Pref': Rx_Pref`. */
function member(property: string, local: string, required: boolean): string {
  const key = printKey(property);
  return required ? `${key}: ${local}!` : key === local ? key : `${key}: ${local}`;
}

function readOf(vocabulary: ResolvedVocabulary, ref: ElementRef, group: boolean): string {
  const element = elementOf(vocabulary, ref.page, ref.name);
  if (isObject(element) || element.content.kind === 'data') return `${readerOf(vocabulary, ref)}(r)`;
  if (group) return `{ $: ${quote(ref.name)}, text: r.text() }`;
  return element.content.kind === 'empty' ? 'r.flag()' : 'r.text()';
}
