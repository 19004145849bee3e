/** Cards of files that were made by hand: PKCS#15 as WAP-186-ProvSC A shows it. */
import { encodeWbxml } from '../../../generated/cp-1.1';
import { type Card, cardOf, documentsOn } from './card';
import { type DefectName, Defects } from './defects';
import { DeviceCrash } from './faults';
import { DeviceOperator } from './operator';
import { clock } from './testing/converse';
import { scriptedServer } from './testing/scripted-server';

const usual = {
  '3F007F505031': 'A706300404026430',
  '3F007F506430': '302430120C0C444D20426F6F7473747261700302078030060604672B0701A106300404026431',
  '3F007F506431': '02A401FFFFFF',
};
const template = (path: string): string => {
  const octets = path.length / 2;
  const hex = (size: number): string => size.toString(16).padStart(2, '0');
  return `61${hex(16 + octets)}4F0CA000000063504B43532D313551${hex(octets)}${path}`;
};
const withRight = { ...usual, '3F002F00': template('3F007F50') };

function found(card: Card, defects: readonly DefectName[] = []): string[] {
  return documentsOn(card, new Defects(defects)).map(
    ({ profile, octets }) => `${profile} ${Buffer.from(octets).toString('hex')}`,
  );
}

test.each<[string, Record<string, string | undefined>, string[]]>([
  ['the usual files', {}, ['dm 02a401']],
  [
    'the identifier in place of the application',
    { '3F007F506430': 'A1223000300E0C0C444D20426F6F747374726170A10E300C0604672B0701300404026431' },
    ['dm 02a401'],
  ],
  [
    'an identifier wrapped twice',
    {
      '3F007F506430': 'A1243000300E0C0C444D20426F6F747374726170A110300E06060604672B0701300404026431',
    },
    ['dm 02a401'],
  ],
  ['a full path', { '3F007F505031': 'A70A300804063F007F506430' }, ['dm 02a401']],
  [
    'a part of the file',
    { '3F007F506430': '302A30120C0C444D20426F6F7473747261700302078030060604672B0701A10C300A04026431020101800102' },
    ['dm a401'],
  ],
  [
    'a document of another enabler',
    { '3F007F506430': '302430120C0C444D20426F6F7473747261700302078030060604672B0901A106300404026431' },
    [],
  ],
  [
    'Bootstrap of client provisioning',
    { '3F007F506430': '302430120C0C444D20426F6F7473747261700302078030060604672B0501A106300404026431' },
    ['cp 02a401'],
  ],
  ['an application elsewhere', { '3F002F00': template('3F007F80') }, []],
  ['no directory of applications', { '3F002F00': undefined }, []],
  ['no ODF', { '3F007F505031': undefined }, []],
  ['no DODF', { '3F007F506430': undefined }, []],
  ['no file', { '3F007F506431': undefined }, []],
  ['an empty file', { '3F007F506431': 'FFFFFFFF' }, []],
  ['a damaged DODF', { '3F007F506430': '3024301' + '2' }, []],
])('a card with %s', (_name, change, documents) => {
  const files = Object.fromEntries(
    Object.entries({ ...withRight, ...change }).filter(([, value]) => value !== undefined),
  );
  expect(found(cardOf(files))).toEqual(documents);
});

test.each<[string, unknown]>([
  ['no object', 'x'],
  ['a list', []],
  ['a path that is none', { '3F0': '' }],
  ['content that is no hex', { '3F00': 'xy' }],
  ['content that is no text', { '3F00': 7 }],
])('no card: %s', (_name, files) => {
  expect(() => cardOf(files)).toThrow('files: ');
});

const unlisted = { ...withRight, '3F007F506430': '' };
const second = { ...withRight, '3F007F505031': 'A706300404024407A706300404026430', '3F007F504407': '' };
const behind = {
  ...withRight,
  '3F007F506430': `301B300B0C09536F6D657468696E6730040602672BA106300404026432${usual['3F007F506430']}`,
};

test.each<[DefectName, Record<string, string>, string[], string[]]>([
  ['card-not-read', withRight, ['dm 02a401'], []],
  ['card-files-by-fixed-identifier', unlisted, [], ['dm 02a401']],
  ['card-unlisted-read', unlisted, [], ['cp 02a401']],
  ['card-first-directory-only', second, ['dm 02a401'], []],
  ['card-first-object-only', behind, ['dm 02a401'], []],
])('%s', (defect, files, sound, faulty) => {
  expect([found(cardOf(files)), found(cardOf(files), [defect])]).toEqual([sound, faulty]);
});

test('card-damaged-kills', () => {
  const files = cardOf({ ...withRight, '3F007F506431': 'FFFF' });
  expect(() => found(files, ['card-damaged-kills'])).toThrow(DeviceCrash);
});

const account = Buffer.from(
  encodeWbxml({
    version: '1.1',
    characteristic: [
      {
        type: 'APPLICATION',
        parm: Object.entries({ APPID: 'w7', 'PROVIDER-ID': 'card.example' }).map(([name, value]) => ({ name, value })),
        characteristic: [{ type: 'APPADDR', parm: [{ name: 'ADDR', value: 'http://card.example/dm' }] }],
      },
    ],
  }),
).toString('hex');
const cpCard = {
  ...withRight,
  '3F007F506430': usual['3F007F506430'].replace('672B0701', '672B0501'),
  '3F007F506431': `${account}FFFF`,
};

test.each<[string, readonly DefectName[], number, string]>([
  ['goes with it', [], 0, 'no account of card.example'],
  ['stays', ['card-account-stays'], 1, ''],
])('the account of a card %s', async (_name, defects, accounts, error) => {
  const server = scriptedServer({ encoding: 'xml', moves: [] });
  const operator = new DeviceOperator({ now: clock(), post: server.post });
  const held = async (): Promise<number> => {
    const { result } = await operator.do('read', 'a', { uri: './DMAcc' });
    return (result as { children: string[] }).children.length;
  };
  await operator.do('reset', 'a', { defects });
  expect(await operator.do('insert-card', 'a', { files: cpCard })).toMatchObject({
    ok: true,
    result: { ended: 'done' },
  });
  expect(server.requests[0]?.url).toBe('http://card.example/dm');
  await operator.do('power-cycle', 'a', {});
  expect([await held(), server.requests.length]).toEqual([1, 1]);
  expect(await operator.do('insert-card', 'a', { files: cpCard })).toMatchObject({
    result: { ignored: expect.any(String) },
  });
  await operator.do('insert-card', 'a', {});
  expect(await held()).toBe(accounts);
  const kept = { url: 'http://card.example/dm', serverid: 'card.example', account: 'kept' };
  const outcome = await operator.do('start-session', 'a', kept);
  expect(outcome.error ?? '').toBe(error);
});
