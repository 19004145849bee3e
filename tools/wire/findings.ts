/**
 * Collects what a strict decoder finds. Paths, lines and columns are worked out once at the end, in one pass each, so that a document
 * with very many findings stays cheap.
 */
import type { WireCode, WireFinding, WireSeverity } from './finding';
import type { ElementNode } from './tree';

/** A finding before its place is told in words. */
export interface Fault {
  readonly code: WireCode;
  readonly severity: WireSeverity;
  readonly offset: number;
  /** Element it belongs to; none before the root. */
  readonly at?: ElementNode | undefined;
  /** Attribute of that element. */
  readonly attribute?: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly message: string;
}

/** Thrown by `Findings.stop`, caught by the decoder that owns the collection; never leaves this folder. */
export class Stop extends Error {
  override readonly name = 'Stop';
}

/** Turns offsets of the scanned text into offsets of the bytes given (XML that is not UTF-8). */
export type OffsetMap = (offset: number) => number;

export class Findings {
  private readonly kept: Fault[] = [];
  /** All findings, those beyond the limit included. */
  count = 0;
  fatal = false;

  constructor(private readonly limit: number) {}

  add(fault: Fault): void {
    this.count++;
    if (fault.severity === 'fatal') this.fatal = true;
    else if (this.kept.length >= this.limit) return;
    this.kept.push(fault);
  }

  /** Adds a fatal finding and ends the reading. */
  stop(fault: Omit<Fault, 'severity'>): never {
    this.add({ ...fault, severity: 'fatal' });
    throw new Stop();
  }

  /** The findings in the order of their place. `text` gives lines and columns (UTF-8 bytes of an XML document). */
  finish(text?: Uint8Array, map?: OffsetMap): WireFinding[] {
    if (this.kept.length === 0) return [];
    const sorted = this.kept
      .map((fault, index) => ({ fault, index }))
      .sort((a, b) => a.fault.offset - b.fault.offset || a.index - b.index);
    const paths = new Paths();
    const lines = text && new LineCounter(text);
    return sorted.map(({ fault }) => {
      const { code, severity, offset, expected, actual, message } = fault;
      const place = lines?.placeOf(offset);
      return {
        code,
        severity,
        offset: map ? map(offset) : offset,
        ...place,
        path: paths.of(fault),
        ...(expected === undefined ? {} : { expected }),
        ...(actual === undefined ? {} : { actual }),
        message,
      };
    });
  }
}

/** Paths of many elements of one tree: the children of each parent are counted once. */
class Paths {
  private readonly steps = new Map<ElementNode, string>();
  private readonly known = new Map<ElementNode, string>();

  of(fault: Fault): string {
    if (!fault.at) return '';
    const path = this.pathOf(fault.at);
    return fault.attribute === undefined ? path : `${path}/@${fault.attribute}`;
  }

  private pathOf(node: ElementNode): string {
    const open: ElementNode[] = [];
    let at: ElementNode | undefined = node;
    while (at && !this.known.has(at)) {
      open.push(at);
      at = at.parent;
    }
    let path = at ? this.known.get(at)! : '';
    for (let next = open.pop(); next; next = open.pop()) {
      path += '/' + this.stepOf(next);
      this.known.set(next, path);
    }
    return path;
  }

  private stepOf(node: ElementNode): string {
    if (!node.parent) return node.name;
    if (!this.steps.has(node)) this.countIn(node.parent);
    return this.steps.get(node) ?? node.name;
  }

  private countIn(parent: ElementNode): void {
    const byName = new Map<string, ElementNode[]>();
    for (const child of parent.children) {
      if (child.kind !== 'element') continue;
      const twins = byName.get(child.name);
      if (twins) twins.push(child);
      else byName.set(child.name, [child]);
    }
    for (const [name, twins] of byName) {
      twins.forEach((twin, index) => {
        this.steps.set(twin, twins.length > 1 ? `${name}[${index + 1}]` : name);
      });
    }
  }
}

/** Lines and columns for growing offsets. Columns count characters; a byte order mark is none. */
class LineCounter {
  private at: number;
  private line = 1;
  private column = 1;

  constructor(private readonly text: Uint8Array) {
    this.at = text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? 3 : 0;
  }

  placeOf(offset: number): { line: number; column: number } {
    const { text } = this;
    const until = Math.min(offset, text.length);
    for (; this.at < until; this.at++) {
      const byte = text[this.at]!;
      if (byte === 0x0a || (byte === 0x0d && text[this.at + 1] !== 0x0a)) {
        this.line++;
        this.column = 1;
      } else if (byte < 0x80 || byte >= 0xc0) this.column++;
    }
    return { line: this.line, column: this.column };
  }
}
