/**
 * Namespaces as the fast XML decoder needs them: is an element's namespace one of the vocabulary's, or none at all?
 * Names within one parent are unique, so which of its namespaces it is decides nothing. Namespaces in XML 1.0 clauses 3 to 6.
 */
import type { RawAttribute } from './fast-xml-cursor';
import type { WireCode } from './finding';

interface Scope {
  readonly depth: number;
  /** Of elements without prefix, before this scope began. */
  readonly outer: boolean;
  /** Prefixes declared here. */
  readonly prefixes: ReadonlyMap<string, string>;
}

type Fail = (code: WireCode, message: string, expected: string, at: number) => never;

const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

export class XmlScopes {
  /** Elements without prefix belong to the vocabulary. */
  known = true;
  /** Depth of the innermost element that declares anything, -1 for none. */
  depth = -1;
  private readonly stack: Scope[] = [];

  constructor(private readonly namespaces: readonly string[]) {}

  /** At the blank before ` xmlns="known">`: the place behind it, else 0. The one attribute that DM messages have, and have often. */
  knownDeclaration(text: string, at: number): number {
    if (!this.known || !text.startsWith('xmlns=', at + 1)) return 0;
    const quote = text.charCodeAt(at + 7);
    if (quote !== 0x22 && quote !== 0x27) return 0;
    for (const name of this.namespaces) {
      const end = at + 8 + name.length;
      if (text.charCodeAt(end) === quote && text.charCodeAt(end + 1) === 0x3e && text.startsWith(name, at + 8))
        return end + 2;
    }
    return 0;
  }

  /** Start tag with these attributes: checks them, opens a scope where they declare one; true for an element of the vocabulary. */
  enter(depth: number, element: string, attributes: readonly RawAttribute[], fail: Fail): boolean {
    const prefixes = new Map<string, string>();
    let known = this.known;
    const seen = new Set<string>();
    for (const { name, value, at } of attributes) {
      if (seen.has(name)) fail('duplicate-attribute', 'an attribute is given twice', 'each attribute once', at);
      seen.add(name);
      const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : undefined;
      if (prefix === undefined) continue;
      const reserved = value === XMLNS || prefix === 'xmlns' || (value === XML) !== (prefix === 'xml');
      if (reserved || (value === '' && prefix !== '')) {
        fail('namespace', 'a namespace that cannot be bound like this', 'another prefix or namespace', at);
      }
      if (prefix === '') known = value === '' || this.namespaces.includes(value);
      else prefixes.set(prefix, value);
    }
    if (known !== this.known || prefixes.size > 0) {
      this.stack.push({ depth, outer: this.known, prefixes });
      this.depth = depth;
      this.known = known;
    }
    this.checkAttributes(attributes, fail);
    const colon = element.indexOf(':');
    if (colon < 0) return this.known;
    return this.namespaces.includes(this.resolve(element, colon, -1, fail));
  }

  /** The element at this depth ends. */
  leave(depth: number): void {
    if (this.depth !== depth) return;
    this.known = this.stack.pop()!.outer;
    this.depth = this.stack[this.stack.length - 1]?.depth ?? -1;
  }

  private checkAttributes(attributes: readonly RawAttribute[], fail: Fail): void {
    const seen = new Set<string>();
    for (const { name, at } of attributes) {
      const colon = name.indexOf(':');
      if (colon < 0 || name.startsWith('xmlns:')) continue;
      const key = `${this.resolve(name, colon, at, fail)} ${name.slice(colon + 1)}`;
      if (seen.has(key)) fail('duplicate-attribute', 'an attribute is given twice', 'each attribute once', at);
      seen.add(key);
    }
  }

  private resolve(name: string, colon: number, at: number, fail: Fail): string {
    const prefix = name.slice(0, colon);
    if (prefix === '' || name.indexOf(':', colon + 1) >= 0 || colon === name.length - 1) {
      fail('namespace', 'a name with a stray colon', 'prefix:name', at);
    }
    if (prefix === 'xml') return XML;
    for (let index = this.stack.length - 1; index >= 0; index--) {
      const found = this.stack[index]!.prefixes.get(prefix);
      if (found !== undefined) return found;
    }
    return fail('namespace', `prefix ${prefix} is not bound`, 'a bound prefix', at);
  }
}
