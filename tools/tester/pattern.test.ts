import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import { decodeStrictXml } from '../wire/strict';
import { child, type ElementNode, pathOf } from '../wire/tree';
import type { Pattern } from './case';
import { match } from './pattern';

const body = `<SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody><Results><CmdID>3</CmdID><CmdRef>2</CmdRef>
<Item><Source><LocURI>./A</LocURI></Source><Meta><Format xmlns="syncml:metinf">int</Format></Meta><Data>7</Data></Item>
<Item><Source><LocURI>./B</LocURI></Source><Data>x/y/z</Data></Item>
<Item><Data>Replace=a&amp;Get=b+a</Data></Item><Item><Data>AAEC</Data></Item></Results></SyncBody></SyncML>`;

function results(): ElementNode {
  const node = child(decodeStrictXml(Buffer.from(body), syncml12).root, 'SyncBody', 'Results');
  if (!node) throw new Error('no Results');
  return node;
}

const matching: [string, Pattern][] = [
  ['a text', { CmdRef: '2' }],
  ['one of several texts', { CmdRef: ['1', '2'] }],
  ['any text', { CmdRef: '*' }],
  ['a regular expression', { CmdRef: { re: '^\\d$' } }],
  ['a number in its limits', { Item: { Data: { min: 7, max: 7 } } }],
  ['not a text', { CmdRef: { not: '3' } }],
  ['the same number', { Item: { Data: { number: '7.0' } } }],
  ['the same node', { Item: { Source: { LocURI: { uri: 'A' } } } }],
  ['the same rights', { Item: { Data: { acl: 'Get=a+b&Replace=a' } } }],
  ['the same octets', { Item: { Data: { bytes: { hex: '782f792f7a' } } } }],
  ['the same octets in base64', { Item: { Data: { bytes: { hex: '00 01 02' } } } }],
  ['a list of names in any order', { Item: { Data: { names: ['z', 'x'] } } }],
  ['one of several Items', { Item: { Source: { LocURI: './B' } } }],
  ['distinct Items in any order', { Item: [{ Source: { LocURI: './B' } }, { Source: { LocURI: './A' } }] }],
  ['an element that is not there', { MsgRef: { absent: true } as unknown as Pattern }],
];

test.each(matching)('matches %s', (_name, pattern) => {
  expect(match(results(), pattern)).toMatchObject({ ok: true });
});

const failing: [string, Pattern, string, string[], string][] = [
  ['another text', { CmdRef: '9' }, '/SyncML/SyncBody/Results/CmdRef', ['9'], '2'],
  ['none of several texts', { CmdRef: ['8', '9'] }, '/SyncML/SyncBody/Results/CmdRef', ['8', '9'], '2'],
  ['a missing element', { MsgRef: '1' }, '/SyncML/SyncBody/Results', ['MsgRef 1'], 'no MsgRef'],
  [
    'a number out of limits',
    { Item: { Data: { min: 8, max: 9 } } },
    '/SyncML/SyncBody/Results/Item[1]/Data',
    ['at least 8, at most 9'],
    '7',
  ],
  [
    'one Item asked for twice',
    { Item: [{ Data: '7' }, { Data: '7' }] },
    '/SyncML/SyncBody/Results/Item[2]/Data',
    ['7'],
    'x/y/z',
  ],
  [
    'an element that is there',
    { CmdRef: { absent: true } as unknown as Pattern },
    '/SyncML/SyncBody/Results/CmdRef',
    ['no CmdRef'],
    '2',
  ],
  [
    'another node',
    { Item: { Source: { LocURI: { uri: './AB' } } } },
    '/SyncML/SyncBody/Results/Item[1]/Source/LocURI',
    ['the node ./AB'],
    './A',
  ],
  ['other rights', { CmdRef: { acl: 'Get=*' } }, '/SyncML/SyncBody/Results/CmdRef', ['the rights "Get=*"'], '2'],
  ['other octets', { CmdRef: { bytes: { hex: '33' } } }, '/SyncML/SyncBody/Results/CmdRef', ['the octets 33'], '2'],
  // The Item that agrees furthest is the one that is reported.
  [
    'the nearest Item',
    { Item: { Source: { LocURI: './A' }, Data: '8' } },
    '/SyncML/SyncBody/Results/Item[1]/Data',
    ['8'],
    '7',
  ],
];

test.each(failing)('tells %s by place, expected and actual', (_name, pattern, path, expected, actual) => {
  const result = match(results(), pattern);
  if (result.ok) throw new Error('matched');
  expect([pathOf(result.mismatch.node), result.mismatch.expected, result.mismatch.actual]).toEqual([
    path,
    expected,
    actual,
  ]);
});

test('captures texts of what matched', () => {
  const result = match(results(), { Item: { Source: { LocURI: './A' }, Data: { capture: 'value' } } });
  expect(result.ok && [...result.captures]).toEqual([['value', '7']]);
});
