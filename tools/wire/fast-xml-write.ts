/** What generated XML encoders write with: text with its references, and the errors that both encoders know. */
import { toBase64 } from './bytes';
import { WireError } from './finding';
import { badCharAt, nameOfChar } from './xml-chars';

const special = /[&<>\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]/;

/** Text as it stands in an element. @throws WireError for a character that XML does not have */
export function escapeText(text: string): string {
  return special.test(text) ? escapeSpecial(text) : text;
}

function escapeSpecial(text: string): string {
  const bad = badCharAt(text);
  if (bad >= 0) {
    throw new WireError({
      code: 'char',
      severity: 'fatal',
      offset: bad,
      path: '',
      expected: 'an XML character',
      actual: nameOfChar(text.charCodeAt(bad)),
      message: 'a character that XML cannot carry',
    });
  }
  // a carriage return would come back as a line feed (XML 1.0 2.11)
  return text.replace(/[&<>\r]/g, (char) =>
    char === '&' ? '&amp;' : char === '<' ? '&lt;' : char === '>' ? '&gt;' : '&#13;',
  );
}

/** ` name="value"`, or nothing where there is no value. @throws WireError for a character that XML does not have */
export function attribute(name: string, value: string | undefined): string {
  if (value === undefined) return '';
  // blanks other than the plain one would come back as that (XML 1.0 3.3.3)
  const text = escapeText(value).replace(/["\t\n]/g, (char) => (char === '"' ? '&quot;' : `&#${char.charCodeAt(0)};`));
  return ` ${name}="${text}"`;
}

/** Bytes as XML carries them. */
export function bytesText(bytes: Uint8Array): string {
  return toBase64(bytes);
}

/** A member of a repeated choice whose `$` names no element of it. */
export function unknownMember(owner: string, name: unknown): never {
  throw new WireError({
    code: 'unexpected-element',
    severity: 'fatal',
    offset: 0,
    path: '',
    expected: `a member of ${owner}`,
    actual: String(name),
    message: `${owner} cannot hold this`,
  });
}
