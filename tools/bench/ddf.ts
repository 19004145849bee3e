/** Speed of loading a large device description: `npx tsx tools/bench/ddf.ts`. */
import { XMLParser } from 'fast-xml-parser';
import { decodeWbxml, decodeXml, encodeWbxml, encodeXml } from '../../generated/dmddf-1.2';
import { ddf } from './messages';
import { measure } from './rounds';

const tree = ddf();
const xml = encodeXml(tree);
const bytes = Buffer.from(xml, 'utf8');
const wbxml = encodeWbxml(tree);
const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false });

const contenders = [
  { name: 'xml decode from bytes', size: bytes.length, run: () => decodeXml(bytes) },
  { name: 'xml encode', size: bytes.length, run: () => encodeXml(tree).charCodeAt(0) },
  { name: 'wbxml decode', size: wbxml.length, run: () => decodeWbxml(wbxml) },
  { name: 'wbxml encode', size: wbxml.length, run: () => encodeWbxml(tree) },
  { name: 'wbxml encode, string table', size: wbxml.length, run: () => encodeWbxml(tree, { stringTable: true }) },
  { name: 'fast-xml-parser parse', size: bytes.length, run: () => parser.parse(xml) },
];
const rates = measure(contenders, 5, 300, 1);

console.log(`${bytes.length} bytes XML, ${wbxml.length} WBXML\n`);
for (const { name, size } of contenders) {
  const rate = rates.get(name)!;
  console.log(
    name.padEnd(30),
    `${(1000 / rate).toFixed(1)} ms`.padStart(10),
    `${((size * rate) / 1e6).toFixed(0)} MB/s`.padStart(10),
  );
}
const ratio = rates.get('xml decode from bytes')! / rates.get('fast-xml-parser parse')!;
console.log(`\nxml decode / fast-xml-parser  ${ratio.toFixed(1)}  floor 10, and 60 MB/s`);
