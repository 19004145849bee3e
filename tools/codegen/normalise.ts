/** Pass 2: text to data. YAML is held against its schema, DTDs are read, what `like` leaves unsaid is filled in. */
import Ajv, { type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { readDtd } from './dtd/read';
import type { Dtd } from './dtd/types';
import type {
  DtdPage,
  GrammarErratum,
  NormalVocabulary,
  OwnPageFile,
  SourceFile,
  Sources,
  VocabularyFile,
  VocabularySpec,
} from './model';
import { refuse } from './problem';

interface Loaded {
  readonly file: VocabularyFile;
  readonly source: SourceFile;
}

interface Complete {
  readonly spec: VocabularySpec;
  readonly pages: readonly DtdPage[];
  /** Of the vocabulary and of those that it is like. */
  readonly sources: readonly SourceFile[];
}

/** @throws SpecError, DtdError */
export function normalise(sources: Sources): NormalVocabulary[] {
  const ajv = new Ajv({ allErrors: true });
  const isVocabulary = ajv.compile<VocabularyFile>(JSON.parse(sources.schemas.vocabulary.text));
  const isErrata = ajv.compile<GrammarErratum[]>(JSON.parse(sources.schemas['grammar-errata'].text));
  const errata = sources.errata.map((source) => ({ source, errata: load(source, isErrata) }));
  const loaded = sources.vocabularies.map((source): Loaded => ({ file: load(source, isVocabulary), source }));

  const vocabularies = loaded.map((one): NormalVocabulary => {
    const name = one.file.vocabulary;
    if (one.source.path !== `spec/wbxml/${name}.yaml`) refuse(one.source.path, `holds the vocabulary ${name}`);
    const { spec, pages, sources: own } = complete(one, loaded, sources.dtds, []);
    const corrections = errata.flatMap((file) => file.errata.filter(({ vocabulary }) => vocabulary === name));
    const errataSource = corrections.length > 0 ? errata[0]?.source : undefined;
    return { spec, sources: own, pages, errata: corrections, ...(errataSource ? { errataSource } : {}) };
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

/** The vocabulary with everything that it takes from the one that it is like. */
function complete(
  { file, source }: Loaded,
  all: readonly Loaded[],
  dtds: readonly SourceFile[],
  open: readonly string[],
): Complete {
  const { like, pages, ...own } = file;
  const base = like === undefined ? undefined : all.find((other) => other.file.vocabulary === like);
  if (like !== undefined && !base) refuse(source.path, `is like ${like}, which is no vocabulary`);
  if (like !== undefined && [...open, file.vocabulary].includes(like))
    refuse(source.path, `is like ${like}, which is like this one`);
  const from = base && complete(base, all, dtds, [...open, file.vocabulary]);

  const read = pages.flatMap((page): DtdPage[] => {
    if (!('dtd' in page)) return [];
    const { dtd, sources } = dtdOf(page, source, dtds);
    const tags = from?.pages.find(({ spec }) => spec.page === page.page)?.spec.tags;
    if (!tags && !page.tags) refuse(source.path, `page ${page.page} has no tags`);
    const kept = Object.entries(tags ?? {}).filter(([, name]) => dtd.elements.has(name));
    return [{ spec: { ...page, tags: { ...Object.fromEntries(kept), ...page.tags } }, dtd, sources }];
  });
  const spec = {
    ...from?.spec,
    ...own,
    pages: pages.map((page) => read.find(({ spec }) => spec.page === page.page)?.spec ?? page),
  } as VocabularySpec; // the schema demands what no `like` gives
  return { spec, pages: read, sources: [source, ...(from?.sources ?? [])] };
}

/** The DTD of a page; a DTD may read others beside it. */
function dtdOf(
  page: OwnPageFile,
  source: SourceFile,
  dtds: readonly SourceFile[],
): { dtd: Dtd; sources: readonly SourceFile[] } {
  const fileOf = (name: string) => dtds.find(({ path }) => path === `spec/dtd/${name}`);
  const file = fileOf(page.dtd);
  if (!file) return refuse(source.path, `page ${page.page} names spec/dtd/${page.dtd}, which does not exist`);
  const externals = Object.fromEntries(
    dtds.map(({ path, text }) => [path.slice('spec/dtd/'.length), { file: path, text }]),
  );
  const dtd = readDtd(file.text, { file: file.path, externals });
  const others = [...dtd.parameterEntities.values()].map(({ external }) => fileOf(external?.systemId ?? ''));
  return { dtd, sources: [file, ...others.filter((other) => other !== undefined)] };
}

function load<T>(source: SourceFile, isValid: ValidateFunction<T>): T {
  const value: unknown = parse(source.text);
  if (isValid(value)) return value;
  const errors = isValid.errors ?? [];
  return refuse(source.path, errors.map(({ instancePath, message }) => `${instancePath || '/'} ${message}`).join('; '));
}
