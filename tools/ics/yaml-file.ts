/** Reads YAML that somebody wrote: limits, schema, and a place in the file for every complaint. */
import type { ErrorObject, ValidateFunction } from 'ajv';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** One complaint; line and column from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong, with expected and actual where there are such. */
  readonly message: string;
}

/** All that is wrong with a file, not only the first. */
export class DataError extends Error {
  override readonly name = 'DataError';
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(textOf).join('\n'));
  }
}

export function textOf(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}

export interface YamlFile<T> {
  readonly value: T;
  readonly file: string;
  /** The complaint that something is wrong at a path such as `['items', 'WBXML-C-001']`: keys for maps, items for lists. */
  problem(path: readonly (string | number)[], message: string): Problem;
}

const maxLength = 256 * 1024;

/** Parses and validates. Throws `DataError`: too long, not YAML, aliases, or not as the schema says. */
export function readYaml<T>(text: string, file: string, schema: ValidateFunction): YamlFile<T> {
  const refuse = (message: string, line = 1, column = 1): never => {
    throw new DataError([{ file, line, column, message }]);
  };
  if (text.length > maxLength) refuse(`too long: expected at most ${maxLength} characters, actual ${text.length}`);
  const lines = new LineCounter();
  let document: ReturnType<typeof parseDocument>;
  let value: unknown;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    if (document.errors.length > 0) {
      const found = document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return { file, line, column: col, message: `not YAML: ${error.message}` };
      });
      throw new DataError(found);
    }
    value = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof DataError) throw error;
    return refuse(error instanceof RangeError ? 'nested too deeply' : `not usable: ${(error as Error).message}`);
  }
  const problem = (path: readonly (string | number)[], message: string): Problem => {
    const { line, col } = lines.linePos(offsetOf(document.contents, path));
    return { file, line, column: col, message };
  };
  if (!schema(value)) {
    throw new DataError((schema.errors ?? []).map((error) => problem(pathOf(error), messageOf(error, value))));
  }
  return { value: value as T, file, problem };
}

/** Where the last step of the path stands; as far as the path can be followed. */
export function offsetOf(root: Node | null, path: readonly (string | number)[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!isScalar(pair?.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Where the complaint of a schema stands; the unknown word itself where there is one. */
export function pathOf(error: ErrorObject): string[] {
  const path = stepsOf(error.instancePath);
  return error.keyword === 'additionalProperties' ? [...path, String(error.params['additionalProperty'])] : path;
}

/** The schema's complaint as place, expected, actual. */
function messageOf(error: ErrorObject, root: unknown): string {
  const path = stepsOf(error.instancePath);
  const place = path.length > 0 ? path.join('.') : 'the file';
  if (error.keyword === 'additionalProperties') {
    return `${place}: unknown word ${JSON.stringify(error.params['additionalProperty'])}`;
  }
  let actual = root;
  for (const step of path) actual = (actual as Record<string, unknown> | undefined)?.[step];
  const allowed: unknown = error.params['allowedValues'];
  const expected = Array.isArray(allowed)
    ? allowed.map((one) => one ?? 'nothing').join(', ')
    : error.message?.replace(/^must (be )?/, '');
  const shown = JSON.stringify(actual) ?? 'nothing';
  return `${place}: expected ${expected}, actual ${shown.length > 80 ? `${shown.slice(0, 80)}...` : shown}`;
}
