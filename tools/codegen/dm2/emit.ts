/** Pass 3: the model to the texts of generated/dm2. */
import { createHash } from 'node:crypto';
import Ajv from 'ajv';
import * as schemaToTypes from 'json-schema-to-typescript';
import { render } from '../json-schema/render';
import { typesText } from '../json-schema/types';
import { codeOptions, validatorsText } from '../json-schema/validators';
import { literal, quote } from '../literal';
import type { Dm2Model } from './model';

/** Path below the project root to text. */
export async function emitDm2(model: Dm2Model): Promise<Map<string, string>> {
  const { definitions, documents, commands, status } = model;
  const bundle = { $id: 'dm2', definitions };
  const kinds = [...documents, 'Alert'].sort();
  const names = [...kinds, 'Command'];
  const refs = Object.fromEntries([...names, ...commands].map((name) => [`is${name}`, `dm2#/definitions/${name}`]));
  const ajv = new Ajv({ ...codeOptions, schemas: [withoutProse(bundle)] });
  const banner = bannerOf(model);
  const file = (name: string, text: string) => [`generated/dm2/${name}.ts`, `${text.trimEnd()}\n`] as const;
  const types = await typesText(schemaToTypes, bundle, 'Dm2', { definitionsOnly: true });
  return new Map([
    file('types', `// ${banner}\n\n${types}`),
    file('validators', `// ${banner}\n// @ts-nocheck\n${validatorsText(ajv, refs, 'ajv/dist/runtime')}`),
    file('status', render('dm2-status.ts', { banner, table: literal(status) })),
    file('index', render('dm2-index.ts', { banner, names, kinds: kinds.map(quote).join(' | '), commands })),
  ]);
}

/** What nobody reads at run time. */
function withoutProse<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      key === 'description' && typeof inner === 'string' ? undefined : inner,
    ),
  ) as T;
}

function bannerOf({ sources }: Dm2Model): string {
  const hash = createHash('sha256');
  for (const { path, text } of sources) hash.update(`${path}\0${text}\0`);
  return `Made from spec/dm2 (sha256 ${hash.digest('hex').slice(0, 16)}). Not to be edited: run npm run generate.`;
}
