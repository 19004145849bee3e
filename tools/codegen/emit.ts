/** Pass 6: resolved vocabularies to the texts of generated/, by the templates beside this file. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { json } from './literal';
import type { ResolvedVocabulary } from './model';
import { decodersOf } from './view-decode';
import { encodersOf } from './view-encode';
import { schemaOf } from './view-schema';
import { tablesOf } from './view-tables';
import { typesOf } from './view-types';

/** Template to file name; each is rendered once for a vocabulary. */
const outputs: Readonly<Record<string, (vocabulary: ResolvedVocabulary) => object>> = {
  'vocabulary.ts': tablesOf,
  'types.ts': typesOf,
  'xml-decode.ts': decodersOf,
  'wbxml-decode.ts': decodersOf,
  'xml-encode.ts': encodersOf,
  'wbxml-encode.ts': encodersOf,
  'index.ts': () => ({}),
};

/** Path below the project root to text. */
export function emit(vocabularies: readonly ResolvedVocabulary[]): Map<string, string> {
  const handlebars = Handlebars.create();
  const templates = Object.entries(outputs).map(([file, viewOf]) => {
    const text = readFileSync(join(__dirname, 'templates', `${file}.hbs`), 'utf8');
    return { file, viewOf, render: handlebars.compile(text, { noEscape: true, strict: true }) };
  });
  return new Map(
    vocabularies.flatMap((vocabulary) => [
      [`generated/${vocabulary.name}/schema.json`, schemaText(vocabulary)] as const,
      ...templates.map(({ file, viewOf, render }) => {
        const { name, identifier } = vocabulary;
        const shared = vocabularies.some(({ neighbours }) =>
          neighbours.some((other) => other.vocabulary === vocabulary),
        );
        const head = { banner: bannerOf(vocabulary), name, identifier, shared };
        return [`generated/${name}/${file}`, render({ ...head, ...viewOf(vocabulary) })] as const;
      }),
    ]),
  );
}

function schemaText(vocabulary: ResolvedVocabulary): string {
  return `${json(schemaOf(vocabulary, bannerOf(vocabulary)))}\n`;
}

/** Source names and the hash of their contents; no date and no version, so that only a change of the sources shows. */
function bannerOf({ sources }: ResolvedVocabulary): string {
  const hash = createHash('sha256');
  for (const { path, text } of sources) hash.update(`${path}\0${text}\0`);
  const names = sources.map(({ path }) => path).join(', ');
  return `Made from ${names} (sha256 ${hash.digest('hex').slice(0, 16)}). Not to be edited: run npm run generate.`;
}
