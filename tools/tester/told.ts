/** What an operator told, as a tree that patterns speak about: fields are child elements, a list is one element for each member. */
import type { ElementNode } from '../wire/tree';
import type { Pattern } from './case';
import type { Expected } from './expect';
import { match } from './pattern';

/** @param told JSON */
export function viewOfTold(told: unknown, name = 'told'): ElementNode {
  return element(name, partsOf(told));
}

function partsOf(value: unknown): ElementNode['children'] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [{ ...nowhere, kind: 'text', form: 'text', text: String(value) }];
  const fields = Array.isArray(value) ? value.map((one) => ['member', one] as const) : Object.entries(value);
  return fields.flatMap(([name, inner]) => [inner].flat().map((one) => viewOfTold(one, name)));
}

export function toldExpectation(pattern: Pattern, told: unknown): Expected {
  const result = match(viewOfTold(told), pattern);
  if (result.ok) return result;
  const { node, expected, actual } = result.mismatch;
  const text = node.name === 'told' ? 'what is told is not as expected' : `${node.name} is not as expected`;
  return { ok: false, miss: { text, place: { message: null }, expected, actual } };
}

function element(name: string, parts: ElementNode['children']): ElementNode {
  return { ...nowhere, kind: 'element', name, ns: '', attributes: [], children: parts, known: true };
}

const nowhere = { start: 0, end: 0 };
