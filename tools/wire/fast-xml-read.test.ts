/** The fast XML reader on the corpus of well-formed and ill-formed documents, and what it says about those it refuses. */
import { FastNames, UNKNOWN } from './fast-names';
import { XmlReader } from './fast-xml-read';
import { WireError } from './finding';
import { type Limits, limitsOf } from './limits';
import { badNamespaces, snippets } from './testing/snippets';

/** Reads a document of any root and passes over its content. */
function pass(document: string | Uint8Array, limits?: Partial<Limits>): void {
  const reader = new XmlReader(document, new FastNames({}), [], limitsOf(limits));
  reader.root(UNKNOWN, 'any');
  reader.skip();
  reader.finish();
}

function refusal(document: string | Uint8Array, limits?: Partial<Limits>): WireError | undefined {
  try {
    pass(document, limits);
    return undefined;
  } catch (error) {
    if (error instanceof WireError) return error;
    throw error;
  }
}

test('accepts what is well-formed and refuses what is not', () => {
  const wrong = snippets.flatMap(({ xml, good }) => {
    const error = refusal(typeof xml === 'string' ? Buffer.from(xml) : xml);
    // declared entities are refused by intent, so are unbound prefixes, which XML 1.0 alone allows
    const intended = error && ['entity', 'namespace'].includes(error.finding.code);
    return good === !error || (good && intended) ? [] : [`${good ? 'refuses' : 'accepts'} ${xml}: ${error?.message}`];
  });
  expect(wrong).toEqual([]);
});

test.each(badNamespaces)('refuses the namespaces of %s', (xml) => {
  expect(refusal(xml)?.finding.code).toMatch(/^(namespace|duplicate-attribute)$/);
});

test.each([
  [
    '<a>\n <b></c></a>',
    'not-well-formed',
    { offset: 8, line: 2, column: 5, path: '/a/b', expected: '</b>', actual: '"</c></a>"' },
  ],
  ['\ufeff<a>é<b', 'truncated', { offset: 10, line: 1, column: 7, path: '/a/b', actual: 'end of document' }],
  ['<a>&nbsp;</a>', 'entity', { offset: 3, actual: '"&nbsp;</a>"' }],
  ['<a>&#0;</a>', 'entity', { offset: 3 }],
  ['<a>\u0001</a>', 'char', { offset: 3, actual: 'U+0001' }],
  ['<a/><b/>', 'trailing', { offset: 4 }],
  ['<a b="1" b="2"/>', 'duplicate-attribute', { offset: 9 }],
  ['<!DOCTYPE a [<!ENTITY x "]>"> <!-- ]> \' --> <?p ]> ?>]><a>&x;</a>', 'entity', { offset: 58 }],
  ['<!DOCTYPE a [<!ENTITY x "]>', 'truncated', { offset: 27 }],
])('%j is refused as %s', (xml, code, place) => {
  expect(refusal(xml)?.finding).toMatchObject({ code, severity: 'fatal', ...place });
  expect(refusal(Buffer.from(xml))?.finding).toMatchObject({ code, severity: 'fatal', ...place });
});

test('bytes that are no text have a line too', () => {
  const bytes = Buffer.concat([Buffer.from('<a>é\n<b>'), Buffer.of(0xff), Buffer.from('</b></a>')]);
  expect(refusal(bytes)?.finding).toMatchObject({ code: 'encoding', offset: 9, line: 2, column: 4 });
  expect(refusal('<a/>', { bytes: 3 })?.finding).toMatchObject({ code: 'limit', line: 1, column: 1 });
});

test.each<[Partial<Limits>, string]>([
  [{ bytes: 10 }, '<a>12345</a>'],
  [{ depth: 2 }, '<a><b><c/></b></a>'],
  [{ elements: 2 }, '<a><b/><c/></a>'],
  [{ attributes: 1 }, '<a b="" c=""/>'],
  [{ nameLength: 2 }, '<abc/>'],
  [{ textLength: 3 }, '<a><!-- long --></a>'],
])('limit %j', (limits, xml) => {
  expect(refusal(xml, limits)?.finding.code).toBe('limit');
});

test('deep nesting ends at the limit of depth, not of the stack', () => {
  expect(refusal('<a>'.repeat(200_000))?.finding.code).toBe('limit');
});
