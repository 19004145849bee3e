/** What the templates of xml-encode.ts and wbxml-encode.ts print. Parents write the start tags of XML: they know what to declare. */
import type { ElementRef, Field } from '../wire/vocabulary';
import { printKey, quote } from './literal';
import type { ResolvedElement, ResolvedVocabulary } from './model';
import { elementOf, groupType, importedBy } from './view-types';

export function encodersOf(vocabulary: ResolvedVocabulary): object {
  const { roots, shares, publicIds } = vocabulary;
  const root = vocabulary.elements.find(({ name }) => name === roots[0])!;
  const elements = writtenFrom(vocabulary, root);
  const groups = elements.flatMap((element) => {
    const group = groupOf(element);
    if (!group) return [];
    const members = group.elements.map((ref) => ({ name: ref.name, start: startOf(vocabulary, element, ref) }));
    return [{ owner: element.name, type: groupType(vocabulary, element.name), members }];
  });
  const datas = elements.flatMap((element) =>
    element.content.kind === 'data' ? [dataOf(vocabulary, element, element.content.embeds)] : [],
  );
  const publicId = publicIds[0]!;
  return {
    root: { name: root.name, namespace: namespaceOf(vocabulary, root.page) },
    publicId: publicId.number === null ? quote(publicId.texts[0] ?? '') : `0x${publicId.number.toString(16)}`,
    types: elements
      .filter(({ content }) => content.kind === 'children' || content.kind === 'data')
      .map(({ name }) => name),
    unions: elements.flatMap((element) => (groupOf(element) ? [groupType(vocabulary, element.name)] : [])),
    imported: shares.flatMap((share) => importedBy(vocabulary, share).map((name) => ({ folder: share.name, name }))),
    functions: elements
      .filter(({ content }) => content.kind === 'children')
      .map((element) => functionOf(vocabulary, element)),
    groups,
    datas,
    refuses: groups.length + datas.length > 0,
  };
}

/** The elements that can be written, in their order: not those that are only read (wrappers). */
function writtenFrom(vocabulary: ResolvedVocabulary, root: ResolvedElement): ResolvedElement[] {
  const found = new Set<ResolvedElement>();
  const visit = (element: ResolvedElement): void => {
    if (found.has(element)) return;
    found.add(element);
    const { content } = element;
    const refs = content.kind === 'children' ? content.fields.flatMap((field) => field.elements) : [];
    for (const ref of refs) visit(elementOf(vocabulary, ref.page, ref.name));
  };
  visit(root);
  return vocabulary.elements.filter((element) => found.has(element));
}

function groupOf({ content }: ResolvedElement): Field | undefined {
  return content.kind === 'children' ? content.fields.find(({ group }) => group) : undefined;
}

function namespaceOf(vocabulary: ResolvedVocabulary, page: number): string {
  const pages = [vocabulary, ...vocabulary.shares].flatMap((one) => one.pages);
  return pages.find((one) => one.page === page)?.namespaces[0] ?? '';
}

/** `<Format xmlns="syncml:metinf"`, without its end. */
function startOf(vocabulary: ResolvedVocabulary, parent: ResolvedElement, ref: ElementRef): string {
  return `<${ref.name}${ref.page === parent.page ? '' : ` xmlns="${namespaceOf(vocabulary, ref.page)}"`}`;
}

function tagOf({ token, content }: ResolvedElement): string {
  return `0x${(content.kind === 'empty' ? token : token | 0x40).toString(16).padStart(2, '0')}`;
}

function functionOf(vocabulary: ResolvedVocabulary, element: ResolvedElement): object {
  const { name, content, page } = element;
  if (content.kind !== 'children') throw new Error(`${name} has no children`);
  return {
    name,
    page,
    exported: vocabulary.roots.includes(name),
    tag: tagOf(element),
    fields: content.fields.map((field) => {
      const many = field.occurs === 'many' || field.occurs === 'oneOrMore';
      const access = /^[A-Za-z_$][\w$]*$/.test(field.property)
        ? `o.${field.property}`
        : `o[${printKey(field.property)}]`;
      const one = many ? 'one' : access;
      const ref = field.elements[0]!;
      const target = elementOf(vocabulary, ref.page, ref.name);
      const lines = field.group
        ? {
            xml: `x += write${groupType(vocabulary, name)}(one);`,
            wbxml: `write${groupType(vocabulary, name)}(w, one);`,
          }
        : linesOf(startOf(vocabulary, element, ref), target, one);
      const test = target.content.kind === 'empty' && !many ? access : `${access} !== undefined`;
      const loop = many ? `for (const one of ${access}) ` : '';
      return { test, loop, xml: lines.xml, wbxml: lines.wbxml };
    }),
  };
}

/** Statements that write one element. */
function linesOf(start: string, target: ResolvedElement, value: string): { xml: string; wbxml: string } {
  const { name, page, content } = target;
  const tag = tagOf(target);
  switch (content.kind) {
    case 'text':
      return {
        xml: `x += \`${start}>\${escapeText(${value})}</${name}>\`;`,
        wbxml: `w.text(${page}, ${tag}, ${value});`,
      };
    case 'empty':
      return { xml: `x += '${start}/>';`, wbxml: `w.tag(${page}, ${tag});` };
    default:
      return { xml: `x += \`${start}>\${write${name}(${value})}\`;`, wbxml: `write${name}(w, ${value});` };
  }
}

function dataOf(vocabulary: ResolvedVocabulary, element: ResolvedElement, embeds: readonly ElementRef[]): object {
  return {
    name: element.name,
    page: element.page,
    tag: tagOf(element),
    embeds: embeds.map((ref) => ({ name: ref.name, start: startOf(vocabulary, element, ref) })),
  };
}
