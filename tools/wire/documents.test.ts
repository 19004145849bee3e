/** Documents of another type within Data, as strict trees and as events: device information in messages of both versions. */
import * as devinf11 from '../../generated/devinf-1.1';
import * as devinf12 from '../../generated/devinf-1.2';
import { syncml11 } from '../../generated/syncml-1.1';
import { syncml12 } from '../../generated/syncml-1.2';
import type { WireEvent } from './events';
import { decodeStrictWbxml, decodeStrictXml, encodeEventsWbxml, encodeEventsXml, eventsOf } from './strict';
import type { DocumentNode, ElementNode } from './tree';
import { typedElement } from './typed';

const versions = [
  ['1.1', syncml11, devinf11, '9f54'],
  ['1.2', syncml12, devinf12, 'a403'],
] as const;

const start = (name: string): WireEvent => ({ kind: 'start', name });
const end: WireEvent = { kind: 'end' };

/** An Item with this in its Data; the Item alone is the document. */
const item = (...inner: WireEvent[]): WireEvent[] => [start('Item'), start('Data'), ...inner, end, end];
const info = (version: string) => [
  start('DevInf'),
  start('VerDTD'),
  { kind: 'text', text: version } as const,
  end,
  end,
];

function dataOf({ root }: DocumentNode): ElementNode {
  return root!.children.find((child): child is ElementNode => child.kind === 'element' && child.name === 'Data')!;
}

const faults = ({ findings }: DocumentNode) =>
  findings.filter(({ path }) => path.includes('DevInf')).map(({ code, message }) => `${code} ${message}`);

test.each(versions)('%s: in place in XML', (version, vocabulary) => {
  const bytes = encodeEventsXml(item(...info(version)), vocabulary);
  expect(Buffer.from(bytes).toString()).toContain(`<DevInf xmlns="syncml:devinf"><VerDTD>${version}</VerDTD></DevInf>`);
  const document = decodeStrictXml(bytes, vocabulary);
  expect(typedElement(dataOf(document), 'Data', vocabulary)).toMatchObject({ DevInf: { VerDTD: version } });
  expect(faults(document)).toEqual(
    [expect.stringContaining('missing-element DevInf lacks')].concat(faults(document).slice(1)),
  );
});

test.each(versions)('%s: complete within OPAQUE in WBXML', (version, vocabulary, _, id) => {
  const bytes = encodeEventsWbxml(item(...info(version)), vocabulary);
  expect(Buffer.from(bytes).toString('hex')).toContain(`c3 0e 02${id}6a004a6503`.replaceAll(' ', ''));
  const document = decodeStrictWbxml(bytes, vocabulary);
  const [text] = dataOf(document).children;
  expect(text?.kind === 'text' && text.document?.root?.name).toBe('DevInf');
  expect(typedElement(dataOf(document), 'Data', vocabulary)).toMatchObject({ DevInf: { VerDTD: version } });
  const inline = eventsOf(document, { embedded: 'inline' });
  expect(inline.map((event) => (event.kind === 'start' ? event.name : event.kind))).toEqual([
    'Item',
    'Data',
    'DevInf',
    'VerDTD',
    'text',
    'end',
    'end',
    'end',
    'end',
  ]);
  expect(encodeEventsWbxml(inline, vocabulary)).toEqual(bytes);
});

test('capabilities of the other version are no elements', () => {
  const old =
    '<DevInf xmlns="syncml:devinf"><DataStore><CTCap><CTType>t</CTType><PropName>p</PropName></CTCap></DataStore></DevInf>';
  const codes = [devinf11.devinf11, devinf12.devinf12].map((vocabulary) =>
    decodeStrictXml(Buffer.from(old), vocabulary)
      .findings.filter(({ path }) => /CTCap/.test(path))
      .map(({ code }) => code),
  );
  expect(codes).toEqual([['unexpected-element'], ['missing-element']].map((list) => expect.arrayContaining(list)));
});

const opaque = (bytes: string): WireEvent => ({ kind: 'opaque', bytes: Buffer.from(bytes.replaceAll(' ', ''), 'hex') });

test.each([
  ['another registered document', '02 a405 6a 00 4a 01', undefined],
  ['a message', '02 a401 6a 00 6d 01', undefined],
  ['an unknown id', '02 01 6a 00 4a 01', 'DevInf'],
  ['cut', '02 a403 6a 00 4a', 'DevInf'],
  ['escaped XML', Buffer.from('<DevInf xmlns="syncml:devinf"/>').toString('hex'), 'DevInf'],
])('OPAQUE: %s', (_, bytes, root) => {
  const document = decodeStrictWbxml(encodeEventsWbxml(item(opaque(bytes)), syncml12), syncml12);
  const [text] = dataOf(document).children;
  expect(text?.kind === 'text' ? text.document?.root?.name : 'no text').toBe(root);
});
