import { vocabularies } from '../../tester/vocabularies';
import { decodeStrict } from '../../wire/strict';
import { session } from '../testing/sample';
import { write } from '../testing/script';
import { spanOf } from './bodies';

const { bytes, places } = write(session('200')[2]!, 'wbxml');
const { document } = decodeStrict(bytes, vocabularies);
const data = places.get('SyncBody/Status[2]/Data')!;
const path = '/SyncML/SyncBody/Status[2]/Data';

test.each([
  ['a range as it is', { offset: 3, end: 9 }, [3, 9]],
  ['a range beyond the end is cut', { offset: 3, end: 1e9 }, [3, bytes.length]],
  ['an element by its path', { path }, data],
  ['the path where the offset lies in it', { path, offset: data[0] + 2 }, data],
  ['the offset where the path is elsewhere', { path: '/SyncML/SyncHdr', offset: data[0] }, data],
  [
    'the nearest ancestor that is there',
    { path: '/SyncML/SyncBody/Status[2]/Chal/Meta' },
    places.get('SyncBody/Status[2]')!,
  ],
  ['the text at an offset', { offset: data[0] + 2 }, [data[0] + 1, data[0] + 6]],
  ['a byte of the head', { offset: 1 }, [1, 2]],
  ['nothing beyond the end', { offset: 1e6 }, undefined],
  ['nothing for a foreign path', { path: '/Other' }, undefined],
  ['nothing for no place', {}, undefined],
] as const)('%s', (_name, place, expected) => expect(spanOf(document, { message: 1, ...place })).toEqual(expected));
