/** Typed objects that are valid by their vocabulary, made by walking the automata of its content models. For property tests. */
import fc, { type GeneratorValue } from 'fast-check';
import { type Content, type ElementDecl, type ElementRef, refKey, type Vocabulary } from '../../wire/vocabulary';

export interface DrawOptions {
  readonly text: fc.Arbitrary<string>;
  /** Binary content of Data; none where the encoding has no form for it. */
  readonly bytes?: fc.Arbitrary<Uint8Array>;
  /** Documents in Data. Default: yes. */
  readonly embeds?: boolean;
}

/** Any text that XML can carry, blanks and mark-up characters more often than others. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', '1', '200', './DevInfo/DevId', 'text/plain', ' a ', '\r\n', ']]>', '<a>&amp;</a>', '%20', 'ü€😀'),
  fc.string({
    unit: fc.constantFrom(
      'a',
      'Z',
      '0',
      ' ',
      '\t',
      '\n',
      '\r',
      '<',
      '>',
      '&',
      '"',
      "'",
      ']',
      '/',
      'é',
      '中',
      '😀',
      '\u0085',
      '\u2028',
    ),
  }),
);

/** Text without anything that another program might treat in a way of its own. */
export const plainText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('1', '200', './DevInfo/DevId', 'text/plain', 'b64', 'Replace'),
  fc.string({ minLength: 1, unit: fc.constantFrom('a', 'b', 'Z', '0', '9', '.', '/', '-') }),
);

const DEEP = 7;
/** Elements after which only what must be is drawn. */
const MANY = 250;

/** Draws one typed object; `g` comes from fc.gen(). */
export function drawTyped(g: GeneratorValue, vocabulary: Vocabulary, root: string, options: DrawOptions): unknown {
  const shapes = shapesOf(vocabulary);
  const decl = vocabulary.elements.find(({ name }) => name === root)!;
  let count = 0;
  return draw(decl, 0);

  function isTired(depth: number): boolean {
    return depth > DEEP || count > MANY;
  }

  function draw(decl: ElementDecl, depth: number): unknown {
    const { content } = decl;
    count++;
    switch (content.kind) {
      case 'empty':
        return shapes.hasAttributes && decl.attributes?.length ? drawAttributes(decl) : true;
      case 'data':
        return drawData(content.embeds, depth);
      case 'children':
        return drawObject(decl, content, depth);
      default:
        return g(() => options.text);
    }
  }

  function drawData(embeds: readonly ElementRef[], depth: number): unknown {
    const kinds = [
      'text',
      'text',
      ...(options.bytes ? ['bytes'] : []),
      ...(options.embeds === false || isTired(depth) ? [] : ['embed']),
    ];
    const kind = g(fc.constantFrom, ...kinds);
    if (kind === 'bytes') return g(() => options.bytes!);
    if (kind === 'text' || embeds.length === 0) return g(() => options.text);
    const ref = g(fc.constantFrom, ...embeds);
    return { [ref.name]: draw(shapes.decl(ref), depth + 1) };
  }

  function drawObject(decl: ElementDecl, content: Children, depth: number): unknown {
    const object: Record<string, unknown> = {
      ...(shapes.tagged.has(refKey(decl.page, decl.name)) ? { $: decl.name } : {}),
      ...(shapes.hasAttributes ? drawAttributes(decl) : {}),
    };
    for (const ref of content.unordered ? subset(content) : walk(content, depth)) {
      const field = content.fields.find(({ elements }) => elements.some(({ name }) => name === ref.name))!;
      const child = shapes.decl(ref);
      const drawn = draw(child, depth + 1);
      const value = field.group && child.content.kind === 'text' ? { $: child.name, text: drawn } : drawn;
      if (field.occurs === 'one' || field.occurs === 'optional') object[field.property] = value;
      else object[field.property] = [...((object[field.property] as unknown[] | undefined) ?? []), value];
    }
    return object;
  }

  /** Those that need not be are there or not; what has a token comes more often than other text. */
  function drawAttributes({ attributes = [] }: ElementDecl): Record<string, unknown> {
    const given = attributes.filter(({ required }) => required || g(fc.boolean));
    const draw = (name: string) => {
      const told = shapes.values.get(name) ?? [];
      return told.length > 0 && g(fc.nat, { max: 3 }) > 0 ? g(fc.constantFrom, ...told) : g(() => options.text);
    };
    return Object.fromEntries(given.map(({ name }) => [name, draw(name)]));
  }

  function subset(content: Children): ElementRef[] {
    return content.fields.flatMap(({ elements, occurs }) => (occurs === 'one' || g(fc.boolean) ? [elements[0]!] : []));
  }

  /** A way through the automaton; short where it is deep already. */
  function walk(content: Children, depth: number): ElementRef[] {
    const { states } = content;
    const far = distances(content, shapes.cost);
    const price = ([key, next]: [string, number]) => shapes.cost.get(key)! + far[next]!;
    const refs: ElementRef[] = [];
    for (let state = states[0]!; ; ) {
      const moves = Object.entries(state.next);
      if (moves.length === 0) return refs;
      const tired = isTired(depth) || refs.length > 8;
      if (state.accept && (tired || g(fc.nat, { max: 3 }) === 0)) return refs;
      // the whole way out counts: a cheap element alone may lead back to where it was
      const cheapest = Math.min(...moves.map(price));
      const allowed = tired ? moves.filter((move) => price(move) === cheapest) : moves;
      const [key, next] = g(fc.constantFrom, ...allowed);
      refs.push(shapes.ref(key));
      state = states[next]!;
    }
  }
}

type Children = Extract<Content, { kind: 'children' }>;

interface Shapes {
  decl(ref: ElementRef): ElementDecl;
  ref(key: string): ElementRef;
  readonly tagged: ReadonlySet<string>;
  readonly hasAttributes: boolean;
  /** Attribute to values that have tokens. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Elements that the smallest valid element of this kind holds. */
  readonly cost: ReadonlyMap<string, number>;
}

const known = new Map<Vocabulary, Shapes>();

function shapesOf(vocabulary: Vocabulary): Shapes {
  const found = known.get(vocabulary);
  if (found) return found;
  const decls = new Map(vocabulary.elements.map((decl) => [refKey(decl.page, decl.name), decl]));
  const fields = vocabulary.elements.flatMap(({ content }) => (content.kind === 'children' ? content.fields : []));
  const shapes: Shapes = {
    decl: ({ page, name }) => decls.get(refKey(page, name))!,
    ref: (key) => decls.get(key)!,
    tagged: new Set(
      fields
        .filter(({ group }) => group)
        .flatMap(({ elements }) => elements.map(({ page, name }) => refKey(page, name))),
    ),
    hasAttributes: vocabulary.attributePages !== undefined,
    values: valuesOf(vocabulary),
    cost: costs(decls),
  };
  known.set(vocabulary, shapes);
  return shapes;
}

function valuesOf({ attributePages = [] }: Vocabulary): Map<string, string[]> {
  const starts = attributePages.flatMap((page) => Object.values(page.starts));
  const pieces = attributePages.flatMap(({ values }) => Object.values(values));
  return new Map(
    starts.map(({ name }) => {
      const own = starts.flatMap((start) => (start.name === name ? (start.value ?? []) : []));
      return [name, own.length > 1 ? own : [...own, ...pieces, 'HTTP-BASIC,HTTP-DIGEST']];
    }),
  );
}

function costs(decls: ReadonlyMap<string, ElementDecl>): Map<string, number> {
  const cost = new Map<string, number>([...decls.keys()].map((key) => [key, Number.POSITIVE_INFINITY]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [key, { content }] of decls) {
      const next = 1 + (content.kind === 'children' ? distances(content, cost)[0]! : 0);
      if (next >= cost.get(key)!) continue;
      cost.set(key, next);
      changed = true;
    }
  }
  return cost;
}

/** Cost of the cheapest way from each state of a model to where it may end. */
function distances({ states }: Children, cost: ReadonlyMap<string, number>): number[] {
  const far = states.map(({ accept }) => (accept ? 0 : Number.POSITIVE_INFINITY));
  for (let round = 0; round < states.length; round++) {
    states.forEach(({ next }, at) => {
      for (const [key, to] of Object.entries(next)) far[at] = Math.min(far[at]!, cost.get(key)! + far[to]!);
    });
  }
  return far;
}
