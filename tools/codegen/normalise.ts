/** Pass 2: text to data. YAML is held against its schema, DTDs are read; nothing is looked up across files yet. */
import Ajv, { type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { readDtd } from './dtd/read';
import type { GrammarErratum, NormalVocabulary, OwnPageSpec, SourceFile, Sources, VocabularySpec } from './model';
import { refuse } from './problem';

/** @throws SpecError, DtdError */
export function normalise(sources: Sources): NormalVocabulary[] {
  const ajv = new Ajv({ allErrors: true });
  const isVocabulary = ajv.compile<VocabularySpec>(JSON.parse(sources.schemas.vocabulary.text));
  const isErrata = ajv.compile<GrammarErratum[]>(JSON.parse(sources.schemas['grammar-errata'].text));
  const errata = sources.errata.map((source) => ({ source, errata: load(source, isErrata) }));

  const vocabularies = sources.vocabularies.map((source): NormalVocabulary => {
    const spec = load(source, isVocabulary);
    if (source.path !== `spec/wbxml/${spec.vocabulary}.yaml`)
      refuse(source.path, `holds the vocabulary ${spec.vocabulary}`);
    const pages = spec.pages
      .filter((page): page is OwnPageSpec => 'dtd' in page)
      .map((page) => {
        const file = sources.dtds.find(({ path }) => path === `spec/dtd/${page.dtd}`);
        if (!file) return refuse(source.path, `page ${page.page} names spec/dtd/${page.dtd}, which does not exist`);
        return { spec: page, dtd: readDtd(file.text, { file: file.path }), source: file };
      });
    const own = errata.flatMap((file) => file.errata.filter(({ vocabulary }) => vocabulary === spec.vocabulary));
    const errataSource = own.length > 0 ? errata[0]?.source : undefined;
    return { spec, source, pages, errata: own, ...(errataSource ? { errataSource } : {}) };
  });

  for (const { source, errata: list } of errata) {
    for (const { vocabulary } of list) {
      if (!vocabularies.some(({ spec }) => spec.vocabulary === vocabulary)) {
        refuse(source.path, `corrects ${vocabulary}, which is no vocabulary`);
      }
    }
  }
  return vocabularies;
}

function load<T>(source: SourceFile, isValid: ValidateFunction<T>): T {
  const value: unknown = parse(source.text);
  if (isValid(value)) return value;
  const errors = isValid.errors ?? [];
  return refuse(source.path, errors.map(({ instancePath, message }) => `${instancePath || '/'} ${message}`).join('; '));
}
