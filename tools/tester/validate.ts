/** YAML files checked against a JSON Schema; every complaint with file and line. */
import { readFileSync } from 'node:fs';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { LineCounter, parseDocument } from 'yaml';
import { offsetOf, pathOf } from '../ics/yaml-file';
import { FileError } from './errors';

export interface Loaded {
  readonly data: unknown;
  /** Line (from 1) of the node at this path; of the nearest parent when it is not there. */
  line(path: readonly (string | number)[]): number;
}

/** @throws FileError when the file cannot be read or is no YAML. */
export function loadYaml(file: string, shown = file): Loaded {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new FileError(shown, 1, `cannot be read (${(error as NodeJS.ErrnoException).code})`, 'check the path');
  }
  return loadYamlText(text, shown);
}

/** @throws FileError when the text is no YAML. */
export function loadYamlText(text: string, shown: string): Loaded {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fault = document.errors[0];
  if (fault)
    throw new FileError(shown, lines.linePos(fault.pos[0]).line, `not YAML: ${fault.message.split('\n')[0] ?? ''}`);
  return {
    data: document.toJS({ maxAliasCount: 100 }),
    line: (path) => lines.linePos(offsetOf(document.contents, path)).line,
  };
}

/** @throws FileError naming the place, what is wrong there and what is allowed. */
export function check(loaded: Loaded, validate: ValidateFunction, shown: string): void {
  if (validate(loaded.data)) return;
  const error = deepest(validate.errors ?? []);
  const where = error.instancePath.slice(1).replaceAll('/', '.') || 'file';
  throw new FileError(shown, loaded.line(pathOf(error)), `${where} ${sayError(error)}`);
}

/** Of the errors of a failed oneOf the deepest one tells most. */
function deepest(errors: readonly ErrorObject[]): ErrorObject {
  const score = (error: ErrorObject): number =>
    error.instancePath.split('/').length * 4 +
    (error.keyword === 'additionalProperties' ? 2 : 0) -
    (error.keyword === 'oneOf' || error.keyword === 'anyOf' ? 3 : 0);
  return errors.reduce((best, error) => (score(error) > score(best) ? error : best));
}

function sayError(error: ErrorObject): string {
  const params = error.params as Record<string, unknown>;
  if (error.keyword === 'additionalProperties') return `does not know "${String(params.additionalProperty)}"`;
  if (error.keyword === 'enum') return `must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
  if (error.keyword === 'const') return `must be ${String(params.allowedValue)}`;
  return error.message ?? 'is not as the schema demands';
}
