/** What the templates of xml-encode.ts and wbxml-encode.ts print. Parents write the start tags of XML: they know what to declare. */
import type { ElementRef, Field } from '../wire/vocabulary';
import { printKey, quote } from './literal';
import type { ResolvedElement, ResolvedVocabulary } from './model';
import { typesIn } from './view-decode';
import { elementOf, groupType, importedBy, isMany, isObject, typeName } from './view-types';

export function encodersOf(vocabulary: ResolvedVocabulary): object {
  const { roots, neighbours, publicIds } = vocabulary;
  const root = vocabulary.elements.find(({ name }) => name === roots[0])!;
  const elements = writtenFrom(vocabulary, root);
  const groups = elements.flatMap((element) => {
    const group = groupOf(element);
    if (!group) return [];
    const members = group.elements.map((ref) => memberOf(vocabulary, element, ref));
    return [{ owner: element.name, type: groupType(vocabulary, element.name), members }];
  });
  const datas = elements.flatMap((element) =>
    element.content.kind === 'data' ? [dataOf(vocabulary, element, element.content.embeds)] : [],
  );
  const publicId = publicIds[0]!;
  const namespace = namespaceOf(vocabulary, root.page);
  const refuses = groups.length + datas.length > 0;
  return {
    own: (vocabulary.attributePages ?? vocabulary.wbxmlVersion) !== undefined,
    root: {
      type: typeName(root.name),
      start: startTag(`<${root.name}${namespace === '' ? '' : ` xmlns="${namespace}"`}`, root),
    },
    publicId: publicId.number === null ? quote(publicId.texts[0] ?? '') : `0x${publicId.number.toString(16)}`,
    types: typesIn(elements),
    unions: elements.flatMap((element) => (groupOf(element) ? [groupType(vocabulary, element.name)] : [])),
    imported: neighbours.flatMap((other) =>
      importedBy(vocabulary, other).map((name) => ({
        folder: other.vocabulary.name,
        type: typeName(name),
        document: other.base > 0,
      })),
    ),
    functions: elements.filter(isObject).map((element) => functionOf(vocabulary, element)),
    groups,
    datas,
    refuses,
    helpers: [
      ...(elements.some(({ typed }) => typed.length > 0) ? ['attribute'] : []),
      ...(datas.length > 0 ? ['bytesText'] : []),
      ...(elements.some(({ content }) => content.kind === 'text' || content.kind === 'data') ? ['escapeText'] : []),
      ...(refuses ? ['unknownMember'] : []),
    ].join(', '),
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
  const pages = [vocabulary, ...vocabulary.neighbours].flatMap((one) => one.pages);
  return pages.find((one) => one.page === page)?.namespaces[0] ?? '';
}

/** `<Format xmlns="syncml:metinf"`, without its end. */
function startOf(vocabulary: ResolvedVocabulary, parent: ResolvedElement, ref: ElementRef): string {
  return `<${ref.name}${ref.page === parent.page ? '' : ` xmlns="${namespaceOf(vocabulary, ref.page)}"`}`;
}

/** Whole where there are no attributes, which the function of the element writes. */
function startTag(start: string, { typed }: ResolvedElement): string {
  return typed.length > 0 ? start : `${start}>`;
}

function tagOf({ token, content }: ResolvedElement): string {
  return `0x${(content.kind === 'empty' ? token : token | 0x40).toString(16).padStart(2, '0')}`;
}

function access(property: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(property) ? `o.${property}` : `o[${printKey(property)}]`;
}

function functionOf(vocabulary: ResolvedVocabulary, element: ResolvedElement): object {
  const { name, content, page, typed } = element;
  const fields = content.kind === 'children' ? content.fields : [];
  const given = typed.map(({ name: key }) => ({ key: quote(key), value: access(key) }));
  return {
    name,
    type: typeName(name),
    page,
    exported: vocabulary.roots.includes(name),
    leaf: content.kind === 'empty',
    first: given.length > 0 ? `\`${given.map(attributeCall).join('')}>\`` : "''",
    attributes: given.map(attributeCall).join(''),
    start:
      given.length > 0
        ? `w.start(${page}, ${tagOf(element)}, ${given.map(({ key, value }) => `${key}, ${value}`).join(', ')});`
        : `w.tag(${page}, ${tagOf(element)});`,
    fields: fields.map((field) => fieldOf(vocabulary, element, field)),
  };
}

function attributeCall({ key, value }: { key: string; value: string }): string {
  return `\${attribute(${key}, ${value})}`;
}

function fieldOf(vocabulary: ResolvedVocabulary, element: ResolvedElement, field: Field): object {
  const many = isMany(field);
  const value = access(field.property);
  const one = many ? 'one' : value;
  const ref = field.elements[0]!;
  const target = elementOf(vocabulary, ref.page, ref.name);
  const group = groupType(vocabulary, element.name);
  const lines = field.group
    ? { xml: `x += write${group}(one);`, wbxml: `write${group}(w, one);` }
    : linesOf(startOf(vocabulary, element, ref), target, one);
  const flag = target.content.kind === 'empty' && !isObject(target) && !many;
  return {
    test: flag ? value : `${value} !== undefined`,
    loop: many ? `for (const one of ${value}) ` : '',
    xml: lines.xml,
    wbxml: lines.wbxml,
  };
}

/** Statements that write one element. */
function linesOf(start: string, target: ResolvedElement, value: string): { xml: string; wbxml: string } {
  const { name, page, content } = target;
  const tag = tagOf(target);
  if (isObject(target) || content.kind === 'data') {
    const write = `write${typeName(name)}`;
    return { xml: `x += \`${startTag(start, target)}\${${write}(${value})}\`;`, wbxml: `${write}(w, ${value});` };
  }
  if (content.kind === 'empty') return { xml: `x += '${start}/>';`, wbxml: `w.tag(${page}, ${tag});` };
  return {
    xml: `x += \`${start}>\${escapeText(${value})}</${name}>\`;`,
    wbxml: `w.text(${page}, ${tag}, ${value});`,
  };
}

/** A member of a repeated choice; one that is text carries it beside its `$`. */
function memberOf(vocabulary: ResolvedVocabulary, owner: ResolvedElement, ref: ElementRef): object {
  const target = elementOf(vocabulary, ref.page, ref.name);
  const start = startOf(vocabulary, owner, ref);
  const { name, page } = target;
  if (isObject(target)) {
    const write = `write${typeName(name)}`;
    return { name, xml: `${startTag(start, target)}\${${write}(o)}`, wbxml: `${write}(w, o);` };
  }
  return {
    name,
    xml: `${start}>\${escapeText(o.text)}</${name}>`,
    wbxml: `w.text(${page}, ${tagOf(target)}, o.text);`,
  };
}

function dataOf(vocabulary: ResolvedVocabulary, element: ResolvedElement, embeds: readonly ElementRef[]): object {
  return {
    name: element.name,
    type: typeName(element.name),
    page: element.page,
    tag: tagOf(element),
    embeds: embeds.map((ref) => ({
      name: ref.name,
      type: typeName(ref.name),
      value: access(ref.name),
      start: startTag(startOf(vocabulary, element, ref), elementOf(vocabulary, ref.page, ref.name)),
      document: vocabulary.neighbours.some(({ base, pages }) => base > 0 && pages.some((own) => own.page === ref.page)),
    })),
  };
}
