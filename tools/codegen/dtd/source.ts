/**
 * The characters of a DTD with its parameter entities put in where they are referred to (XML 1.0 clause 4.4.8).
 * Entities are expanded at token borders only, which the padding blanks of that clause make the only place where they matter.
 */
import { DtdError } from './error';
import type { DtdLimits, EntityDeclaration, Place } from './types';

const nameStart =
  /[A-Za-z_:\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]/;
const nameToken =
  /[-.0-9A-Za-z_:\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c-\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]+/y;

interface Frame {
  readonly text: string;
  at: number;
  /** Name of the parameter entity; undefined for the document itself. */
  readonly entity?: string;
  /** Where the text stands: its own file, or the place of the reference. */
  readonly file?: { readonly name: string; readonly lineStarts: readonly number[] };
  readonly reference?: Place;
}

export class Source {
  private readonly frames: Frame[] = [];
  private expanded = 0;

  constructor(
    text: string,
    file: string,
    private readonly parameterEntities: ReadonlyMap<string, EntityDeclaration>,
    private readonly external: (entity: EntityDeclaration) => { file: string; text: string } | undefined,
    readonly limits: DtdLimits,
  ) {
    this.frames.push({ text, at: 0, file: { name: file, lineStarts: lineStartsOf(text) } });
    if (text.length > limits.characters) this.fail(`at most ${limits.characters} characters`, `${text.length}`);
  }

  /** How many entities are open here; a declaration must end where it began. */
  get depth(): number {
    this.settle();
    return this.frames.length;
  }

  atEnd(): boolean {
    this.settle();
    return this.frames.length === 1 && this.top.at >= this.top.text.length;
  }

  place(): Place {
    for (let i = this.frames.length - 1; i >= 0; i--) {
      const { file, reference, entity, at } = this.frames[i]!;
      if (reference && !file) return reference;
      if (file) {
        const line = lineOf(file.lineStarts, at);
        const column = at - file.lineStarts[line - 1]! + 1;
        return { file: file.name, line, column, ...(entity === undefined ? {} : { within: entity }) };
      }
    }
    throw new Error('a source has a document frame');
  }

  fail(expected: string, actual?: string, place = this.place()): never {
    throw new DtdError(place, expected, actual ?? this.shown());
  }

  looksAt(literal: string): boolean {
    this.settle();
    return this.top.text.startsWith(literal, this.top.at);
  }

  /** Takes the literal if it stands here. */
  take(literal: string): boolean {
    if (!this.looksAt(literal)) return false;
    this.top.at += literal.length;
    return true;
  }

  need(literal: string): void {
    if (!this.take(literal)) this.fail(JSON.stringify(literal));
  }

  /** Everything up to the literal, which is taken too. The text never leaves the entity that it began in. */
  until(literal: string, what: string): string {
    const place = this.place();
    this.settle();
    const end = this.top.text.indexOf(literal, this.top.at);
    if (end < 0) this.fail(`${JSON.stringify(literal)} to end the ${what}`, 'the end of the text', place);
    const text = this.top.text.slice(this.top.at, end);
    this.top.at = end + literal.length;
    return text;
  }

  /** A Name (`what` for the message), or a name token where digits may begin. */
  name(what: string, token = false): string {
    this.settle();
    const { text, at } = this.top;
    nameToken.lastIndex = at;
    const found = nameToken.exec(text)?.[0];
    if (found === undefined || (!token && !nameStart.test(found[0]!))) this.fail(what);
    this.top.at += found.length;
    return found;
  }

  /** A quoted literal as it stands. */
  quoted(what: string): string {
    const quote = this.take('"') ? '"' : this.take("'") ? "'" : this.fail(`a quoted ${what}`);
    return this.until(quote, what);
  }

  /** Blanks, and with `entities` also parameter entities, whose text is then read next. True when there was any. */
  space(entities = true): boolean {
    let any = false;
    for (;;) {
      this.settle();
      const { text, at } = this.top;
      const char = text[at];
      if (char === ' ' || char === '\t' || char === '\n' || char === '\r') {
        this.top.at++;
      } else if (entities && char === '%' && nameStart.test(text[at + 1] ?? ' ')) {
        this.expand();
      } else {
        return any;
      }
      any = true;
    }
  }

  needSpace(where: string): void {
    if (!this.space()) this.fail(`a blank ${where}`);
  }

  /** Reads `name;` and returns the replacement text of that parameter entity; for literals, where no blanks are added. */
  replacementOf(name: string, place: Place): { text: string; file?: string } {
    const entity = this.parameterEntities.get(name);
    if (!entity) this.fail('a declared parameter entity', `%${name};`, place);
    if (this.frames.some((frame) => frame.entity === name))
      this.fail('an entity that does not hold itself', `%${name};`, place);
    if (this.frames.length > this.limits.depth) {
      this.fail(`at most ${this.limits.depth} entities within each other`, `%${name};`, place);
    }
    const found = entity.text === undefined ? this.external(entity) : { text: entity.text };
    if (!found) this.fail('an external parameter entity that was given', `%${name};`, place);
    this.expanded += found.text.length;
    if (this.expanded > this.limits.expansion) {
      this.fail(`at most ${this.limits.expansion} characters from entities`, `more with %${name};`, place);
    }
    return found;
  }

  private expand(): void {
    const reference = this.place();
    this.top.at++;
    const name = this.name('the name of a parameter entity');
    this.need(';');
    const { text, file } = this.replacementOf(name, reference);
    const body = file === undefined ? ` ${text} ` : `${withoutTextDeclaration(text)} `;
    const within = { ...reference, within: name };
    this.frames.push({
      text: body,
      at: 0,
      entity: name,
      ...(file === undefined ? { reference: within } : { file: { name: file, lineStarts: lineStartsOf(body) } }),
    });
  }

  private get top(): Frame {
    return this.frames[this.frames.length - 1]!;
  }

  /** Leaves entities that are used up. */
  private settle(): void {
    while (this.frames.length > 1 && this.top.at >= this.top.text.length) this.frames.pop();
  }

  private shown(): string {
    this.settle();
    const rest = this.top.text.slice(this.top.at, this.top.at + 20);
    return rest === '' ? 'the end of the text' : JSON.stringify(rest);
  }
}

/** An external entity may begin with `<?xml encoding=...?>` (clause 4.3.1); blanked, so that columns stay true. */
function withoutTextDeclaration(text: string): string {
  return text.replace(/^<\?xml\s[^>]*\?>/, (found) => ' '.repeat(found.length));
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}

function lineOf(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle;
  }
  return low + 1;
}
