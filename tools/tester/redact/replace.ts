/** Texts and octets with their stand-ins, put in wherever they occur. */

interface Entry {
  readonly from: Buffer;
  readonly to: Buffer;
}

export class Replacements {
  private readonly entries = new Map<string, Entry>();

  constructor(parent?: Replacements) {
    for (const [name, entry] of parent?.entries ?? []) this.entries.set(name, entry);
  }

  /** Texts as UTF-8. The first stand-in of a secret counts. */
  add(from: string | Uint8Array, to: string | Uint8Array): void {
    const entry = { from: Buffer.from(from as string), to: Buffer.from(to as string) };
    const name = entry.from.toString('latin1');
    if (entry.from.length > 0 && !entry.from.equals(entry.to) && !this.entries.has(name)) this.entries.set(name, entry);
  }

  /** Where two could be replaced at one place, the one that begins first, then the longer one. */
  octets(octets: Uint8Array): Uint8Array {
    const source = Buffer.from(octets.buffer, octets.byteOffset, octets.length);
    const found: { at: number; entry: Entry }[] = [];
    for (const entry of this.entries.values())
      for (let at = source.indexOf(entry.from); at >= 0; at = source.indexOf(entry.from, at + entry.from.length))
        found.push({ at, entry });
    if (found.length === 0) return octets;
    found.sort((a, b) => a.at - b.at || b.entry.from.length - a.entry.from.length);
    const pieces: Buffer[] = [];
    let done = 0;
    for (const { at, entry } of found) {
      if (at < done) continue;
      pieces.push(source.subarray(done, at), entry.to);
      done = at + entry.from.length;
    }
    pieces.push(source.subarray(done));
    return new Uint8Array(Buffer.concat(pieces));
  }

  text(text: string): string {
    return Buffer.from(this.octets(Buffer.from(text))).toString();
  }

  /** Every text in a value of JSON. */
  json<T>(value: T): T {
    if (typeof value === 'string') return this.text(value) as T;
    if (Array.isArray(value)) return value.map((item) => this.json(item)) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.json(inner)])) as T;
  }
}
