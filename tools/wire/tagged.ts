/** Items of tag, length and value, whose tag may be told as the difference to the one before (package 0 of DM 1.3 and 2.0, SMS). */
import { type BitReader, type BitWriter, utf8 } from './bits';

export interface TaggedFormat {
  /** Bits of the tag. */
  readonly tag: number;
  readonly delta?: boolean;
  /** Bits of the length. */
  readonly length: number;
  /** At this length another number follows and is added. */
  readonly more?: { readonly at: number; readonly bits: number };
  /** Tags never go back. */
  readonly ascending?: boolean;
  /** Names of tags that have to be there, and of those that stand once at most. */
  readonly required?: Readonly<Record<number, string>>;
  readonly single?: Readonly<Record<number, string>>;
}

/** Written instead of what the encoder would work out. */
export interface TaggedOverride {
  readonly length?: number;
  readonly delta?: number;
}

export interface TaggedItem extends TaggedOverride {
  readonly tag: number;
  readonly body: Uint8Array;
}

/** @throws WireError where tag or length cannot be expressed */
export function writeTagged(writer: BitWriter, format: TaggedFormat, items: readonly TaggedItem[]): void {
  let last = 0;
  for (const { tag, body, length = body.length, delta = tag - last } of items) {
    writer.uint('tag', format.delta ? delta : tag, format.tag);
    const { more } = format;
    if (!more || length < more.at) writer.uint('length', length, format.length);
    else {
      writer.uint('length', more.at, format.length);
      writer.uint('length', length - more.at, more.bits);
    }
    writer.octets(body);
    last = tag;
  }
}

/**
 * Reads `count` items, or all until the open part ends. `read` takes exactly `size` octets.
 * @throws WireError where an item does not end
 */
export function readTagged<T>(
  reader: BitReader,
  format: TaggedFormat,
  name: string,
  count: number | undefined,
  read: (reader: BitReader, tag: number, size: number) => T,
): T[] {
  const { log } = reader;
  const items: T[] = [];
  const seen = new Set<number>();
  let last = 0;
  while (count === undefined ? reader.left > 0 : items.length < count) {
    const { offset } = reader;
    log.enterEntry(name, items.length + 1, offset);
    const number = reader.uint(format.delta ? 'delta' : 'tag', format.tag);
    const tag = format.delta ? last + number : number;
    const short = reader.uint('length', format.length);
    const size = short === format.more?.at ? short + reader.uint('length', format.more.bits) : short;
    if (format.ascending && tag < last)
      log.note('error', 'element-order', offset, '', 'the numbers go back', {
        expected: `at least ${last}`,
        actual: `${tag}`,
      });
    const single = format.single?.[tag];
    if (single !== undefined && seen.has(tag))
      log.note('error', 'duplicate-attribute', offset, '', `${single} stands more than once`);
    const outer = reader.open('value', size);
    items.push(read(reader, tag, size));
    reader.close('value', outer);
    log.leave();
    seen.add(tag);
    last = tag;
  }
  for (const [tag, required] of Object.entries(format.required ?? {})) {
    if (!seen.has(Number(tag)))
      log.note('error', 'missing-element', reader.offset, name, `${required} is missing`, { expected: required });
  }
  return items;
}

/** True where the value has an allowed size; else an error. */
export function fits(reader: BitReader, what: string, size: number, least: number, greatest = least): boolean {
  if (size >= least && size <= greatest) return true;
  const expected = least === greatest ? `${least} octets` : `${least} to ${greatest} octets`;
  const message = `the length does not fit ${what}`;
  reader.log.note('error', 'attribute-value', reader.offset, 'value', message, { expected, actual: `${size} octets` });
  return false;
}

/** The tag is in no table: its value is kept as it is. */
export function unknownTag(reader: BitReader, tag: number): void {
  reader.log.note('note', 'unknown-token', reader.offset, '', 'the number is not known', { actual: `${tag}` });
}

/** An unsigned number in as few octets as hold it, but not fewer than `least`. */
export function uintOctets(writer: BitWriter, name: string, value: number, least: number, greatest: number): void {
  let octets = Math.max(least, 1);
  while (octets < greatest && value >= 2 ** (octets * 8)) octets++;
  writer.uint(name, value, octets * 8);
}

/** The text as octets. @throws TypeError */
export function textOctets(text: string): Uint8Array {
  if (typeof text !== 'string') throw new TypeError('a text is a string');
  return utf8(text);
}
