/** Single rules of the bridge; that it agrees with the generated codecs is a property in tools/codegen. */
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import { decodeStrictWbxml, decodeStrictXml } from './strict';
import { dataText, eventsOfTyped, typedElement, typedOf } from './typed';

const xml = (text: string) => decodeStrictXml(Buffer.from(text), syncml12);

test('a document of another root, or of none, has no typed form', () => {
  expect(typedOf(xml('<Status/>'), syncml12)).toBeUndefined();
  expect(typedOf(xml('<DevInf xmlns="syncml:devinf"/>'), syncml12)).toBeUndefined();
  expect(typedOf(xml(''), syncml12)).toBeUndefined();
});

test('one element of a tree', () => {
  const root = xml('<Item><Meta><MetInf><Type>t</Type></MetInf></Meta><Data>d</Data><Data>e</Data></Item>').root!;
  expect(typedElement(root, 'Item', syncml12)).toEqual({ Meta: { Type: 't' }, Data: 'e' });
  expect(() => typedElement(root, 'Itme', syncml12)).toThrow('Itme is no element of syncml-1.2');
});

test('bytes where text is meant are told as base64', () => {
  const source = Buffer.from('02a4016a006d6c67 57c302fffe01 010101'.replace(/ /g, ''), 'hex');
  expect(typedOf(decodeStrictWbxml(new Uint8Array(source), syncml12), syncml12)).toEqual({
    SyncHdr: { Source: { LocURI: '//4=' } },
  });
});

test('events in the order of the grammar, without what is undefined', () => {
  const get = {
    Item: [{ MoreData: true, Data: '', Target: { LocURI: 'u' } }],
    CmdID: '1',
    $: 'Get',
    NoResp: undefined,
  };
  expect(
    eventsOfTyped(get, 'Get', syncml12).map((event) => ('name' in event ? `${event.kind} ${event.name}` : event.kind)),
  ).toEqual([
    'start Get',
    'start CmdID',
    'text',
    'end',
    'start Item',
    'start Target',
    'start LocURI',
    'text',
    'end',
    'end',
    'start Data',
    'start MoreData',
    'end',
    'end',
  ]);
});

test('events refuse what the vocabulary does not have', () => {
  expect(() => eventsOfTyped({}, 'Gte', syncml12)).toThrow('Gte is no element of syncml-1.2');
  expect(() => eventsOfTyped({ commands: [{ $: 'Gte' }] }, 'SyncBody', syncml12)).toThrow('SyncBody cannot hold this');
  expect(() => eventsOfTyped({ Data: { Tree: {} } }, 'Item', syncml12)).toThrow('Data cannot hold this');
});

test.each([
  ['text', 'text'],
  [new Uint8Array([0xc3, 0xa9]), 'é'],
  [new Uint8Array([0xff]), undefined],
  [{ MgmtTree: {} }, undefined],
  [undefined, undefined],
])('text of Data %j', (data, expected) => {
  expect(dataText(data)).toBe(expected);
});
