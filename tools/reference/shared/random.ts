/** Random octets from a seed: one device with one seed says the same bytes again. Not for secrets outside a test bench. */
import { createHash } from 'node:crypto';

export type RandomBytes = (count: number) => Uint8Array;

/** Hash of seed and counter, block after block. */
export function seededRandom(seed: string): RandomBytes {
  let counter = 0;
  return (count) => {
    const blocks: Buffer[] = [];
    for (let have = 0; have < count; have += 32) {
      blocks.push(createHash('sha256').update(`${seed}:${counter++}`).digest());
    }
    return new Uint8Array(Buffer.concat(blocks).subarray(0, count));
  };
}
