/** openssl as an outside judge of DER. */
import { run } from './programs';

/** Offset, and length with header, of each value; values of object identifiers. @throws Error where it refuses */
export function asn1parse(bytes: Uint8Array): { places: string[]; oids: string[] } {
  const { stdout, stderr, status } = run('openssl', ['asn1parse', '-inform', 'DER'], { input: bytes });
  if (status !== 0) throw new Error(stderr);
  const lines = [...stdout.matchAll(/^ *(\d+):d=\d+ +hl=(\d+) l= *(\d+) (?:cons|prim): (.*)$/gm)];
  return {
    places: lines.map(([, offset, head, length]) => `${offset} ${Number(head) + Number(length)}`),
    oids: lines.flatMap(([, , , , text]) => /^OBJECT +:(.*)$/.exec(text!)?.[1] ?? []),
  };
}
