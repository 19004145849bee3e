/** xmllint and saxes on well-formedness: small documents, those of others, those that we write, and all of these bent. */
import fc from 'fast-check';
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import { mutate } from '../fuzz/mutate';
import { randomOf } from '../fuzz/random';
import { decodeStrictXml, encodeEventsXml } from '../wire/strict';
import { arbitraryEvents } from '../wire/testing/events';
import { badNamespaces, snippets } from '../wire/testing/snippets';
import { readXmlText } from '../wire/xml-encoding';
import { type Judge, type Opinion, opinionOf } from './opinion';
import { saxes, xmllint } from './programs';
import { samples, xmlKinds } from './samples';

interface Document {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const SEED = 1;

/** @param count of documents that are written, and ten times as many that are bent */
export function wellFormedJudges(count: number): Judge[] {
  const documents = corpus(count);
  return [
    {
      name: 'xmllint: well-formed',
      programs: ['xmllint'],
      ask() {
        const says = xmllint(documents.map(({ bytes }) => bytes));
        return documents.map((document, index) => opinion(document, says[index]![0] ?? ''));
      },
    },
    {
      name: 'saxes: well-formed',
      programs: [],
      // it reads strings, and can say nothing about bytes that are none; a DOCTYPE it passes over without reading
      ask: () =>
        documents.flatMap((document) => {
          const { bytes, cut } = readXmlText(document.bytes);
          const text = Buffer.from(bytes).toString('utf8');
          return cut !== undefined || text.includes('<!DOCTYPE') ? [] : [opinion(document, saxes(text))];
        }),
    },
    { name: 'saxes: namespaces', programs: [], ask: () => badNamespaces.map(namespaces) },
  ];
}

function opinion({ name, bytes }: Document, theirs: string): Opinion {
  const { findings } = decodeStrictXml(bytes, syncml12);
  const fatal = findings.find(({ severity }) => severity === 'fatal');
  // an excerpt says nothing of the kind of fault, a character does
  const actual = fatal?.actual?.startsWith('U+') ? `: ${fatal.actual}` : '';
  return opinionOf(name, fatal ? fatal.message + actual : '', theirs);
}

function namespaces(xml: string): Opinion {
  const { findings } = decodeStrictXml(Buffer.from(xml), syncml12);
  const bad = findings.find(({ code }) => code === 'namespace' || code === 'duplicate-attribute');
  return opinionOf(`snippet ${xml}`, bad?.message ?? '', saxes(xml, true));
}

export function corpus(count: number): Document[] {
  const small = snippets.map(({ xml }) => ({ name: `snippet ${shown(xml)}`, bytes: bytesOf(xml) }));
  const others = samples(...xmlKinds).map(({ name, bytes }) => ({ name: `sample ${name}`, bytes }));
  const events = fc.sample(arbitraryEvents(syncml12, 'xml'), { numRuns: count, seed: SEED });
  const written = events.map((list, index) => ({ name: `written ${index}`, bytes: encodeEventsXml(list, syncml12) }));
  // each kind of origin gets its share: there are far more samples of one kind than of all others
  const origins = [small, others.filter(({ bytes }) => bytes.length < 4000), written].filter(
    ({ length }) => length > 0,
  );
  const random = randomOf(SEED);
  const bent = Array.from({ length: count * 10 }, (_, index) => {
    const origin = random.pick(random.pick(origins));
    const { bytes: other } = random.pick(random.pick(origins));
    return { name: `bent ${index}: ${origin.name}`, bytes: mutate(origin.bytes, other, 'xml', random) };
  });
  return [...small, ...others, ...written, ...bent];
}

function bytesOf(xml: string | Uint8Array): Uint8Array {
  return typeof xml === 'string' ? Buffer.from(xml, 'utf8') : xml;
}

/** As it stands in disagreements.yaml: bytes that are no text in hex. */
function shown(xml: string | Uint8Array): string {
  return typeof xml === 'string' ? xml : `0x${Buffer.from(xml).toString('hex')}`;
}
