/** tshark on WBXML: names and texts in their order, from the same bytes. */
import fc from 'fast-check';
import { encodePushPdu } from '../../generated/binary/wsp';
import { drawTyped, plainText } from '../codegen/testing/arbitrary';
import { vocabularies } from '../codegen/testing/vocabularies';

type Entry = (typeof vocabularies)[number];

import { linkTypes, udpPacket } from '../wire/pcap';
import { decodeStrict, decodeStrictWbxml } from '../wire/strict';
import type { DocumentNode, ElementNode } from '../wire/tree';
import { type Judge, type Opinion, opinionOf } from './opinion';
import { difference } from './outline';
import { samples } from './samples';
import { dissect, valuesOf } from './tshark';

/** @param count of documents of each vocabulary */
export function tokenJudges(count: number): Judge[] {
  return [
    {
      name: 'tshark: WBXML that we write',
      programs: ['tshark'],
      ask: () => vocabularies.flatMap((one) => compare(written(one, count))),
    },
    { name: 'tshark: WBXML by others', programs: ['tshark'], ask: () => compare(others()) },
  ];
}

interface Read {
  readonly document: string;
  readonly bytes: Uint8Array;
  readonly ours: DocumentNode;
  /** tshark tells languages by it where the public id is text. */
  readonly mediaType: string;
}

function written({ name, tables, codec }: Entry, count: number): Read[] {
  return fc.sample(fc.gen(), { numRuns: count, seed: 4 }).map((g, index) => {
    const value = drawTyped(g, tables, tables.roots[0]!, { text: plainText, embeds: false });
    const bytes = codec.encodeWbxml(value, { stringTable: index % 3 === 0 });
    const mediaType = tables.mediaTypes.wbxml.at(-1)!;
    return { document: `${name} ${index}`, bytes, ours: decodeStrictWbxml(bytes, tables), mediaType };
  });
}

function others(): Read[] {
  const tables = vocabularies.map((one) => one.tables);
  return samples('syncml-wbxml', 'cp-wbxml').flatMap(({ name, bytes }) => {
    const { document: ours, vocabulary } = decodeStrict(bytes, tables);
    const isOurs = ours.root?.known && ours.findings.every(({ code }) => code !== 'unknown-public-id');
    return isOurs ? [{ document: `sample ${name}`, bytes, ours, mediaType: vocabulary.mediaTypes.wbxml.at(-1)! }] : [];
  });
}

const server = { address: '192.0.2.1', port: 9200 };
/** The port of WAP pushes. */
const device = { address: '192.0.2.2', port: 2948 };

function compare(documents: readonly Read[]): Opinion[] {
  const packets = documents.map(({ bytes, mediaType }, index) => ({
    linkType: linkTypes.rawIp,
    time: index,
    bytes: udpPacket(
      server,
      device,
      encodePushPdu({ tid: 1, type: 6, contentType: { media: mediaType }, headers: [], data: bytes }),
    ),
  }));
  if (packets.length === 0) return [];
  const layers = dissect(packets);
  return documents.map(({ document, ours }, index) => {
    const all = nodesOf(ours.root!);
    const seen = layers[index];
    // what attributes say is told among the texts
    const hasAttributes = all.some(({ attributes }) => attributes.length > 0);
    const texts = all.flatMap(({ children }) =>
      children.flatMap((part) => (part.kind === 'text' && part.bytes === undefined ? [part.text] : [])),
    );
    const mine = { names: all.map(({ name }) => name), ...(hasAttributes ? {} : { texts: texts.sort() }) };
    const strings = [...valuesOf(seen, 'wbxml.str_i'), ...valuesOf(seen, 'wbxml.str_t')];
    const their = {
      names: valuesOf(seen, 'wbxml.known_tag'),
      ...(hasAttributes ? {} : { texts: strings.sort() }),
    };
    const found = difference(mine, their);
    const theirs = refusal(their.names) ?? 'another value';
    return { ...opinionOf(document, '', found === undefined ? '' : theirs), ...(found ? { detail: found } : {}) };
  });
}

function nodesOf(root: ElementNode): ElementNode[] {
  return [root, ...root.children.flatMap((part) => (part.kind === 'element' ? nodesOf(part) : []))];
}

/** It says so where it has no tables for a document. */
function refusal(names: readonly string[]): string | undefined {
  if (names.length === 0) return 'no such document is known';
  return names.some((name) => /^Tag_|^\(/.test(name)) ? 'no names for some tokens' : undefined;
}
