import { type DefectName, Defects } from './defects';
import { received } from './push-port';

/** TID and Push, then the length of the headers, the headers, and 02 c0 as package 0. */
const pushes = {
  usual: '010603c4af8702c0',
  'type as text': `010626${Buffer.from('application/vnd.syncml.notification\0').toString('hex')}af8702c0`,
  'type with parameter': '01060603c481eaaf8702c0',
  'another header': '010605c4af87b48402c0',
  'another application': '010603c4af8202c0',
  'no application': '010601c402c0',
  'cut off': '0106',
  'no push': '0104c4af8702c0',
} as const;

const read = (name: keyof typeof pushes, ...defects: DefectName[]): string | undefined => {
  const pushed = received(new Uint8Array(Buffer.from(pushes[name], 'hex')), new Defects(defects));
  return pushed && ('package0' in pushed ? Buffer.from(pushed.package0).toString('hex') : 'bootstrap');
};

test.each<[keyof typeof pushes, DefectName | undefined, string | undefined, string | undefined]>([
  ['usual', undefined, '02c0', '02c0'],
  ['type as text', 'push-type-in-full-unknown', '02c0', undefined],
  ['type with parameter', 'push-type-in-full-unknown', '02c0', undefined],
  ['another header', 'push-extra-headers-move-body', '02c0', 'b48402c0'],
  ['another application', 'push-application-not-read', undefined, '02c0'],
  ['no application', 'push-without-application-taken', undefined, '02c0'],
  ['cut off', undefined, undefined, undefined],
  ['no push', undefined, undefined, undefined],
])('%s, and with %s', (name, defect, sound, broken) => {
  expect(read(name)).toBe(sound);
  expect(read(name, ...(defect ? [defect] : []))).toBe(broken);
});
