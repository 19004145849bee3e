/** `assay show ID`: one thing and all that hangs on it. */
import pc from 'picocolors';
import type { Catalogue, Requirement } from '../catalogue';
import type { Suite } from '../tester/case';
import { judgesOf } from '../tester/coverage';
import { nearest } from '../tester/plan';
import type { Defect } from '../tester/prove';
import { rules } from '../tester/rules';
import { catalogue, printJson, suites, usage } from './context';
import { allDefects } from './defects';
import type { Exit } from './main';

/** @throws AssayError when nothing has that id. */
export async function show(id: string, options: { json?: boolean }): Promise<Exit> {
  const known = catalogue();
  const all = suites(known);
  const defects = await allDefects(known);
  const found = find(id, known, all, defects);
  if (!found) {
    const names = [
      ...known.requirements.keys(),
      ...all.flatMap((suite) => suite.cases.map((one) => one.id)),
      ...rules.map((rule) => rule.id),
      ...defects.map((one) => one.name),
    ];
    throw usage(`nothing is called ${id}`, `did you mean ${nearest(id, names)}?`);
  }
  if (options.json) printJson(found);
  else for (const [name, value] of Object.entries(found)) write(name, value);
  return 0;
}

function find(
  id: string,
  known: Catalogue,
  all: readonly Suite[],
  defects: readonly Defect[],
): Record<string, unknown> | undefined {
  const requirement = known.requirements.get(id);
  if (requirement) return describe(requirement, all, defects);
  const one = all.flatMap((suite) => suite.cases).find((candidate) => candidate.id === id);
  if (one) {
    const { covers, title, scr, needs, axes, caughtBy, file, line } = one;
    const texts = covers.map((cover) => `${cover} ${known.requirements.get(cover)?.text ?? ''}`);
    return { case: id, title, covers: texts, scr, needs, axes, 'caught-by': caughtBy, file: `${file}:${line}` };
  }
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule) {
    const texts = rule.requirements.map((cover) => `${cover} ${known.requirements.get(cover)?.text ?? ''}`);
    return { rule: id, party: rule.party, requirements: texts, 'assumes a correct peer': rule.assumesCorrectPeer };
  }
  const defect = defects.find((candidate) => candidate.name === id);
  return defect && { defect: id, ...defect };
}

function describe(one: Requirement, all: readonly Suite[], defects: readonly Defect[]): Record<string, unknown> {
  const judges = judgesOf(
    all.flatMap((suite) => suite.cases),
    rules,
  ).get(one.id);
  return {
    requirement: one.id,
    text: one.text,
    level: one.level,
    party: one.party,
    document: `${one.document}, clause ${one.clause}`,
    versions: [...one.versions, ...one.unread.map((version) => `${version} (not read)`)],
    evidence: one.evidence,
    from: one.from,
    sources: one.sources,
    ...(one.tension.length > 0 ? { 'all allowed': one.tension } : {}),
    ...(one.untested ? { untested: one.untested } : {}),
    cases: judges?.cases ?? [],
    rules: judges?.rules ?? [],
    defects: defects.filter((defect) => defect.breaks.includes(one.id)).map((defect) => defect.name),
  };
}

function write(name: string, value: unknown): void {
  const text = Array.isArray(value)
    ? value.join(name === 'covers' || name === 'requirements' ? `\n${' '.repeat(18)}` : ', ') || '-'
    : String(value);
  process.stdout.write(`${pc.bold(name.padEnd(16))}  ${text}\n`);
}
