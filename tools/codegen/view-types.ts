/** What the template of types.ts prints, and what all views need to know of elements. */
import type { ElementRef, Field } from '../wire/vocabulary';
import { printKey, quote } from './literal';
import type { Neighbour, ResolvedElement, ResolvedVocabulary } from './model';

export function typesOf(vocabulary: ResolvedVocabulary): object {
  const { elements, groups, neighbours } = vocabulary;
  const tagged = elements.filter((element) => element.tagged && isObject(element));
  return {
    imports: neighbours.map((other) => ({
      folder: other.vocabulary.name,
      names: importedBy(vocabulary, other).map(typeName).join(', '),
      // all types of a shared page belong to this form, of a document its root
      exported: other.base === 0 ? '*' : `{ ${importedBy(vocabulary, other).map(typeName).join(', ')} }`,
    })),
    interfaces: elements.flatMap((element) => interfaceOf(vocabulary, element)),
    datas: elements.flatMap(({ name, content }) =>
      content.kind === 'data'
        ? [
            {
              name: typeName(name),
              type: [
                'string',
                'Uint8Array',
                ...content.embeds.map((ref) => `{ ${printKey(ref.name)}: ${typeName(ref.name)} }`),
              ].join(' | '),
            },
          ]
        : [],
    ),
    unions: [
      ...groups.flatMap(({ elements: owners, member, property }) =>
        owners.map((owner) => unionOf(vocabulary, owner, property, member)),
      ),
      ...(tagged.length > 0 && groups[0]
        ? [
            {
              name: groups[0].member,
              doc: 'Any of them.',
              members: membersOf(tagged.map(({ name }) => typeName(name))),
            },
          ]
        : []),
    ],
  };
}

/** An identifier for an element: `Rx-Pref` is RxPref, `parm` is Parm. */
export function typeName(element: string): string {
  return element
    .split(/[^A-Za-z0-9_$]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** True where the typed form is an object: text and flags without attributes are none. */
export function isObject({ content, typed }: Pick<ResolvedElement, 'content' | 'typed'>): boolean {
  return content.kind === 'children' || typed.length > 0;
}

/** TypeScript type of a property that holds this element. */
export function typeOf(vocabulary: ResolvedVocabulary, { page, name }: ElementRef): string {
  const element = elementOf(vocabulary, page, name);
  if (isObject(element) || element.content.kind === 'data') return typeName(name);
  return element.content.kind === 'empty' ? 'true' : 'string';
}

/** Also among the neighbours. */
export function elementOf(vocabulary: ResolvedVocabulary, page: number, name: string): ResolvedElement {
  const all = [vocabulary, ...vocabulary.neighbours].flatMap(({ elements }) => elements);
  const found = all.find((element) => element.page === page && element.name === name);
  if (!found) throw new Error(`${page}:${name} was resolved and cannot be missing`);
  return found;
}

/** Names of the elements of the neighbour that stand in this vocabulary. */
export function importedBy(vocabulary: ResolvedVocabulary, from: Neighbour): string[] {
  const refs = vocabulary.elements.flatMap(({ content }) =>
    content.kind === 'data'
      ? content.embeds
      : content.kind === 'children'
        ? content.fields.flatMap(({ elements }) => elements)
        : [],
  );
  const names = refs.filter(({ page }) => from.pages.some((own) => own.page === page)).map(({ name }) => name);
  return [...new Set(names)];
}

export function isMany({ occurs }: Pick<Field, 'occurs'>): boolean {
  return occurs === 'many' || occurs === 'oneOrMore';
}

function interfaceOf(vocabulary: ResolvedVocabulary, element: ResolvedElement): object[] {
  const { name, content, typed, tagged } = element;
  if (!isObject(element)) return [];
  const fields = content.kind === 'children' ? content.fields : [];
  const properties = fields.map((field) => {
    const { property, elements, occurs, group } = field;
    const type = group ? groupType(vocabulary, name) : typeOf(vocabulary, elements[0]!);
    const optional = occurs === 'many' || occurs === 'optional' ? '?' : '';
    return `${printKey(property)}${optional}: ${type}${isMany(field) ? '[]' : ''};`;
  });
  return [
    {
      name: typeName(name),
      model: content.kind === 'children' ? content.model : 'EMPTY',
      properties: [
        ...(tagged ? [`$: ${quote(name)};`] : []),
        ...typed.map(
          ({ name: key, required, values }) =>
            `${printKey(key)}${required ? '' : '?'}: ${values?.map(quote).join(' | ') ?? 'string'};`,
        ),
        ...properties,
      ],
    },
  ];
}

/** Type of one member of the repeated choice in this element. */
export function groupType({ groups }: ResolvedVocabulary, owner: string): string {
  return typeName(owner) + (groups.find(({ elements }) => elements.includes(owner))?.member ?? '');
}

function unionOf(vocabulary: ResolvedVocabulary, owner: string, property: string, member: string): object {
  const content = vocabulary.elements.find(({ name }) => name === owner)?.content;
  const field = content?.kind === 'children' ? content.fields.find((one) => one.property === property) : undefined;
  const members = (field?.elements ?? []).map(({ page, name }) =>
    isObject(elementOf(vocabulary, page, name)) ? typeName(name) : `{ $: ${quote(name)}; text: string }`,
  );
  return { name: typeName(owner) + member, doc: `One of ${owner}.${property}.`, members: membersOf(members) };
}

function membersOf(members: readonly string[]): string {
  return members.map((member) => `\n  | ${member}`).join('');
}
