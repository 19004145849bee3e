/** Cases made for one device, kept beside the record of the run that played them: they stand in no file of suites/. */
import Ajv from 'ajv';
import type { Suite } from '../case';
import { FileError } from '../errors';

/** Name of the file in the folder of a run. */
export const keptCases = 'cases.json';

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const steps = {
  type: 'array',
  items: {
    type: 'object',
    required: ['at', 'line', 'kind'],
    properties: { at: text, line: { type: 'integer' }, kind: text },
  },
};
const one = {
  type: 'object',
  required: ['id', 'suite', 'role', 'title', 'covers', 'preamble', 'steps', 'postamble', 'file', 'line'],
  properties: {
    id: text,
    suite: text,
    title: text,
    covers: texts,
    preamble: steps,
    steps,
    postamble: steps,
    file: text,
  },
};
const valid = new Ajv({ allowUnionTypes: true }).compile({
  type: 'object',
  required: ['format', 'suite'],
  properties: {
    format: { const: 1 },
    suite: {
      type: 'object',
      required: ['suite', 'role', 'title', 'cases', 'file'],
      properties: { suite: text, title: text, file: text, cases: { type: 'array', items: one } },
    },
  },
});

/** One case a line, so that two runs can be compared. */
export function writeCases({ cases, ...suite }: Suite): string {
  const lines = cases.map((item) => JSON.stringify(item)).join(',\n');
  return `{"format":1,"suite":${JSON.stringify(suite).slice(0, -1)},"cases":[\n${lines}\n]}}\n`;
}

/** @throws FileError when the text is nothing that `writeCases` wrote. */
export function readCases(json: string, file: string): Suite {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new FileError(file, 1, `no JSON: ${(error as Error).message}`, 'run assay run --ddf again');
  }
  if (!valid(value)) {
    const [first] = valid.errors ?? [];
    throw new FileError(
      file,
      1,
      `no cases of ours: ${first?.instancePath} ${first?.message}`,
      'run assay run --ddf again',
    );
  }
  return (value as { suite: Suite }).suite;
}
