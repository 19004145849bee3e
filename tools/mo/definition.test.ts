import { dmacc } from '../../generated/mo/dmacc-1.0';
import { fumo, fumoUris } from '../../generated/mo/fumo-1.0';
import { deviations, identifiers, misprints, objects } from '../../generated/mo/registry';
import { scomoUris } from '../../generated/mo/scomo-1.0';
import type { Command } from './ddf-model';
import { allows, locate, walkDefinition } from './definition';

test.each<[string, 'open' | 'none' | string]>([
  ['', ''],
  ['AppAddr', 'AppAddr'],
  ['AppAddr/anything', ''],
  ['AppAddr/anything/Addr', 'Addr'],
  ['AppAddr/anything/addr', 'none'],
  ['Ext/Vendor/Deep', 'open'],
  ['AppID/Below', 'none'],
])('below an account, %j is %s', (path, expected) => {
  const node = locate(
    dmacc.root,
    path.split('/').filter((name) => name !== ''),
  );
  expect(node === undefined ? 'none' : node === 'open' ? 'open' : node.name).toBe(expected);
});

test.each<[string, Command, boolean, string]>([
  ['State', 'Get', false, 'yes'],
  ['State', 'Replace', false, 'no'],
  ['State', 'Delete', false, 'open'],
  ['State', 'Delete', true, 'no'],
  ['Update/PkgData', 'Get', false, 'no'],
  ['Download', 'Exec', true, 'yes'],
])('FUMO/%s, %s, exact %s: %s', (path, command, exact, expected) => {
  const node = locate(fumo.root, path.split('/'));
  expect(typeof node === 'object' && allows(node, command, exact)).toBe(expected);
});

test('URIs are typed', () => {
  expect(fumoUris('./Fw/1').Download.PkgURL).toBe('./Fw/1/Download/PkgURL');
  expect(scomoUris('./SCOMO').Inventory.Delivered.$item('p').Operations.Install).toBe(
    './SCOMO/Inventory/Delivered/p/Operations/Install',
  );
});

test('the registry knows every object by its identifier', () => {
  for (const [identifier, { root }] of objects) {
    expect(identifiers.has(identifier)).toBe(true);
    expect(root.identifier).toBe(identifier);
    expect([...walkDefinition(root)].every(({ node }) => node.evidence !== undefined)).toBe(true);
  }
  for (const meant of [...misprints.values(), ...deviations.values()]) expect(identifiers.has(meant)).toBe(true);
  for (const wrong of [...misprints.keys(), ...deviations.keys()]) expect(identifiers.has(wrong)).toBe(false);
});
