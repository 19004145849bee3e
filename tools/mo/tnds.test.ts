import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeXml } from '../../generated/dmddf-1.2';
import type { MgmtTree } from '../../generated/dmddf-1.2/types';
import { countNodes, find } from './instance';
import { fromTnds, toTnds } from './tnds';

const document = (nodes: string, version = '1.2') =>
  decodeXml(
    Buffer.from(`<MgmtTree xmlns="syncml:dmddf1.2"><VerDTD>${version}</VerDTD>${nodes}</MgmtTree>`),
  ) as MgmtTree;
const leaf = (name: string, format: string, value: string) =>
  `<Node><NodeName>${name}</NodeName><RTProperties><Format><${format}/></Format><Type><MIME>text/plain</MIME></Type></RTProperties><Value>${value}</Value></Node>`;

test('all properties and values survive', () => {
  const node = {
    name: 'A',
    format: 'node',
    type: 'urn:oma:mo:x:1.0',
    acl: 'Get=*',
    title: 'T',
    children: [
      {
        name: 'b',
        format: 'bin',
        type: 'application/octet-stream',
        value: new Uint8Array([0, 255]),
        tstamp: '20010711T163817Z',
      },
      { name: 'n', format: 'null', type: 'text/plain', verNo: '3' },
      { name: 'e', format: 'chr', type: 'text/plain', value: '' },
      { name: 'empty', format: 'node', children: [] },
    ],
  } as const;
  const tree = toTnds({ roots: [{ path: './Vendor', node }], man: 'M', mod: 'N' });
  expect(tree.Node[0]!.Node![0]!.Value).toBe('AP8=');
  expect(fromTnds(tree)).toEqual({ roots: [{ path: './Vendor', node }], man: 'M', mod: 'N', findings: [] });
});

test.each([
  ['another version', document(leaf('A', 'chr', 'v'), '1.1'), 'version', 'error', ''],
  ['no RTProperties', document('<Node><NodeName>A</NodeName><Value>v</Value></Node>'), 'run-time', 'note', 'A'],
  ['a value that is not base64', document(leaf('A', 'bin', '***')), 'value', 'error', 'A'],
  [
    'children below a leaf format',
    document(leaf('A', 'chr', '').replace('<Value></Value>', leaf('B', 'chr', 'v'))),
    'format',
    'error',
    'A',
  ],
  ['a leaf with DDFName', document(leaf('A', 'chr', 'v').replaceAll('MIME', 'DDFName')), 'type', 'note', 'A'],
  [
    'a nameless node within',
    document(
      `<Node><NodeName>A</NodeName><RTProperties><Type><DDFName/></Type></RTProperties>${leaf('', 'chr', 'v')}</Node>`,
    ),
    'name',
    'error',
    'A/',
  ],
  [
    'DFProperties',
    document(
      leaf('A', 'chr', 'v').replace(
        '<Value>',
        '<DFProperties><AccessType/><DFFormat><chr/></DFFormat><DFType><MIME/></DFType></DFProperties><Value>',
      ),
    ),
    'ignored',
    'note',
    'A',
  ],
  ['nothing but a root', {} as MgmtTree, 'version', 'error', ''],
])('%s is found', (_, tree, code, severity, path) => {
  expect(fromTnds(tree).findings).toContainEqual(expect.objectContaining({ code, severity, path }));
});

test('a chain of nodes ends at the limit', () => {
  const deepest = 2000;
  let node: MgmtTree['Node'][number] = { NodeName: 'n' };
  for (let depth = 1; depth < deepest; depth++) node = { NodeName: 'n', Node: [node] };
  const reading = fromTnds({ VerDTD: '1.2', Node: [node] });
  expect(reading.findings.some(({ code }) => code === 'limit')).toBe(true);
  expect(countNodes(reading.roots[0]!.node)).toBe(256);
});

const sample = join(__dirname, '../../../shared/samples/mo-instance/aosp__passpoint-r1-profile.xml');
(existsSync(sample) ? test : test.skip)('a serialized tree by others is read though it tells no properties', () => {
  const { roots, findings } = fromTnds(decodeXml(readFileSync(sample)) as MgmtTree);
  const { node } = roots[0]!;
  expect(node.type).toBe('urn:wfa:mo:hotspot2dot0-perprovidersubscription:1.0');
  expect(find(node, 'i001', 'Credential', 'UsernamePassword', 'EAPMethod', 'EAPType')?.value).toBe('21');
  expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['run-time']));
});
