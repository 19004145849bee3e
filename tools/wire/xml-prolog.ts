/** What stands before the root of an XML document: declaration (XML 1.0 2.8, 4.3.1) and DOCTYPE, read and left unused. */
import type { DocumentHeader } from './tree';
import { readSubset } from './xml-declarations';
import { readExternalId, readLiteral } from './xml-literals';
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
