/**
 * Declarations in the internal subset of a DOCTYPE (XML 1.0 2.8, 3.2, 3.3, 4.2, 4.7): read for their form, and for the names of entities.
 * What they say of elements and attributes is left unused.
 */
import { readExternalId, readLiteral } from './xml-literals';
import type { XmlScanner } from './xml-scan';

/** Cursor after `[`: moves behind `]`. Adds the names of entities; returns true when a parameter entity was used. */
export function readSubset(scan: XmlScanner, declared: Set<string>): boolean {
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
      scan.entities = { declared, open };
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

function readDeclaration(scan: XmlScanner, declared: Set<string>, open: boolean): void {
  const keyword = KEYWORDS.find((word) => scan.looksAt(word));
  if (!keyword) scan.fail('no declaration', `${KEYWORDS.join(', ')}, a comment or "]"`);
  scan.pos += keyword.length;
  blank(scan, keyword);
  const parameter = keyword === '<!ENTITY' && scan.looksAt('%');
  if (parameter) {
    scan.pos++;
    blank(scan, '"%"');
  }
  const name = scan.readName('the name declared');
  // After a parameter entity reference nobody knows what a declaration would mean (XML 1.0 5.1).
  if (keyword === '<!ENTITY' && !parameter && !open) declared.add(name);
  if (keyword === '<!ATTLIST') readAttributes(scan);
  else {
    blank(scan, 'the name');
    if (keyword === '<!ELEMENT') readContent(scan);
    else if (keyword === '<!ENTITY') readEntity(scan, parameter);
    else if (Object.keys(readExternalId(scan, true)).length === 0)
      scan.fail('a notation has an identifier', 'SYSTEM or PUBLIC');
    scan.skipSpace();
  }
  scan.expect('>', 'a declaration ends with ">"');
}

function blank(scan: XmlScanner, after: string): void {
  if (!scan.skipSpace()) scan.fail(`a blank follows ${after}`, 'a blank');
}

function readEntity(scan: XmlScanner, parameter: boolean): void {
  if (Object.keys(readExternalId(scan)).length === 0) {
    readEntityValue(scan);
    return;
  }
  const isApart = scan.skipSpace();
  if (parameter || !isApart || !scan.looksAt('NDATA')) return;
  scan.pos += 5;
  blank(scan, 'NDATA');
  scan.readName('the name of a notation');
}

/** References in it are looked at and not followed. */
function readEntityValue(scan: XmlScanner): void {
  const start = scan.pos;
  const value = readLiteral(scan);
  if (value.includes('%')) {
    scan.pos = start;
    // XML 1.0 2.8: between declarations only
    scan.fail('a parameter entity within a declaration', 'a value without "%"');
  }
  const bad = /&(?!#[0-9]+;|#x[0-9a-fA-F]+;|[^\s&;#]+;)/.test(value);
  if (!bad) return;
  scan.pos = start;
  scan.fail('"&" begins a reference', '&amp;');
}

/** A content model (XML 1.0 3.2.1, 3.2.2). */
function readContent(scan: XmlScanner): void {
  const start = scan.pos;
  const word = ['EMPTY', 'ANY', '('].find((one) => scan.looksAt(one));
  if (!word) scan.fail('a content model', 'EMPTY, ANY or (');
  scan.pos += word.length;
  if (word !== '(') return;
  scan.skipSpace();
  if (scan.looksAt('#PCDATA')) readMixed(scan);
  else {
    scan.pos = start;
    readModel(scan);
  }
}

function readMixed(scan: XmlScanner): void {
  scan.pos += '#PCDATA'.length;
  let alone = true;
  for (scan.skipSpace(); scan.looksAt('|'); scan.skipSpace()) {
    scan.pos++;
    scan.skipSpace();
    scan.readName('an element');
    alone = false;
  }
  scan.expect(')', 'a list of elements ends with ")"');
  if (scan.looksAt('*')) scan.pos++;
  else if (!alone) scan.fail('text with elements repeats', '*');
}

/** Groups in groups: `separators` holds that of each group that is open, '' where none was read yet. */
function readModel(scan: XmlScanner): void {
  const separators: string[] = [];
  do {
    // something that has content
    while (scan.looksAt('(')) {
      scan.pos++;
      scan.skipSpace();
      separators.push('');
    }
    scan.readName('an element');
    readOccurrence(scan);
    // what may follow it, or follow the groups that end here
    for (scan.skipSpace(); separators.length > 0 && scan.looksAt(')'); ) {
      scan.pos++;
      separators.pop();
      readOccurrence(scan);
      if (separators.length > 0) scan.skipSpace();
    }
    if (separators.length > 0) readSeparator(scan, separators);
  } while (separators.length > 0);
}

function readOccurrence(scan: XmlScanner): void {
  if (scan.looksAt('?') || scan.looksAt('*') || scan.looksAt('+')) scan.pos++;
}

function readSeparator(scan: XmlScanner, separators: string[]): void {
  const mark = [',', '|'].find((one) => scan.looksAt(one));
  const group = separators.at(-1)!;
  if (!mark || (group !== '' && group !== mark)) scan.fail('a group has one separator', group || ', | )');
  separators[separators.length - 1] = mark;
  scan.pos++;
  scan.skipSpace();
}

const TYPES = ['CDATA', 'IDREFS', 'IDREF', 'ID', 'ENTITIES', 'ENTITY', 'NMTOKENS', 'NMTOKEN'];

/** Definitions of attributes (XML 1.0 3.3). */
function readAttributes(scan: XmlScanner): void {
  for (;;) {
    const isApart = scan.skipSpace();
    if (scan.looksAt('>') || scan.atEnd) return;
    if (!isApart) scan.fail('a blank parts definitions of attributes', 'a blank');
    scan.readName('an attribute');
    blank(scan, 'the name');
    readType(scan);
    blank(scan, 'the type');
    const word = ['#REQUIRED', '#IMPLIED', '#FIXED'].find((one) => scan.looksAt(one));
    if (word) scan.pos += word.length;
    if (word === '#FIXED') blank(scan, word);
    if (word === undefined || word === '#FIXED') scan.readAttributeValue();
  }
}

function readType(scan: XmlScanner): void {
  const word = TYPES.find((one) => scan.looksAt(one));
  if (word) {
    scan.pos += word.length;
    return;
  }
  const notation = scan.looksAt('NOTATION');
  if (notation) {
    scan.pos += 'NOTATION'.length;
    blank(scan, 'NOTATION');
  }
  scan.expect('(', 'a type of attributes');
  for (;;) {
    scan.skipSpace();
    if (notation) scan.readName('a notation');
    else scan.readToken('a value');
    scan.skipSpace();
    if (!scan.looksAt('|')) break;
    scan.pos++;
  }
  scan.expect(')', 'a list of values ends with ")"');
}
