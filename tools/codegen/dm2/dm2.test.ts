/** DM 2.0: the generated types and validators on examples, on the same examples spoilt, and on their sources. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Command,
  commandFaults,
  commandNames,
  faultsOf,
  isCommand,
  isPackage2,
  type Kind,
  type ObjectData,
  type Package1,
  type Package2,
  type Package3,
  statusCodes,
} from '../../../generated/dm2';
import { SpecError } from '../problem';
import { defineDm2 } from './define';
import type { Dm2Sources } from './model';
import { readDm2 } from './read';

const root = join(__dirname, '../../..');
const samples = join(root, '../shared/samples/dm2-json');

// Typed, so that the compiler holds the types against the same examples that ajv judges.
const package1: Package1 = {
  MOS: [
    { DDF: 'http://ddf.example/devinfo.ddf', MOID: 'urn:oma:mo:oma-dm-devinfo:1.2', MIID: ['a', 'b'] },
    { MIID: [] },
  ],
  Alert: [
    { AlertType: 'urn:oma:at:dm:2.0:ClientInitiatedMgmt' },
    {
      AlertType: 'urn:oma:at:scomo:1.0:OperationComplete',
      SourceURI: 'urn:oma:mo:oma-scomo:1.0/s/Download/p/Operations/Install',
      TargetURI: 'urn:oma:mo:oma-scomo:1.0/s/Inventory/Deployed/c',
      Mark: 'warning',
      DataType: 'text/xml',
      Data: { DM1x: '<ResultCode>1200</ResultCode>', own: [1] },
    },
    { AlertType: 'urn:oma:at:dcmo:1.0:OperationComplete', Data: { DM1x: 1200 } },
  ],
};
const package2: Package2 = { CMD: [['GET', 'urn:oma:mo:oma-dm-devinfo:1.2//Man'], ['END']] };
const package3: Package3 = {
  Status: [{ sc: 200 }, { sc: 200, URI: ['urn:oma:mo:x-demo:1.0/1/'] }],
  Alert: [{ AlertType: 'urn:oma:at:dm:2.0:BootstrapComplete' }],
};
const objectData: ObjectData = [
  {
    DDF: 'http://ddf.example/devinfo.ddf',
    ClientURI: 'oma:mo:oma-dm-devinfo:1.0//',
    CV: 'v7',
    MOData: { DevInfo: { Man: 'Demo', Ext: {}, Level: '3' } },
  },
];
const commands: readonly Command[] = [
  ['HGET', 'https://s.example/d'],
  ['HGET', 'https://s.example/d', 'urn:oma:mo:x-demo:1.0/1/'],
  ['HPUT', 'https://s.example/d', 'urn:oma:mo:x-demo:1.0/1/', 'urn:oma:mo:x-demo:1.0/2/'],
  ['HPOST', 'https://s.example/d', 'urn:oma:mo:x-demo:1.0/1/'],
  ['DELETE', 'urn:oma:mo:x-demo:1.0/1/'],
  ['EXEC', 'urn:oma:mo:x-demo:1.0/1/Run'],
  ['EXEC', 'urn:oma:mo:x-demo:1.0/1/Run', 'https://s.example/done'],
  ['GET', 'urn:oma:mo:x-demo:1.0//A?cv=7'],
  ['SHOW', 'https://s.example/ui?session=4'],
  ['CONT', 'https://s.example/next'],
  ['END'],
  ['DEFAULT', 'https://s.example/d', 'urn:oma:mo:x-demo:1.0'],
  ['SUB', 'https://s.example/d', 'urn:oma:mo:x-demo:1.0/1/'],
  ['UNSUB', 'urn:oma:mo:x-demo:1.0/1/'],
];

// @ts-expect-error a required member is missing
const _noStatus: Package3 = {};
// @ts-expect-error SHOW has one parameter
const _showTwo: Command = ['SHOW', 'https://s.example', 'https://s.example'];
// @ts-expect-error a misspelt member
const _misspelt: Package1 = { Alerts: [] };

const examples: readonly (readonly [Kind, unknown])[] = [
  ['Package1', package1],
  ['Package1', {}],
  ['Package2', package2],
  ['Package2', { CMD: commands, more: 1 }],
  ['Package3', package3],
  ['Package3', { Status: [{ sc: 200, MOData: [] }], Results: [] }],
  ['ObjectData', objectData],
  ['Alert', package1.Alert![1]],
];

test.each(examples)('valid: %s %#', (kind, value) => {
  expect(faultsOf(kind, value)).toEqual([]);
});

/** Members whose content is free, and those that no schema mentions. */
const free = /\/(own|more|Results|MOData)(\/|$)/;

/** Every place of `value` with a copy in which another kind of value stands there. */
function* spoilt(value: unknown): Generator<[path: string, copy: unknown]> {
  const places = [''];
  for (let path = places.pop(); path !== undefined; path = places.pop()) {
    const here = at(value, path);
    if (typeof here === 'object' && here !== null) places.push(...Object.keys(here).map((key) => `${path}/${key}`));
    for (const other of [true, null, typeof here === 'object' ? 'x' : {}]) yield [path, put(value, path, other)];
  }
}

function at(value: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], value);
}

function put(value: unknown, path: string, other: unknown): unknown {
  if (path === '') return other;
  const copy = structuredClone(value);
  const cut = path.lastIndexOf('/');
  (at(copy, path.slice(0, cut)) as Record<string, unknown>)[path.slice(cut + 1)] = other;
  return copy;
}

test.each(examples)('another kind of value anywhere is a fault at its place: %s %#', (kind, value) => {
  const missed = [...spoilt(value)]
    .filter(([path]) => !free.test(path))
    .filter(([path, copy]) => !faultsOf(kind, copy).some((fault) => fault.path === path))
    .map(([path]) => path);
  expect(missed).toEqual([]);
});

test.each<[Kind, unknown, string, string]>([
  ['Package1', { MOS: [{ MOID: 'urn:m' }] }, '/MOS/0', "must have required property 'MIID'"],
  ['Package1', { Alert: [{ Mark: 'warning' }] }, '/Alert/0', "must have required property 'AlertType'"],
  ['Package1', { Alert: [{ AlertType: 'a', Mark: 'urgent' }] }, '/Alert/0/Mark', 'must be equal to one of the allowed'],
  ['Package2', {}, '', "must have required property 'CMD'"],
  ['Package2', { CMD: ['END'] }, '/CMD/0', 'must be array'],
  ['Package2', { CMD: [[]] }, '/CMD/0', 'must NOT have fewer than 1 items'],
  ['Package3', { Status: [{ URI: [] }] }, '/Status/0', "must have required property 'sc'"],
  ['Package3', { Status: [{ sc: '200' }] }, '/Status/0/sc', 'must be number'],
  ['ObjectData', { ClientURI: 'u', MOData: {} }, '', 'must be array'],
  ['ObjectData', [{ MOData: {} }], '/0', "must have required property 'ClientURI'"],
  ['ObjectData', [{ ClientURI: 'u', MOData: { A: { B: 7 } } }], '/0/MOData/A/B', 'must be string'],
])('fault: %s %j', (kind, value, path, message) => {
  expect(faultsOf(kind, value)).toContainEqual({ path, message: expect.stringContaining(message) });
});

test('commands are told apart by their name', () => {
  expect(new Set(commands.map(([name]) => name))).toEqual(new Set(commandNames));
  for (const command of commands) {
    expect([command, commandFaults(command)]).toEqual([command, []]);
    expect(isCommand(command)).toBe(true);
  }
});

test.each<[readonly string[], string]>([
  [[], '/0'],
  [['HEAD', 'x'], '/0'],
  [['toString'], '/0'],
  [['HGET'], ''],
  [['HGET', 'a', 'b', 'c'], ''],
  [['HPUT', 'a'], ''],
  [['END', 'now'], ''],
  [['CONT'], ''],
  [['DEFAULT', 'a'], ''],
])('fault of a command: %j', (command, place) => {
  expect(commandFaults(command, '/CMD/3')[0]?.path).toBe(`/CMD/3${place}`);
  expect(isCommand(command)).toBe(false);
});

test('deep values are refused, not followed', () => {
  const deep = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}"x"${'}'.repeat(levels)}`) as unknown;
  expect(faultsOf('ObjectData', [{ ClientURI: 'u', MOData: deep(200) }])).toEqual([]);
  expect(faultsOf('ObjectData', [{ ClientURI: 'u', MOData: deep(100_000) }])[0]?.message).toContain('deeper than 256');
  expect(isPackage2(deep(100_000))).toBe(false);
});

test('status codes carry how far they are known', () => {
  const graded = Object.fromEntries(statusCodes.map(({ code, evidence }) => [code, evidence]));
  expect(graded).toMatchObject({ 200: 'digest', 204: 'practice', 403: 'memory', 415: 'digest', 501: 'practice' });
});

(existsSync(samples) ? test : test.skip)('published examples are valid, and the published schema agrees', () => {
  const read = (name: string) => JSON.parse(readFileSync(join(samples, name), 'utf8')) as Record<string, unknown>;
  expect(faultsOf('Package1', read('dm20__package1.json'))).toEqual([]);
  const published = read('dm20__schema-package1.json') as { properties: { MOS: { items: object } } };
  const own = JSON.parse(readFileSync(join(root, 'spec/dm2/package1.schema.json'), 'utf8')) as {
    definitions: Record<string, { properties: object; required?: readonly string[] }>;
  };
  expect(Object.keys(own.definitions['Package1']!.properties)).toEqual(Object.keys(published.properties));
  const { required, properties } = own.definitions['SupportedObject']!;
  expect(published.properties.MOS.items).toMatchObject({ required });
  expect(Object.keys((published.properties.MOS.items as { properties: object }).properties)).toEqual(
    Object.keys(properties),
  );
});

const sources = readDm2(root);

function changed(name: string, change: (text: string) => string): Dm2Sources {
  const edit = <T extends { path: string; text: string }>(file: T): T =>
    file.path.endsWith(name) ? { ...file, text: change(file.text) } : file;
  return { ...sources, schemas: sources.schemas.map(edit), status: edit(sources.status) };
}

test.each<[string, (text: string) => string, string]>([
  ['alert.schema.json', (text) => text.replace('"alert.schema.json"', '"x.json"'), '$id is x.json'],
  ['alert.schema.json', (text) => text.replace('"AlertMark": {', '"MOID": {'), 'MOID is defined twice'],
  ['alert.schema.json', (text) => text.replaceAll('/AlertMark', '/Importance'), 'Alert refers to Importance'],
  ['alert.schema.json', (text) => text.replace('[D2]', '[D9]'), '[D9] names no known mark'],
  ['status.yaml', (text) => text.replace('code: 202', 'code: 199'), '199 is out of order'],
  ['status.yaml', (text) => text.replace('in: [sc]', 'in: []'), 'must NOT have fewer than 1 items'],
])('refused: %s %#', (name, change, message) => {
  expect(() => defineDm2(changed(name, change))).toThrow(SpecError);
  expect(() => defineDm2(changed(name, change))).toThrow(message);
});
