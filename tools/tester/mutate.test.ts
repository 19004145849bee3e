import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import { type Draft, draftOf } from './build';
import type { Mutation } from './case';
import { describeMutation, mutateBytes, mutateDraft, mutateHeaders } from './mutate';

function outline(draft: Draft): string {
  const inner = draft.children.map((part) =>
    typeof part === 'string' ? part : part instanceof Uint8Array ? '#' : outline(part),
  );
  return inner.length > 0 ? `${draft.name}(${inner.join(' ')})` : draft.name;
}

const root = (): Draft => ({
  name: 'SyncML',
  children: [
    draftOf(
      'SyncBody',
      { commands: [{ Get: { CmdID: '1', Item: [{ Target: { LocURI: './A' } }] } }], Final: true },
      syncml12,
    ),
  ],
});

test('writes children in the order of the content model, whatever the order of the author', () => {
  const draft = draftOf(
    'Get',
    { Item: { Target: { LocURI: './A' } }, CmdID: '1', Meta: { Type: 't', Format: 'f' } },
    syncml12,
  );
  expect(outline(draft)).toBe('Get(CmdID(1) Meta(Format(f) Type(t)) Item(Target(LocURI(./A))))');
});

test.each<[Mutation, string]>([
  [{ at: 'SyncBody/Get/CmdID', set: '0' }, 'SyncML(SyncBody(Get(CmdID(0) Item(Target(LocURI(./A)))) Final))'],
  [{ at: 'SyncBody/Final', remove: true }, 'SyncML(SyncBody(Get(CmdID(1) Item(Target(LocURI(./A))))))'],
  [{ at: 'SyncBody/Get', rename: 'Put' }, 'SyncML(SyncBody(Put(CmdID(1) Item(Target(LocURI(./A)))) Final))'],
  [{ at: 'SyncBody/Get/CmdID', repeat: 1 }, 'SyncML(SyncBody(Get(CmdID(1) CmdID(1) Item(Target(LocURI(./A)))) Final))'],
  [
    { at: 'SyncBody/Get', insert: { NoResp: true }, where: 'first' },
    'SyncML(SyncBody(Get(NoResp CmdID(1) Item(Target(LocURI(./A)))) Final))',
  ],
  [
    { at: 'SyncBody/Get/CmdID', insert: { Lang: 'en' }, where: 'after' },
    'SyncML(SyncBody(Get(CmdID(1) Lang(en) Item(Target(LocURI(./A)))) Final))',
  ],
])('%j', (mutation, after) => {
  const draft = root();
  mutateDraft(draft, [mutation], syncml12);
  expect(outline(draft)).toBe(after);
});

test('a mutation that would change nothing is an error', () => {
  expect(() => mutateDraft(root(), [{ at: 'SyncBody/Get[2]', remove: true }], syncml12)).toThrow(
    /SyncBody\/Get\[2\], but SyncBody has no Get\[2\]/,
  );
});

test.each<[Mutation, string]>([
  [{ bytes: { truncate: 2 } }, 'ab'],
  [{ bytes: { truncate: -1 } }, 'abc'],
  [{ bytes: { append: 'hex:0041' } }, 'abcd\0A'],
  [{ bytes: { whole: 'no' } }, 'no'],
  [{ bytes: { find: 'bc', put: 'X' } }, 'aXd'],
  [{ bytes: { find: 'bc', put: 'X', times: 3 } }, 'aXXXd'],
])('%j', (mutation, after) => {
  expect(Buffer.from(mutateBytes(Buffer.from('abcd'), [mutation])).toString()).toBe(after);
});

const mac = 'x-syncml-hmac';

test.each<[Mutation, [string, string][]]>([
  [
    { http: { header: mac, find: 'MD5', put: '$&' } },
    [
      ['a', 'b'],
      [mac, 'algorithm=$&'],
    ],
  ],
  [
    { http: { header: mac, set: 'x' } },
    [
      ['a', 'b'],
      [mac, 'x'],
    ],
  ],
  [{ http: { header: mac, remove: true } }, [['a', 'b']]],
  [
    { http: { header: 'c', set: 'd' } },
    [
      ['a', 'b'],
      [mac, 'algorithm=MD5'],
      ['c', 'd'],
    ],
  ],
  [
    { bytes: { append: 'x' } },
    [
      ['a', 'b'],
      [mac, 'algorithm=MD5'],
    ],
  ],
])('%j', (mutation, after) => {
  const headers: [string, string][] = [
    ['a', 'b'],
    [mac, 'algorithm=MD5'],
  ];
  expect(mutateHeaders(headers, [mutation])).toEqual(after);
});

test.each<[Mutation, RegExp]>([
  [{ http: { header: 'c', remove: true } }, /does not have/],
  [{ http: { header: mac, find: 'SHA', put: '' } }, /looks for SHA/],
])('a header that cannot be changed: %j', (mutation, why) => {
  expect(() => mutateHeaders([[mac, 'algorithm=MD5']], [mutation])).toThrow(why);
});

test.each<[Mutation, string]>([
  [{ at: 'SyncBody/Get', remove: true, mac: 'after' }, 'SyncBody/Get: remove true, after the mac was made'],
  [{ http: { header: mac, find: 'MD5', put: 'SHA' } }, `header ${mac}: SHA`],
  [{ http: { header: mac, remove: true } }, `header ${mac}: removed`],
])('the record says %j in words', (mutation, words) => {
  expect(describeMutation(mutation)).toBe(words);
});
