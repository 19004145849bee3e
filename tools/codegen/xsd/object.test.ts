/** Two printers of a management object, types and XSD, held against each other by a third party: xsd2ts reads the XSD back. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { objects } from '../../../generated/mo/registry';
import type { ObjectDefinition } from '../../mo/definition';
import { ITEMS } from '../../mo/object';
import { type Declaration, declarationsOf, namesOf } from '../mo/view';
import { differences } from './compare';
import { flatOf, helperTypes, ITEMS_ELEMENT } from './object';
import { printXsd } from './print';
import { readXsd } from './read';
import { readBack } from './xsd2ts';

const module_ = require.resolve('xsd2ts/classGenerator');
const MARKER = '_';

const all: readonly (readonly [string, ObjectDefinition])[] = [...objects].map(([identifier, one]) => [
  identifier,
  one,
]);

test('every object of generated/mo is here', () => {
  const folders = readdirSync(join(__dirname, '../../../generated/mo')).filter((name) => /-\d/.test(name));
  expect(all).toHaveLength(folders.length);
});

/** `Ext? []`: a member of a type by name, whether it may lack and whether it holds many. */
function membersOf({ properties }: Declaration): string[] {
  return properties.map(({ text }) => {
    const [, name = '', mark, type = ''] = /^readonly (.*?)(\?)?: (.*);$/.exec(text)!;
    const isArray = type.startsWith('ReadonlyMap<') || type.startsWith('readonly ');
    const plain = name === ITEMS ? ITEMS_ELEMENT : name.replace(/^'|'$/g, '');
    return `${plain}${mark ?? ''}${isArray ? ' []' : ''}`;
  });
}

test.each(all)('%s', (_, definition) => {
  const { type } = namesOf(definition.name, `${definition.name.toLowerCase()}-${definition.version}`);
  const flat = flatOf(definition, type);
  const xsd = printXsd(flat);
  expect(readXsd('object.xsd', Buffer.from(xsd))).toEqual({ schema: flat, problems: [], notes: [] });

  const model = readBack(printXsd(flat, { marker: MARKER }), module_);
  expect(differences(flat, model, MARKER)).toEqual([]);

  const typed = declarationsOf(definition.root, type).filter(({ alias }) => alias === undefined);
  const read = model.classes.filter(({ name }) => !helperTypes.has(name));
  expect(
    new Map(
      read.map(({ name, fields }) => [
        name,
        fields
          .filter((one) => one.name !== MARKER)
          .map((one) => `${one.name}${one.isOptional ? '?' : ''}${one.isArray ? ' []' : ''}`),
      ]),
    ),
  ).toEqual(new Map(typed.map((one) => [one.name, membersOf(one)])));
});

test('a difference is seen', () => {
  const definition = objects.get('urn:oma:mo:oma-dm-devinfo:1.0')!;
  const flat = flatOf(definition, 'DevInfo');
  const model = readBack(printXsd(flat), module_);
  const changed = (change: (xsd: string) => string) => differences(flat, readBack(change(printXsd(flat)), module_));
  expect(differences(flat, model)).toEqual([]);
  expect(changed((xsd) => xsd.replace('name="Man"', 'name="Men"'))).toEqual([expect.stringContaining('Men: string')]);
  expect(changed((xsd) => xsd.replace(' minOccurs="0"', ''))).toEqual([expect.stringContaining('class DevInfo: Ext:')]);
  expect(changed((xsd) => xsd.replace(' maxOccurs="unbounded"', ''))).toEqual([
    expect.stringContaining('Ext?: InstanceNode,'),
  ]);
  expect(changed((xsd) => xsd.replace('complexType name="DevInfo"', 'complexType name="Info"'))).toEqual([
    'class DevInfo is missing',
    'class Info is not ours',
  ]);
});
