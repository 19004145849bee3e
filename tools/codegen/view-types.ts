/** What the template of types.ts prints. */
import { printKey, quote } from './literal';
import type { ResolvedElement, ResolvedVocabulary } from './model';

export function typesOf(vocabulary: ResolvedVocabulary): object {
  const { elements, groups, shares } = vocabulary;
  const tagged = elements.filter((element) => element.tagged);
  return {
    imports: shares.map((share) => ({ folder: share.name, names: importedBy(vocabulary, share).join(', ') })),
    interfaces: elements.flatMap((element) => interfaceOf(vocabulary, element)),
    datas: elements.flatMap(({ name, content }) =>
      content.kind === 'data'
        ? [
            {
              name,
              type: ['string', 'Uint8Array', ...content.embeds.map((ref) => `{ ${ref.name}: ${ref.name} }`)].join(
                ' | ',
              ),
            },
          ]
        : [],
    ),
    unions: [
      ...groups.flatMap(({ elements: owners, member, property }) =>
        owners.map((owner) => unionOf(vocabulary, owner, property, member)),
      ),
      ...(tagged.length > 0 && groups[0]
        ? [{ name: groups[0].member, doc: 'Any of them.', members: membersOf(tagged.map(({ name }) => name)) }]
        : []),
    ],
  };
}

/** TypeScript type of a property that holds this element. */
export function typeOf(vocabulary: ResolvedVocabulary, page: number, name: string): string {
  const kind = elementOf(vocabulary, page, name).content.kind;
  return kind === 'text' ? 'string' : kind === 'empty' ? 'true' : name;
}

/** Also among the vocabularies whose pages are shared. */
export function elementOf(vocabulary: ResolvedVocabulary, page: number, name: string): ResolvedElement {
  const all = [vocabulary, ...vocabulary.shares].flatMap(({ elements }) => elements);
  const found = all.find((element) => element.page === page && element.name === name);
  if (!found) throw new Error(`${page}:${name} was resolved and cannot be missing`);
  return found;
}

/** Names of the embedded elements that the other vocabulary declares. */
export function importedBy(vocabulary: ResolvedVocabulary, from: ResolvedVocabulary): string[] {
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

function interfaceOf(vocabulary: ResolvedVocabulary, { name, content, tagged }: ResolvedElement): object[] {
  if (content.kind !== 'children') return [];
  const properties = content.fields.map(({ property, elements, occurs, group }) => {
    const type = group ? groupType(vocabulary, name) : typeOf(vocabulary, elements[0]!.page, elements[0]!.name);
    const many = occurs === 'many' || occurs === 'oneOrMore';
    const optional = occurs === 'many' || occurs === 'optional' ? '?' : '';
    return `${printKey(property)}${optional}: ${type}${many ? '[]' : ''};`;
  });
  return [{ name, model: content.model, properties: tagged ? [`$: ${quote(name)};`, ...properties] : properties }];
}

/** Type of one member of the repeated choice in this element. */
export function groupType({ groups }: ResolvedVocabulary, owner: string): string {
  return owner + (groups.find(({ elements }) => elements.includes(owner))?.member ?? '');
}

function unionOf({ elements }: ResolvedVocabulary, owner: string, property: string, member: string): object {
  const content = elements.find(({ name }) => name === owner)?.content;
  const field = content?.kind === 'children' ? content.fields.find((one) => one.property === property) : undefined;
  const names = field?.elements.map(({ name }) => name) ?? [];
  return { name: owner + member, doc: `One of ${owner}.${property}.`, members: membersOf(names) };
}

function membersOf(names: readonly string[]): string {
  return names.map((name) => `\n  | ${name}`).join('');
}
