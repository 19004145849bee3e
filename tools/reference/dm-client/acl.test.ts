import type { Device } from './device';
import { fullAccess } from './objects/rows';
import {
  accountOf,
  addNode,
  codesFor,
  converse,
  get,
  makeDevice,
  remove,
  replace,
  results,
  to,
} from './testing/converse';
import type { Said } from './testing/scripted-server';

/** The example tree of DM_TND 7.7.1.6. */
const rows: readonly [path: string, kind: 'node' | 'chr', acl: string][] = [
  ['NodeA', 'node', 'Get=ServerC&Replace=ServerC'],
  ['NodeA/Node1', 'chr', 'Get=*'],
  ['NodeB', 'node', 'Get=ServerA&Replace=ServerA'],
  ['NodeB/Node2', 'chr', ''],
  ['NodeB/Node3', 'node', 'Get=ServerB&Replace=ServerB&Delete=ServerB'],
  ['NodeB/Node3/Node4', 'chr', ''],
  ['NodeB/Node3/Node5', 'chr', 'Get=ServerA&Replace=ServerA&Get=ServerB'],
  ['NodeC', 'node', 'Get=ServerA&Replace=ServerA'],
];

function exampleTree(): Device {
  const device = makeDevice();
  for (const [path, format, acl] of rows) {
    const segments = path.split('/');
    const name = segments.pop()!;
    const parent = device.tree.find(segments)!;
    device.tree.add(parent, name, { format, type: 'text/plain', value: path, acl, access: fullAccess });
  }
  return device;
}

const talkAs = (server: string, device = exampleTree()) => ({ device, account: accountOf({ serverId: server }) });
const setAcl = (uri: string): Said => replace(`${uri}?prop=ACL`, 'Get=*');

describe('the oracle of the example tree', () => {
  test.each<[string, string, Said, string]>([
    ['A1', 'Anyone', get('./NodeA/Node1'), 'Get 200'],
    ['A2', 'ServerC', setAcl('./NodeA/Node1'), 'Replace 200'],
    ['A3', 'ServerA', setAcl('./NodeA/Node1'), 'Replace 425'],
    ['A4', 'ServerC', remove('./NodeA/Node1'), 'Delete 425'],
    ['A4', 'ServerC', replace('./NodeA/Node1', 'x'), 'Replace 425'],
    ['A5', 'Anyone', get('./NodeA/Node1?prop=ACL'), 'Get 200'],
    ['A6', 'ServerB', get('./NodeB/Node3/Node4?prop=ACL'), 'Get 200'],
    ['A7', 'ServerA', get('./NodeB/Node3/Node4'), 'Get 425'],
    ['A8', 'ServerA', replace('./NodeB/Node3/Node5', 'x'), 'Replace 200'],
    ['A9', 'ServerB', get('./NodeB/Node3/Node5'), 'Get 200'],
    ['A10', 'ServerA', setAcl('./NodeB/Node3'), 'Replace 200'],
    ['A11', 'ServerA', get('./NodeB/Node3'), 'Get 425'],
    ['A12', 'ServerB', setAcl('./NodeB/Node3/Node5'), 'Replace 200'],
    ['A13', 'ServerA', setAcl('./NodeB/Node3/Node5'), 'Replace 425'],
    ['A14', 'ServerA', get('./NodeB/Node2'), 'Get 200'],
    ['A15', 'ServerB', get('./NodeB/Node2'), 'Get 425'],
    ['A16', 'Anyone', addNode('./New'), 'Add 200'],
  ])('%s %s', async (_id, server, command, expected) => {
    expect(await codesFor([command], talkAs(server))).toEqual([expected]);
  });

  test('A5, A6: a node shows its own ACL, or nothing', async () => {
    const shown = async (uri: string): Promise<unknown> =>
      results(await converse({ ...talkAs('ServerB'), moves: [{ say: [get(uri)] }] }), 1);
    expect(await shown('./NodeA/Node1?prop=ACL')).toEqual([
      { Source: to('./NodeA/Node1?prop=ACL').Target, Data: 'Get=*' },
    ]);
    expect(await shown('./NodeB/Node3/Node4?prop=ACL')).toEqual([
      { Source: to('./NodeB/Node3/Node4?prop=ACL').Target, Data: '' },
    ]);
  });

  test('A16: the maker of an interior node without Replace on the parent gets Add, Delete, Replace', async () => {
    const device = exampleTree();
    await codesFor([addNode('./New')], talkAs('Anyone', device));
    expect(device.tree.find(['New'])?.acl).toBe('Add=Anyone&Delete=Anyone&Replace=Anyone');
  });

  test('a node made where the server has Replace has no ACL', async () => {
    const device = makeDevice();
    await codesFor([addNode('./Vendor/New')], { device });
    expect(device.tree.find(['Vendor', 'New'])?.acl).toBe('');
  });
});

test('a server that is given up leaves all ACLs; the root falls back to *', async () => {
  const device = makeDevice();
  device.tree.root.acl = 'Add=server.example&Get=*';
  device.tree.find(['Vendor', 'Text'])!.acl = 'Get=server.example+other&Replace=server.example';
  expect(await codesFor([remove('./DMAcc/Account1')], { device })).toEqual(['Delete 200']);
  expect(device.tree.root.acl).toBe('Add=*&Get=*');
  expect(device.tree.find(['Vendor', 'Text'])!.acl).toBe('Get=other');
  expect(device.tree.find(['Vendor'])!.acl).toBe('Get=*');
});

test.each([
  ['Get=', '400'],
  ['Copy=*', '400'],
  ['Get=a&Get=b', '200'],
  ['', '200'],
])('ACL text %j on an interior node: %s', async (text, code) => {
  expect(await codesFor([replace('./Vendor/List?prop=ACL', text)])).toEqual([`Replace ${code}`]);
});
