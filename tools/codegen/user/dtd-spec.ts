/**
 * What the passes want to know of a DTD, found out from the DTD alone: the document element, names for repeated choices, and pages of at
 * most 59 elements, whose numbers mean nothing outside.
 */
import { printModel } from '../dtd/content';
import type { AttributeDeclaration, ContentSpec, Dtd, ElementDeclaration, Particle } from '../dtd/types';
import { fieldsOf } from '../fields';
import type { GroupSpec, OwnPageSpec, SourceFile, VocabularySpec } from '../model';
import { refuse } from '../problem';

const TAGS = { first: 5, last: 63 };

export interface SpecOfDtd {
  readonly spec: VocabularySpec;
  /** spec/dtd/..., one for each page. */
  readonly dtds: readonly SourceFile[];
}

/** `root` where the user names it. @throws SpecError where the document element cannot be told */
export function specOfDtd(dtds: readonly Dtd[], vocabulary: string, file: string, root?: string): SpecOfDtd {
  const pages: OwnPageSpec[] = [];
  const files: SourceFile[] = [];
  for (const dtd of dtds) {
    const elements = [...dtd.elements.values()];
    const size = TAGS.last - TAGS.first + 1;
    for (let from = 0; from < elements.length; from += size) {
      const some = elements.slice(from, from + size);
      const name = `page-${pages.length}.dtd`;
      const tags = Object.fromEntries(some.map((element, at) => [TAGS.first + at, element.name]));
      pages.push({ page: pages.length, dtd: name, namespaces: [namespaceOf(dtd)], tags });
      files.push({ path: `spec/dtd/${name}`, text: printDtd(some, dtd.attributes) });
    }
  }
  const elements = dtds.flatMap((dtd) => [...dtd.elements.values()]);
  return {
    spec: {
      vocabulary,
      roots: [root ?? rootOf(elements, file)],
      publicIds: [{ number: null, texts: [vocabulary] }],
      mediaTypes: { xml: [], wbxml: [] },
      pages,
      groups: groupsOf(elements),
      deviations: [],
    },
    dtds: files,
  };
}

/** The default namespace that the DTD fixes; none where it does not. */
export function namespaceOf({ attributes }: Dtd): string {
  return attributes.find(({ name, value }) => name === 'xmlns' && value !== undefined)?.value ?? '';
}

function printDtd(elements: readonly ElementDeclaration[], attributes: readonly AttributeDeclaration[]): string {
  const names = new Set(elements.map(({ name }) => name));
  return [
    ...elements.map(({ name, content }) => `<!ELEMENT ${name} ${printContent(content)}>`),
    ...attributes.filter(({ element }) => names.has(element)).map(printAttribute),
  ].join('\n');
}

function printContent(content: ContentSpec): string {
  if (content.kind === 'children') return printModel(content.model);
  if (content.kind === 'mixed')
    return content.names.length > 0 ? `(#PCDATA | ${content.names.join(' | ')})*` : '(#PCDATA)';
  return content.kind.toUpperCase();
}

function printAttribute({ element, name, type, presence, value = '' }: AttributeDeclaration): string {
  const values = typeof type === 'object' && 'enumeration' in type ? `(${type.enumeration.join(' | ')})` : 'CDATA';
  const literal = `"${value.replaceAll('&', '&#38;').replaceAll('<', '&#60;').replaceAll('"', '&#34;')}"`;
  const defaults = { required: '#REQUIRED', implied: '#IMPLIED', fixed: `#FIXED ${literal}`, default: literal };
  return `<!ATTLIST ${element} ${name} ${values} ${defaults[presence]}>`;
}

/** The only element that stands in no other. */
function rootOf(elements: readonly ElementDeclaration[], file: string): string {
  const held = new Set(
    elements.flatMap(({ name, content }) =>
      content.kind === 'children' ? namesIn(content.model).filter((child) => child !== name) : [],
    ),
  );
  const tops = elements.filter(({ name }) => !held.has(name)).map(({ name }) => name);
  if (tops.length === 1) return tops[0]!;
  const candidates = tops.length > 0 ? `${tops.join(', ')} stand in no other element` : 'each stands in another';
  return refuse(file, `which element is the document? ${candidates}; name it by --root`);
}

function namesIn(particle: Particle): string[] {
  return particle.kind === 'name' ? [particle.name] : particle.parts.flatMap(namesIn);
}

/** A property and a type for every repeated choice, with names that no element has. */
function groupsOf(elements: readonly ElementDeclaration[]): GroupSpec[] {
  const owners = elements.filter(hasRepeatedChoice).map(({ name }) => name);
  const taken = new Set(elements.map(({ name }) => name));
  const free = (words: readonly string[], made: (word: string) => readonly string[]) =>
    words.find((word) => made(word).every((name) => !taken.has(name))) ?? words[0]!;
  const property = free(['items', 'entries', 'members', 'parts'], (word) => [word]);
  const member = free(['Item', 'Entry', 'Member', 'Part'], (word) => [word, ...owners.map((name) => name + word)]);
  return owners.length > 0 ? [{ elements: owners, property, member }] : [];
}

function hasRepeatedChoice({ content }: ElementDeclaration): boolean {
  if (content.kind !== 'children') return false;
  let isRepeated = false;
  fieldsOf(
    content.model,
    (name) => ({ page: 0, name }),
    () => {
      isRepeated = true;
      return '';
    },
  );
  return isRepeated;
}
