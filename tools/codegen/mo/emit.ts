/** Pass 3: definitions to the texts of generated/mo, by the templates mo-*.hbs. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { literal, quote } from '../literal';
import type { SourceFile } from '../model';
import { markdownOf } from './markdown';
import type { MoModel, MoObject } from './model';
import { declarationsOf, namesOf, urisOf } from './view';

type Render = (view: object) => string;

export interface EmitPlace {
  /** Folder that gets one folder for each object, from the project root. */
  readonly folder: string;
  /** How the generated files import tools/mo. */
  readonly runtime: string;
}

const standard: EmitPlace = { folder: 'generated/mo', runtime: '../../../tools/mo' };

/** Path to text: the folders of all objects, and the registry. */
export function emitMo({ objects, identifiers, identifierSource }: MoModel): Map<string, string> {
  const render = templateOf('registry');
  const known = objects.map(({ base, definition }) => ({
    base,
    ...namesOf(definition.name, base),
    mo: quote(definition.identifier),
  }));
  const registry = render({
    banner: bannerOf([identifierSource, ...objects.flatMap(({ sources }) => sources)], 'spec/mo'),
    runtime: standard.runtime,
    objects: known.map((one) => ({ ...one, alias: `${one.constant}${one.base.replace(/^.*-/, '').replace('.', '')}` })),
    identifiers: literal(identifiers.identifiers.map(({ mo }) => mo)),
    misprints: literal(identifiers.identifiers.flatMap(({ mo, printed }) => (printed ? [[printed, mo]] : []))),
    deviations: literal(identifiers['known-deviations'].map(({ mo, meant }) => [mo, meant])),
  });
  return new Map([
    ...objects.flatMap((object) => [...emitObject(object)]),
    [`${standard.folder}/registry/index.ts`, registry],
  ]);
}

/** The folder of one object. */
export function emitObject(object: MoObject, place: EmitPlace = standard): Map<string, string> {
  const { base, definition, sources } = object;
  const names = namesOf(definition.name, base);
  const banner = bannerOf(sources);
  const declarations = declarationsOf(definition.root, names.type);
  const text = JSON.stringify(declarations);
  const view = {
    ...names,
    banner,
    runtime: place.runtime,
    title: [definition.name, definition.version].filter(Boolean).join(' '),
    identifier: definition.identifier,
    table: literal(definition),
    declarations,
    usesInstance: text.includes('InstanceNode'),
    uris: urisOf(definition.root),
  };
  const file = (name: string) => `${place.folder}/${base}/${name}`;
  return new Map([
    ...['definition', 'types', 'uris', 'index'].map((name) => [file(`${name}.ts`), templateOf(name)(view)] as const),
    [file('README.md'), markdownOf(object, banner)],
  ]);
}

const templates = new Map<string, Render>();

function templateOf(name: string): Render {
  let render = templates.get(name);
  if (!render) {
    const text = readFileSync(join(__dirname, '../templates', `mo-${name}.ts.hbs`), 'utf8');
    render = Handlebars.create().compile(text, { noEscape: true, strict: true });
    templates.set(name, render);
  }
  return render;
}

/** Source names and the hash of their contents. A changed mapping of evidence shows in the grades themselves. */
function bannerOf(sources: readonly SourceFile[], names?: string): string {
  const hash = createHash('sha256');
  for (const { path, text } of sources) hash.update(`${path}\0${text}\0`);
  const named = names ?? sources.map(({ path }) => path).join(', ');
  return `Made from ${named} (sha256 ${hash.digest('hex').slice(0, 16)}). Not to be edited: run npm run generate.`;
}
