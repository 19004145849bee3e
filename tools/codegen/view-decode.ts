/** What the templates of xml-decode.ts and wbxml-decode.ts print: the same cases, since keys come from the code pages. */
import type { ElementRef } from '../wire/vocabulary';
import { printKey, quote } from './literal';
import type { ResolvedElement, ResolvedVocabulary } from './model';
import { elementOf, groupType, importedBy, typeOf } from './view-types';

/** Page times 64 plus identity; what the readers return for an element. */
export function keyOf(vocabulary: ResolvedVocabulary, { page, name }: ElementRef): string {
  return `0x${((page << 6) | elementOf(vocabulary, page, name).token).toString(16).padStart(2, '0')}`;
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
  const { elements, roots, shares } = vocabulary;
  const root = elements.find(({ name }) => name === roots[0])!;
  const names = elements.map(({ name, page }) => ({ name: printKey(name), key: keyOf(vocabulary, { page, name }) }));
  const imported = shares.flatMap((share) => importedBy(vocabulary, share).map((name) => ({ share, name })));
  return {
    root: { name: root.name, key: keyOf(vocabulary, root) },
    types: elements
      .filter(({ content }) => content.kind === 'children' || content.kind === 'data')
      .map(({ name }) => name),
    unions: elements.filter(hasGroup).map(({ name }) => groupType(vocabulary, name)),
    imported: imported.map(({ share, name }) => ({ folder: share.name, name })),
    namespaces: [vocabulary, ...shares].flatMap(({ pages }) => pages.flatMap((page) => page.namespaces)).map(quote),
    names: [
      ...names,
      ...imported.map(({ share, name }) => ({
        name: printKey(name),
        key: keyOf(vocabulary, share.elements.find((one) => one.name === name)!),
      })),
    ],
    functions: elements
      .filter(({ content }) => content.kind === 'children')
      .map((element) => functionOf(vocabulary, element)),
    datas: elements.flatMap(({ name, content }) =>
      content.kind === 'data'
        ? [
            {
              name,
              embeds: content.embeds.map((ref) => ({
                name: ref.name,
                key: keyOf(vocabulary, ref),
                read: readerOf(vocabulary, ref),
              })),
            },
          ]
        : [],
    ),
  };
}

function hasGroup({ content }: ResolvedElement): boolean {
  return content.kind === 'children' && content.fields.some(({ group }) => group);
}

function readerOf(vocabulary: ResolvedVocabulary, ref: ElementRef): string {
  const own = vocabulary.pages.some(({ page }) => page === ref.page);
  return `${own ? 'read' : 'inline'}${ref.name}`;
}

function functionOf(vocabulary: ResolvedVocabulary, { name, content, tagged }: ResolvedElement): object {
  if (content.kind !== 'children') throw new Error(`${name} has no children`);
  const properties = content.fields.map(({ property, elements, occurs, group }) => {
    const type = group ? groupType(vocabulary, name) : typeOf(vocabulary, elements[0]!.page, elements[0]!.name);
    const local = variable(property);
    const many = occurs === 'many' || occurs === 'oneOrMore';
    const declaration =
      occurs === 'oneOrMore'
        ? `const ${local}: ${type}[] = [];`
        : `let ${local}: ${type}${many ? '[]' : ''} | undefined;`;
    const cases = elements.map((ref) => {
      const value = callOf(vocabulary, ref);
      const list = occurs === 'many' ? `(${local} ??= [])` : local;
      return {
        key: keyOf(vocabulary, ref),
        name: ref.name,
        read: many ? `${list}.push(${value});` : `${local} = ${value};`,
      };
    });
    const key = printKey(property);
    const result = occurs === 'one' ? `${key}: ${local}!` : key === local ? key : `${key}: ${local}`;
    return { declaration, cases, result };
  });
  const { wrapper } = content;
  return {
    name,
    declarations: [
      ...properties.map(({ declaration }) => declaration),
      ...(wrapper ? [`let whole: ${wrapper.name} | undefined;`] : []),
    ],
    cases: [
      ...properties.flatMap(({ cases }) => cases),
      ...(wrapper
        ? [{ key: keyOf(vocabulary, wrapper), name: wrapper.name, read: `whole = read${wrapper.name}(r);` }]
        : []),
    ],
    whole: wrapper ? 'whole ?? ' : '',
    result: [...(tagged ? [`$: ${quote(name)}`] : []), ...properties.map(({ result }) => result)].join(', '),
  };
}

function callOf(vocabulary: ResolvedVocabulary, ref: ElementRef): string {
  const { kind } = elementOf(vocabulary, ref.page, ref.name).content;
  return kind === 'text' ? 'r.text()' : kind === 'empty' ? 'r.flag()' : `${readerOf(vocabulary, ref)}(r)`;
}
