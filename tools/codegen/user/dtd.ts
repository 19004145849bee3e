/**
 * Codecs for the documents of a DTD that the user has. A YAML file beside it, written like those in spec/wbxml, gives the code pages and
 * makes WBXML as well; without it there is XML only.
 */
import { parse } from 'yaml';
import { check } from '../check';
import { DtdError } from '../dtd/error';
import { readDtd } from '../dtd/read';
import type { AttributeDeclaration, Dtd } from '../dtd/types';
import { emit } from '../emit';
import type { ResolvedVocabulary, SourceFile, Sources } from '../model';
import { normalise } from '../normalise';
import { overlay } from '../overlay';
import { type Problem, refuse, SpecError } from '../problem';
import { read } from '../read';
import { resolve } from '../resolve';
import { namespaceOf, specOfDtd } from './dtd-spec';
import {
  bannerOf,
  baseOf,
  folderName,
  type Made,
  portable,
  stemOf,
  textOf,
  type UserFile,
  type UserOptions,
} from './model';

/** `root`: of this package, for the schema of the YAML file. @throws SpecError with all that is wrong */
export function fromDtd(files: readonly UserFile[], options: UserOptions, root: string): Made {
  const yaml = files.filter(isYaml);
  const hasPages = yaml.length > 0;
  if (hasPages && (options.name ?? options.root) !== undefined)
    return refuse(baseOf(yaml[0]!), 'gives name and root; --name and --root are for a DTD alone');
  try {
    const externals = Object.fromEntries(
      files.map((file) => [baseOf(file), { file: baseOf(file), text: textOf(file) }]),
    );
    const dtds = files
      .filter((file) => !isYaml(file))
      .map((file) => readDtd(textOf(file), { file: baseOf(file), externals }));
    const problems = dtds.flatMap(inexpressible);
    if (problems.length > 0) throw new SpecError(problems);
    const { schemas } = read(root);
    const sources = hasPages ? withPages(files, schemas) : withoutPages(files, dtds, options, schemas);
    const vocabularies = resolve(normalise(sources).map(overlay));
    const dropped = untyped(dtds, vocabularies);
    const found = [
      ...check(vocabularies),
      ...vocabularies.flatMap(documentless),
      ...dropped.filter(({ presence }) => presence === 'required').map(unwritable),
    ];
    if (found.length > 0) throw new SpecError(found);
    return made(vocabularies, dropped, files, hasPages);
  } catch (error) {
    if (error instanceof DtdError) return refuse('DTD', error.message);
    if (!(error instanceof SpecError)) throw error;
    throw new SpecError(
      error.problems.map(({ file, message }) => ({
        file: plainPath(file, files),
        message: message.replaceAll(/spec\/(wbxml|dtd)\//g, ''),
      })),
    );
  }
}

function isYaml(file: UserFile): boolean {
  return /\.ya?ml$/i.test(file.path);
}

/** The passes know files by the place that they would have in this project. */
function plainPath(path: string, files: readonly UserFile[]): string {
  if (/^spec\/dtd\/page-\d+\.dtd$/.test(path)) return files.map(baseOf).join(', ');
  return path.replace(/^spec\/(wbxml|dtd)\//, '');
}

function withPages(files: readonly UserFile[], schemas: Sources['schemas']): Sources {
  const vocabularies = files.filter(isYaml).map((file): SourceFile => {
    const name = (parse(textOf(file)) as { vocabulary?: unknown } | null)?.vocabulary;
    return { path: `spec/wbxml/${typeof name === 'string' ? name : baseOf(file)}.yaml`, text: textOf(file) };
  });
  const dtds = files
    .filter((file) => !isYaml(file))
    .map((file) => ({ path: `spec/dtd/${baseOf(file)}`, text: textOf(file) }));
  return { vocabularies, dtds, errata: [], schemas };
}

function withoutPages(
  files: readonly UserFile[],
  dtds: readonly Dtd[],
  { name, root }: UserOptions,
  schemas: Sources['schemas'],
): Sources {
  const vocabulary = vocabularyName(name ?? stemOf(files[0]!));
  const { spec, dtds: pages } = specOfDtd(dtds, vocabulary, baseOf(files[0]!), root);
  // JSON is YAML too.
  const text = JSON.stringify(spec);
  return { vocabularies: [{ path: `spec/wbxml/${vocabulary}.yaml`, text }], dtds: pages, errata: [], schemas };
}

/** `demo-1.0`; more hyphens than the one before a version are left out. */
function vocabularyName(text: string): string {
  const [, stem = '', version = ''] = /^(.*?)(-\d[\d.]*)?$/.exec(folderName(text)) ?? [];
  return stem.replace(/[^a-z0-9]/g, '') + version;
}

/** What the printed code cannot hold, with its line. */
function inexpressible(dtd: Dtd): Problem[] {
  const namespace = namespaceOf(dtd);
  const isPlain = (name: string) => /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name);
  const elements = [...dtd.elements.values()].filter(({ name }) => !isPlain(name));
  return [
    ...elements.map(({ name, place }) => ({
      file: place.file,
      message: `line ${place.line}: ${name} cannot be the name of a type`,
    })),
    ...(/["'`\\$<>&\s]/.test(namespace)
      ? [{ file: 'DTD', message: `no namespace: ${JSON.stringify(namespace)}` }]
      : []),
  ];
}

/** Attributes for which the typed form has no property; those that a DTD fixes are no loss. */
function untyped(dtds: readonly Dtd[], vocabularies: readonly ResolvedVocabulary[]): AttributeDeclaration[] {
  const typed = new Set(
    vocabularies.flatMap(({ elements }) =>
      elements.flatMap((element) => element.typed.map((one) => `${element.name} ${one.name}`)),
    ),
  );
  return dtds
    .flatMap(({ attributes }) => attributes)
    .filter(({ name, presence }) => presence !== 'fixed' && !/^xmlns(:|$)/.test(name))
    .filter(({ element, name }) => !typed.has(`${element} ${name}`));
}

/** The readers of documents begin with an element that has children. */
function documentless({ elements, roots, name }: ResolvedVocabulary): Problem[] {
  return elements
    .filter((element) => roots.includes(element.name) && element.content.kind !== 'children')
    .map((element) => ({ file: name, message: `the document ${element.name} has no child elements` }));
}

function unwritable({ element, name, place }: AttributeDeclaration): Problem {
  const message = `line ${place.line}: ${element} needs the attribute ${name}, which the typed form does not have`;
  return { file: place.file, message };
}

function made(
  vocabularies: readonly ResolvedVocabulary[],
  dropped: readonly AttributeDeclaration[],
  files: readonly UserFile[],
  hasPages: boolean,
): Made {
  const banner = bannerOf(files);
  const own = [...emit(vocabularies)].filter(([path]) => hasPages || !/\/wbxml-\w+\.ts$/.test(path));
  const texts = own.map(([path, text]) => [path.replace(/^generated\//, ''), textFor(path, text, banner)] as const);
  const indexes = vocabularies.map(
    ({ name, identifier }) => [`${name}/index.ts`, indexText(banner, identifier, hasPages)] as const,
  );
  const names = dropped.map(({ element, name }) => `${element}/@${name}`).join(', ');
  return {
    files: new Map([...texts, ...indexes]),
    notes: [
      ...(hasPages ? [] : ['no code pages were given (a YAML file): XML only']),
      ...(names === '' ? [] : [`the typed form lacks attributes that the strict decoders keep: ${names}`]),
    ],
  };
}

function textFor(path: string, text: string, banner: string): string {
  if (path.endsWith('.json'))
    return text.replace(/("\$comment": )"Made from [^"]*"/, (_, key) => key + JSON.stringify(banner.slice(3)));
  const bytes = /new Uint8Array\(Buffer\.from\((.*), 'utf8'\)\)/;
  const free = bytes.test(text)
    ? text.replace(bytes, 'utf8($1)').replace(/^(?=import )/m, "import { utf8 } from '../../tools/wire/bits';\n")
    : text;
  const whole = free.replace(' xmlns=""', '');
  return portable(whole, banner, /'(?:\.\.\/)+tools\/wire\/[\w-]+'/g, 'oma-assay/wire');
}

function indexText(banner: string, identifier: string, hasPages: boolean): string {
  const wbxml = [
    "export type { WbxmlOptions, WbxmlVersion } from 'oma-assay/wire';",
    "export { decodeWbxml } from './wbxml-decode.js';",
    "export { encodeWbxml } from './wbxml-encode.js';",
  ];
  return `${[
    banner,
    ...(hasPages ? wbxml : []),
    "export type * from './types.js';",
    `export { ${identifier} } from './vocabulary.js';`,
    "export { decodeXml } from './xml-decode.js';",
    "export { encodeXml, encodeXmlBytes } from './xml-encode.js';",
  ].join('\n')}\n`;
}
