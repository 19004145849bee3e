import { buildDmacc, dmacc } from '../../generated/mo/dmacc-1.0';
import { fumo } from '../../generated/mo/fumo-1.0';
import { inbox } from '../../generated/mo/inbox-1.0';
import { lawmo } from '../../generated/mo/lawmo-1.0';
import { scomo } from '../../generated/mo/scomo-1.0';
import type { NodeDefinition, ObjectDefinition } from './definition';
import type { InstanceNode } from './instance';
import { type ValidateOptions, validate } from './validate';

const account = buildDmacc(
  {
    AppID: 'w7',
    ServerID: 'srv',
    AppAddr: new Map([['Main', { Addr: 'http://a', AddrType: 'URI', Port: new Map([['1', { PortNbr: '80' }]]) }]]),
    AppAuth: new Map([['C', { AAuthLevel: 'CLCRED', AAuthType: 'DIGEST', AAuthName: 'n', AAuthSecret: 's' }]]),
  },
  'srv',
);

/** `tree` with the node at the path changed; undefined takes it away. */
function change(
  tree: InstanceNode,
  path: string,
  edit: (node: InstanceNode) => InstanceNode | readonly InstanceNode[] | undefined,
): InstanceNode {
  const names = path.split('/').filter((name) => name !== '');
  if (names.length === 0) return edit(tree) as InstanceNode;
  const [first, ...rest] = names;
  const children = tree.children!.flatMap((child) => {
    if (child.name !== first) return [child];
    if (rest.length > 0) return [change(child, rest.join('/'), edit)];
    return [edit(child) ?? []].flat();
  });
  return { ...tree, children };
}
const set = (path: string, part: Partial<InstanceNode>) => change(account, path, (node) => ({ ...node, ...part }));
const add = (path: string, ...nodes: InstanceNode[]) =>
  change(account, path, (node) => ({ ...node, children: [...node.children!, ...nodes] }));
const found = (tree: InstanceNode, definition: ObjectDefinition = dmacc, options?: ValidateOptions) =>
  validate(tree, definition.root, options).map(({ code, path, severity }) => `${severity} ${code} ${path}`);

test('a valid object has no findings', () => {
  expect(found(account)).toEqual([]);
});

describe('one fault, one finding', () => {
  test.each<[string, InstanceNode, string]>([
    ['a required leaf is missing', change(account, 'AppID', () => undefined), 'error missing-node srv/AppID'],
    ['a required branch is missing', change(account, 'AppAddr', () => undefined), 'error missing-node srv/AppAddr'],
    ['no item of at least one', set('AppAddr', { children: [] }), 'error missing-node srv/AppAddr'],
    ['an unknown leaf', add('', { name: 'Colour', value: 'red' }), 'error unknown-node srv/Colour'],
    ['a name in other case', add('', { name: 'name', value: 'n' }), 'error unknown-node srv/name'],
    ['two siblings of one name', add('', { name: 'AppID', value: 'w7' }), 'error same-name srv/AppID'],
    [
      'two items of one name',
      change(account, 'AppAddr/Main', (node) => [node, node]),
      'error same-name srv/AppAddr/Main',
    ],
    ['a value that the document does not list', set('AppID', { value: 'w8' }), 'error value srv/AppID'],
    [
      'a number out of range',
      set('AppAddr/Main/Port/1/PortNbr', { value: '65536' }),
      'error value srv/AppAddr/Main/Port/1/PortNbr',
    ],
    [
      'a word for a number',
      set('AppAddr/Main/Port/1/PortNbr', { value: 'http' }),
      'error value srv/AppAddr/Main/Port/1/PortNbr',
    ],
    ['another format', set('ServerID', { format: 'int', value: '1' }), 'error format srv/ServerID'],
    [
      'a leaf for a branch',
      set('AppAddr', { children: undefined, format: 'chr', value: 'x' }),
      'error format srv/AppAddr',
    ],
    [
      'children below a leaf',
      set('ServerID', { value: undefined, format: 'node', children: [] }),
      'error format srv/ServerID',
    ],
    ['another MIME type', set('ServerID', { type: 'image/png' }), 'error type srv/ServerID'],
    ['another identifier', { ...account, type: 'urn:oma:mo:oma-dm-dmacc:9.9' }, 'error type srv'],
    ['no identifier', { ...account, type: undefined }, 'note type srv'],
    ['a name with a slash', { ...account, name: 'a/b' }, 'error name a/b'],
    ['an empty name', { ...account, name: '' }, 'error name '],
    [
      'a format that products use',
      change(account, 'AppAuth/C', (node) => ({
        ...node,
        children: [...node.children!, { name: 'AAuthData', format: 'chr', value: 'n' }],
      })),
      'note format srv/AppAuth/C/AAuthData',
    ],
    ['a value of an interior node', set('AppAddr', { value: 'x' }), 'error format srv/AppAddr'],
  ])('%s', (_, tree, expected) => {
    expect(found(tree)).toEqual([expected]);
  });

  test('a parameter of the MIME type is no fault', () => {
    expect(found(set('ServerID', { type: 'Text/Plain; charset=utf-8' }))).toEqual([]);
  });

  test('below an open node only names and depth are judged', () => {
    const branch = (...children: InstanceNode[]) => add('', { name: 'Ext', format: 'node', children });
    expect(found(branch({ name: 'x', children: [{ name: 'y', value: '1' }] }))).toEqual([]);
    expect(found(branch({ name: 'x' }, { name: 'x' }))).toEqual(['error same-name srv/Ext/x']);
    expect(found(branch({ name: 'x y' }))).toEqual(['error name srv/Ext/x y']);
  });

  test('an open root', () => {
    expect(found({ name: 'Inbox', children: [{ name: 'a', children: [] }] }, inbox)).toEqual(['note type Inbox']);
    expect(found({ name: 'inbox', type: 'urn:oma:mo:oma-dm-inbox:1.0', children: [] }, inbox)).toEqual([
      'error name inbox',
    ]);
  });
});

describe('what is read back from a device', () => {
  const options = { readBack: true };
  test('its own description says exactly what can be read', () => {
    const one = { min: 1, max: 1 } as const;
    const children: NodeDefinition[] = [{ name: 'S', occurrence: one, format: 'chr', access: ['Replace'] }];
    const root: NodeDefinition = { name: 'R', occurrence: one, format: 'node', children };
    const tree: InstanceNode = { name: 'R', children: [{ name: 'S', value: 'x' }] };
    expect(validate(tree, root, options)).toEqual([]);
    expect(validate(tree, root, { ...options, exact: true }).map(({ code }) => code)).toEqual(['not-readable']);
  });

  test('a secret that shows is a finding, an absent one is none', () => {
    expect(found(account, dmacc, options)).toEqual(['error not-readable srv/AppAuth/C/AAuthSecret']);
    expect(
      found(
        change(account, 'AppAuth/C/AAuthSecret', () => undefined),
        dmacc,
        options,
      ),
    ).toEqual([]);
  });
});

test('a near miss names what may be meant', () => {
  const operations: InstanceNode = { name: 'Operations', children: [{ name: 'Unlock', format: 'null' }] };
  const lock = {
    name: 'L',
    type: lawmo.identifier,
    children: [{ name: 'State', format: 'int', value: '30' }, { name: 'AvailableWipeList', children: [] }, operations],
  } as const;
  expect(validate(lock, lawmo.root)).toEqual([
    expect.objectContaining({
      code: 'unknown-node',
      path: 'L/Operations/Unlock',
      expected: 'UnLock',
      evidence: 'practice',
    }),
  ]);
});

test('findings tell how sure the broken part is', () => {
  const state = (part: Partial<InstanceNode>) => ({
    name: 'F',
    type: fumo.identifier,
    children: [{ name: 'State', format: 'int' as const, value: '110', ...part }],
  });
  expect(validate(state({}), fumo.root)).toEqual([expect.objectContaining({ code: 'value', evidence: 'text' })]);
  const component = {
    name: 'S',
    type: scomo.identifier,
    children: [
      { name: 'Download', children: [] },
      { name: 'Inventory', children: [{ name: 'Deployed', children: [] }] },
    ],
  };
  expect(validate(component, scomo.root)).toEqual([
    expect.objectContaining({ path: 'S/Inventory/Delivered', evidence: 'practice' }),
  ]);
});

test('of several descriptions of one place the one that fits best speaks', () => {
  const one = { min: 1, max: 1 } as const;
  const branch = (name: string): NodeDefinition => ({
    name: '',
    occurrence: { min: 0, max: 9 },
    format: 'node',
    children: [{ name, occurrence: one, format: 'int' }],
  });
  const root: NodeDefinition = { name: 'R', occurrence: one, format: 'node', children: [branch('A'), branch('B')] };
  const tree = (value: string): InstanceNode => ({
    name: 'R',
    children: [{ name: 'x', children: [{ name: 'B', value }] }],
  });
  expect(validate(tree('1'), root)).toEqual([]);
  expect(validate(tree('b'), root).map(({ path }) => path)).toEqual(['R/x/B']);
});

test('depth, number of findings and length of names have limits', () => {
  let deep: InstanceNode = { name: 'n', children: [] };
  for (let depth = 0; depth < 5000; depth++) deep = { name: 'n', children: [deep] };
  expect(
    found(add('', { name: 'Ext', format: 'node', children: [deep] })).filter((text) => text.includes(' limit ')),
  ).toHaveLength(1);
  const many = add('', ...Array.from({ length: 50 }, (_, index) => ({ name: `u${index}`, value: '' })));
  expect(found(many, dmacc, { findings: 7 })).toHaveLength(7);
  const strangers = {
    ...account,
    children: account.children!.concat(Array.from({ length: 200_000 }, (_, index) => ({ name: `AppAdd${index}` }))),
  };
  const start = performance.now();
  expect(found(strangers)).toHaveLength(1000);
  expect(performance.now() - start).toBeLessThan(2000);
  expect(found({ ...account, name: 'abcdefgh' }, dmacc, { maxSegLen: 7 })).toContain('error name abcdefgh');
});
