/** From a DTD of the user to code that compiles, and to reasons where there can be none. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { SpecError } from '../problem';
import { fromDtd } from './dtd';
import type { Made, UserOptions } from './model';
import { typeCheck } from './typecheck';

const root = join(__dirname, '../../..');

const shop = `<!ELEMENT Shop (Name, (Cart | Note)*, Flag?)>
<!ATTLIST Shop xmlns CDATA #FIXED "urn:demo:shop" lang CDATA #IMPLIED>
<!ELEMENT Cart (Name?, Price+)>
<!ELEMENT Note (Name)>
<!ELEMENT Name (#PCDATA)>
<!ELEMENT Price (#PCDATA)>
<!ELEMENT Flag EMPTY>
`;
const pages = `
vocabulary: shop-1.0
roots: [Shop]
publicIds: [{ number: null, texts: ['-//DEMO//DTD Shop//EN'] }]
mediaTypes: { xml: [], wbxml: [] }
pages:
  - { page: 0, dtd: shop.dtd, namespaces: ['urn:demo:shop'], tags: { 5: Shop, 6: Cart, 7: Note, 8: Name, 9: Price, 10: Flag } }
groups: [{ elements: [Shop], property: lines, member: Line }]
deviations: []
`;

function from(texts: Readonly<Record<string, string>>, options: UserOptions = {}): Made {
  const files = Object.entries(texts).map(([path, text]) => ({ path: `some/${path}`, bytes: Buffer.from(text) }));
  return fromDtd(files, options, root);
}

/** Code of all tests, compiled together: a compiler costs more than what it compiles. */
const all = new Map<string, string>();
let kept = 0;

function keep(files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) all.set(`${kept}/${path}`, text);
  kept++;
}

test('a DTD alone gives XML, with names for its repeated choice', () => {
  const { files, notes } = from({ 'shop.dtd': shop });
  expect([...files.keys()].sort()).toEqual(
    ['index', 'types', 'vocabulary', 'xml-decode', 'xml-encode']
      .map((name) => `shop/${name}.ts`)
      .concat('shop/schema.json')
      .sort(),
  );
  expect(files.get('shop/types.ts')).toContain('items?: ShopItem[];');
  expect(files.get('shop/xml-encode.ts')).toContain('<Shop xmlns="urn:demo:shop">');
  expect(notes).toEqual([
    'no code pages were given (a YAML file): XML only',
    'the typed form lacks attributes that the strict decoders keep: Shop/@lang',
  ]);
  keep(files);
});

test('code pages make WBXML, and names of their own', () => {
  const { files } = from({ 'shop.dtd': shop, 'shop.yaml': pages });
  expect(files.get('shop-1.0/types.ts')).toContain('lines?: ShopLine[];');
  expect(files.get('shop-1.0/index.ts')).toContain("export { decodeWbxml } from './wbxml-decode.js';");
  keep(files);
});

test('the code leans on this package by name and on nothing of this project by path', () => {
  for (const [path, text] of from({ 'shop.dtd': shop, 'shop.yaml': pages }).files) {
    const imported = [...text.matchAll(/\bfrom '([^']*)'/g)].map(([, from]) => from!);
    expect([path, imported.filter((one) => !/^oma-assay\/\w+$|^\.\/[\w-]+\.js$/.test(one))]).toEqual([path, []]);
    expect(text).not.toMatch(/npm run|spec\/|Buffer/);
  }
});

test('more elements than a page holds, without a namespace, from two files', () => {
  const many = Array.from({ length: 130 }, (_, at) => `E-${at}`);
  const dtd = `<!ELEMENT Top (${many.join(', ')}, More)>\n${many.map((name) => `<!ELEMENT ${name} (#PCDATA)>`).join('\n')}`;
  const { files } = from({ 'top.dtd': dtd, 'more.dtd': '<!ELEMENT More (#PCDATA)>' }, { name: 'My Top-2.1' });
  expect([...files.keys()][0]).toMatch(/^mytop-2\.1\//);
  expect(files.get('mytop-2.1/xml-encode.ts')).toContain('`<Top>$');
  keep(files);
});

test('the document is named where the DTD does not tell', () => {
  const open = '<!ELEMENT A (B?)><!ELEMENT B (A?)>';
  expect(() => from({ 'a.dtd': open })).toThrow(
    'which element is the document? each stands in another; name it by --root',
  );
  expect([...from({ 'a.dtd': open }, { root: 'B' }).files.keys()]).toContain('a/types.ts');
  expect(() => from({ 'a.dtd': open }, { root: 'C' })).toThrow('root C is not declared');
});

test.each<[string, Record<string, string>, string]>([
  ['no DTD', { 'a.dtd': '<!ELEMENT A' }, 'a.dtd'],
  [
    'two documents',
    { 'a.dtd': '<!ELEMENT A (C)><!ELEMENT B (C)><!ELEMENT C EMPTY>' },
    'A, B stand in no other element',
  ],
  [
    'no identifier',
    { 'a.dtd': '<!ELEMENT A (b:c)>\n<!ELEMENT b:c EMPTY>' },
    'a.dtd: line 2: b:c cannot be the name of a type',
  ],
  [
    'attribute',
    { 'a.dtd': '<!ELEMENT A (B)>\n<!ELEMENT B EMPTY>\n<!ATTLIST B id ID #REQUIRED>' },
    'line 3: B needs the attribute id',
  ],
  ['mixed', { 'a.dtd': '<!ELEMENT A (B)><!ELEMENT B (#PCDATA | A)*>' }, 'B mixes text and elements'],
  ['anything', { 'a.dtd': '<!ELEMENT A (B)><!ELEMENT B ANY>' }, 'B may hold anything'],
  ['text only', { 'a.dtd': '<!ELEMENT A (#PCDATA)>' }, 'the document A has no child elements'],
  [
    'injection',
    { 'a.dtd': '<!ELEMENT A (B)><!ELEMENT B EMPTY><!ATTLIST A xmlns CDATA #FIXED "`${1}">' },
    'no namespace',
  ],
  ['unknown page', { 'a.dtd': shop, 'shop.yaml': pages }, 'names shop.dtd, which does not exist'],
  ['bad YAML', { 'shop.dtd': shop, 'shop.yaml': pages.replace('roots: [Shop]', 'roots: []') }, 'shop-1.0.yaml: /roots'],
  ['no token', { 'shop.dtd': shop, 'shop.yaml': pages.replace(', 10: Flag', '') }, 'Flag has no token on page 0'],
])('refused: %s', (_, texts, message) => {
  expect(() => from(texts)).toThrow(SpecError);
  expect(() => from(texts)).toThrow(message);
});

test('the vocabularies of this project, as if a user had them', () => {
  const files = ['wbxml', 'dtd'].flatMap((folder) =>
    readdirSync(join(root, 'spec', folder))
      .filter((name) => /\.(yaml|dtd)$/.test(name))
      .map((name) => ({ path: name, bytes: readFileSync(join(root, 'spec', folder, name)) })),
  );
  const { files: made } = fromDtd(files, {}, root);
  expect([...made.keys()]).toContain('syncml-1.2/wbxml-decode.ts');
  keep(made);
});

test('all of it compiles', () => {
  expect(kept).toBe(4);
  expect(typeCheck(ts, all, root)).toEqual([]);
});

test('the type check finds what does not compile', () => {
  const files = new Map([...from({ 'shop.dtd': shop }).files]);
  files.set('shop/types.ts', files.get('shop/types.ts')!.replace('Name: string', 'Name: Strong'));
  files.set('shop/index.ts', `${files.get('shop/index.ts')}const unused = 1;\nimport { no } from 'oma-assay/wire';\n`);
  files.set('shop/other.ts', 'export const x: = 1;');
  const problems = typeCheck(ts, files, root).map(({ file, message }) => `${file} ${message}`);
  expect(problems.join('\n')).toMatch(/shop\/types.ts line \d+: Cannot find name 'Strong'/);
  expect(problems.join('\n')).toMatch(/shop\/index.ts line \d+: 'unused' is declared but/);
  expect(problems.join('\n')).toMatch(/shop\/index.ts line \d+: .*has no exported member.* 'no'/);
  expect(problems.join('\n')).toContain('shop/other.ts line 1: Type expected');
});
