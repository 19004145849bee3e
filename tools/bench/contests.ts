/** What is measured against what. Each contest runs in its own interleaved rounds; its gates are ratios within a round. */
import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import * as dmddf from '../../generated/dmddf-1.2';
import * as syncml from '../../generated/syncml-1.2';
import { decodeStrictWbxml, decodeStrictXml } from '../wire/strict';
import { ddf, m4, m200 } from './messages';
import { type Libwbxml, optional } from './peers';
import type { Contender, Schedule } from './rounds';
import { startUp } from './start';
import { treeValidation } from './trees';

/** The rate of a contender; undefined for one that is absent. */
export type Rates = (name: string) => number | undefined;

export interface Gate {
  readonly what: string;
  readonly floor: number;
  readonly target: number;
  /** True where less is better. */
  readonly atMost?: boolean;
  readonly unit: 'x' | 'MB/s' | 'M nodes/s' | 'us' | '%' | 'devices';
  /** From the rates of one round; undefined where a contender is absent. */
  readonly value: (rate: Rates) => number | undefined;
}

export interface Contest {
  readonly name: string;
  readonly contenders: readonly Contender[];
  readonly gates: readonly Gate[];
  readonly schedule: Omit<Schedule, 'rounds'>;
}

const short = { milliseconds: 80, batch: 8 };
const long = { milliseconds: 120, batch: 1 };

const present = (...all: (Contender | undefined)[]) => all.filter((one): one is Contender => one !== undefined);
const quotient = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? undefined : a / b;

/** How many times faster ours is. */
function faster(what: string, ours: string, theirs: string, floor: number, target: number): Gate {
  const value = (rate: Rates) => quotient(rate(ours), rate(theirs));
  return { what: `${what}, against ${theirs}`, floor, target, unit: 'x', value };
}

/** The time of strict as a multiple of the time of fast, both from bytes. */
function strictness(what: string, fast = 'fast'): Gate {
  const value = (rate: Rates) => quotient(rate(fast), rate('strict'));
  return { what: `${what}, time of strict in times of fast`, floor: 3, target: 1.7, atMost: true, unit: 'x', value };
}

const parser = () => new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false });

/** All contests. `wbxml` undefined leaves the gates against libwbxml open. */
export function contests(wbxml: Libwbxml | undefined): Contest[] {
  const small = m4();
  const large = m200();
  return [
    wbxmlDecode('WBXML decode 4 kB', small, wbxml, { events: [1.2, 1.6], tree: [2.5, 3.8] }),
    wbxmlDecode('WBXML decode 200 kB', large, wbxml, { events: [1, 1], tree: [2.5, 3.8] }),
    wbxmlEncode(small, wbxml),
    stringTable(small, large),
    xmlDecode(small),
    xmlEncode(small),
    description(),
    treeValidation(),
    startUp(),
  ];
}

type Bounds = readonly [floor: number, target: number];

function wbxmlDecode(
  name: string,
  message: syncml.SyncML,
  wbxml: Libwbxml | undefined,
  { events, tree }: { readonly events: Bounds; readonly tree: Bounds },
): Contest {
  const bytes = syncml.encodeWbxml(message);
  return {
    name,
    schedule: short,
    contenders: present(
      { name: 'fast', run: () => syncml.decodeWbxml(bytes) },
      wbxml?.contender('libwbxml events', 'events', bytes),
      wbxml?.contender('libwbxml tree', 'tree', bytes),
      { name: 'strict', run: () => decodeStrictWbxml(bytes, syncml.syncml12) },
    ),
    gates: [
      faster(name, 'fast', 'libwbxml events', ...events),
      faster(name, 'fast', 'libwbxml tree', ...tree),
      strictness(name),
    ],
  };
}

/** libwbxml knows a document by its DOCTYPE. */
const doctype = '<!DOCTYPE SyncML PUBLIC "-//SYNCML//DTD SyncML 1.2//EN" "SyncML.dtd">';

function wbxmlEncode(message: syncml.SyncML, wbxml: Libwbxml | undefined): Contest {
  const name = 'WBXML encode 4 kB';
  const xml = Buffer.from(doctype + syncml.encodeXml(message));
  return {
    name,
    schedule: short,
    contenders: present(
      { name: 'fast', run: () => syncml.encodeWbxml(message) },
      wbxml?.contender('libwbxml tree to WBXML', 'encode', syncml.encodeWbxml(message)),
      wbxml?.contender('libwbxml XML to WBXML', 'convert', xml),
    ),
    gates: [
      faster(name, 'fast', 'libwbxml tree to WBXML', 1.8, 2.5),
      faster(name, 'fast', 'libwbxml XML to WBXML', 8, 15),
    ],
  };
}

/** Cost per byte must not grow with the message: an encoder that compares each text with all others is quadratic. */
function stringTable(small: syncml.SyncML, large: syncml.SyncML): Contest {
  const options = { stringTable: true };
  const size = (message: syncml.SyncML) => syncml.encodeXmlBytes(message).length;
  const ratio = size(small) / size(large);
  return {
    name: 'WBXML encode, string table',
    schedule: { milliseconds: 80, batch: 2 },
    contenders: [
      { name: '4 kB', run: () => syncml.encodeWbxml(small, options) },
      { name: '200 kB', run: () => syncml.encodeWbxml(large, options) },
    ],
    gates: [
      {
        what: 'WBXML encode, string table: cost of a byte at 200 kB, against 4 kB',
        floor: 1.5,
        target: 1.5,
        atMost: true,
        unit: 'x',
        value: (rate) => quotient(rate('4 kB'), rate('200 kB'))! * ratio,
      },
    ],
  };
}

function xmlDecode(message: syncml.SyncML): Contest {
  const name = 'XML decode 4 kB';
  const xml = syncml.encodeXml(message);
  const bytes = Buffer.from(xml);
  const json = JSON.stringify(message);
  const fxp = parser();
  const txml = optional('txml') as { parse?: (text: string) => unknown } | undefined;
  return {
    name,
    schedule: short,
    contenders: present(
      { name: 'fast', run: () => syncml.decodeXml(xml) },
      { name: 'JSON.parse', run: () => JSON.parse(json) },
      { name: 'saxes', run: () => readWithSaxes(xml) },
      { name: 'fast-xml-parser', run: () => fxp.parse(xml) },
      txml?.parse && { name: 'txml', run: () => txml.parse!(xml) },
      { name: 'fast from bytes', run: () => syncml.decodeXml(bytes) },
      { name: 'strict', run: () => decodeStrictXml(bytes, syncml.syncml12) },
    ),
    gates: [
      faster(name, 'fast', 'fast-xml-parser', 8, 14),
      faster(name, 'fast', 'saxes', 2, 4),
      faster(name, 'fast', 'JSON.parse', 0.35, 0.6),
      strictness(name, 'fast from bytes'),
    ],
  };
}

function readWithSaxes(xml: string): void {
  const reader = new SaxesParser({ xmlns: true });
  reader.on('opentag', () => {});
  reader.on('text', () => {});
  reader.write(xml).close();
}

function xmlEncode(message: syncml.SyncML): Contest {
  const name = 'XML encode 4 kB';
  const builder = new XMLBuilder({ ignoreAttributes: false });
  const object = parser().parse(syncml.encodeXml(message)) as object;
  return {
    name,
    schedule: short,
    contenders: [
      // a look into the text makes the engine put its pieces together
      { name: 'fast', run: () => syncml.encodeXml(message).charCodeAt(0) },
      { name: 'JSON.stringify', run: () => JSON.stringify(message) },
      { name: 'fast-xml-parser', run: () => builder.build(object) },
    ],
    gates: [faster(name, 'fast', 'fast-xml-parser', 8, 16), faster(name, 'fast', 'JSON.stringify', 0.8, 1.3)],
  };
}

function description(): Contest {
  const name = 'DDF 2.4 MB decode';
  const xml = dmddf.encodeXml(ddf());
  const bytes = Buffer.from(xml);
  const fxp = parser();
  const speed = (rate: Rates) => rate('fast')! * (bytes.length / 1e6);
  return {
    name,
    schedule: long,
    contenders: [
      { name: 'fast', run: () => dmddf.decodeXml(bytes) },
      { name: 'fast-xml-parser', run: () => fxp.parse(xml) },
      { name: 'strict', run: () => decodeStrictXml(bytes, dmddf.dmddf12) },
    ],
    gates: [
      { what: name, floor: 60, target: 150, unit: 'MB/s', value: speed },
      faster(name, 'fast', 'fast-xml-parser', 10, 24),
    ],
  };
}
