/** Trees that a tester makes itself of octets, each node with its place in them, so that patterns can speak about them. */
import type { FieldPlace, StrictBinary } from '../wire/binary-log';
import type { ElementNode, TextNode } from '../wire/tree';

/** Octets [start, end) of what was read. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a push carries, by whatever way it came. */
export interface Carried {
  /** Content type with its parameters, as HTTP writes it. */
  readonly type: string;
  readonly data: Uint8Array;
  readonly at: Readonly<Record<'whole' | 'type' | 'sec' | 'mac', Span>>;
}

export function leaf(name: string, value: string | number | undefined, span: Span): ElementNode {
  return element(name, value === undefined ? [] : [{ ...span, kind: 'text', form: 'text', text: String(value) }], span);
}

export function element(name: string, children: ElementNode['children'], { start, end }: Span): ElementNode {
  const node: ElementNode = { start, end, kind: 'element', name, ns: '', attributes: [], children, known: true };
  for (const one of children) (one as { parent?: ElementNode }).parent = node;
  return node;
}

/** A copy whose places count from the beginning of what its document stands in. */
export function moved(node: ElementNode, by: number): ElementNode {
  const children = node.children.map((one): ElementNode | TextNode =>
    one.kind === 'element' ? moved(one, by) : { ...one, start: one.start + by, end: one.end + by },
  );
  const copy: ElementNode = { ...node, children, start: node.start + by, end: node.end + by };
  for (const one of children) (one as { parent?: ElementNode }).parent = copy;
  return copy;
}

/** Where a field stood with all its parts; where it was not read, all that was. @param by octets before the first one read */
export function spanOf(places: readonly FieldPlace[], path: string, by = 0): Span {
  const own = places.filter((one) => one.path === path || one.path.startsWith(`${path}/`));
  const all = own.length > 0 ? own : places;
  const ends = all.map(({ offset, bit, bits }) => offset + Math.ceil((bit + bits) / 8));
  const start = all.length > 0 ? Math.min(...all.map(({ offset }) => offset)) : 0;
  return { start: by + start, end: by + Math.max(start, ...ends) };
}

/** The finding after which nothing could be read. */
export function faultOf({ findings }: StrictBinary<unknown>, by = 0): ElementNode[] {
  const fatal = findings.find(({ severity }) => severity === 'fatal');
  const start = by + (fatal?.offset ?? 0);
  return [leaf('fault', fatal?.message ?? 'cannot be read', { start, end: start + 1 })];
}
