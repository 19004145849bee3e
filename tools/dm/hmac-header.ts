/** The transport header x-syncml-hmac, read and written (DM_Security 5.4.3; comma list rule of RFC 2616). */

export const HMAC_HEADER = 'x-syncml-hmac';

export interface HmacHeader {
  /** As written; MD5 where the header names none. */
  readonly algorithm: string;
  readonly username: string;
  readonly mac: string;
}

/** Closed list of what can be wrong with a header value. */
export type HmacHeaderFault =
  | 'syntax'
  | 'unknown-parameter'
  | 'repeated-parameter'
  | 'username-missing'
  | 'username-not-quoted'
  | 'mac-missing'
  | 'mac-quoted'
  | 'mac-not-base64'
  | 'algorithm-unknown';

export interface ParsedHmacHeader {
  readonly value?: HmacHeader;
  /** Empty for a header by the grammar. Where a value could be read in spite of faults, both are given. */
  readonly faults: readonly HmacHeaderFault[];
}

const part = /^[ \t]*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))[ \t]*(?:,|$)/;

/** Reads a header value; order and white space are free, quotes are required for username only. */
export function parseHmacHeader(text: string): ParsedHmacHeader {
  const faults: HmacHeaderFault[] = [];
  const found = new Map<string, { text: string; quoted: boolean }>();
  let rest = text;
  while (rest.trim() !== '') {
    if (/^[ \t]*,/.test(rest)) {
      rest = rest.slice(rest.indexOf(',') + 1); // the list rule allows empty elements
      continue;
    }
    const match = part.exec(rest);
    if (!match) return { faults: [...faults, 'syntax'] };
    rest = rest.slice(match[0].length);
    const name = match[1]!.toLowerCase();
    const quoted = match[2] !== undefined;
    if (!['algorithm', 'username', 'mac'].includes(name)) faults.push('unknown-parameter');
    else if (found.has(name)) faults.push('repeated-parameter');
    else found.set(name, { text: quoted ? match[2]!.replace(/\\(.)/g, '$1') : match[3]!, quoted });
  }
  const username = found.get('username');
  const mac = found.get('mac');
  const algorithm = found.get('algorithm')?.text ?? 'MD5';
  if (algorithm.toUpperCase() !== 'MD5') faults.push('algorithm-unknown');
  if (!username) faults.push('username-missing');
  else if (!username.quoted) faults.push('username-not-quoted');
  if (!mac || mac.text === '') faults.push('mac-missing');
  else {
    if (mac.quoted) faults.push('mac-quoted');
    // Padding is outside the strict alphabet of the grammar, yet every base64 encoder writes it: both are read.
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(mac.text)) faults.push('mac-not-base64');
  }
  if (!username || !mac || mac.text === '') return { faults };
  return { value: { algorithm, username: username.text, mac: mac.text }, faults };
}

/** Writes the value in the usual order: algorithm, username, mac. */
export function formatHmacHeader(header: Omit<HmacHeader, 'algorithm'> & { readonly algorithm?: string }): string {
  const username = header.username.replace(/["\\]/g, '\\$&');
  return `algorithm=${header.algorithm ?? 'MD5'}, username="${username}", mac=${header.mac}`;
}
