/** generated/suite.schema.json: what a suite file may say, one definition a line so that a diff can be read. */
import { createHash } from 'node:crypto';
import type { Vocabulary } from '../../wire/vocabulary';
import { suiteSchema } from './schema';

/** Roles that suites are written for. */
const roles = ['dm-client', 'dm-server'];

/** Path below the package root to the text that should stand there. */
export function emitSuiteSchema(vocabulary: Vocabulary): Map<string, string> {
  const { definitions, ...rest } = suiteSchema(vocabulary, roles);
  const lines = Object.entries(definitions as object).map(
    ([name, one]) => `    ${JSON.stringify(name)}: ${JSON.stringify(one)}`,
  );
  const body = JSON.stringify(rest).slice(0, -1);
  const hash = createHash('sha256').update(body).update(lines.join()).digest('hex').slice(0, 16);
  const comment = `Made from the tables of ${vocabulary.name} (${hash}). Not to be edited: run npm run generate.`;
  return new Map([
    [
      'generated/suite.schema.json',
      `{\n  "$comment": ${JSON.stringify(comment)},\n  ${body.slice(1)},\n  "definitions": {\n${lines.join(',\n')}\n  }\n}\n`,
    ],
  ]);
}
