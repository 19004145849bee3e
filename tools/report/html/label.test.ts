import { vocabularies } from '../../tester/vocabularies';
import { decodeStrict } from '../../wire/strict';
import { alert, get, message, session, status, uri } from '../testing/sample';
import { type Tree, write } from '../testing/script';
import { labelOf } from './label';

const label = (tree: Tree) => {
  const { bytes } = write(tree, 'xml');
  return labelOf(decodeStrict(bytes, vocabularies).document, bytes.length);
};

const challenge: Tree = [...status(1, 1, 0, 'SyncHdr', '407'), ['Chal', ['Meta', ['Type', 'syncml:auth-md5']]]];
const atomic: Tree = ['Atomic', ['CmdID', '1'], get, get];
const several: Tree = ['Get', ['CmdID', '1'], ['Item', uri('Target', './A')], ['Item', uri('Target', './B')]];
const open: Tree = ['SyncML', ['SyncHdr'], ['SyncBody', alert]];
const long: Tree = ['Get', ['CmdID', '1'], ['Item', uri('Target', `./${'n'.repeat(90)}/end`)]];

test.each([
  [session('404')[1]!, 'Status 200 SyncHdr, 200 Alert, 200 Replace; Get ./DevInfo/NoSuchNode'],
  [session('404')[2]!, 'Status 200 SyncHdr, 404 Get'],
  [message('client', 1, alert), 'Alert 1201'],
  [message('client', 1, challenge), 'Status 407 SyncHdr with challenge'],
  [message('client', 1, atomic), 'Atomic; Atomic > Get ./DevInfo/NoSuchNode (2 times)'],
  [message('client', 1, several), 'Get ./A and 1 more'],
  [message('client', 1), 'no command'],
  [open, 'Alert 1201; not final'],
  [message('client', 1, long), `Get ./${'n'.repeat(18)}...${'n'.repeat(16)}/end`],
])('%#: %s', (tree, expected) => expect(label(tree)).toBe(expected));

test('bodies that are no message', () => {
  const bytes = Buffer.from('\xff no document');
  expect(labelOf(undefined, 0)).toBe('empty body');
  expect(labelOf(decodeStrict(bytes, vocabularies).document, bytes.length)).toBe('unreadable body');
});
