/** Content specifications: EMPTY, ANY, mixed, children. XML 1.0 clauses 3.2, 3.2.1, 3.2.2. */
import type { Source } from './source';
import type { ContentSpec, Occurs, Particle } from './types';

export function readContent(source: Source): ContentSpec {
  if (source.take('EMPTY')) return { kind: 'empty' };
  if (source.take('ANY')) return { kind: 'any' };
  if (!source.take('(')) source.fail('EMPTY, ANY or "("');
  source.space();
  if (source.take('#PCDATA')) return { kind: 'mixed', names: mixedNames(source) };
  return { kind: 'children', model: group(source, 1) };
}

function mixedNames(source: Source): string[] {
  const names: string[] = [];
  for (;;) {
    source.space();
    if (source.take(')')) break;
    source.need('|');
    source.space();
    const name = source.name('an element name');
    if (names.includes(name)) source.fail('each name once in mixed content', name);
    names.push(name);
  }
  if (!source.take('*') && names.length > 0) source.fail('"*" after mixed content with elements');
  return names;
}

/** After "(": particles joined by one kind of separator, ")", and how often. */
function group(source: Source, depth: number): Particle {
  if (depth > source.limits.depth) source.fail(`at most ${source.limits.depth} groups within each other`);
  const parts = [particle(source, depth)];
  let separator: ',' | '|' | undefined;
  for (;;) {
    source.space();
    if (source.take(')')) break;
    if (separator === undefined) separator = source.looksAt('|') ? '|' : ',';
    if (!source.take(separator)) source.fail(`${JSON.stringify(separator)} or ")"`);
    parts.push(particle(source, depth));
  }
  return { kind: separator === '|' ? 'choice' : 'sequence', parts, occurs: occurs(source) };
}

function particle(source: Source, depth: number): Particle {
  source.space();
  if (source.take('(')) return group(source, depth + 1);
  const name = source.name('an element name or "("');
  return { kind: 'name', name, occurs: occurs(source) };
}

function occurs(source: Source): Occurs {
  if (source.take('?')) return 'optional';
  if (source.take('*')) return 'many';
  if (source.take('+')) return 'oneOrMore';
  return 'one';
}

const marks: Readonly<Record<Occurs, string>> = { one: '', optional: '?', many: '*', oneOrMore: '+' };

/** A model as it is written, `(NodeName, Path?, (Node* | Value?))`. */
export function printModel(model: Particle): string {
  if (model.kind === 'name') return model.name + marks[model.occurs];
  const inner = model.parts.map(printModel).join(model.kind === 'choice' ? ' | ' : ', ');
  return `(${inner})${marks[model.occurs]}`;
}
