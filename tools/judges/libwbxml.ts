/** libwbxml beside our codecs: it reads what we write, we read what it writes, and both read what others wrote. */
import fc from 'fast-check';
import { anyText, drawTyped } from '../codegen/testing/arbitrary';
import { vocabularies } from '../codegen/testing/vocabularies';

type Entry = (typeof vocabularies)[number];

import { WireError } from '../wire/finding';
import {
  decodeStrict,
  decodeStrictXml,
  encodeEventsWbxml,
  encodeEventsXml,
  eventsOf,
  isWellFormed,
} from '../wire/strict';
import type { DocumentNode } from '../wire/tree';
import { eventsOfTyped } from '../wire/typed';
import type { Vocabulary } from '../wire/vocabulary';
import type { WbxmlWriteOptions } from '../wire/write';
import { type Judge, type Opinion, opinionOf } from './opinion';
import { difference, mapTexts, outlineOf, plain } from './outline';
import { convert } from './programs';
import { samples } from './samples';

const programs = ['wbxml2xml', 'xml2wbxml'];

/** @param count of documents of each vocabulary */
export function libwbxmlJudges(count: number): Judge[] {
  const each = (ask: (one: Entry, count: number) => Opinion[]) => () => vocabularies.flatMap((one) => ask(one, count));
  return [
    { name: 'libwbxml: reads what we write', programs, ask: each(reads) },
    { name: 'libwbxml: writes what we read', programs, ask: each(writes) },
    { name: 'libwbxml: documents within messages', programs, ask: each(within) },
    { name: 'libwbxml: reads documents by others', programs, ask: readsOthers },
    { name: 'libwbxml: reads them as we write them again', programs, ask: readsAgain },
    { name: 'libwbxml: writes documents by others', programs, ask: writesOthers },
  ];
}

/** As its text, with blanks as they are, and in the language that the document names. */
const toXml = (wbxml: Uint8Array) => convert('wbxml2xml', ['-m', '0', '-k'], wbxml);
/** Without string table where that can be: building it takes time by the square. */
function toWbxml(xml: Uint8Array): Buffer | string {
  const wbxml = convert('xml2wbxml', ['-n', '-k'], xml);
  return typeof wbxml === 'string' && /can't encode Literal/.test(wbxml) ? convert('xml2wbxml', ['-k'], xml) : wbxml;
}

/** What it does to texts that we do not, each a word in disagreements.yaml. */
type Habit = readonly [name: string, even: (text: string) => string];
const media: Habit = ['the media type of the other encoding', (text) => text.replace(/\+(wbxml|xml)$/, '')];
const whenReading: readonly Habit[] = [
  ['carriage returns read as line feeds', (text) => text.replaceAll(/\r\n?/g, '\n')],
  media,
];
/** Where all that is said stands in attributes. */
const whenReadingAttributes: readonly Habit[] = [
  ['blanks of attributes read as spaces', (text) => text.replaceAll(/\r\n?|[\t\n]/g, ' ')],
  ['another spelling of TETRA', (text) => text.replaceAll(/TRETRA-(SDS|PACKET)/g, 'TETRA-$1')],
];
const whenWriting: readonly Habit[] = [
  ['line feeds written after carriage returns', (text) => text.replaceAll('\r', '')],
  media,
];

/** Says by which habits two values differ, or where they do for another reason. */
function compared(document: string, ours: unknown, theirs: unknown, habits: readonly Habit[]): Opinion {
  const found = difference(ours, theirs);
  if (found === undefined) return opinionOf(document, '', '');
  for (const used of subsets(habits)) {
    const even = (value: unknown) => used.reduce((now, [, change]) => mapTexts(now, change), value);
    if (difference(even(ours), even(theirs)) === undefined)
      return opinionOf(document, '', used.map(([name]) => name).join(', '));
  }
  return { ...opinionOf(document, '', 'another value'), detail: found };
}

/** Smaller ones first. */
function subsets<T>(list: readonly T[]): T[][] {
  const all = Array.from({ length: 2 ** list.length }, (_, bits) => list.filter((__, at) => bits & (1 << at)));
  return all.filter(({ length }) => length > 0).sort((a, b) => a.length - b.length);
}

/** It treats carriage returns in ways of its own, which would hide everything else. */
const smoothText = anyText.map((text) => text.replaceAll('\r', ''));

function drawn({ name, tables }: Entry, count: number): { document: string; value: unknown }[] {
  const list = fc.sample(fc.gen(), { numRuns: count, seed: 2 });
  return list.map((g, index) => ({
    document: `${name} ${index}`,
    value: drawTyped(g, tables, tables.roots[0]!, { text: index % 5 === 0 ? anyText : smoothText, embeds: false }),
  }));
}

const heads: readonly WbxmlWriteOptions[] = [
  {},
  { stringTable: true },
  { version: '1.0' },
  { version: '1.1', stringTable: true },
  { version: '1.3' },
];

function reads(one: Entry, count: number): Opinion[] {
  const { tables, codec } = one;
  const text = tables.publicIds[0]!.texts[0]!;
  return drawn(one, count).map(({ document, value }, index) => {
    const options = heads[index % heads.length]!;
    const head = index % 7 === 0 ? { ...options, publicId: text } : options;
    const events = eventsOfTyped(value, tables.roots[0]!, tables);
    // every second one by the generated encoder, which writes no version 1.0
    const wbxml =
      index % 2 === 0 ? encodeEventsWbxml(events, tables, head) : codec.encodeWbxml(value, { stringTable: true });
    const xml = toXml(wbxml);
    if (typeof xml === 'string') return opinionOf(document, '', xml);
    const habits = tables.attributePages ? whenReadingAttributes : whenReading;
    return read(document, value, () => codec.decodeXml(new Uint8Array(xml)), habits);
  });
}

function writes(one: Entry, count: number): Opinion[] {
  const { tables, codec } = one;
  return drawn(one, count).map(({ document, value }) => {
    const wbxml = toWbxml(Buffer.from(doctype(tables) + codec.encodeXml(value)));
    if (typeof wbxml === 'string') return opinionOf(document, '', wbxml);
    return read(document, value, () => codec.decodeWbxml(new Uint8Array(wbxml)), whenWriting);
  });
}

/** Types that announce a document in Data to it. */
const typesWithin: Readonly<Record<string, string>> = {
  MgmtTree: 'application/vnd.syncml.dmtnds',
  DevInf: 'application/vnd.syncml-devinf',
};

/** It knows a document in Data within OPAQUE alone, and beside the Type of one, which it translates. */
function within(one: Entry, count: number): Opinion[] {
  const { tables, codec } = one;
  const data = tables.elements.find(({ name, content }) => name === 'Data' && content.kind === 'data')?.content;
  const embeds = data?.kind === 'data' ? data.embeds : [];
  return embeds.flatMap(({ name }) => {
    const type = typesWithin[name];
    if (type === undefined) throw new Error(`which Type announces ${name} to libwbxml?`);
    return fc.sample(fc.gen(), { numRuns: count, seed: 3 }).flatMap((g, index) => {
      const root = drawTyped(g, tables, name, { text: smoothText });
      const message = (encoding: 'xml' | 'wbxml') => messageWith({ [name]: root }, `${type}+${encoding}`);
      const document = `${one.name} with ${name} ${index}`;
      const xml = toXml(codec.encodeWbxml(message('wbxml'), { embedded: 'opaque' }));
      const wbxml = toWbxml(Buffer.from(doctype(tables) + codec.encodeXml(message('xml'))));
      return [
        typeof xml === 'string'
          ? opinionOf(`${document}, read`, '', xml)
          : read(`${document}, read`, message('xml'), () => codec.decodeXml(new Uint8Array(xml)), whenReading),
        typeof wbxml === 'string'
          ? opinionOf(`${document}, written`, '', wbxml)
          : read(`${document}, written`, message('wbxml'), () => codec.decodeWbxml(new Uint8Array(wbxml)), whenWriting),
      ];
    });
  });
}

/** No more than the decoders need: headers are judged elsewhere. */
function messageWith(Data: object, Type: string): unknown {
  return { SyncBody: { commands: [{ $: 'Put', CmdID: '1', Item: [{ Meta: { Type }, Data }] }] } };
}

/** It knows documents by their DOCTYPE. */
function doctype({ roots, publicIds }: Vocabulary): string {
  return `<!DOCTYPE ${roots[0]} PUBLIC "${publicIds[0]!.texts[0]}" "x.dtd">`;
}

function read(document: string, value: unknown, decode: () => unknown, habits: readonly Habit[]): Opinion {
  try {
    return compared(document, plain(value), plain(decode()), habits);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return opinionOf(document, error.finding.message, '');
  }
}

/** Documents in WBXML; those that crash it are not shown to it. */
function others(): { document: string; bytes: Buffer; ours: DocumentNode; vocabulary: Vocabulary }[] {
  const tables = vocabularies.map((one) => one.tables);
  return samples('syncml-wbxml', 'tree-wbxml', 'cp-wbxml').flatMap(({ name, bytes }) => {
    const { document: ours, vocabulary } = decodeStrict(bytes, tables);
    // a document type that was not generated: nothing to compare
    const isOurs = ours.root?.known && ours.findings.every(({ code }) => code !== 'unknown-public-id');
    return isOurs ? [{ document: `sample ${name}`, bytes, ours, vocabulary }] : [];
  });
}

function readsOthers(): Opinion[] {
  return others().map(({ document, bytes, ours, vocabulary }) => compareRead(document, bytes, ours, vocabulary));
}

function readsAgain(): Opinion[] {
  return others().map(({ document, ours, vocabulary }) => {
    const again = encodeEventsWbxml(eventsOf(ours), vocabulary, { stringTable: true });
    return compareRead(document, again, ours, vocabulary);
  });
}

function compareRead(document: string, wbxml: Uint8Array, ours: DocumentNode, vocabulary: Vocabulary): Opinion {
  const fault = ours.findings.find(({ severity }) => severity !== 'note');
  const xml = toXml(wbxml);
  if (typeof xml === 'string') return opinionOf(document, fault?.message ?? '', xml);
  if (fault) return opinionOf(document, fault.message, '');
  return compared(document, outlineOf(ours.root!), outlineOf(decodeStrictXml(xml, vocabulary).root!), whenReading);
}

/** Messages in XML that it knows by their DOCTYPE or namespace. */
function writesOthers(): Opinion[] {
  const tables = vocabularies.map((one) => one.tables);
  return samples('syncml-xml', 'cp-xml').flatMap(({ name, bytes }) => {
    const { document: ours, vocabulary } = decodeStrict(bytes, tables);
    if (!isWellFormed(ours) || !ours.root!.known || ours.root!.name !== vocabulary.roots[0]) return [];
    const xml = ours.header.doctype
      ? bytes
      : Buffer.from(doctype(vocabulary) + Buffer.from(encodeEventsXml(eventsOf(ours), vocabulary)).toString());
    const document = `sample ${name}`;
    const wbxml = toWbxml(xml);
    if (typeof wbxml === 'string') return [opinionOf(document, '', wbxml)];
    const theirs = decodeStrict(wbxml, [vocabulary]).document;
    const fault = theirs.findings.find(({ severity, code }) => severity === 'fatal' || code === 'unknown-token');
    if (fault) return [opinionOf(document, `its WBXML: ${fault.message}`, '')];
    return [compared(document, outlineOf(ours.root!), outlineOf(theirs.root!), whenWriting)];
  });
}
