/**
 * Builds the tree of a strict decode and checks it against the grammar as it grows. Both encodings feed it, so that both are judged alike.
 */
import { allowedIn, checkContent } from './content-check';
import type { Findings } from './findings';
import { ANY, CHILDREN, DATA, type ElementInfo, EMPTY, type Grammar } from './grammar';
import type { Limits } from './limits';
import type { AttributeNode, DocumentNode, ElementNode, TextNode } from './tree';
import { isBlank } from './xml-chars';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
export type OpenElement = Writable<Omit<ElementNode, 'children'>> & { children: (ElementNode | TextNode)[] };

/** Shared by all elements without attributes or children; frozen, so that no one fills them for all. */
export const NO_ATTRIBUTES: readonly AttributeNode[] = Object.freeze<AttributeNode[]>([]);
const NO_CHILDREN = Object.freeze<(ElementNode | TextNode)[]>([]) as (ElementNode | TextNode)[];

/** The content model said no; the children are looked at again when the element ends. */
const BROKEN = -1;

/** Decodes a document within Data, or says that the text is none. */
export type EmbeddedDecoder = (text: TextNode, info: ElementInfo) => DocumentNode | undefined;

export class TreeBuilder {
  root: ElementNode | undefined;
  /** The element that is open, undefined outside the root. */
  node: OpenElement | undefined;
  info: ElementInfo | undefined;
  depth = 0;
  private state = 0;
  /** Children that came already where the order is free (`Model.once`). */
  private seen = 0;
  private readonly infos: (ElementInfo | undefined)[] = [];
  private readonly states: number[] = [];
  private readonly seens: number[] = [];

  constructor(
    private readonly grammar: Grammar,
    private readonly limits: Limits,
    private readonly findings: Findings,
    private readonly roots: ReadonlySet<number>,
    /** Elements read so far, those of embedded documents included, and further pieces of text. */
    readonly count: { elements: number },
    private readonly embedded: EmbeddedDecoder,
  ) {}

  /** Opens an element below the current one. `token` is undefined in XML. */
  open(
    info: ElementInfo | undefined,
    name: string,
    ns: string,
    attributes: readonly AttributeNode[],
    start: number,
    token: ElementNode['token'],
  ): OpenElement {
    const parent = this.node;
    if (this.depth >= this.limits.depth) this.tooMuch('depth', start, this.limits.depth);
    if (++this.count.elements > this.limits.elements) this.tooMuch('elements', start, this.limits.elements);
    const node: OpenElement = {
      kind: 'element',
      name,
      ns,
      attributes,
      children: NO_CHILDREN,
      parent,
      start,
      end: start,
      token,
      known: info !== undefined,
    };
    if (parent === undefined) this.root = node;
    else append(parent, node);
    if (info === undefined) this.reportUnknown(node);
    else if (parent === undefined) {
      if (!this.roots.has(info.index)) this.refuse(node, 'the document', this.rootNames());
    } else if (this.info !== undefined) this.admit(this.info, info, node);
    this.infos[this.depth] = this.info;
    this.states[this.depth] = this.state;
    this.seens[this.depth] = this.seen;
    this.depth++;
    this.node = node;
    this.info = info;
    this.state = 0;
    this.seen = 0;
    return node;
  }

  /** Adds text to the open element; blanks between the children of an element that holds only elements are left out. */
  text(text: string, form: TextNode['form'], start: number, end: number, bytes?: Uint8Array): void {
    const { node: parent, info } = this;
    if (end - start > this.limits.textLength) this.tooMuch('textLength', start, this.limits.textLength);
    if (info?.kind === CHILDREN && bytes === undefined && form !== 'cdata' && isBlank(text)) return;
    // one for each element comes with it; a text of two bytes costs as much as an element
    if (parent!.children.length > 0 && ++this.count.elements > this.limits.elements)
      this.tooMuch('elements', start, this.limits.elements);
    const node: Writable<TextNode> = { kind: 'text', text, bytes, form, parent, start, end, document: undefined };
    append(parent!, node);
    if (info === undefined) return;
    if (info.kind === DATA) node.document = this.embedded(node, info);
    else if (info.kind === EMPTY || info.kind === CHILDREN) this.refuseText(info, node);
  }

  /** Closes the open element. `endOffset` is where its end is written, `end` the first byte after it. */
  close(endOffset: number, end: number): void {
    const node = this.node!;
    const { info } = this;
    node.end = end;
    if (info?.model !== undefined && (this.state === BROKEN || !info.model.accept[this.state]))
      this.checkAgain(info, node, endOffset);
    this.leave(node);
  }

  /** Ends all open elements where reading stopped. */
  abandon(end: number): void {
    for (let { node } = this; node; node = this.node) {
      node.end = end;
      if (this.info?.model !== undefined && this.state === BROKEN) this.checkAgain(this.info, node, undefined);
      this.leave(node);
    }
  }

  private leave(node: OpenElement): void {
    this.depth--;
    this.info = this.infos[this.depth];
    this.state = this.states[this.depth]!;
    this.seen = this.seens[this.depth]!;
    this.node = node.parent as OpenElement | undefined;
  }

  /** True where blanks between elements mean nothing. */
  get elementsOnly(): boolean {
    return this.info !== undefined && this.info.kind === CHILDREN;
  }

  private allowed(info: ElementInfo, state: number): string {
    if (info.model !== undefined) return state < 0 ? info.model.text : allowedIn(this.grammar, info.model, state);
    if (info.kind === EMPTY) return 'nothing';
    const names = [...(info.embeds ?? [])].map((index) => this.grammar.infos[index]?.name);
    return ['text', ...names].join(' | ');
  }

  /** Unknown elements count once: those within another unknown element or within free content are not reported, tokens always. */
  private reportUnknown(node: ElementNode): void {
    const { info: parent } = this;
    const isToken = node.token?.form === 'token';
    if (!isToken && node.parent && (parent === undefined || parent.kind === ANY)) return;
    this.findings.add({
      code: isToken ? 'unknown-token' : 'unknown-element',
      severity: parent?.kind === DATA && !isToken ? 'note' : 'error',
      offset: node.start,
      at: node,
      expected: parent ? this.allowed(parent, this.state) : node.parent ? 'anything known' : this.rootNames(),
      actual: node.ns === '' ? node.name : `${node.name} of ${node.ns}`,
      message: `${this.grammar.vocabulary.name} has no element ${node.name}`,
    });
  }

  private admit(parent: ElementInfo, info: ElementInfo, node: ElementNode): void {
    const { model } = parent;
    if (model !== undefined) {
      if (this.state !== BROKEN) this.state = model.next[this.state * model.width + info.index]!;
      if (model.once !== undefined) this.admitOnce(model.once[info.index]!, parent, node);
    } else if (parent.kind === DATA ? !parent.embeds!.has(info.index) : parent.kind !== ANY)
      this.refuse(node, parent.name, this.allowed(parent, 0));
  }

  private admitOnce(bit: number, parent: ElementInfo, node: ElementNode): void {
    if (this.seen & bit) {
      const { start: offset, name: actual } = node;
      const message = `${parent.name} has ${actual} once too often`;
      const fault = { code: 'unexpected-element', severity: 'error', offset, at: node } as const;
      this.findings.add({ ...fault, expected: `one ${actual}`, actual, message });
    }
    this.seen |= bit;
  }

  private checkAgain(info: ElementInfo, node: ElementNode, endOffset: number | undefined): void {
    const infoOf = (child: ElementNode) => (child.known ? this.infoOf(child, info) : undefined);
    checkContent(this.grammar, info, node, infoOf, endOffset, this.findings);
  }

  private infoOf(node: ElementNode, parent: ElementInfo): ElementInfo | undefined {
    const { token } = node;
    if (token === undefined) return this.grammar.resolve(node.ns, node.name, parent, false, parent.page).info;
    if (token.form === 'literal') return this.grammar.resolveName(node.name, token.page, parent);
    return this.grammar.page(token.page)?.[token.code];
  }

  private rootNames(): string {
    return [...this.roots].map((index) => this.grammar.infos[index]!.name).join(' | ');
  }

  private refuse(node: ElementNode, where: string, expected: string): void {
    const message = `${node.name} is not allowed in ${where}`;
    const { start: offset, name: actual } = node;
    this.findings.add({ code: 'unexpected-element', severity: 'error', offset, at: node, expected, actual, message });
  }

  private refuseText(info: ElementInfo, node: TextNode): void {
    this.findings.add({
      code: 'unexpected-text',
      severity: 'error',
      offset: node.start,
      at: node.parent,
      expected: info.model?.text ?? 'nothing',
      actual: node.bytes ? `${node.bytes.length} bytes` : excerpt(node.text),
      message: `${info.name} holds ${info.kind === EMPTY ? 'nothing' : 'elements only'}`,
    });
  }

  private tooMuch(what: 'depth' | 'elements' | 'textLength', offset: number, limit: number): never {
    this.findings.stop({
      code: 'limit',
      offset,
      at: this.node,
      expected: `at most ${limit}`,
      message: `limit ${what} reached`,
    });
  }
}

function append(parent: OpenElement, child: ElementNode | TextNode): void {
  if (parent.children === NO_CHILDREN) parent.children = [child];
  else parent.children.push(child);
}

/** The beginning of a text, for messages. */
export function excerpt(text: string): string {
  return JSON.stringify(text.length > 40 ? text.slice(0, 40) + '…' : text);
}
