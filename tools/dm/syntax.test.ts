import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { formatAcl, parseAcl, sameAcl } from './acl-syntax';
import { isDefinedStatus, isSuccess, isUsualStatus } from './codes';
import { type Format, formatTimeStamp, isTimeStamp, valueFault } from './formats';
import { isMoIdentifier, isReversedDomainIdentifier } from './mo-identifier';
import { choicesOf, parseUiOptions } from './ui-options';
import { formatNodeUri, isNodeName, limitFault, parseNodeUri } from './uri';
import { sessionIdOfNotification } from './versions';

describe('ACL text', () => {
  test.each([
    ['', {}, []],
    ['Get=*', { Get: ['*'] }, []],
    ['Get=a+b&Replace=a', { Get: ['a', 'b'], Replace: ['a'] }, []],
    ['Get=*+a', { Get: ['*', 'a'] }, ['wildcard-not-alone']],
    ['Get=a&Get=b', { Get: ['a', 'b'] }, ['command-repeated']],
    ['Get=a+a', { Get: ['a'] }, ['identifier-repeated']],
    [
      'Add=www.sonera.fi-8765&Delete=www.sonera.fi-8765&Replace=www.sonera.fi-8765+321_ibm.com&Get=*',
      {
        Add: ['www.sonera.fi-8765'],
        Delete: ['www.sonera.fi-8765'],
        Replace: ['www.sonera.fi-8765', '321_ibm.com'],
        Get: ['*'],
      },
      [],
    ],
  ])('valid: %j', (text, entries, advice) => {
    const parsed = parseAcl(text);
    expect(parsed.ok && Object.fromEntries(parsed.acl)).toEqual(entries);
    expect(parsed.ok && parsed.advice).toEqual(advice);
  });

  test.each([
    'Get=',
    'Copy=*',
    'get=*',
    'Get=a b',
    '&Get=*',
    'Get=*&',
    'Get=a++b',
    'Get',
    '=a',
    'Get=a=b',
    'Get=a*',
    'Get =a',
    'Get=a\u0007',
  ])('malformed: %j', (text) => expect(parseAcl(text).ok).toBe(false));

  test('written as read', () => {
    const parsed = parseAcl('Replace=b+a&Get=*');
    expect(parsed.ok && formatAcl(parsed.acl)).toBe('Replace=b+a&Get=*');
  });

  test('compared by meaning', () => {
    expect(sameAcl('Get=a+b&Add=c', 'Add=c&Get=b&Get=a')).toBe(true);
    expect(sameAcl('Get=*+a', 'Get=*')).toBe(true);
    expect(sameAcl('Get=a', 'Get=b')).toBe(false);
    expect(sameAcl('Get=', 'Get=')).toBe(false);
  });
});

describe('LocURI', () => {
  test.each([
    ['.', []],
    ['./A/B', ['A', 'B']],
    ['A/B', ['A', 'B']],
    ['./a.b/%20c', ['a.b', '%20c']],
    ['./Größe', ['Größe']],
  ])('read: %j', (text, segments) => expect(parseNodeUri(text)).toEqual({ segments }));

  test.each([
    ['', 'empty'],
    ['./', 'trailing-slash'],
    ['./A/', 'trailing-slash'],
    ['/A', 'leading-slash'],
    ['./A//B', 'empty-segment'],
    ['.//A', 'empty-segment'],
    ['../A', 'parent-segment'],
    ['./A/../B', 'parent-segment'],
    ['./A/./B', 'dot-segment'],
    ['././A', 'dot-segment'],
    ['./A B', 'character'],
    ['./A%2', 'character'],
    ['./A#b', 'character'],
    ['./A?', 'query'],
  ])('fault: %j', (text, fault) => expect(parseNodeUri(text)).toBe(fault));

  test.each([
    ['./A?prop=ACL', { kind: 'prop', name: 'ACL', known: 'ACL' }],
    ['./A?prop=acl', { kind: 'prop', name: 'acl' }],
    ['./A?prop=Colour', { kind: 'prop', name: 'Colour' }],
    ['./A?list=Struct', { kind: 'list', form: 'Struct', only: [], without: [] }],
    ['./A?list=TNDS', { kind: 'list', form: 'TNDS', only: [], without: [] }],
    ['./A?list=TNDS+Value+ACL', { kind: 'list', form: 'TNDS', only: ['Value', 'ACL'], without: [] }],
    ['.?list=TNDS-Format', { kind: 'list', form: 'TNDS', only: [], without: ['Format'] }],
    ['./A?list=TNDS+ACL-Type', { kind: 'unknown', text: 'list=TNDS+ACL-Type', why: 'mixed' }],
    ['./A?list=TNDS+Colour', { kind: 'unknown', text: 'list=TNDS+Colour', why: 'list' }],
    ['./A?list=All', { kind: 'unknown', text: 'list=All', why: 'list' }],
    ['./A?x=y', { kind: 'unknown', text: 'x=y', why: 'query' }],
  ])('query: %j', (text, query) => expect(parseNodeUri(text)).toMatchObject({ query }));

  test('written', () => {
    expect(formatNodeUri([])).toBe('.');
    expect(formatNodeUri(['A', 'B'])).toBe('./A/B');
  });

  test.each([
    ['A', true],
    ['a.b', true],
    ['.', false],
    ['..', false],
    ['', false],
    ['a/b', false],
    ['a b', false],
  ])('name %j', (name, valid) => expect(isNodeName(name)).toBe(valid));

  test.each([
    ['./A/B/C', 'too-deep'],
    ['./A/B', undefined],
    ['./A/BBBBB', 'segment-too-long'],
    ['./A/BBBB', undefined],
    ['./AAAA/BBBB?prop=Type', 'too-long'],
  ])('limits: %j', (uri, fault) => expect(limitFault(uri, { maxDepth: 2, maxTotLen: 20, maxSegLen: 4 })).toBe(fault));

  test('0 is no limit', () =>
    expect(limitFault('./A/B/' + 'C'.repeat(5000), { maxDepth: 0, maxTotLen: 0, maxSegLen: 0 })).toBeUndefined());
});

describe('values', () => {
  test.each<[Format, string, boolean]>([
    ['int', '0', true],
    ['int', '-2147483648', true],
    ['int', '2147483648', false],
    ['int', '1.0', false],
    ['int', '', false],
    ['bool', 'true', true],
    ['bool', 'True', false],
    ['bool', '1', false],
    ['float', '1.5', true],
    ['float', '-3e-5', true],
    ['float', 'INF', true],
    ['float', '1,5', false],
    ['float', '.', false],
    ['date', '20240229', true],
    ['date', '2024-02-29', true],
    ['date', '20230229', false],
    ['date', '240229', false],
    ['date', '2024-0229', false],
    ['date', '20241301', false],
    ['time', '235959', true],
    ['time', '23:59:59.5Z', true],
    ['time', '24:00', true],
    ['time', '245900', false],
    ['time', '12:3456', false],
    ['time', '1260', false],
    ['time', '12+01:00', false],
    ['b64', 'AAEC', true],
    ['b64', 'AAE', true],
    ['b64', '!', false],
    ['null', '', true],
    ['null', 'x', false],
    ['chr', '', true],
    ['xml', '<a/>', true],
    ['xml', ' ', false],
  ])('%s %j', (format, text, valid) => expect(valueFault(format, text) === undefined).toBe(valid));

  test('time stamps', () => {
    expect(formatTimeStamp(new Date(Date.UTC(2001, 6, 11, 16, 38, 17, 999)))).toBe('20010711T163817Z');
    expect(isTimeStamp('20010711T163817Z')).toBe(true);
    for (const wrong of ['2001-07-11T16:38:17Z', '20010711T163817', '20011311T163817Z'])
      expect(isTimeStamp(wrong)).toBe(false);
  });
});

test.each([
  ['com.companyx/1.2/ProductY', true],
  ['se.yyy.dm/2.10/Profile/Class1', true],
  ['com.companyx/01.2/ProductY', false],
  ['com.companyx/1.02/ProductY', false],
  ['com.companyx/0.2/ProductY', false],
  ['com.companyx/1.2', false],
  ['com/1.2/ProductY', false],
  ['com.companyx/1.2/Product-Y', false],
])('reversed domain %j', (text, valid) => {
  expect(isReversedDomainIdentifier(text)).toBe(valid);
  expect(isMoIdentifier(text)).toBe(valid);
});

test('a URN is an MO identifier, a MIME type is none', () => {
  expect(isMoIdentifier('urn:oma:mo:oma-fumo:1.0')).toBe(true);
  expect(isMoIdentifier('text/plain')).toBe(false);
  expect(isMoIdentifier('')).toBe(false);
});

test.each([
  [
    'MINDT=30&MAXDT=60&DR=John+Doe&MAXLEN=9&IT=D&ET=P',
    { MINDT: 30, MAXDT: 60, DR: 'John Doe', MAXLEN: 9, IT: 'D', ET: 'P' },
    [],
  ],
  ['DR=a%26b', { DR: 'a&b' }, []],
  ['MAXDT=0&IT=X&COLOUR=red&MINDT', {}, ['MAXDT=0', 'IT=X', 'COLOUR=red', 'MINDT']],
  ['DR=%zz&MAXDT=5', { MAXDT: 5 }, ['DR=%zz']],
  ['', {}, []],
])('UI options %j', (text, options, skipped) => expect(parseUiOptions(text)).toEqual({ options, skipped }));

test('default of a multiple choice', () => {
  expect(choicesOf('2-3')).toEqual([2, 3]);
  expect(choicesOf('two')).toEqual([]);
});

test.each([
  ['200', true],
  ['216', true],
  ['425', true],
  ['517', true],
  ['217', false],
  ['299', false],
  ['518', false],
  ['20', false],
  ['OK', false],
])('status %s', (code, defined) => expect(isDefinedStatus(code)).toBe(defined));

test('codes that say more than done are usual where spec/codes lists them', () => {
  const { status } = parse(readFileSync('spec/codes/status.yaml', 'utf8')) as {
    status: { code: string; use: string; allowed: string[] }[];
  };
  const wrong = status.flatMap(({ code, use, allowed }) =>
    ['header', 'Add', 'Alert', 'Atomic', 'Copy', 'Delete', 'Exec', 'Get', 'Replace', 'Sequence'].filter((one) => {
      const usual = isUsualStatus(code, one === 'header' ? 'SyncHdr' : one);
      return use === 'sync' ? usual !== false : usual !== undefined && usual !== allowed.includes(one);
    }),
  );
  expect(wrong).toEqual([]);
  expect(['201', '202', '213', '405'].map((code) => isUsualStatus(code, 'Replace'))).toEqual([
    false,
    false,
    true,
    undefined,
  ]);
});

test('215 and 214 are no success', () => {
  expect(['200', '202', '212', '213', '216', '215', '214', '304', '404'].filter(isSuccess)).toEqual([
    '200',
    '202',
    '212',
    '213',
    '216',
  ]);
});

test.each([
  [1, '1'],
  [10, 'A'],
  [255, 'FF'],
  [0x1234, '1234'],
  [0xffff, 'FFFF'],
])('session id %d', (number, text) => expect(sessionIdOfNotification(number)).toBe(text));
