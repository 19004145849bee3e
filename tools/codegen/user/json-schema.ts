/** Types and validators for what a JSON Schema of the user describes. Nothing is fetched: references lead to the files given, or nowhere. */
import Ajv, { type Options, type Schema } from 'ajv';
import Ajv2019 from 'ajv/dist/2019';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { render } from '../json-schema/render';
import { type SchemaToTypes, typesText } from '../json-schema/types';
import { codeOptions, validatorsText } from '../json-schema/validators';
import { type Problem, SpecError } from '../problem';
import {
  bannerOf,
  baseOf,
  folderName,
  type Made,
  stemOf,
  textOf,
  typeName,
  type UserFile,
  type UserOptions,
} from './model';

interface Source {
  readonly file: UserFile;
  readonly schema: Readonly<Record<string, unknown>>;
  /** By what others refer to it. */
  readonly id: string;
}

/** @throws SpecError with all that is wrong */
export async function fromJsonSchema(
  files: readonly UserFile[],
  { name }: UserOptions,
  schemaToTypes: SchemaToTypes,
): Promise<Made> {
  const problems: Problem[] = [];
  const notes: string[] = [];
  const sources = files.flatMap((file) => sourceOf(file, problems));
  const made = new Map<string, string>();
  const makers = new Map<string, string>();
  for (const source of sources) {
    const report = (message: string) => problems.push({ file: source.file.path, message });
    const folder = folderName(name !== undefined && sources.length === 1 ? name : stemOf(source.file));
    const other = makers.get(folder);
    if (other !== undefined) report(`makes a folder ${folder}, and so does ${other}`);
    makers.set(folder, source.file.path);
    try {
      for (const [path, text] of await textsOf(source, sources, schemaToTypes, notes))
        made.set(`${folder}/${path}`, text);
    } catch (error) {
      // Both packages throw plain errors for what they do not take.
      report(error instanceof Error ? error.message : String(error));
    }
  }
  if (name !== undefined && sources.length > 1)
    problems.push({ file: sources[1]!.file.path, message: '--name is for one schema' });
  if (problems.length > 0) throw new SpecError(problems);
  return { files: made, notes: [...new Set(notes)] };
}

function sourceOf(file: UserFile, problems: Problem[]): Source[] {
  const report = (message: string): [] => {
    problems.push({ file: file.path, message });
    return [];
  };
  let schema: unknown;
  try {
    schema = JSON.parse(textOf(file));
  } catch (error) {
    return report((error as Error).message);
  }
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return report('a schema is an object');
  const { $id } = schema as { $id?: unknown };
  return [{ file, schema: schema as Source['schema'], id: typeof $id === 'string' ? $id : baseOf(file) }];
}

async function textsOf(
  source: Source,
  sources: readonly Source[],
  schemaToTypes: SchemaToTypes,
  notes: string[],
): Promise<[string, string][]> {
  const { schema, file } = source;
  const banner = bannerOf([file]);
  const ajv = ajvFor(schema, (text) => notes.push(`${file.path}: ${text}`));
  for (const one of sources) ajv.addSchema(plain(one.schema) as Schema, one.id);
  const main = typeName(stemOf(file));
  const { title: _, $id: __, ...untitled } = schema;
  const types = await typesText(schemaToTypes, untitled, main, { references: among(sources) });
  const kinds = kindsIn(source, main, types);
  const refs = Object.fromEntries(kinds.map((kind) => [`is${kind.name}`, kind.ref]));
  const validators = validatorsText(ajv, refs, 'oma-assay/json-schema');
  const foreign = /\brequire\("([^"]*)"\)/.exec(validators);
  if (foreign) throw new Error(`the validator would need ${foreign[1]}`);
  const names = kinds.map((kind) => kind.name);
  const view = { banner, kinds, typeNames: names.join(', '), kindNames: names.map((one) => `'${one}'`).join(' | ') };
  return [
    ['types.ts', `${banner}\n\n${types}\n`],
    ['validators.ts', `${banner}\n// @ts-nocheck\n${validators}\n`],
    ['index.ts', render('index.ts', view)],
  ];
}

/** What is exported by name: the schema itself, if it says anything, and its definitions. */
function kindsIn({ schema, id }: Source, main: string, types: string): { name: string; ref: string }[] {
  const exported = new Set([...types.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name]) => name!));
  const base = id.replace(/#$/, '');
  const definitions = (['definitions', '$defs'] as const).flatMap((list) =>
    Object.keys((schema[list] as object | undefined) ?? {}).map((key) => ({
      name: key,
      ref: `${base}#/${list}/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`,
    })),
  );
  const named = definitions.filter(({ name }) => exported.has(name) && name !== main);
  return [...(exported.has(main) ? [{ name: main, ref: base }] : []), ...named];
}

/** The dialect that `$schema` names; draft-07 where it names none, and for its forerunners. */
function ajvFor({ $schema }: Source['schema'], note: (text: string) => void): Ajv {
  const options: Options = {
    ...codeOptions,
    strict: false,
    strictSchema: 'log',
    logger: { log: note, warn: note, error: note },
  };
  const dialect = String($schema ?? '');
  const made = dialect.includes('2020-12')
    ? new Ajv2020(options)
    : dialect.includes('2019-09')
      ? new Ajv2019(options)
      : new Ajv(options);
  return addFormats(made) as Ajv;
}

/** Draft-04 and draft-06 are read as draft-07; what differs is an error of ajv. */
function plain(schema: Source['schema']): object {
  const { $schema, ...rest } = schema;
  return /20(19|20)-/.test(String($schema)) ? schema : rest;
}

/** Lets references lead to the given files, and to no disk and no host. */
function among(sources: readonly Source[]) {
  const find = (url: string) =>
    sources.find(({ id, file }) => url === id || url.endsWith(`/${id}`) || url.endsWith(`/${baseOf(file)}`));
  return {
    resolve: {
      file: false,
      http: false,
      given: {
        order: 1,
        canRead: true,
        read({ url }: { url: string }): object {
          const found = find(url.replace(/#.*$/, ''));
          if (!found) throw new Error(`refers to ${url.replace(/^.*\//, '')}, which is not among the files`);
          return found.schema;
        },
      },
    },
  } as const;
}
