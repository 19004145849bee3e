import { decodeStrict } from '../wire/strict';
import type { Message, Party } from './conversation';
import { objectExpectation } from './object-expectation';
import { vocabularyOf } from './vocabularies';

function message(n: number, from: Party, body: string): Message {
  const ends = `<Target><LocURI>${from === 'server' ? 'd' : 's'}</LocURI></Target><Source><LocURI>${from === 'server' ? 's' : 'd'}</LocURI></Source>`;
  const head = `<VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>${(n + 1) >> 1}</MsgID>${ends}`;
  const bytes = Buffer.from(
    `<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr>${head}</SyncHdr><SyncBody>${body}</SyncBody></SyncML>`,
  );
  const { document } = decodeStrict(bytes, [vocabularyOf('1.2')]);
  return { n, session: 1, from, iut: from === 'server', t: 0, http: { headers: [] }, bytes, document };
}

/** A server's messages with one Replace each, text and whether more follows; the client takes every chunk. */
function sent(...chunks: readonly [string, boolean][]): Message[] {
  return chunks.flatMap(([text, more], index) => {
    const size = index === 0 && more ? '<Meta><Size xmlns="syncml:metinf">9</Size></Meta>' : '';
    const item = `<Item><Target><LocURI>./A/B</LocURI></Target>${size}<Data>${text}</Data>${more ? '<MoreData/>' : ''}</Item>`;
    const status = `<Status><CmdID>1</CmdID><MsgRef>${index + 1}</MsgRef><CmdRef>1</CmdRef><Cmd>Replace</Cmd><Data>${more ? 213 : 200}</Data></Status>`;
    return [
      message(2 * index + 1, 'server', `<Replace><CmdID>1</CmdID>${item}</Replace>`),
      message(2 * index + 2, 'client', `${status}<Alert><CmdID>2</CmdID><Data>1222</Data></Alert>`),
    ];
  });
}

test.each<[string, readonly [string, boolean][], string]>([
  [
    'in chunks',
    [
      ['abc', true],
      ['def', true],
      ['ghi', false],
    ],
    'met',
  ],
  ['whole', [['abcdefghi', false]], 'met'],
  [
    'garbled',
    [
      ['abc', true],
      ['fed', true],
      ['ghi', false],
    ],
    'the object for ./A/B is another one from character 4 on',
  ],
  [
    'too short',
    [
      ['abc', true],
      ['def', false],
    ],
    'the object for ./A/B ends too early',
  ],
  [
    'too long',
    [
      ['abc', true],
      ['defghij', false],
    ],
    'the object for ./A/B is another one from character 10 on',
  ],
  ['broken off', [['abc', true]], 'no object for ./A/B'],
  ['none', [], 'no object for ./A/B'],
])('an object %s', (_, chunks, says) => {
  const found = objectExpectation({ LocURI: './A/B', Data: 'abcdefghi' }, sent(...chunks));
  expect(found.ok ? 'met' : found.miss.text).toBe(says);
  if (!found.ok && chunks.length > 1) expect(found.miss.place.path).toMatch(/Data$/);
});
