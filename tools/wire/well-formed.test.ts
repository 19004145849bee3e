/** Our verdict on well-formedness beside those of saxes and xmllint. Each disagreement stands in the corpus with its reason. */
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import { decodeStrictXml, isWellFormed } from './strict';
import { installed, saxesAccepts, xmllint } from './testing/judges';
import { badNamespaces, snippets } from './testing/snippets';
import { readXmlText } from './xml-encoding';

const bytesOf = (xml: string | Uint8Array) => (typeof xml === 'string' ? Buffer.from(xml, 'utf8') : xml);
const shown = (xml: string | Uint8Array) =>
  (typeof xml === 'string'
    ? JSON.stringify(xml)
    : `bytes ${JSON.stringify(Buffer.from(xml).toString('latin1'))}`
  ).slice(0, 100);
const rows = snippets.map((snippet) => [shown(snippet.xml), snippet] as const);
const hasXmllint = installed('xmllint');
if (!hasXmllint) console.info('xmllint is not installed: its verdicts are not compared');

test.each(rows)('verdict on %s', (_, { xml, good }) => {
  const document = decodeStrictXml(bytesOf(xml), syncml12);
  expect({ good: isWellFormed(document), findings: document.findings }).toMatchObject({ good });
});

// saxes reads strings: it can say nothing about bytes that are none.
const decodable = rows.filter(([, { xml }]) => readXmlText(bytesOf(xml)).cut === undefined);

test.each(decodable)('saxes on %s', (_, { xml, good, saxes }) => {
  const { bytes, start } = readXmlText(bytesOf(xml));
  const text = typeof xml === 'string' ? xml : Buffer.from(bytes.subarray(start)).toString('utf8');
  expect(saxesAccepts(text)).toBe(saxes === undefined ? good : !good);
});

(hasXmllint ? test.each(rows) : test.skip.each(rows))('xmllint on %s', (_, { xml, good, xmllint: reason }) => {
  const { accepts, says } = xmllint(bytesOf(xml));
  expect({ accepts, says }).toMatchObject({ accepts: reason === undefined ? good : !good });
});

test.each(badNamespaces)('namespaces of %s', (xml) => {
  const document = decodeStrictXml(Buffer.from(xml), syncml12);
  expect(isWellFormed(document)).toBe(true);
  expect(document.findings.map((finding) => finding.code)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^(namespace|duplicate-attribute)$/)]),
  );
  expect(saxesAccepts(xml, true)).toBe(false);
});
