/** Speed of the generated codecs against programs of others: `npx tsx tools/bench/codec.ts [m4|m200]`. */
import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { decodeWbxml, decodeXml, encodeWbxml, encodeXml, encodeXmlBytes } from '../../generated/syncml-1.2';
import { m4, m200 } from './messages';
import { measure } from './rounds';

const name = process.argv[2] === 'm200' ? 'm200' : 'm4';
const message = name === 'm200' ? m200() : m4();
const xml = encodeXml(message);
const bytes = Buffer.from(xml, 'utf8');
const wbxml = encodeWbxml(message);
const withTable = encodeWbxml(message, { stringTable: true });
const json = JSON.stringify(message);
const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false });
const builder = new XMLBuilder({ ignoreAttributes: false });
const object = parser.parse(xml) as object;

function saxes(): void {
  const reader = new SaxesParser({ xmlns: true });
  reader.on('opentag', () => {});
  reader.on('text', () => {});
  reader.write(xml).close();
}

const rates = measure([
  { name: 'wbxml decode', run: () => decodeWbxml(wbxml) },
  { name: 'wbxml decode, string table', run: () => decodeWbxml(withTable) },
  { name: 'wbxml encode', run: () => encodeWbxml(message) },
  { name: 'wbxml encode, string table', run: () => encodeWbxml(message, { stringTable: true }) },
  { name: 'xml decode from string', run: () => decodeXml(xml) },
  { name: 'xml decode from bytes', run: () => decodeXml(bytes) },
  { name: 'xml encode to string', run: () => encodeXml(message).charCodeAt(0) },
  { name: 'xml encode to bytes', run: () => encodeXmlBytes(message) },
  { name: 'fast-xml-parser parse', run: () => parser.parse(xml) },
  { name: 'fast-xml-parser build', run: () => builder.build(object) },
  { name: 'saxes', run: saxes },
  { name: 'JSON.parse', run: () => JSON.parse(json) },
  { name: 'JSON.stringify', run: () => JSON.stringify(message) },
]);

const rate = (of: string) => rates.get(of)!;
const ratio = (ours: string, theirs: string, floor: number) =>
  console.log(`${ours} / ${theirs}`.padEnd(54), (rate(ours) / rate(theirs)).toFixed(2).padStart(8), ` floor ${floor}`);

console.log(`${name}: ${bytes.length} bytes XML, ${wbxml.length} WBXML, ${withTable.length} with string table\n`);
for (const [contender, value] of rates)
  console.log(contender.padEnd(54), Math.round(value).toString().padStart(8), ' msg/s');
console.log();
ratio('xml decode from string', 'fast-xml-parser parse', 8);
ratio('xml decode from bytes', 'fast-xml-parser parse', 8);
ratio('xml decode from string', 'saxes', 2);
ratio('xml decode from string', 'JSON.parse', 0.35);
ratio('xml encode to string', 'fast-xml-parser build', 8);
ratio('xml encode to string', 'JSON.stringify', 0.8);
ratio('xml encode to bytes', 'JSON.stringify', 0.8);
