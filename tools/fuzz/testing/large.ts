/** Documents of 50 MB through every decoder, in a process whose heap is bounded: prints what each said and its seconds, as JSON. */
import * as ddf from '../../../generated/dmddf-1.2';
import * as syncml from '../../../generated/syncml-1.2';
import { WireError } from '../../wire/finding';
import { decodeStrictWbxml, decodeStrictXml } from '../../wire/strict';
import type { DocumentNode } from '../../wire/tree';

export interface Large {
  readonly name: string;
  readonly strict: string;
  readonly fast: string;
  /** The longer of both. */
  readonly seconds: number;
}

const SIZE = 50 * 1024 * 1024;
const open = '<MgmtTree xmlns="syncml:dmddf1.2"><VerDTD>1.2</VerDTD>';
const node = `<Node><NodeName>abcdefgh</NodeName><Value>${'v'.repeat(100)}</Value></Node>`;

const xml: readonly [name: string, before: string, unit: string, after: string][] = [
  ['small elements', open, '<a/>', '</MgmtTree>'],
  ['nodes', open, node, '</MgmtTree>'],
  ['one text', `${open}<Man>`, 'abcdefgh', '</Man></MgmtTree>'],
  ['references', `${open}<Man>`, '&amp;', '</Man></MgmtTree>'],
  ['pieces of text', `${open}<Man>`, '<![CDATA[a]]>', '</Man></MgmtTree>'],
  ['comments', open, '<!-- -->', '</MgmtTree>'],
];
const wbxml: readonly [name: string, unit: readonly number[]][] = [
  ['small elements', [0x12]],
  ['pieces of text', [0x02, 0x41]],
  ['other pages', [0x00, 0x01, 0x00, 0x00]],
];

function measure(
  name: string,
  make: () => Uint8Array,
  strict: (bytes: Uint8Array) => DocumentNode,
  fast: (bytes: Uint8Array) => unknown,
): Large {
  const bytes = make();
  const [said, first] = timed(() => {
    const codes = strict(bytes).findings.map(({ code }) => code);
    return [...new Set(codes)].sort().join();
  });
  const [outcome, second] = timed(() => {
    try {
      fast(bytes);
      return 'value';
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      return error.finding.code;
    }
  });
  return { name, strict: said, fast: outcome, seconds: Math.max(first, second) };
}

/** Of the processor, which others use too. */
function timed(run: () => string): [outcome: string, seconds: number] {
  const start = process.cpuUsage();
  const outcome = run();
  const { user, system } = process.cpuUsage(start);
  return [outcome, (user + system) / 1e6];
}

const results = [
  ...xml.map(([name, before, unit, after]) =>
    measure(
      `XML, ${name}`,
      () => Buffer.from(before + unit.repeat(SIZE / unit.length) + after),
      (bytes) => decodeStrictXml(bytes, ddf.dmddf12),
      ddf.decodeXml,
    ),
  ),
  ...wbxml.map(([name, unit]) =>
    measure(
      `WBXML, ${name}`,
      () =>
        Buffer.concat([
          Uint8Array.of(2, 0xa4, 1, 0x6a, 0, 0x6d),
          Buffer.alloc(SIZE, Uint8Array.from(unit)),
          Uint8Array.of(1),
        ]),
      (bytes) => decodeStrictWbxml(bytes, syncml.syncml12),
      syncml.decodeWbxml,
    ),
  ),
];
console.log(JSON.stringify(results));
