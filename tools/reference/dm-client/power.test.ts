import type { DefectName } from './defects';
import { switchOffAndOn } from './power';
import { runSession } from './session';
import { accountOf, add, addNode, codes, converse, get, makeDevice, replace, results } from './testing/converse';
import type { Said } from './testing/scripted-server';

const chr = { Format: 'chr', Type: 'text/plain' };
const half = {
  $: 'Replace',
  Item: [{ Target: { LocURI: './Vendor/Text' }, Meta: { ...chr, Size: '21' }, Data: 'first part;', MoreData: true }],
} as Said;

/** A server sends half of a value; the power fails; the next session changes a node and looks around. */
async function cutOff(defects: readonly DefectName[], next: readonly Said[]): Promise<string[]> {
  const device = makeDevice(defects);
  const account = accountOf({ client: { auth: 'md5', nonce: new Uint8Array([1, 2, 3]) } });
  const first = await converse({
    device,
    account,
    moves: [{ say: [addNode('./Vendor/Made'), half], final: false }, { http: { status: 500 } }],
  });
  expect(first.result.ok).toBe(false);
  switchOffAndOn(device);
  const second = await converse({ device, account, moves: [{ say: next }] });
  const { SessionID: session } = second.heard[0]!.SyncHdr;
  const nonce = second.heard[0]!.SyncHdr.Cred?.Data === first.heard[0]!.SyncHdr.Cred?.Data;
  return [
    `session ${session}`,
    nonce ? 'the nonce' : 'another nonce',
    ...codes(second, 1),
    ...results(second, 1).map(({ Data }) => String(Data)),
  ];
}

test.each<[string, readonly DefectName[], readonly Said[], string[]]>([
  ['value', [], [get('./Vendor/Text')], ['session 2', 'the nonce', 'Get 200', 'assay']],
  ['whole value', [], [replace('./Vendor/Text', 'all', chr)], ['session 2', 'the nonce', 'Replace 200']],
  ['node', [], [add('./Vendor/Made/Leaf', 'x', chr)], ['session 2', 'the nonce', 'Add 200']],
  ['value', ['half-object-kept'], [get('./Vendor/Text')], ['session 2', 'the nonce', 'Get 200', 'first part;']],
  [
    'whole value',
    ['half-object-waits'],
    [replace('./Vendor/Text', 'all', chr)],
    ['session 2', 'the nonce', 'Replace 424'],
  ],
  [
    'node',
    ['last-node-lost-at-power-cycle'],
    [add('./Vendor/Made/Leaf', 'x', chr)],
    ['session 2', 'the nonce', 'Add 404'],
  ],
  ['nonce', ['nonces-lost-at-power-cycle'], [get('./Vendor/Text')], ['session 2', 'another nonce', 'Get 200', 'assay']],
  ['session', ['session-ids-begin-again'], [get('./Vendor/Text')], ['session 1', 'the nonce', 'Get 200', 'assay']],
])('%s after a power cycle with %j', async (_name, defects, next, left) => {
  expect(await cutOff(defects, next)).toEqual(left);
});

test('a message that is under way gets no answer any more', async () => {
  const device = makeDevice();
  const account = accountOf();
  device.provision(account);
  const post = (): Promise<never> => new Promise(() => {});
  const session = runSession({ device, account, encoding: 'xml', version: '1.2', post });
  switchOffAndOn(device);
  expect(await session).toMatchObject({ ok: false, reason: 'the device was restarted' });
});
