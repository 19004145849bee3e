import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dmddf12 } from '../../generated/dmddf-1.2/vocabulary';
import { decodeStrictXml } from '../wire/strict-xml';
import { formatDdfFinding } from './ddf-findings';
import { type DdfNode, type DdfTree, walkDdf } from './ddf-model';
import { readDdf } from './ddf-read';

const samples = join(__dirname, '../../../shared/samples');
const folders = ['ddf-microsoft-v1', 'ddf-microsoft-v2', 'ddf-vendor'];

const read = (bytes: Uint8Array | string): DdfTree =>
  readDdf(decodeStrictXml(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, dmddf12));

const properties = (inner = '') =>
  `<DFProperties><AccessType><Get/></AccessType><DFFormat><chr/></DFFormat>${inner}<DFType><MIME>text/plain</MIME></DFType></DFProperties>`;
const document = (nodes: string) => `<MgmtTree><VerDTD>1.2</VerDTD>${nodes}</MgmtTree>`;
const leaf = (name: string, inner = '', path = '') =>
  `<Node><NodeName>${name}</NodeName>${path}${properties(inner)}</Node>`;
const first = (tree: DdfTree): DdfNode => tree.nodes[0]!;
const faults = (tree: DdfTree) =>
  tree.findings.filter(({ code, detail }) => code !== 'wire' || detail !== 'namespace').map(({ code }) => code);

describe('what the grammar leaves to the reader', () => {
  test.each([
    ['one', '<Occurrence><One/></Occurrence>', { min: 1, max: 1 }],
    ['nothing said', '', { min: 1, max: 1 }],
    ['optional', '<Occurrence><ZeroOrOne/></Occurrence>', { min: 0, max: 1 }],
    ['at least one', '<Occurrence><OneOrMore/></Occurrence>', { min: 1, max: Number.POSITIVE_INFINITY }],
    ['up to n', '<Occurrence><ZeroOrN> 7 </ZeroOrN></Occurrence>', { min: 0, max: 7 }],
    ['one to n', '<Occurrence><OneOrN>65536</OneOrN></Occurrence>', { min: 1, max: 65536 }],
    ['n is missing', '<Occurrence><OneOrN/></Occurrence>', { min: 1, max: Number.POSITIVE_INFINITY }],
  ])('occurrence: %s', (_, inner, expected) => {
    expect(first(read(document(leaf('', inner)))).occurrence).toEqual(expected);
  });

  test.each([
    ['./Vendor', './Vendor/A', []],
    ['.', './A', []],
    ['./', './A', ['path']],
    ['./Vendor/', './Vendor/A', ['path']],
    [' ./Vendor\n', './Vendor/A', ['blank']],
    ['Vendor', 'Vendor/A', []],
  ])('path %j gives %s', (path, expected, codes) => {
    const tree = read(document(leaf('A', '', `<Path>${path}</Path>`)));
    expect(first(tree).path).toBe(expected);
    expect(faults(tree)).toEqual(codes);
  });

  test.each([
    ['', '', []],
    ['*', '', ['name']],
    ['&lt;X&gt;', '', ['name']],
    ['A ', 'A', ['blank']],
    ['a/b', 'a/b', ['name']],
  ])('name %j is read as %j', (name, expected, codes) => {
    const tree = read(document(leaf(name)));
    expect(first(tree).name).toBe(expected);
    expect(faults(tree)).toEqual(codes);
  });

  test('a name given at creation stands as <X> in paths', () => {
    const inner = `<Node><NodeName>B</NodeName>${properties()}</Node>`;
    const tree = read(document(`<Node><NodeName/><Path>./A</Path>${properties()}${inner}</Node>`));
    expect([...walkDdf(first(tree))].map(({ path }) => path)).toEqual(['./A/<X>', './A/<X>/B']);
    expect(faults(tree)).toContain('format');
  });
});

describe('oddities are findings with a place', () => {
  const interior = (type: string) =>
    `<Node><NodeName>A</NodeName><DFProperties><AccessType/><DFFormat><node/></DFFormat><DFType>${type}</DFType></DFProperties></Node>`;
  test.each([
    ['two roots of one name', document(leaf('A') + leaf('A')), 'same-name'],
    ['an interior node with MIME', document(interior('<MIME>urn:oma:mo:x:1.0</MIME>')), 'type'],
    ['a bad identifier', document(interior('<DDFName>no identifier</DDFName>')), 'identifier'],
    [
      'a default value out of format',
      document(
        leaf('A', '')
          .replace('<chr/>', '<int/>')
          .replace('</AccessType>', '</AccessType><DefaultValue>one</DefaultValue>'),
      ),
      'default-value',
    ],
    ['no DFProperties', document('<Node><NodeName>A</NodeName></Node>'), 'missing'],
    ['an older grammar', document(leaf('A')).replace('1.2', '1.1.2'), 'version'],
    ['another document', '<SyncML/>', 'root'],
    ['no document at all', 'nothing', 'wire'],
    [
      'elements of Microsoft',
      document('<M:Diagnostics/>' + leaf('A')).replace(
        '<MgmtTree>',
        '<MgmtTree xmlns:M="http://schemas.microsoft.com/MobileDevice/DM">',
      ),
      'foreign',
    ],
  ])('%s', (_, text, code) => {
    const found = read(text).findings.find((finding) => finding.code === code);
    expect(found).toBeDefined();
    expect(found!.offset).toBeGreaterThanOrEqual(0);
    expect(found!.offset).toBeLessThan(text.length);
  });

  test('children in any order are read, and their order is told', () => {
    const text = document(leaf('A'))
      .replace('<DFFormat><chr/></DFFormat>', '')
      .replace('</DFProperties>', '<DFFormat><chr/></DFFormat></DFProperties>');
    const tree = read(text);
    expect(first(tree).formats).toEqual(['chr']);
    expect(tree.findings.map(({ detail }) => detail)).toContain('element-order');
  });

  test('a wrong declared encoding is named with its byte', () => {
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="UTF-8"?><MgmtTree><VerDTD>1.2</VerDTD><Man>'),
      Buffer.from([0xe4]),
      Buffer.from('</Man></MgmtTree>'),
    ]);
    const finding = read(bytes).findings.find(({ detail }) => detail === 'encoding');
    expect(finding?.offset).toBe(bytes.indexOf(0xe4));
  });

  test('a finding reads as one line', () => {
    const tree = read('<MgmtTree>\n<VerDTD>1.1</VerDTD>' + leaf('A') + '</MgmtTree>');
    const finding = tree.findings.find(({ code }) => code === 'version')!;
    expect(formatDdfFinding(finding)).toBe('note line 1, column 1: older description (expected 1.2, found 1.1)');
  });
});

test('what Microsoft adds is typed', () => {
  const xmlns = 'xmlns:MSFT="http://schemas.microsoft.com/MobileDevice/DM"';
  const extension = `<MSFT:AllowedValues ValueType="ENUM"><MSFT:Enum><MSFT:Value>0</MSFT:Value><MSFT:ValueDescription>Off</MSFT:ValueDescription></MSFT:Enum></MSFT:AllowedValues>
    <MSFT:Applicability><MSFT:CspVersion>1.0</MSFT:CspVersion><MSFT:EditionAllowList>0x4;0x1B;</MSFT:EditionAllowList></MSFT:Applicability>
    <MSFT:DependencyBehavior><MSFT:DependencyGroup FriendlyId="G"><MSFT:Dependency Type="DependsOn"><MSFT:DependencyUri>A/B</MSFT:DependencyUri>
    <MSFT:DependencyAllowedValue ValueType="Range"><MSFT:Value>[0]</MSFT:Value></MSFT:DependencyAllowedValue></MSFT:Dependency></MSFT:DependencyGroup></MSFT:DependencyBehavior>
    <MSFT:DynamicNodeNaming><MSFT:ServerGeneratedUniqueIdentifier/></MSFT:DynamicNodeNaming><MSFT:AtomicRequired/><MSFT:Deprecated/>
    <MSFT:RWAccess>3</MSFT:RWAccess><MSFT:MinValue></MSFT:MinValue><MSFT:Newer/>`;
  const tree = read(
    document(leaf('A').replace('</DFProperties>', `${extension}</DFProperties>`)).replace(
      '<MgmtTree>',
      `<MgmtTree ${xmlns}>`,
    ),
  );
  expect(first(tree).microsoft).toEqual({
    allowedValues: { valueType: 'ENUM', values: [{ value: '0', description: 'Off' }] },
    applicability: { cspVersion: '1.0', editions: ['0x4', '0x1B'] },
    dependencies: [
      {
        id: 'G',
        dependencies: [{ type: 'DependsOn', uri: 'A/B', allowed: { valueType: 'Range', values: [{ value: '[0]' }] } }],
      },
    ],
    naming: { by: 'server' },
    atomicRequired: true,
    deprecated: true,
    rwAccess: '3',
    other: ['Newer'],
  });
});

/** Node counts that samples/INDEX.md gives, by file name. */
function countsOfIndex(): Map<string, { nodes: number; roots: number; unnamed: number }> {
  const rows = readFileSync(join(samples, 'INDEX.md'), 'utf8').matchAll(
    /^\| (\S[^|]*?) \|.*?(?:(\d+) root nodes; )?(\d+) nodes, depth \d+(?:; (\d+) unnamed nodes)?/gm,
  );
  return new Map(
    [...rows].map(([, file, roots, nodes, unnamed]) => [
      file!,
      { nodes: Number(nodes), roots: Number(roots ?? 1), unnamed: Number(unnamed ?? 0) },
    ]),
  );
}

(existsSync(samples) ? describe : describe.skip)('real descriptions', () => {
  const counts = existsSync(samples) ? countsOfIndex() : new Map();
  const files = existsSync(samples)
    ? folders.flatMap((folder) => readdirSync(join(samples, folder)).map((name) => [folder, name] as const))
    : [];

  test('there are as many as the index lists', () => {
    expect(files.length).toBe(105);
  });

  test.each(files)('%s/%s is read, node for node', (folder, name) => {
    const tree = read(readFileSync(join(samples, folder, name)));
    const nodes = tree.nodes.flatMap((node) => [...walkDdf(node)]);
    const unnamed = nodes.filter((node) => node.name === '').length;
    expect({ nodes: tree.count, roots: tree.nodes.length, unnamed }).toEqual(counts.get(name));
    expect(nodes.length).toBe(tree.count);
    expect(tree.findings.filter(({ detail }) => detail === 'not-well-formed' || detail === 'encoding')).toEqual([]);
    const foreign = nodes.flatMap((node) => node.microsoft?.other ?? []);
    expect(foreign).toEqual([]);
  });
});

if (!existsSync(samples)) console.log(`no samples at ${samples}: real descriptions are not read`);
