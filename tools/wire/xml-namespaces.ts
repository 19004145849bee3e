/** Namespaces in XML 1.0: which name is bound to what at the open element. */
import { XML_NS, XMLNS_NS } from './attribute-check';
import type { Fault } from './findings';
import type { Grammar, Namespace } from './grammar';
import type { AttributeNode } from './tree';
import { isNameStart } from './xml-chars';

export type Complaint = Omit<Fault, 'severity' | 'at'>;
export type RawAttribute = { -readonly [K in keyof AttributeNode]: AttributeNode[K] };

const NONE: readonly Complaint[] = [];

export class NamespaceScope {
  /** The default namespace, and what the grammar knows of it. */
  ns = '';
  space: Namespace | undefined;
  private readonly prefixes = new Map<string, string[]>([
    ['xml', [XML_NS]],
    ['xmlns', [XMLNS_NS]],
  ]);
  /** What to undo when the element of a depth ends. */
  private readonly undo: (Undo | undefined)[] = [];

  constructor(private readonly grammar: Grammar) {
    this.space = grammar.namespaces.get('');
  }

  /** Namespace name of a prefix; undefined when it is not bound. */
  lookup(prefix: string): string | undefined {
    return this.prefixes.get(prefix)?.at(-1);
  }

  /** Takes in the declarations of the element that is about to open at the depth, and binds its attributes. Returns what is wrong. */
  enter(attributes: readonly RawAttribute[], depth: number): readonly Complaint[] {
    const complaints: Complaint[] = [];
    for (const attribute of attributes) {
      if (attribute.name === 'xmlns') this.bindDefault(attribute, depth, complaints);
      else if (attribute.name.startsWith('xmlns:')) this.bind(attribute, depth, complaints);
    }
    const bound = new Set<string>();
    for (const attribute of attributes) {
      const colon = attribute.name.indexOf(':');
      if (colon < 0 || attribute.ns === XMLNS_NS) continue;
      const prefix = attribute.name.slice(0, colon);
      const local = attribute.name.slice(colon + 1);
      attribute.ns = this.lookup(prefix) ?? '';
      const { start: offset, name } = attribute;
      if (this.lookup(prefix) === undefined) complaints.push(unbound(prefix, name, offset));
      else if (!isLocal(local)) complaints.push(odd(name, offset));
      const key = `${attribute.ns} ${local}`;
      if (attribute.ns !== '' && bound.has(key)) {
        const message = `two prefixes, one attribute: ${local} of ${attribute.ns}`;
        complaints.push({ code: 'duplicate-attribute', offset, attribute: name, actual: name, message });
      }
      bound.add(key);
    }
    return complaints.length > 0 ? complaints : NONE;
  }

  /** Forgets the declarations of the element at the depth. */
  leave(depth: number): void {
    const undo = this.undo[depth];
    if (undo === undefined) return;
    this.undo[depth] = undefined;
    for (const prefix of undo.prefixes) this.prefixes.get(prefix)?.pop();
    this.ns = undo.ns;
    this.space = undo.space;
  }

  private bindDefault(attribute: RawAttribute, depth: number, complaints: Complaint[]): void {
    const { value, start: offset } = attribute;
    attribute.ns = XMLNS_NS;
    if (value === XML_NS || value === XMLNS_NS) {
      const message = 'this namespace cannot be the default one';
      complaints.push({ code: 'namespace', offset, attribute: 'xmlns', actual: value, message });
      return;
    }
    this.undoAt(depth);
    this.ns = value;
    this.space = this.grammar.namespaces.get(value);
  }

  private bind(attribute: RawAttribute, depth: number, complaints: Complaint[]): void {
    const { name, value, start: offset } = attribute;
    const prefix = name.slice('xmlns:'.length);
    attribute.ns = XMLNS_NS;
    const isReserved = prefix === 'xmlns' || value === XMLNS_NS || (prefix === 'xml') !== (value === XML_NS);
    if (isReserved || value === '' || !isLocal(prefix)) {
      const message = value === '' ? 'a prefix cannot be taken back' : 'this prefix cannot be bound to this name';
      complaints.push({ code: 'namespace', offset, attribute: name, actual: `${name}="${value}"`, message });
      return;
    }
    this.undoAt(depth).prefixes.push(prefix);
    const names = this.prefixes.get(prefix);
    if (names) names.push(value);
    else this.prefixes.set(prefix, [value]);
  }

  private undoAt(depth: number): Undo {
    let undo = this.undo[depth];
    if (undo === undefined) {
      undo = { ns: this.ns, space: this.space, prefixes: [] };
      this.undo[depth] = undo;
    }
    return undo;
  }
}

interface Undo {
  readonly ns: string;
  readonly space: Namespace | undefined;
  readonly prefixes: string[];
}

/** A prefix that nothing binds. */
export function unbound(prefix: string, name: string, offset: number): Complaint {
  const expected = `a declaration xmlns:${prefix}`;
  return { code: 'namespace', offset, expected, actual: name, message: `prefix ${prefix} is not bound` };
}

/** A name with a colon that parts nothing. */
export function odd(name: string, offset: number): Complaint {
  return {
    code: 'namespace',
    offset,
    expected: 'prefix:name',
    actual: name,
    message: `${name} is no name with a prefix`,
  };
}

/** What stands after the colon must be a name of its own. */
export function isLocal(name: string): boolean {
  return name !== '' && !name.includes(':') && isNameStart(name.codePointAt(0)!);
}
