/** Two products that keep the rules are left in peace; of two that do not, the right one is blamed. */
import { runOf } from '../report';
import type { RunLine } from '../tester/record';
import { judgeAgain } from './again';
import { catalogueOnce, listen, type Part } from './testing/pair';

const orders = [
  { command: 'Get', items: [{ target: './DevInfo/Man' }, { target: './DevDetail/SwV' }] },
  { command: 'Replace', items: [{ target: './Vendor/Text', format: 'chr', data: 'changed' }] },
] as const;

const unknown = { name: '', secret: '', nonce: new Uint8Array() };
const nobodyTells = { client: unknown, server: unknown };

const peaceful: [string, Part][] = [
  ['md5, XML', {}],
  ['md5, WBXML, three sessions, whose nonces go on', { encoding: 'wbxml', sessions: 3 }],
  ['mac, two sessions: the bodies are what they were', { auth: 'mac', sessions: 2 }],
  ['basic', { auth: 'basic' }],
  ['md5, two sessions, nobody tells names and passwords', { sessions: 2, told: nobodyTells }],
  ['mac, nobody tells names and passwords', { auth: 'mac', told: nobodyTells }],
  ['nothing shown', { auth: 'none', encoding: 'wbxml' }],
];

test.each(peaceful)('no finding: %s', async (_name, part) => {
  const heard = await listen({ orders, ...part });
  expect(heard.findings).toEqual([]);
  expect(heard.verdicts.map(({ verdict }) => verdict)).toEqual(Array(part.sessions ?? 1).fill('pass'));
  expect(heard.states).toEqual(['done', 'done']);
  expect(heard.exitCode).toBe(0);
  const run = runOf(heard.lines);
  expect(run.notes).toEqual([]);
  expect(run.cases).toHaveLength(part.sessions ?? 1);
});

const faulty: [string, Part, 'client' | 'server', string][] = [
  ['client writes VerDTD wrong', { clientDefects: ['header-verdtd-wrong'] }, 'client', 'dm-pro-0001'],
  ['client changes SessionID', { clientDefects: ['session-id-changes'] }, 'client', 'dm-pro-0004'],
  ['client repeats CmdID', { clientDefects: ['cmdid-repeated'], auth: 'mac' }, 'client', 'syn-rep-0005'],
  ['server has no SessionID', { serverDefects: ['session-id-missing'] }, 'server', 'dm-pro-0003'],
  ['server writes VerProto wrong', { serverDefects: ['verproto-wrong'] }, 'server', 'dm-pro-0002'],
  ['server numbers all messages 1', { serverDefects: ['msgid-stays-1'] }, 'server', 'dm-pro-0007'],
];

test.each(faulty)('%s', async (_name, part, party, requirement) => {
  const { findings, exitCode } = await listen({ orders, ...part });
  expect(findings.map((one) => one.requirement)).toContain(requirement);
  const failed = findings.filter((one) => one.effect === 'fail');
  expect(new Set(failed.map((one) => one.party))).toEqual(new Set([party]));
  // What the other does after the fault is told and laid at it.
  const numbers = failed.map(({ n }) => n);
  for (const other of findings) if (other.party !== party) expect(numbers).toContain(other.follows);
  expect(exitCode).toBe(1);
});

test('a RespURI leads past the monitor, which says so', async () => {
  const { verdicts, exitCode } = await listen({ orders, settings: { respUri: true } });
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['inconclusive']);
  expect(verdicts[0]?.reason).toMatch(/RespURI .* past the monitor/);
  expect(exitCode).toBe(4);
});

test.each([{ sessions: 3, auth: 'mac' }, { clientDefects: ['session-id-changes'] }] as Part[])(
  'judged again from the record alone: %j',
  async (part) => {
    const { lines, findings } = await listen({ orders, ...part });
    const kept = JSON.parse(JSON.stringify(lines)) as typeof lines;
    const again = judgeAgain(kept[0] as RunLine, kept, catalogueOnce());
    expect(again.flatMap((one) => one.findings)).toEqual(JSON.parse(JSON.stringify(findings)));
    expect(again).toHaveLength(part.sessions ?? 1);
  },
);
