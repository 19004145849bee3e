/** Quoted texts and external identifiers (XML 1.0 2.3, 4.2.2). */
import type { XmlScanner } from './xml-scan';

/** `SYSTEM "..."` or `PUBLIC "..." "..."`; empty where neither stands here. `publicAlone`: a notation may have the first only. */
export function readExternalId(scan: XmlScanner, publicAlone = false): { publicId?: string; systemId?: string } {
  if (scan.looksAt('SYSTEM')) {
    scan.pos += 6;
    if (!scan.skipSpace()) scan.fail('a blank follows SYSTEM', 'a blank');
    return { systemId: readLiteral(scan) };
  }
  if (!scan.looksAt('PUBLIC')) return {};
  scan.pos += 6;
  if (!scan.skipSpace()) scan.fail('a blank follows PUBLIC', 'a blank');
  const at = scan.pos;
  const publicId = readLiteral(scan);
  if (!/^[-a-zA-Z0-9'()+,./:=?;!*#@$_% \r\n]*$/.test(publicId)) {
    scan.pos = at;
    scan.fail('a character that public identifiers do not hold', 'a public identifier');
  }
  const blank = scan.skipSpace();
  if (publicAlone && !scan.looksAt('"') && !scan.looksAt("'")) return { publicId };
  if (!blank) scan.fail('a blank parts public and system identifier', 'a blank');
  return { publicId, systemId: readLiteral(scan) };
}

/** A quoted text as it stands. */
export function readLiteral(scan: XmlScanner): string {
  const quote = scan.looksAt('"') ? '"' : "'";
  if (!scan.looksAt(quote)) scan.fail('a quoted literal', '" or \'');
  const start = ++scan.pos;
  const end = scan.find(quote);
  scan.checkChars(start, end);
  scan.pos = end + 1;
  return scan.slice(start, end, true);
}
