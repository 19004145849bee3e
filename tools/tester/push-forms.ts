/** A notification in the ways that WSP has for writing one push, and in pushes that are for somebody else (WAP-230-WSP 8.2.4.1, 8.4; WAP-235-PushOTA 6.2). */
import { applicationIds, headerNames, mediaTypes, pushFlags, pushPduType } from '../../generated/binary/wsp';

const short = (number: number): number => number | 0x80;
const text = (words: string): number[] => [...Buffer.from(`${words}\0`, 'latin1')];

const media = 'application/vnd.syncml.notification';
const code = short(mediaTypes[media]);
const header = short(headerNames['X-Wap-Application-Id']);
const own = [header, short(applicationIds['x-wap-application:syncml.dm'])];
const charset = [0x81, short(106)]; // UTF-8

/** Content type and headers of each form; the usual one is the first. */
const forms = {
  usual: [[code], own],
  'type-as-text': [text(media), own],
  'type-with-length': [[1, code], own],
  'type-with-quoted-length': [[0x1f, 1, code], own],
  'type-with-parameter': [[1 + charset.length, code, ...charset], own],
  'application-as-text': [[code], [header, ...text('x-wap-application:syncml.dm')]],
  'extra-headers': [
    [code],
    [
      ...text('X-Assay'),
      ...text('a header that nobody knows'),
      ...own,
      short(headerNames['Push-Flag']),
      short(pushFlags.last),
    ],
  ],
  'other-application': [[code], [header, short(applicationIds['x-wap-application:wml.ua'])]],
  'no-application': [[code], []],
} as const satisfies Readonly<Record<string, readonly [readonly number[], readonly number[]]>>;

export type PushForm = keyof typeof forms;
export const pushForms = Object.keys(forms) as PushForm[];

/** @param package0 body of the push */
export function pushInForm(form: PushForm, package0: Uint8Array): Uint8Array {
  const head = forms[form].flat();
  if (head.length > 0x7f) throw new RangeError(`${form}: the headers want a longer length`);
  return Uint8Array.from([1, pushPduType.Push, head.length, ...head, ...package0]);
}
