/** TypeScript declarations of JSON Schemas, by json-schema-to-typescript, without what that package tells about itself. */
import type { JSONSchema, Options } from 'json-schema-to-typescript';

/** The part of the package that is used; whoever calls loads it, because a user may not have it. */
export interface SchemaToTypes {
  compile(schema: JSONSchema, name: string, options?: Partial<Options>): Promise<string>;
}

export interface TypesOptions {
  /** Named definitions of nothing but names: leaves the type of the whole out. */
  readonly definitionsOnly?: boolean;
  /** Resolves references to other files. */
  readonly references?: Options['$refOptions'];
}

/**
 * Declarations of `schema` and of all its definitions. Members that a schema does not mention are let through by the validator and
 * left out of the type, so that a misspelt name is an error of the compiler.
 * @throws Error of the package for a schema that it does not take
 */
export async function typesText(
  { compile }: SchemaToTypes,
  schema: object,
  name: string,
  { definitionsOnly = false, references }: TypesOptions = {},
): Promise<string> {
  const text = await compile(harmless(schema) as JSONSchema, name, {
    additionalProperties: false,
    bannerComment: '',
    unknownAny: true,
    unreachableDefinitions: true,
    style: { singleQuote: true, printWidth: 120 },
    ...(references && { $refOptions: references }),
  });
  const clean = text
    .replace(/^ \* @(min|max)Items \d+\n/gm, '')
    .replace(/( \*\n)? \* This interface was referenced by `[^\n]*\n \* via the `[^\n]*\n/g, '')
    .replace(/^( *) \*\n\1 \*\/$/gm, '$1 */')
    .replace(/^\/\*\*\n \*\/\n/gm, '');
  const whole = definitionsOnly ? clean.replace(`export interface ${name} {\n  [k: string]: unknown;\n}\n`, '') : clean;
  const short = whole.replace(/^( *)\/\*\*\n *\* ([^\n]{1,110})\n *\*\/$/gm, '$1/** $2 */');
  return short
    .replace(/\n(?=\/\*\*|export )/g, '\n\n')
    .replace(/(\*\/\n)\n+(?=export )/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Without keywords by which a schema puts text of its own into the declarations. */
function harmless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(harmless);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, inner]) =>
          !(key === 'tsType' && typeof inner === 'string') && !(key === 'tsEnumNames' && Array.isArray(inner)),
      )
      .map(([key, inner]) => [key, isProse(key, inner) ? inner.replaceAll('*/', '* /') : harmless(inner)]),
  );
}

function isProse(key: string, value: unknown): value is string {
  return (
    typeof value === 'string' &&
    (key === 'description' || key === 'title' || key === '$comment' || key === 'deprecated')
  );
}
