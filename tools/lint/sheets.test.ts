import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../catalogue';
import { ruleRows } from './sheet-rows';

const root = join(__dirname, '../..');
const facts = join(root, '../shared/facts');
const skipped = 'skipped: the fact sheets are not beside this repository';

describe('rule rows of a sheet', () => {
  const sheet = [
    '| id | rule | who |',
    '|---|---|---|',
    '| AAA-1 | one | C |',
    '| AAA-2 | two \\| half | S |',
    '',
    '| id | input | result |',
    '|---|---|---|',
    '| V-1 | a vector | x |',
    '',
    '| Id (own) | Who | Lvl | Requirement in short |',
    '|---|---|---|---|',
    '| R-1 | C | M | three |',
  ].join('\n');

  test('come from tables headed as rules only', () => {
    expect(ruleRows(sheet)).toEqual([
      { id: 'AAA-1', line: 3 },
      { id: 'AAA-2', line: 4 },
      { id: 'R-1', line: 12 },
    ]);
  });
});

describe('every rule row became a requirement', () => {
  const sheets = existsSync(facts) ? readdirSync(facts).filter((name) => name !== 'README.md') : [];
  if (sheets.length === 0) {
    console.log(skipped);
    test.skip('fact sheets absent', () => undefined);
    return;
  }
  const { byFrom } = loadCatalogue(root);
  const counts: string[] = [];

  test.each(sheets.map((name) => name.replace('.md', '')))('%s', (sheet) => {
    const rows = ruleRows(readFileSync(join(facts, `${sheet}.md`), 'utf8')).map(({ id }) => id);
    const cited = [...byFrom.keys()].filter((from) => from.startsWith(`${sheet}#`)).map((from) => from.split('#')[1]!);
    counts.push(`${String(rows.length).padStart(4)} rows, ${String(cited.length).padStart(4)} cited  ${sheet}`);
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows.filter((id) => !byFrom.has(`${sheet}#${id}`))).toEqual([]);
    expect(cited.filter((id) => !rows.includes(id))).toEqual([]);
    expect(cited.length).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(0);
  });

  afterAll(() => console.log(counts.join('\n')));
});

describe('sections cited instead of rows', () => {
  test('exist in their sheet', () => {
    if (!existsSync(facts)) {
      console.log(skipped);
      return;
    }
    const sections = [...loadCatalogue(root).requirements.values()].flatMap(({ from }) =>
      from.filter((one) => one.includes('#§')),
    );
    const missing = [...new Set(sections)].filter((one) => {
      const [sheet, section] = one.split('#§') as [string, string];
      const text = readFileSync(join(facts, `${sheet}.md`), 'utf8');
      return !new RegExp(`^#+ ${section.replace('.', '\\.')}[. ]`, 'm').test(text);
    });
    expect(missing).toEqual([]);
    expect(sections.length).toBeGreaterThan(10);
  });
});
