/** The report in a real browser, where one is installed: nothing of a stranger runs, and a case opens from its address. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOf } from '../run';
import { hostileLines } from '../testing/crowd';
import { sampleLines, sampleLookup } from '../testing/sample';
import { htmlReport } from './page';
import { hrefOf } from './view';

const folder = mkdtempSync(join(tmpdir(), 'assay-browser-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The page as the browser made it; undefined where there is no browser. */
function opened(html: string, hash: string): string | undefined {
  const file = join(folder, 'report.html');
  writeFileSync(file, html);
  const quiet = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
    '--virtual-time-budget=5000',
  ];
  const options = [...quiet, `--user-data-dir=${join(folder, 'profile')}`, '--dump-dom', `file://${file}${hash}`];
  const result = spawnSync('chromium', options, { encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 26 });
  if (!result.error) return result.stdout;
  console.log('chromium is not installed: report.html not tried in a browser');
  return undefined;
}

const part = (dom: string, id: string) => dom.slice(dom.indexOf(`<main id="${id}"`)).replace(/<\/main>[\s\S]*/, '');

test('a case opens at its finding, tree and bytes marked', () => {
  const run = runOf(sampleLines());
  const [one] = run.cases;
  const dom = opened(htmlReport(run, sampleLookup), hrefOf(one!, one!.findings[0]));
  if (dom === undefined) return;
  const page = part(dom, 'case');
  expect(part(dom, 'summary')).toMatch(/^<main id="summary" hidden/);
  expect(dom).toContain('<title>fail: Get of a node that does not exist</title>');
  const chosen = [...page.matchAll(/<div class="line[^"]*\bin\b[^"]*"[^>]*>(.*?)<\/div>/g)].map(([, line]) =>
    line?.replace(/<[^>]*>/g, ''),
  );
  expect(chosen).toEqual(['&lt;Data&gt;200&lt;/Data&gt;finding 1']);
  const bytes = [...page.matchAll(/<i data-o="(\d+)" class="bad in">([0-9a-f]{2})<\/i>/g)].map(([, , byte]) => byte);
  expect(bytes.join(' ')).toBe('4f 03 32 30 30 00 01');
  expect(page).toContain('Status 200 SyncHdr, 200 Get');
  expect(page.match(/class="arrow /g)).toHaveLength(4);
}, 90_000);

test('nothing of a stranger runs', () => {
  const run = runOf(hostileLines());
  for (const one of run.cases.slice(0, 3)) {
    const dom = opened(htmlReport(run, sampleLookup), hrefOf(one));
    if (dom === undefined) return;
    expect(dom).not.toMatch(/<title>owned/);
    expect(part(dom, 'case')).not.toMatch(/<(img|script)/);
    expect(part(dom, 'case').match(/<section class="message/g)).toHaveLength(3);
  }
}, 180_000);
