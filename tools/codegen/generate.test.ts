/** The passes on small specifications, and the generated files on their sources. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { check } from './check';
import { emit } from './emit';
import type { Sources } from './model';
import { normalise } from './normalise';
import { overlay } from './overlay';
import { SpecError } from './problem';
import { read } from './read';
import { resolve } from './resolve';

const root = join(__dirname, '../..');
const { schemas } = read(root);

const spec = `
vocabulary: toy-1.0
roots: [Toy]
publicIds: [{number: 0x77, texts: ['-//TOY']}]
mediaTypes: {xml: [], wbxml: []}
pages: [{page: 0, dtd: toy.dtd, namespaces: ['urn:toy'], tags: {5: Toy, 6: Name, 7: Box, 8: Flag}}]
groups: [{elements: [Toy], property: parts, member: Part}]
deviations: []
`;
const dtd =
  '<!ELEMENT Toy (Name, (Box | Toy)*, Flag?)><!ELEMENT Box (Name*)><!ELEMENT Name (#PCDATA)><!ELEMENT Flag EMPTY>';

interface Toy {
  readonly spec?: string;
  readonly dtd?: string;
  readonly errata?: string;
}

function sourcesOf(toy: Toy): Sources {
  return {
    vocabularies: [{ path: 'spec/wbxml/toy-1.0.yaml', text: toy.spec ?? spec }],
    dtds: [{ path: 'spec/dtd/toy.dtd', text: toy.dtd ?? dtd }],
    errata: toy.errata === undefined ? [] : [{ path: 'spec/errata/grammar.yaml', text: toy.errata }],
    schemas,
  };
}

function resolved(toy: Toy = {}) {
  const vocabularies = resolve(normalise(sourcesOf(toy)).map(overlay));
  const problems = check(vocabularies);
  if (problems.length > 0) throw new SpecError(problems);
  return vocabularies;
}

test('a small vocabulary becomes types with a discriminated group', () => {
  const types = emit(resolved()).get('generated/toy-1.0/types.ts');
  expect(types).toContain(
    "export interface Toy {\n  $: 'Toy';\n  Name: string;\n  parts?: ToyPart[];\n  Flag?: true;\n}",
  );
  expect(types).toContain("export interface Box {\n  $: 'Box';\n  Name?: string[];\n}");
  expect(types).toContain('export type ToyPart =\n  | Box\n  | Toy;');
});

const erratum = (content: string, element = 'Box', vocabulary = 'toy-1.0') =>
  `[{vocabulary: ${vocabulary}, element: ${element}, content: '${content}', reason: a reason long enough, clause: '1.2'}]`;

test('a correction changes the grammar and stands among the sources', () => {
  const [toy] = resolved({ errata: erratum('(Name?)') });
  expect(toy?.elements.find(({ name }) => name === 'Box')?.content).toMatchObject({ model: '(Name?)' });
  expect(toy?.sources.map(({ path }) => path)).toContain('spec/errata/grammar.yaml');
});

test.each<[string, Toy, string]>([
  ['schema', { spec: spec.replace('roots: [Toy]', 'roots: []') }, '/roots must NOT have fewer than 1 items'],
  ['file name', { spec: spec.replace('toy-1.0', 'toy-1.1') }, 'holds the vocabulary toy-1.1'],
  ['missing DTD', { spec: spec.replace('toy.dtd', 'tay.dtd') }, 'names spec/dtd/tay.dtd, which does not exist'],
  ['unknown root', { spec: spec.replace('[Toy]', '[Tay]') }, 'root Tay is not declared'],
  ['undeclared child', { dtd: `${dtd}<!ELEMENT Lid (Nut)>` }, 'Lid holds Nut, which is not declared'],
  ['no token', { dtd: `${dtd}<!ELEMENT Lid EMPTY>` }, 'Lid has no token on page 0'],
  [
    'no element',
    { spec: spec.replace('8: Flag', '8: Flag, 9: Lid') },
    'token 0x9 of page 0 is Lid, which the DTD does not declare',
  ],
  ['two tokens', { spec: spec.replace('8: Flag', '8: Flag, 9: Flag') }, 'Flag has two tokens on page 0'],
  [
    'no group name',
    { spec: spec.replace(/groups: .*/, 'groups: []') },
    'Toy has a repeated choice, for which groups has no name',
  ],
  [
    'ambiguous',
    { dtd: dtd.replace('(Name*)', '(Name?, Name)') },
    'Box: the content model is not deterministic at Name',
  ],
  ['mixed', { dtd: dtd.replace('(#PCDATA)', '(#PCDATA | Flag)*') }, 'Name mixes text and elements'],
  [
    'text in a group',
    { dtd: dtd.replace('Box | Toy', 'Flag | Toy').replace(', Flag?', '') },
    'Flag, in a repeated choice of Toy, must have children, attributes or text',
  ],
  ['idle correction', { errata: erratum('(Name*)') }, 'the correction of Box changes nothing'],
  ['stray correction', { errata: erratum('EMPTY', 'Lid') }, 'Lid is no element of toy-1.0'],
  ['correction of nothing', { errata: erratum('EMPTY', 'Box', 'tay-1.0') }, 'corrects tay-1.0, which is no vocabulary'],
  [
    'idle deviation',
    {
      spec: spec.replace(
        'deviations: []',
        'deviations: [{element: Name, order: any, reason: a reason long enough, clause: "1.2"}]',
      ),
    },
    'the deviation of Name needs an element with children',
  ],
  [
    'shared page of nothing',
    { spec: spec.replace('pages: [', 'pages: [{page: 3, vocabulary: tay-1.0}, ') },
    'takes elements of tay-1.0, which is no vocabulary',
  ],
])('refused: %s', (_, toy, message) => {
  expect(() => resolved(toy)).toThrow(message);
});

const tokens = "{page: 0, starts: {5: size, 6: {size: big}}, values: {133: small, 134: ','}, parts: [134]}";
const sized = (pages = `[${tokens}]`, attlist = '<!ATTLIST Flag size CDATA #REQUIRED>'): Toy => ({
  spec: `${spec}attributePages: ${pages}\nwbxmlVersion: '1.3'\n`,
  dtd: dtd + attlist,
});

test('attributes with tokens become properties, and elements have tokens on further pages', () => {
  const toy = sized();
  const further = 'tags: {5: Toy, 6: Name, 7: Box, 8: Flag}}, {page: 1, elements-of: 0, tags: {9: Flag}}]';
  const files = emit(resolved({ ...toy, spec: toy.spec!.replace(/tags: .*]/, further) }));
  const of = (name: string) => files.get(`generated/toy-1.0/${name}.ts`)!;
  expect(of('types')).toContain('export interface Flag {\n  size: string;\n}');
  expect(of('vocabulary')).toContain("starts: { 0x05: { name: 'size' }, 0x06: { name: 'size', value: 'big' } }");
  expect(of('wbxml-decode')).toContain('      case 0x08: // Flag\n      case 0x49: // Flag\n');
  expect(of('wbxml-encode')).toContain("w.start(0, 0x08, 'size', o.size);");
});

test.each<[string, Toy, string]>([
  ['no token', sized('[{page: 0, starts: {6: {size: big}}, values: {}}]'), 'the attribute size has no token'],
  ['no attribute', sized(undefined, ''), 'a token starts the attribute size, which the DTD does not declare'],
  ['a page twice', sized(`[${tokens}, ${tokens}]`), 'attribute page 0 is given twice'],
  [
    'a part of nothing',
    sized(`[${tokens.replace('[134]', '[135]')}]`),
    'part 0x87 of attribute page 0 is no value of it',
  ],
  [
    'a global token',
    sized(`[${tokens.replace('5: size', '68: size')}]`),
    '/attributePages/0/starts property name must be valid',
  ],
  [
    'a value below 0x80',
    sized(`[${tokens.replace('133:', '13:')}]`),
    '/attributePages/0/values property name must be valid',
  ],
])('attributes refused: %s', (_, toy, message) => {
  expect(() => resolved(toy)).toThrow(message);
});

test('generated/ is what its sources make (npm run generate)', () => {
  // The formatter of the types of DM 2.0 loads modules in a way that jest's sandbox does not have.
  const args = [require.resolve('tsx/cli'), join(__dirname, 'main.ts'), '--check'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
}, 60_000);

test('the banner changes with the sources and with nothing else', () => {
  const bannerOf = (toy: Toy) => emit(resolved(toy)).get('generated/toy-1.0/types.ts')!.split('\n')[0]!;
  expect(bannerOf({})).toBe(bannerOf({}));
  expect(bannerOf({ dtd: `${dtd}<!-- c -->` })).not.toBe(bannerOf({}));
  expect(bannerOf({})).toMatch(/^\/\/ Made from spec\/wbxml\/toy-1.0.yaml, spec\/dtd\/toy.dtd \(sha256 [0-9a-f]{16}\)/);
});
