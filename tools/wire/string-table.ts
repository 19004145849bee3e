/** The string table of a WBXML document that is being written (WAP-192 5.7): strings by their place, each kept once. */
import { ByteWriter } from './bytes';
import { WireError } from './finding';
import { encodeIn, type WbxmlCharset } from './wbxml-charset';

export class StringTable {
  /** Texts that came more than once; they are worth a place. */
  readonly gathered = new Set<string>();
  private readonly places = new Map<string, number>();
  private readonly out = new ByteWriter(256);

  /** @param given a table to use as it is; nothing is added to it */
  constructor(
    private readonly charset: WbxmlCharset,
    private readonly given?: Uint8Array,
  ) {
    if (given) this.readGiven(given);
  }

  /** Keeps the texts that come again and would be shorter as a reference. One look at each. */
  gather(texts: Iterable<string>): void {
    if (this.given) return;
    const seen = new Set<string>();
    for (const text of texts) {
      if (text.length < 4 || text.includes('\0')) continue;
      if (seen.has(text)) this.gathered.add(text);
      else seen.add(text);
    }
  }

  /** Place of a string; adds it where it is new. @throws WireError when the table given does not hold it */
  indexOf(text: string): number {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    if (this.given) {
      const message = `the string table given does not hold ${JSON.stringify(text)}`;
      throw new WireError({ code: 'string-table', severity: 'fatal', offset: 0, path: '', message });
    }
    const place = this.out.at;
    this.out.raw(encodeIn(this.charset, text, place));
    for (let rest = this.charset.unit; rest > 0; rest--) this.out.byte(0);
    this.places.set(text, place);
    return place;
  }

  bytes(): Uint8Array {
    return this.given ?? this.out.result();
  }

  private readGiven(given: Uint8Array): void {
    const { unit } = this.charset;
    const buffer = Buffer.from(given.buffer, given.byteOffset, given.length);
    let start = 0;
    for (let at = 0; at <= given.length; at += unit) {
      const isEnd = at >= given.length || (given[at] === 0 && (unit === 1 || given[at + 1] === 0));
      if (!isEnd) continue;
      const { text } = this.charset.decode(buffer, start, Math.min(at, given.length));
      if (!this.places.has(text)) this.places.set(text, start);
      start = at + unit;
    }
  }
}
