/** Programs that no one here wrote judge what the encoders write: xmllint by the DTDs, libwbxml by its own tables. */

import fc from 'fast-check';
import { grammarOf } from '../judges/grammars';
import { xmllint } from '../judges/programs';
import { convert, installed } from '../wire/testing/judges';
import { dataText } from '../wire/typed';
import type { Vocabulary } from '../wire/vocabulary';
import { anyText, drawTyped, plainText } from './testing/arbitrary';
import { vocabularies } from './testing/vocabularies';

const hasXmllint = installed('xmllint');
const hasLibwbxml = installed('wbxml2xml') && installed('xml2wbxml');
if (!hasXmllint) console.info('xmllint is not installed: it does not judge');
if (!hasLibwbxml) console.info('libwbxml is not installed: it does not judge');

const some = <T>(draw: (g: fc.GeneratorValue) => T, count: number, seed = 1): T[] =>
  fc.sample(fc.gen(), { numRuns: count, seed }).map(draw);

(hasXmllint ? test.each : test.skip.each)(vocabularies)('xmllint: documents of $name are valid by the DTDs', (one) => {
  const { tables, codec } = one;
  const documents = some((g) => drawTyped(g, tables, tables.roots[0]!, { text: anyText, embeds: false }), 40);
  const grammar = grammarOf(tables);
  expect(xmllint(documents.map(codec.encodeXml), grammar).flat()).toEqual([]);
  // the judge judges
  expect(
    xmllint([codec.encodeXml({})], grammar)
      .flat()
      .join(),
  ).toContain('does not follow the DTD');
});

/** OPAQUE to text: libwbxml decides by itself what goes as OPAQUE. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return dataText(value) ?? value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, plain(one)]])),
  );
}

/** Those that libwbxml has tables for. */
const theirs = vocabularies.filter(({ name }) => !name.startsWith('dmddf'));
const documents = ({ tables, codec }: (typeof vocabularies)[number]) =>
  some((g) => drawTyped(g, tables, tables.roots[0]!, { text: plainText, embeds: false }), 25, 2).map((value) => ({
    value,
    xml: Buffer.from(doctypeOf(tables) + codec.encodeXml(value)),
  }));

function doctypeOf({ roots, publicIds }: Vocabulary): string {
  return `<!DOCTYPE ${roots[0]} PUBLIC "${publicIds[0]!.texts[0]}" "none.dtd">`;
}

(hasLibwbxml ? test.each : test.skip.each)(theirs)('libwbxml reads our WBXML of $name to the same document', (one) => {
  for (const { value } of documents(one)) {
    for (const stringTable of [false, true]) {
      const xml = convert('wbxml2xml', ['-m', '0', '-k'], one.codec.encodeWbxml(value, { stringTable }));
      expect(xml).toBeDefined();
      expect(plain(one.codec.decodeXml(new Uint8Array(xml!)))).toEqual(plain(value));
    }
  }
});

(hasLibwbxml ? test.each : test.skip.each)(theirs)('WBXML of libwbxml decodes to the same document of $name', (one) => {
  for (const { value, xml } of documents(one)) {
    const wbxml = convert('xml2wbxml', ['-n', '-k'], xml);
    expect(wbxml).toBeDefined();
    expect(plain(one.codec.decodeWbxml(new Uint8Array(wbxml!)))).toEqual(plain(value));
  }
});

/** libwbxml knows a document in Data by the Type beside it, which it translates, and writes it within OPAQUE. */
function messageWith(Data: object, type: string): unknown {
  const Item = [{ Target: { LocURI: './A' }, Meta: { Format: 'xml', Type: type }, Data }];
  return { SyncBody: { commands: [{ $: 'Add', CmdID: '1', Item }] } };
}

const nested = [
  ['syncml-1.2', 'dmddf-1.2', 'application/vnd.syncml.dmtnds'],
  ['syncml-1.2', 'devinf-1.2', 'application/vnd.syncml-devinf'],
  ['syncml-1.1', 'devinf-1.1', 'application/vnd.syncml-devinf'],
] as const;

(hasLibwbxml ? test.each : test.skip.each)(nested)(
  'libwbxml and we: in a message of %s a document of %s',
  (outer, inner, type) => {
    const message = vocabularies.find(({ name }) => name === outer)!;
    const { tables } = vocabularies.find(({ name }) => name === inner)!;
    const root = tables.roots[0]!;
    for (const value of some((g) => drawTyped(g, tables, root, { text: plainText }), 15, 3)) {
      const [asXml, asWbxml] = ['xml', 'wbxml'].map((ending) => messageWith({ [root]: value }, `${type}+${ending}`));
      const ours = message.codec.encodeWbxml(asWbxml, { embedded: 'opaque' });
      const xml = convert('wbxml2xml', ['-m', '0', '-k'], ours);
      expect(plain(message.codec.decodeXml(new Uint8Array(xml!)))).toEqual(plain(asXml));
      const wbxml = convert(
        'xml2wbxml',
        ['-n', '-k'],
        Buffer.from(doctypeOf(message.tables) + message.codec.encodeXml(asXml)),
      );
      expect(plain(message.codec.decodeWbxml(new Uint8Array(wbxml!)))).toEqual(plain(asWbxml));
    }
  },
);
