/** Everything in generated/: vocabularies, the schema of suites, management objects, DM 2.0, binary layouts, the catalogue. */
import { emitCatalogue } from '../catalogue/emit';
import { generatedFile } from '../catalogue/load';
import type { Vocabulary } from '../wire/vocabulary';
import { generateBinary } from './binary/generate';
import { generateDm2 } from './dm2/generate';
import { emit } from './emit';
import { vocabulariesOf } from './generate';
import { generateMo } from './mo/generate';
import type { ResolvedVocabulary } from './model';
import { refuse } from './problem';
import { emitSuiteSchema } from './suite/emit';

/** Path below the project root to the text that should stand there. @throws SpecError, DtdError, CatalogueError */
export async function generateAll(root: string): Promise<Map<string, string>> {
  const vocabularies = vocabulariesOf(root);
  const tables = (name: string) => {
    const found = vocabularies.find((one) => one.name === name);
    return found ? tablesOf(found) : refuse('spec/wbxml', `there is no vocabulary ${name}`);
  };
  return new Map([
    ...emit(vocabularies),
    ...emitSuiteSchema(tables('syncml-1.2')),
    ...generateMo(root, tables('dmddf-1.2')),
    ...(await generateDm2(root)),
    ...generateBinary(root),
    [generatedFile, emitCatalogue(root)],
  ]);
}

/** With the pages of its neighbours. */
function tablesOf(vocabulary: ResolvedVocabulary): Vocabulary {
  const all = [vocabulary, ...vocabulary.neighbours];
  return {
    ...vocabulary,
    pages: all.flatMap(({ pages }) => pages),
    elements: all.flatMap(({ elements }) => elements),
  };
}
