/** Names by their bytes: a known name costs no new string. The scanner sums the hash while it looks for the end of the name. */

/** One step of the hash. */
export function hashStep(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0;
}

interface Entry {
  readonly name: string;
  readonly hash: number;
  readonly next: Entry | undefined;
}

export class NameTable {
  private readonly slots: (Entry | undefined)[];
  private readonly mask: number;

  /** ASCII names only; others are found by their strings. */
  constructor(names: readonly string[]) {
    let size = 16;
    while (size < names.length * 2) size *= 2;
    this.mask = size - 1;
    this.slots = new Array<Entry | undefined>(size).fill(undefined);
    for (const name of names) {
      let hash = 0;
      for (let at = 0; at < name.length; at++) hash = hashStep(hash, name.charCodeAt(at));
      this.slots[hash & this.mask] = { name, hash, next: this.slots[hash & this.mask] };
    }
  }

  /** The name that stands in bytes [start, end), if it is known. */
  find(bytes: Uint8Array, start: number, end: number, hash: number): string | undefined {
    for (let entry = this.slots[hash & this.mask]; entry; entry = entry.next)
      if (entry.hash === hash && entry.name.length === end - start && same(entry.name, bytes, start)) return entry.name;
    return undefined;
  }
}

function same(name: string, bytes: Uint8Array, start: number): boolean {
  for (let at = 0; at < name.length; at++) if (name.charCodeAt(at) !== bytes[start + at]) return false;
  return true;
}
