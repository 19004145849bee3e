/** Files follow the JSON Schema of their kind. */
import Ajv from 'ajv';
import type { Rule } from '../rule';

export const schemaRule: Rule = {
  name: 'schema',
  description: 'every file follows the JSON Schema of its kind in spec/schema',
  check(data, report) {
    const ajv = new Ajv({ allErrors: true, verbose: true });
    const validators = new Map([...data.schemas].map(([name, schema]) => [name, ajv.compile(schema)]));
    for (const { file, value, lines, schema, list } of data.files) {
      const validate = validators.get(schema);
      if (!validate) {
        report({ file, line: 1 }, `no schema ${schema}`);
        continue;
      }
      if (validate(value)) continue;
      for (const error of validate.errors ?? []) {
        const [top, index, ...rest] = error.instancePath.split('/').slice(1);
        const line = top === list && index !== undefined ? (lines[Number(index)] ?? 1) : 1;
        const place = top === list ? rest.join('.') : (top ?? '');
        const extra = (error.params as { additionalProperty?: string }).additionalProperty;
        report({ file, line }, `${place} ${error.message}${extra ? `: ${extra}` : ''}`.trim());
      }
    }
  },
};
