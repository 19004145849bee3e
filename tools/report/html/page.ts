/**
 * report.html: one file that opens from disk, with all it needs inside. Everything from the run is escaped: by the templates, and
 * in the data blocks by leaving no `<`; a content security policy lets only the one script run whose hash it names.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../tester/paths';
import type { Run } from '../run';
import type { Lookup } from '../words';
import { type BodyLimits, bodiesOf } from './bodies';
import { Names } from './compact';
import { requirementView, viewOf } from './view';

export interface HtmlOptions {
  readonly bodies?: BodyLimits;
}

/** Modules of the viewer, each after those that it imports. */
export const scripts = [
  'dom.js',
  'bytes.js',
  'tree.js',
  'lists.js',
  'ladder.js',
  'treeview.js',
  'message.js',
  'case.js',
  'start.js',
];
const styles = ['base.css', 'summary.css', 'ladder.css', 'message.css', 'case.css'];
const partials = ['causes', 'cases', 'matrix', 'tables', 'requirement'];

export function htmlReport(run: Run, lookup: Lookup, options: HtmlOptions = {}): string {
  const names = new Names();
  const bodies = bodiesOf(run, names, options.bodies);
  const script = `(() => {\n'use strict';\n${joined(scripts)}})();\n`;
  const style = styles.map(asset).join('\n');
  const page = template();
  return page({
    ...viewOf(run, lookup),
    style,
    script,
    policy: policyFor(script, style),
    data: json({
      role: run.header.role,
      product: run.header.product,
      keys: run.cases.map((one) => one.line.key),
      names: names.list,
      requirements: requirementsOf(run, lookup),
    }),
    bodies: bodies.map((body, index) => ({ index, json: JSON.stringify(body) })),
  });
}

/** A page opened from disk may load no modules: they are joined into one script, in which every name is known to all. */
export function joined(modules: readonly string[]): string {
  return modules
    .map((name) =>
      asset(name)
        .replace(/^import [^;]*;\n/gm, '')
        .replace(/^export /gm, ''),
    )
    .join('\n');
}

/** Texts of all requirements that a finding or a case names. */
function requirementsOf(run: Run, lookup: Lookup): [string, unknown][] {
  const ids = new Set<string>();
  for (const { line, findings } of run.cases) {
    for (const id of line.covers) ids.add(id);
    for (const { requirement } of findings) if (requirement !== null) ids.add(requirement);
  }
  return [...ids].map((id) => [id, requirementView(id, lookup)]);
}

function template(): (view: object) => string {
  // Loaded here: the command line starts faster without it.
  const handlebars = (require('handlebars') as typeof import('handlebars')).create();
  for (const name of partials) handlebars.registerPartial(name, asset(`${name}.hbs`));
  return handlebars.compile(asset('page.hbs'), { strict: true });
}

/** JSON that may stand in a script element: `<` never comes out as itself. */
function json(value: unknown): string {
  return unmarked(JSON.stringify(value));
}

function unmarked(text: string): string {
  return text.replace(/</g, '\\u003c');
}

function policyFor(script: string, style: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const rules = [`script-src ${hash(script)}`, `style-src ${hash(style)}`, "base-uri 'none'", "form-action 'none'"];
  return ["default-src 'none'", ...rules].join('; ');
}

const read = new Map<string, string>();

/** Templates, style and scripts are files as they are, and so does the built program read them. */
function asset(name: string): string {
  const known = read.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(join(packageRoot, 'tools/report/html/assets', name), 'utf8');
  read.set(name, text);
  return text;
}
