/** Pass 2: files to modules. Every file follows its schema, every part was seen somewhere. */
import Ajv from 'ajv';
import { parse } from 'yaml';
import { better, evidenceOfCell } from '../../catalogue/evidence';
import type { SourceFile } from '../model';
import { type Problem, SpecError } from '../problem';
import type { BinaryModule, BinarySources, GradedLayout, Layout, Part } from './model';

/** @throws SpecError with all that is wrong */
export function loadBinary(sources: BinarySources): BinaryModule[] {
  const problems: Problem[] = [];
  const valid = new Ajv({ allErrors: true, strict: false }).compile<Layout>(JSON.parse(sources.schema.text));
  const layouts: GradedLayout[] = [];
  for (const source of sources.layouts) {
    const data = parsed(source, problems);
    if (valid(data)) layouts.push(grade(data, source, sources, problems));
    else
      for (const { instancePath, message, params, keyword } of valid.errors ?? [])
        if (keyword !== 'oneOf' || data !== undefined)
          problems.push({ file: source.path, message: `${instancePath || '/'} ${message} ${JSON.stringify(params)}` });
  }
  for (const { layout, source } of layouts)
    if (source.path !== `spec/binary/${layout}.yaml`)
      problems.push({ file: source.path, message: `layout is ${layout}, not the name of the file` });
  if (problems.length > 0) throw new SpecError(problems);
  const names = [...new Set(layouts.map(({ module }) => module))];
  return names.map((name) => moduleOf(name, layouts, sources.mediaTypes));
}

function moduleOf(name: string, all: readonly GradedLayout[], media: SourceFile): BinaryModule {
  const layouts = all.filter(({ module }) => module === name);
  const own = layouts.flatMap(({ wsp }) => wsp?.['media-types'].entries ?? []);
  if (own.length === 0) return { name, layouts, others: [], mediaTypes: [] };
  const known = (parse(media.text) as { 'media-types': { type: string; code?: number }[] })['media-types'];
  const shared = known.flatMap(({ type, code }) => (code === undefined ? [] : [[code, type] as const]));
  const mediaTypes = [...shared, ...own.map((entry) => [entry.code, entry.name] as const)].sort(([a], [b]) => a - b);
  return { name, layouts, others: [media], mediaTypes };
}

function grade(layout: Layout, source: SourceFile, sources: BinarySources, problems: Problem[]): GradedLayout {
  const cells = new Map(
    Object.entries(layout.evidence).map(([name, { from, sources: marks }]) => {
      const mapping = sources.mappings.find(({ mapping: { sheet } }) => sheet === from.split('#')[0])?.mapping;
      const gradeOf = (clause: string) => mapping && evidenceOfCell(marks.join(', '), clause, mapping);
      if (!gradeOf('1')) problems.push({ file: source.path, message: `evidence ${name}: no known mark for ${from}` });
      return [name, gradeOf] as const;
    }),
  );
  const reference = (part: Partial<Part>, outer: Partial<Part> = {}) => {
    const clause = part.clause ?? outer.clause ?? '';
    const grades = (part.seen ?? outer.seen ?? []).map((name) => cells.get(name)?.(clause) ?? 'memory');
    return `${clause}; ${grades.reduce(better)}`;
  };
  for (const name of namesSeen(layout))
    if (!cells.has(name)) problems.push({ file: source.path, message: `seen: no evidence ${name}` });
  return { ...layout, source, reference };
}

/** All names in any `seen`. */
function namesSeen(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesSeen);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === 'seen' ? (item as string[]) : namesSeen(item)));
}

function parsed({ path, text }: SourceFile, problems: Problem[]): unknown {
  try {
    return parse(text);
  } catch (error) {
    problems.push({ file: path, message: (error as Error).message });
    return undefined;
  }
}
