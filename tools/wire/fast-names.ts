/** Element names to the keys that generated decoders switch on. Read-only once built. */
import type { AttributeTokens } from './attribute-tokens';

/** `child()` came to the end of the element. Generated code writes the number. */
export const END = 0;
/** An element that the vocabulary does not know. */
export const UNKNOWN = -1;

/** Typed decoders recurse: whatever the limits allow, this is as deep as the stack surely goes. */
export const DEEPEST = 2000;

/** A key is the code page times 64 plus the tag identity, so that XML and WBXML decoders share their cases. */
export class FastNames {
  private readonly mask: number;
  private readonly hashes: Int32Array;
  private readonly keys: Int32Array;
  private readonly names: string[];
  private readonly byName: ReadonlyMap<string, number>;

  /** `attributes`: their tokens in WBXML, where the vocabulary has attributes in its typed form. */
  constructor(
    entries: Readonly<Record<string, number>>,
    readonly attributes?: AttributeTokens,
  ) {
    const list = Object.entries(entries);
    let size = 16;
    while (size < list.length * 3) size *= 2;
    this.mask = size - 1;
    this.hashes = new Int32Array(size);
    this.keys = new Int32Array(size);
    this.names = new Array<string>(size).fill('');
    this.byName = new Map(list);
    for (const [name, key] of list) {
      let hash = 0;
      for (let at = 0; at < name.length; at++) hash = (Math.imul(hash, 31) + name.charCodeAt(at)) | 0;
      let slot = hash & this.mask;
      while (this.names[slot] !== '') slot = (slot + 1) & this.mask;
      this.hashes[slot] = hash;
      this.keys[slot] = key;
      this.names[slot] = name;
    }
  }

  /** The key of the name in [start, end), whose hash the caller summed up while it looked for the end. */
  find(text: string, start: number, end: number, hash: number): number {
    const { names, hashes, mask } = this;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const name = names[slot]!;
      if (name === '') return UNKNOWN;
      if (hashes[slot] !== hash || name.length !== end - start) continue;
      let at = 0;
      while (at < name.length && name.charCodeAt(at) === text.charCodeAt(start + at)) at++;
      if (at === name.length) return this.keys[slot]!;
    }
  }

  keyOf(name: string): number {
    return this.byName.get(name) ?? UNKNOWN;
  }
}
