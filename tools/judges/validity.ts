/** xmllint with the DTDs: what our encoders write is valid, whatever the value; of documents by others we say the same. */
import fc from 'fast-check';
import { anyText, drawTyped } from '../codegen/testing/arbitrary';
import { vocabularies } from '../codegen/testing/vocabularies';

type Entry = (typeof vocabularies)[number];

import { decodeStrict, isWellFormed } from '../wire/strict';
import { grammarCodes } from './content-models';
import { grammarOf } from './grammars';
import { type Judge, type Opinion, opinionOf } from './opinion';
import { xmllint } from './programs';
import { samples } from './samples';

/** @param count of documents of each vocabulary */
export function validityJudges(count: number): Judge[] {
  return [
    {
      name: 'xmllint: what we write is valid',
      programs: ['xmllint'],
      ask: () => vocabularies.flatMap((one) => written(one, count)),
    },
    { name: 'xmllint: documents by others', programs: ['xmllint'], ask: others },
  ];
}

function written({ name, tables, codec }: Entry, count: number): Opinion[] {
  const values = fc
    .sample(fc.gen(), { numRuns: count, seed: 1 })
    .map((g) => drawTyped(g, tables, tables.roots[0]!, { text: anyText, embeds: false }));
  const says = xmllint(
    values.map((value) => codec.encodeXml(value)),
    grammarOf(tables),
  );
  return says.map(([first = ''], index) => opinionOf(`${name} ${index}`, '', first));
}

const kinds = ['ddf-microsoft-v1', 'ddf-microsoft-v2', 'ddf-vendor', 'mo-instance', 'syncml-xml', 'tree-dump'];

/** Each by the DTD of the vocabulary that we take it for; elements only, of attributes a DTD says less than we do. */
function others(): Opinion[] {
  const all = vocabularies;
  const read = samples(...kinds).flatMap(({ name, bytes }) => {
    const { document, vocabulary } = decodeStrict(
      bytes,
      all.map(({ tables }) => tables),
    );
    return isWellFormed(document) && vocabulary.roots.includes(document.root!.name)
      ? [{ name, bytes, document, vocabulary }]
      : [];
  });
  return all.flatMap(({ tables }) => {
    const own = read.filter(({ vocabulary }) => vocabulary === tables);
    const says = xmllint(
      own.map(({ bytes }) => withoutDoctype(bytes)),
      grammarOf(tables),
    );
    return own.map(({ name, document }, index) => {
      const fault = document.findings.find(({ code, severity }) => severity === 'error' && grammarCodes.test(code));
      const theirs = says[index]!.find((complaint) =>
        /Element \S+ (content|was declared)|No declaration for element/.test(complaint),
      );
      return opinionOf(`sample ${name}`, fault?.message ?? '', theirs?.replace(/, expecting .*/, '') ?? '');
    });
  });
}

/** Its own would be fetched, or declare elements of its own. */
function withoutDoctype(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/<!DOCTYPE[^[>]*(\[[^\]]*\])?\s*>/, ''), 'latin1');
}
