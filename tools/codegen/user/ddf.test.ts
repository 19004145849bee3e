/** From descriptions of users and vendors to code that compiles and runs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { SpecError } from '../problem';
import { fromDdf } from './ddf';
import type { UserOptions } from './model';
import { typeCheck } from './typecheck';

const root = join(__dirname, '../../..');
const samples = join(root, '../shared/samples');

function ddf(nodes: string): string {
  return `<MgmtTree><VerDTD>1.2</VerDTD>${nodes}</MgmtTree>`;
}

function node(name: string, properties: string, children = ''): string {
  return `<Node><NodeName>${name}</NodeName><DFProperties><AccessType><Get/></AccessType>${properties}</DFProperties>${children}</Node>`;
}

const leaf = (name: string, format: string, type = '<DFType><MIME>text/plain</MIME></DFType>') =>
  node(name, `<DFFormat><${format}/></DFFormat>${type}`);
const branch = (name: string, children: string, ddfName = '') =>
  node(name, `<DFFormat><node/></DFFormat><DFType><DDFName>${ddfName}</DDFName></DFType>`, children);

function from(texts: Readonly<Record<string, string>>, options: UserOptions = {}) {
  const files = Object.entries(texts).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  return fromDdf(files, options);
}

/** Code of all tests, compiled together: a compiler costs more than what it compiles. */
const all = new Map<string, string>();
let kept = 0;

function keep(files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) all.set(`${kept}/${path}`, text);
  kept++;
}

test('one folder for each root', () => {
  const { files, notes } = from({
    'x/demo.ddf.xml': ddf(branch('Lamp', leaf('On', 'bool'), 'urn:x:lamp:1.0') + branch('', leaf('A', 'int'))),
  });
  const folders = new Set([...files.keys()].map((path) => path.split('/')[0]));
  expect([...folders]).toEqual(['lamp', 'demo']);
  expect(files.get('lamp/types.ts')).toContain('readonly On: boolean;');
  expect(files.get('lamp/index.ts')).toContain(
    "import { type InstanceNode, type Reading, type ValidateOptions, buildObject, readObject } from 'oma-assay/mo';",
  );
  expect(notes).toEqual([]);
  keep(files);
});

test('a name of the user', () => {
  const { files } = from({ 'demo.xml': ddf(branch('Lamp', leaf('On', 'bool'))) }, { name: 'Street Lamp' });
  expect([...files.keys()]).toContain('street-lamp/index.ts');
  keep(files);
});

test('what deviates is told and stops nothing', () => {
  const { files, notes } = from({ 'demo.xml': ddf(branch('Lamp', leaf('On', 'bool', ''))) });
  expect(files.size).toBe(5);
  expect(notes).toEqual([expect.stringMatching(/^demo.xml: \d+ deviations from DMDDF 1.2, the first: .*Type/)]);
});

test.each<[string, Record<string, string>, UserOptions, string]>([
  ['no XML', { 'a.xml': 'nothing' }, {}, 'a.xml: '],
  ['another document', { 'a.xml': '<html/>' }, {}, 'a.xml: '],
  ['nothing described', { 'a.xml': '<MgmtTree><VerDTD>1.2</VerDTD></MgmtTree>' }, {}, 'a.xml: '],
  [
    'one folder twice',
    { 'a.xml': ddf(branch('L', leaf('A', 'int'))), 'b.xml': ddf(branch('L', leaf('B', 'int'))) },
    {},
    'b.xml: makes a folder l, and so does a.xml',
  ],
  [
    'one name for two',
    { 'a.xml': ddf(branch('L', leaf('A', 'int')) + branch('M', leaf('A', 'int'))) },
    { name: 'n' },
    'a.xml: --name is for one object; here are 2 roots',
  ],
  ['injection', { 'a.xml': ddf(branch('L', leaf('A', 'int'), '*/ evil /*')) }, {}, 'DDFName "*/ evil /*"'],
])('refused: %s', (_, texts, options, message) => {
  expect(() => from(texts, options)).toThrow(SpecError);
  expect(() => from(texts, options)).toThrow(message);
});

const kinds = ['ddf-vendor', 'ddf-microsoft-v1', 'ddf-microsoft-v2'].filter((kind) => existsSync(join(samples, kind)));

test('it compiles, and so does the code for the descriptions of vendors', () => {
  expect(kept).toBe(2);
  for (const kind of kinds) for (const name of readdirSync(join(samples, kind))) keep(fromVendor(kind, name));
  if (kinds.length === 0) process.stdout.write('no descriptions of vendors here\n');
  expect(typeCheck(ts, all, root)).toEqual([]);
}, 60_000);

function fromVendor(kind: string, name: string) {
  return fromDdf([{ path: name, bytes: readFileSync(join(samples, kind, name)) }], {}).files;
}
