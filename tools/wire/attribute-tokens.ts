/** Attributes as tokens (WBXML 1.3 clauses 5.8.2, 5.8.3): what a token means on a page, and which tokens an attribute is written with. */
import type { AttributePage, AttributeStart, Vocabulary } from './vocabulary';

/** Where a token stands. */
export interface AttributeToken {
  readonly page: number;
  readonly code: number;
}

export interface FoundStart extends AttributeToken, AttributeStart {}

export interface FoundValue extends AttributeToken {
  readonly text: string;
}

/** An attribute as it is written: its token, then tokens or text for the rest of the value. */
export interface AttributeForm {
  /** Undefined where the attribute has no token: its name is written. */
  readonly start: AttributeToken | undefined;
  /** '' where the value is said by then. */
  readonly rest: string | readonly AttributeToken[];
}

const known = new WeakMap<Vocabulary, AttributeTokens>();

export class AttributeTokens {
  readonly pages: readonly number[];
  private readonly starts = new Map<number, FoundStart[]>();
  private readonly values = new Map<number, FoundValue[]>();
  /** Start tokens by name, and by name and whole value. */
  private readonly byName = new Map<string, FoundStart[]>();
  private readonly byText = new Map<string, FoundValue[]>();
  private readonly parts: FoundValue[] = [];

  /** Undefined where attributes have no tokens. */
  static of(vocabulary: Vocabulary): AttributeTokens | undefined {
    const { attributePages } = vocabulary;
    if (attributePages === undefined) return undefined;
    const tokens = known.get(vocabulary) ?? new AttributeTokens(attributePages);
    known.set(vocabulary, tokens);
    return tokens;
  }

  constructor(pages: readonly AttributePage[]) {
    this.pages = pages.map(({ page }) => page);
    for (const { page, starts, values, parts } of pages) {
      for (const [key, start] of Object.entries(starts)) {
        const found = { page, code: Number(key), ...start };
        add(this.starts, found.code, found);
        add(this.byName, keyOf(start.name, start.value), found);
      }
      for (const [key, text] of Object.entries(values)) {
        const found = { page, code: Number(key), text };
        add(this.values, found.code, found);
        add(this.byText, text, found);
        if (parts?.includes(found.code)) this.parts.push(found);
      }
    }
    this.parts.sort((a, b) => b.text.length - a.text.length);
  }

  /** What the token starts; where its page has none such, what it starts on the one other page that has (`page` tells). */
  start(page: number, code: number): FoundStart | undefined {
    return meant(this.starts.get(code), page);
  }

  /** The same for a piece of a value. */
  value(page: number, code: number): FoundValue | undefined {
    return meant(this.values.get(code), page);
  }

  /**
   * The form in which an attribute is written while `page` is the current one: tokens for whole values only, since readers are known
   * that take no more than one, and for the parts of a value that is made of such. Without change of page where that is possible.
   */
  form(name: string, value: string, page: number): AttributeForm {
    const whole = nearest(this.byName.get(keyOf(name, value)), page);
    if (whole) return { start: whole, rest: '' };
    // a switch stands before the attribute rather than within its value
    const before = nearest(this.byText.get(value), page)?.page ?? page;
    const start = nearest(this.byName.get(keyOf(name, undefined)), before);
    return { start, rest: value === '' ? '' : (this.tokensOf(value, start?.page ?? page) ?? value) };
  }

  /** True where a token stands for the attribute or its whole value. */
  has(name: string, value: string): boolean {
    return this.byName.has(keyOf(name, value)) || this.byText.has(value);
  }

  private tokensOf(value: string, page: number): FoundValue[] | undefined {
    const whole = nearest(this.byText.get(value), page);
    if (whole) return [whole];
    const found: FoundValue[] = [];
    for (let at = 0; at < value.length; ) {
      const part = this.parts.find(({ text }) => value.startsWith(text, at));
      if (!part) return undefined;
      found.push(part);
      at += part.text.length;
    }
    return found;
  }
}

function keyOf(name: string, value: string | undefined): string {
  return value === undefined ? name : `${name}=${value}`;
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** What a reader takes a token for. */
function meant<T extends AttributeToken>(list: readonly T[] | undefined, page: number): T | undefined {
  return list?.find((one) => one.page === page) ?? (list?.length === 1 ? list[0] : undefined);
}

/** What a writer takes. */
function nearest<T extends AttributeToken>(list: readonly T[] | undefined, page: number): T | undefined {
  return list?.find((one) => one.page === page) ?? list?.[0];
}
