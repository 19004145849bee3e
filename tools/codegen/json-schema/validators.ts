/** Validators as code, by ajv: no compiling at run time, and a fault for everything that is wrong. */
import type Ajv from 'ajv';
import standalone from 'ajv/dist/standalone';

/** What an ajv must be made with for `validatorsText`. */
export const codeOptions = {
  allErrors: true,
  allowUnionTypes: true,
  strictTuples: false,
  code: { source: true, esm: true, lines: true },
} as const;

/**
 * A module that exports one function for each name. `refs`: name to the reference of its schema. `runtime`: where the helpers of ajv come from.
 * @throws Error of ajv for a schema that it does not take
 */
export function validatorsText(ajv: Ajv, refs: Readonly<Record<string, string>>, runtime: string): string {
  const code = standalone(ajv, { ...refs });
  const helpers = new Set<string>();
  const body = code
    .replace(/^"use strict";\n?/, '')
    // The package writes require even into modules.
    .replace(
      /^const (\w+) = require\("ajv\/dist\/runtime\/(\w+)"\)\.default;?$/gm,
      (_, local: string, helper: string) => {
        helpers.add(helper);
        return `const ${local} = ${helper};`;
      },
    )
    .replace(/require\("ajv-formats\/dist\/formats"\)/g, () => {
      helpers.add('formats');
      return 'formats';
    })
    .trim();
  const imports = helpers.size > 0 ? `import { ${[...helpers].sort().join(', ')} } from '${runtime}';\n\n` : '';
  return `${imports}${withoutIdle(body)}`;
}

/** Most of the schemas that stand in the code are used by nothing. */
function withoutIdle(code: string): string {
  const uses = new Map<string, number>();
  for (const [name] of code.matchAll(/\bschema\d+\b/g)) uses.set(name, (uses.get(name) ?? 0) + 1);
  return code.replace(/^const (schema\d+) = .*;\n/gm, (line, name: string) => (uses.get(name) === 1 ? '' : line));
}
