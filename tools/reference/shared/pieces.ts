/** A value in two pieces, for objects that travel in chunks (DM_Protocol 7). */

type Value = string | Uint8Array;

/** @param octets length of the first piece at most: text is never cut inside a character */
export function cut(data: Value, octets: number): [Value, Value] {
  if (typeof data !== 'string') return [data.subarray(0, octets), data.subarray(octets)];
  const bytes = Buffer.from(data, 'utf8');
  let at = octets;
  while (at > 0 && (bytes[at]! & 0xc0) === 0x80) at--;
  return [bytes.subarray(0, at).toString('utf8'), bytes.subarray(at).toString('utf8')];
}

/** As many octets, in another order (a defect). */
export function backwards(data: Value): Value {
  return typeof data === 'string' ? [...data].reverse().join('') : data.slice().reverse();
}
