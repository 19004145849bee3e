import { strictPushPdu, textOfContentType } from '../../generated/binary/wsp';
import { notificationOf, pushOf } from '../dm/notification';
import { pushForms, pushInForm } from './push-forms';

const package0 = Uint8Array.from([0x02, 0xc0, 0xff, 0x00]);

test('the usual form is that of everybody', () => expect(pushInForm('usual', package0)).toEqual(pushOf(package0)));

test.each(pushForms)('%s is good WSP and brings package 0', (form) => {
  const { value, findings } = strictPushPdu(pushInForm(form, package0));
  expect(findings).toEqual([]);
  expect(value?.data).toEqual(package0);
  expect(textOfContentType({ media: value!.contentType.media })).toBe('application/vnd.syncml.notification');
});

test('the forms differ', () => {
  const hex = pushForms.map((form) => Buffer.from(pushInForm(form, package0)).toString('hex'));
  expect(new Set(hex).size).toBe(pushForms.length);
});

test.each(pushForms)('%s: for the DM client or not', (form) => {
  const ours = !['other-application', 'no-application'].includes(form);
  expect(notificationOf(pushInForm(form, package0))).toEqual(ours ? package0 : undefined);
});
