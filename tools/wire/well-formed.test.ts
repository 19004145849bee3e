/** Our verdict on well-formedness. Those of saxes and xmllint on the same documents are compared in tools/judges. */
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import { decodeStrictXml, isWellFormed } from './strict';
import { badNamespaces, snippets } from './testing/snippets';

const bytesOf = (xml: string | Uint8Array) => (typeof xml === 'string' ? Buffer.from(xml, 'utf8') : xml);
const shown = (xml: string | Uint8Array) =>
  (typeof xml === 'string'
    ? JSON.stringify(xml)
    : `bytes ${JSON.stringify(Buffer.from(xml).toString('latin1'))}`
  ).slice(0, 100);
const rows = snippets.map((snippet) => [shown(snippet.xml), snippet] as const);

test.each(rows)('verdict on %s', (_, { xml, good }) => {
  const document = decodeStrictXml(bytesOf(xml), syncml12);
  expect({ good: isWellFormed(document), findings: document.findings }).toMatchObject({ good });
});

test.each(badNamespaces)('namespaces of %s', (xml) => {
  const document = decodeStrictXml(Buffer.from(xml), syncml12);
  expect(isWellFormed(document)).toBe(true);
  expect(document.findings.map((finding) => finding.code)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^(namespace|duplicate-attribute)$/)]),
  );
});
