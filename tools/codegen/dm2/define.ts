/** Pass 2: schemas and status codes become one model; marks of the fact sheet become evidence in the texts. */
import Ajv from 'ajv';
import { parse } from 'yaml';
import { evidenceOfCell, type Mapping } from '../../catalogue/evidence';
import type { Evidence } from '../../catalogue/model';
import type { SourceFile } from '../model';
import { type Problem, SpecError } from '../problem';
import type { Definition, Dm2Model, Dm2Sources, StatusCode } from './model';

type StatusFile = { readonly status: readonly (Omit<StatusCode, 'evidence'> & { readonly source: string })[] };

/** @throws SpecError with all that is wrong */
export function defineDm2(sources: Dm2Sources): Dm2Model {
  const problems: Problem[] = [];
  const mapping = parse(sources.mapping.text) as Mapping;
  const definitions: Record<string, Definition> = {};
  const documents: string[] = [];
  for (const source of sources.schemas) {
    const report = (message: string) => problems.push({ file: source.path, message });
    const { $id, $ref, definitions: own } = JSON.parse(source.text) as Definition & { definitions?: object };
    if ($id !== source.path.replace(/^.*\//, '')) report(`$id is ${String($id)}`);
    if (typeof $ref === 'string') documents.push($ref.replace('#/definitions/', ''));
    for (const [name, definition] of Object.entries(own ?? {})) {
      if (name in definitions) report(`${name} is defined twice`);
      definitions[name] = plain(definition, graderOf(mapping, report)) as Definition;
    }
  }
  for (const [name, definition] of Object.entries(definitions))
    for (const target of referencesIn(definition))
      if (!(target in definitions)) problems.push({ file: 'spec/dm2', message: `${name} refers to ${target}` });
  const commands = referencesIn(definitions['Command'] ?? {});
  if (commands.length === 0) problems.push({ file: 'spec/dm2', message: 'no definition Command' });
  const status = statusOf(sources.status, sources.statusSchema, mapping, problems);
  if (problems.length > 0) throw new SpecError(problems);
  return { definitions, documents, commands, status, sources: [...sources.schemas, sources.status] };
}

type Grader = (cell: string, clause: string) => Evidence | undefined;

function graderOf(mapping: Mapping, report: (message: string) => void): Grader {
  return (cell, clause) => {
    const evidence = evidenceOfCell(cell, clause, mapping);
    if (!evidence) report(`${cell} names no known mark`);
    return evidence;
  };
}

/** References without files, `x-` members gone into the description, remarks left behind. */
function plain(value: unknown, grade: Grader): unknown {
  if (Array.isArray(value)) return value.map((one) => plain(one, grade));
  if (typeof value !== 'object' || value === null) return value;
  const { description, ...rest } = value as Definition;
  const facts = factsOf(rest, grade);
  const told = typeof description === 'string' ? { description: [description, facts].filter(Boolean).join(' ') } : {};
  const kept = Object.entries(rest).filter(([key]) => !key.startsWith('x-') && key !== '$comment');
  return Object.fromEntries([
    ...Object.entries(told),
    ...kept.map(([key, inner]) =>
      key === '$ref' ? [key, String(inner).replace(/^[^#]*/, '')] : [key, plain(inner, grade)],
    ),
  ]);
}

/** `(clause 7.2.1.1, digest; order: practice)`. */
function factsOf(node: Definition, grade: Grader): string {
  const { 'x-clause': clause, 'x-source': source, ...others } = node;
  const cited = typeof clause === 'string' ? clause : '';
  const head = [cited && `clause ${cited}`, typeof source === 'string' && grade(source, cited || '5')].filter(Boolean);
  const rest = Object.entries(others).flatMap(([key, mark]) =>
    key.startsWith('x-') ? [`${key.slice(2)}: ${grade(String(mark), cited || '5')}`] : [],
  );
  const parts = [head.join(', '), ...rest].filter(Boolean);
  return parts.length > 0 ? `(${parts.join('; ')})` : '';
}

/** Names of the definitions that `value` refers to, each once. */
function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const all = Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' ? [String(inner).replace('#/definitions/', '')] : referencesIn(inner),
  );
  return [...new Set(all)];
}

function statusOf(file: SourceFile, schema: SourceFile, mapping: Mapping, problems: Problem[]): StatusCode[] {
  const valid = new Ajv({ allErrors: true }).compile<StatusFile>(JSON.parse(schema.text) as object);
  const data: unknown = parse(file.text);
  if (!valid(data)) {
    for (const { instancePath, message } of valid.errors ?? [])
      problems.push({ file: file.path, message: `${instancePath || '/'} ${message}` });
    return [];
  }
  const grade = graderOf(mapping, (message) => problems.push({ file: file.path, message }));
  const codes = data.status.map(({ code }) => code);
  for (const [index, code] of codes.entries())
    if (index > 0 && code <= codes[index - 1]!) problems.push({ file: file.path, message: `${code} is out of order` });
  return data.status.map(({ source, ...status }) => ({ ...status, evidence: grade(source, '6') ?? 'memory' }));
}
