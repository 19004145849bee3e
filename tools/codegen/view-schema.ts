/** schema.json: a JSON Schema (draft-07) of the typed objects, so that suites can be checked before they run. */
import type { ElementRef } from '../wire/vocabulary';
import type { ResolvedElement, ResolvedVocabulary } from './model';
import { elementOf, isMany, isObject } from './view-types';

/** `comment` says where the file comes from. */
export function schemaOf(vocabulary: ResolvedVocabulary, comment: string): object {
  const { name, elements, roots } = vocabulary;
  const definitions = Object.fromEntries(elements.map((element) => [element.name, definitionOf(vocabulary, element)]));
  const hasData = elements.some(({ content }) => content.kind === 'data');
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: comment,
    $id: idOf(name),
    title: `Typed objects of ${name}`,
    allOf: [{ $ref: `#/definitions/${roots[0]}` }],
    definitions: { ...definitions, ...(hasData ? { bytes } : {}) },
  };
}

/** Uint8Array has no form in JSON and YAML. */
const bytes = {
  description: 'binary content; stands for a Uint8Array',
  type: 'object',
  properties: { base64: { type: 'string', pattern: '^[A-Za-z0-9+/]*={0,2}$' } },
  required: ['base64'],
  additionalProperties: false,
};

function idOf(name: string): string {
  return `assay:${name}`;
}

function definitionOf(vocabulary: ResolvedVocabulary, element: ResolvedElement): object {
  const { name, content, typed, tagged } = element;
  const refTo = (ref: ElementRef) => ({ $ref: refOf(vocabulary, ref) });
  if (isObject(element)) {
    const fields = content.kind === 'children' ? content.fields : [];
    const properties = fields.map((field) => {
      const { property, elements, occurs, group } = field;
      const item = group ? memberOf(vocabulary, elements, refTo) : refTo(elements[0]!);
      return [
        property,
        isMany(field) ? { type: 'array', ...(occurs === 'oneOrMore' ? { minItems: 1 } : {}), items: item } : item,
      ];
    });
    return {
      description: content.kind === 'children' ? content.model : 'EMPTY',
      type: 'object',
      properties: {
        ...(tagged ? { $: { const: name } } : {}),
        ...Object.fromEntries(
          typed.map(({ name: key, values }) => [key, values ? { enum: values } : { type: 'string' }]),
        ),
        ...Object.fromEntries(properties),
      },
      required: [
        ...(tagged ? ['$'] : []),
        ...typed.filter(({ required }) => required).map(({ name: key }) => key),
        ...fields.filter(({ occurs }) => occurs === 'one' || occurs === 'oneOrMore').map(({ property }) => property),
      ],
      additionalProperties: false,
    };
  }
  switch (content.kind) {
    case 'empty':
      return { const: true };
    case 'data':
      return {
        anyOf: [
          { type: 'string' },
          { $ref: '#/definitions/bytes' },
          ...content.embeds.map((ref) => embedded(ref, refTo(ref))),
        ],
      };
    default:
      return { type: 'string' };
  }
}

function embedded({ name }: ElementRef, ref: object): object {
  return { type: 'object', properties: { [name]: ref }, required: [name], additionalProperties: false };
}

/** One branch for each `$`, so that an error names the field that is wrong and not all branches. */
function memberOf(
  vocabulary: ResolvedVocabulary,
  elements: readonly ElementRef[],
  refTo: (ref: ElementRef) => object,
): object {
  return {
    type: 'object',
    properties: { $: { enum: elements.map(({ name }) => name) } },
    required: ['$'],
    allOf: elements.map((ref) => ({
      if: { properties: { $: { const: ref.name } }, required: ['$'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: isObject(elementOf(vocabulary, ref.page, ref.name)) ? refTo(ref) : textMember,
    })),
  };
}

/** Text among the members of a repeated choice. */
const textMember = {
  type: 'object',
  properties: { $: true, text: { type: 'string' } },
  required: ['text'],
  additionalProperties: false,
};

function refOf(vocabulary: ResolvedVocabulary, { page, name }: ElementRef): string {
  const owner = vocabulary.neighbours.find(({ pages }) => pages.some((own) => own.page === page));
  return `${owner ? idOf(owner.vocabulary.name) : ''}#/definitions/${name}`;
}
