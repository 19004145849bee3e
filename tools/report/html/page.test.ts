import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { runOf } from '../run';
import { bigLines, hostileLines, hostileTexts, manyLines } from '../testing/crowd';
import { header, sampleLines, sampleLookup } from '../testing/sample';
import { CaseScript, permutation } from '../testing/script';
import { htmlReport, scripts } from './page';

const sample = htmlReport(runOf(sampleLines()), sampleLookup);
const hostile = htmlReport(runOf(hostileLines()), sampleLookup);
const assets = join(__dirname, 'assets');

/** Contents of script elements, as a browser finds their ends. */
function scriptsOf(html: string): { attributes: string; text: string }[] {
  return [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script/gi)].map(([, attributes = '', text = '']) => ({
    attributes,
    text,
  }));
}

function caseData(html: string, index: number) {
  const packed = JSON.parse(
    scriptsOf(html).find((one) => one.attributes.includes(`id="case-${index}"`))!.text,
  ) as string;
  return JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString());
}

describe('a stranger', () => {
  test('adds no element and no script', () => {
    const shape = (html: string) => [...html.matchAll(/<([a-z]+)[ >]/g)].map(([, name]) => name);
    const allowed = new Set(shape(sample));
    expect(shape(hostile).filter((name) => !allowed.has(name))).toEqual([]);
    expect(scriptsOf(hostile).filter((one) => !one.attributes.includes('application/json'))).toHaveLength(1);
    expect(/owned"<\/script>|<(img|svg onload)/.exec(hostile)?.[0]).toBeUndefined();
  });

  test('cannot leave the data blocks', () => {
    for (const { attributes, text } of scriptsOf(hostile)) if (attributes) expect(text).not.toContain('<');
    expect(caseData(hostile, 0).title).toBe(hostileTexts[0]);
    expect(caseData(hostile, 4).reason).toBe(hostileTexts[4]);
  });
});

test('the policy lets exactly this script and this style in, and nothing from outside', () => {
  const policy =
    /Content-Security-Policy" content="([^"]*)"/
      .exec(sample)?.[1]
      ?.replace(/&#x27;/g, "'")
      .replace(/&#x3D;/g, '=') ?? '';
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const script = scriptsOf(sample).find((one) => one.attributes === '')!.text;
  const style = /<style>([\s\S]*?)<\/style>/.exec(sample)?.[1] ?? '';
  expect(policy).toBe(
    `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`,
  );
  const markup = sample.slice(0, sample.indexOf('<script'));
  expect(/ (src|style|on[a-z]+)=|href="(?!#)/.exec(markup)?.[0]).toBeUndefined();
  expect(/url\((?!#)|@import|https?:\/\/(?!www\.w3\.org\/2000\/svg)/.exec(script + style)?.[0]).toBeUndefined();
});

test('neither the profile nor its secrets are in it', () => expect(sample.includes('TOP-SECRET')).toBe(false));

test('the summary needs no script', () => {
  const page = sample.slice(0, sample.indexOf('<script'));
  for (const words of [
    'fails 6 of 9 decided cases',
    'only with wbxml',
    '3 times in 3 cases',
    'killed by SIGSEGV',
    'EADDRINUSE',
    'dm-rep-0131',
    'OMA-TS-DM_TND-V1_2_1',
  ])
    expect(page).toContain(words);
});

test('findings carry the bytes of their place', () => {
  const { findings, timeline } = caseData(sample, 0);
  const bytes = Buffer.from(timeline.find((one: { n?: number }) => one.n === 3).bytes, 'base64');
  const [start, end] = findings[0].span;
  // Data in WBXML: tag with content, inline string, end.
  expect(bytes.subarray(start, end)).toEqual(Buffer.from([0x4f, 3, 0x32, 0x30, 0x30, 0, 1]));
  expect(findings[0].exchange).toBe(2);
});

test('all names of the modules are different, since one script holds them', () => {
  const names = scripts.flatMap((name) =>
    [...readFileSync(join(assets, name), 'utf8').matchAll(/^(?:export )?(?:function|const|let) (\w+)/gm)].map(
      ([, found]) => found,
    ),
  );
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(
    readdirSync(assets)
      .filter((name) => name.endsWith('.js'))
      .sort(),
  ).toEqual([...scripts].sort());
});

test('the same run gives the same page', () => expect(htmlReport(runOf(sampleLines()), sampleLookup)).toBe(sample));

describe('size', () => {
  test('500 cases of 6 messages stay far below 25 MB', () => {
    expect(htmlReport(runOf(manyLines(500)), sampleLookup).length).toBeLessThan(4_000_000);
  });

  test('beyond the limit, messages of what passed stay in the record first', () => {
    const html = htmlReport(runOf(manyLines(20)), sampleLookup, { bodies: { total: 30_000 } });
    const kept = Array.from({ length: 20 }, (_, index) => caseData(html, index)).map((one) => [
      one.verdict,
      one.timeline[0].bytes !== undefined,
    ]);
    expect(kept.filter(([verdict]) => verdict === 'fail').every(([, there]) => there)).toBe(true);
    expect(kept.filter(([verdict, there]) => verdict === 'pass' && !there).length).toBeGreaterThan(5);
  });

  test('a megabyte in one message', () => {
    const { timeline, findings } = caseData(htmlReport(runOf(bigLines()), sampleLookup), 0);
    expect(timeline.map((one: { size: number }) => one.size > 800_000)).toEqual([true, true]);
    expect(findings[1].span).toEqual([800_000, 800_001]);
  });
});

test('an empty run is still a page', () => {
  expect(htmlReport(runOf([header()]), () => undefined)).toContain('Nothing was tested on Example DM client 4.1.');
});

test.each([
  ['one reason', ['nobody home', 'nobody home'], 'nobody home'],
  ['several', ['nobody home', 'no power'], '2 reasons'],
])('permutations folded under their case say why: %s', (_, reasons, why) => {
  const of = (reason: string, index: number) =>
    new CaseScript('a/b/c', permutation({ encoding: index === 0 ? 'xml' : 'wbxml' }), 0).verdict(
      'inconclusive',
      reason,
    );
  const html = htmlReport(runOf([header(), ...reasons.flatMap(of)]), sampleLookup);
  expect(/<tr class="head">.*<td class="why">(.*?)<\/td>/.exec(html)?.[1]).toBe(why);
});
