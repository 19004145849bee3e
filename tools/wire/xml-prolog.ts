/** What stands before the root of an XML document: declaration (XML 1.0 2.8, 4.3.1) and DOCTYPE, read and left unused. */
import type { DocumentHeader } from './tree';
import type { XmlScanner } from './xml-scan';

/** Reads `<?xml ...?>` if it is there; returns the version. */
export function readXmlDeclaration(scan: XmlScanner): string | undefined {
  const start = scan.pos;
  if (!/^<\?xml[ \t\r\n]/.test(scan.slice(start, start + 6, false))) return undefined;
  scan.pos += 5;
  const version = readPseudo(scan, 'version', /^[a-zA-Z0-9_.:-]+$/);
  if (version === undefined) scan.fail('an XML declaration begins with the version', 'version="1.0"');
  if (version !== '1.0') {
    const known = /^1\.[0-9]+$/.test(version);
    scan.complain('version', start, '1.0', version, `XML version ${version}${known ? ', read as 1.0' : ''}`);
    if (!known) scan.fail('a version that does not exist', '1.0', 'version');
  }
  readPseudo(scan, 'encoding', /^[A-Za-z][A-Za-z0-9._-]*$/);
  readPseudo(scan, 'standalone', /^(yes|no)$/);
  scan.skipSpace();
  scan.expect('?>', 'an XML declaration holds version, encoding and standalone, in this order');
  return version;
}

function readPseudo(scan: XmlScanner, name: string, pattern: RegExp): string | undefined {
  const before = scan.pos;
  const blank = scan.skipSpace();
  if (!scan.looksAt(name)) {
    scan.pos = before;
    return undefined;
  }
  if (!blank) scan.fail('blanks part the items of an XML declaration', 'a blank');
  scan.pos += name.length;
  scan.skipSpace();
  scan.expect('=', `${name} has a value`);
  scan.skipSpace();
  const at = scan.pos;
  const value = readLiteral(scan);
  if (pattern.test(value)) return value;
  scan.pos = at;
  return scan.fail(`no value of ${name}`, name === 'standalone' ? 'yes or no' : name);
}

/** Cursor at `<!DOCTYPE`: moves behind it. Nothing is fetched, nothing is expanded; it leaves what it declares as entities. */
export function readDoctype(scan: XmlScanner): NonNullable<DocumentHeader['doctype']> {
  const start = scan.pos;
  scan.pos += '<!DOCTYPE'.length;
  if (!scan.skipSpace()) scan.fail('a blank follows DOCTYPE', 'a blank');
  const name = scan.readName('the name of the root');
  const blank = scan.skipSpace();
  const id = blank ? readExternalId(scan) : {};
  scan.skipSpace();
  const declared = new Set<string>();
  let open = id.systemId !== undefined;
  if (scan.looksAt('[')) {
    scan.pos++;
    open = readSubset(scan, declared) || open;
    scan.skipSpace();
  }
  scan.expect('>', 'DOCTYPE ends with ">"');
  scan.entities = { declared, open };
  const { publicId, systemId } = id;
  scan.note(start, publicId ?? systemId ?? name, 'DOCTYPE read over: nothing is fetched and no entity expanded');
  return { name, ...(publicId === undefined ? {} : { publicId }), ...(systemId === undefined ? {} : { systemId }) };
}

function readExternalId(scan: XmlScanner, publicAlone = false): { publicId?: string; systemId?: string } {
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

function readLiteral(scan: XmlScanner): string {
  const quote = scan.looksAt('"') ? '"' : "'";
  if (!scan.looksAt(quote)) scan.fail('a quoted literal', '" or \'');
  const start = ++scan.pos;
  const end = scan.find(quote);
  scan.checkChars(start, end);
  scan.pos = end + 1;
  return scan.slice(start, end, true);
}

/** Cursor after `[`: moves behind `]`. Returns true when a parameter entity was used. */
function readSubset(scan: XmlScanner, declared: Set<string>): boolean {
  let open = false;
  for (;;) {
    scan.skipSpace();
    if (scan.looksAt(']')) {
      scan.pos++;
      return open;
    }
    if (scan.looksAt('%')) {
      scan.pos++;
      scan.readName('the name of a parameter entity');
      scan.expect(';', 'a parameter entity reference ends with ";"');
      open = true;
    } else if (scan.looksAt('<!--')) {
      scan.pos += 4;
      scan.skipComment();
    } else if (scan.looksAt('<?')) {
      scan.pos += 2;
      scan.skipInstruction();
    } else readDeclaration(scan, declared, open);
  }
}

const KEYWORDS = ['<!ELEMENT', '<!ATTLIST', '<!ENTITY', '<!NOTATION'] as const;

/** One declaration: its keyword and name, then whatever it says, quotes observed. */
function readDeclaration(scan: XmlScanner, declared: Set<string>, open: boolean): void {
  const keyword = KEYWORDS.find((word) => scan.looksAt(word));
  if (!keyword) scan.fail('no declaration', `${KEYWORDS.join(', ')}, a comment or "]"`);
  scan.pos += keyword.length;
  if (!scan.skipSpace()) scan.fail(`a blank follows ${keyword}`, 'a blank');
  const parameter = keyword === '<!ENTITY' && scan.looksAt('%');
  if (parameter) {
    scan.pos++;
    if (!scan.skipSpace()) scan.fail('a blank follows "%"', 'a blank');
  }
  const name = scan.readName('the name declared');
  // After a parameter entity reference nobody knows what a declaration would mean (XML 1.0 5.1).
  if (keyword === '<!ENTITY' && !parameter && !open) declared.add(name);
  if (keyword === '<!ENTITY' || keyword === '<!NOTATION') {
    if (!scan.skipSpace()) scan.fail('a blank follows the name', 'a blank');
    const id = readExternalId(scan, keyword === '<!NOTATION');
    const isOutside = id.publicId !== undefined || id.systemId !== undefined;
    if (!isOutside && keyword === '<!NOTATION') scan.fail('a notation has an identifier', 'SYSTEM or PUBLIC');
    if (!isOutside) readLiteral(scan);
    const blank = scan.skipSpace();
    if (isOutside && !parameter && keyword === '<!ENTITY' && blank && scan.looksAt('NDATA')) {
      scan.pos += 5;
      if (!scan.skipSpace()) scan.fail('a blank follows NDATA', 'a blank');
      scan.readName('the name of a notation');
      scan.skipSpace();
    }
    scan.expect('>', 'a declaration ends with ">"');
  } else skipDeclaration(scan);
}

/** Content models and attribute lists: not read, only passed over. */
function skipDeclaration(scan: XmlScanner): void {
  for (;;) {
    if (scan.atEnd) scan.ended('>');
    if (scan.looksAt('>')) {
      scan.pos++;
      return;
    }
    if (scan.looksAt('"') || scan.looksAt("'")) readLiteral(scan);
    else if (scan.looksAt('<') || scan.looksAt('&')) scan.fail('mark-up within a declaration', '>');
    else {
      scan.checkChars(scan.pos, scan.pos + 1);
      scan.pos++;
    }
  }
}
