/** Sessions that a notification or an event of the device begins. */
import { type Trigger, triggerUiMode } from '../../../../../generated/binary/package0';
import { notification } from '../../../../dm/notification';
import { get } from '../converse';
import { octets, type Scenario } from './scenario';

/** Package 0 of the usual server. */
function called({ nonce, ...rest }: Partial<Trigger> & { nonce?: Uint8Array }): Uint8Array {
  const trigger = {
    version: 11,
    uiMode: 0,
    initiator: 1,
    sessionid: 0xabc,
    serverIdentifier: 'server.example',
    ...rest,
  };
  const key = { serverId: trigger.serverIdentifier, password: 'server-secret', nonce: nonce ?? new Uint8Array() };
  return notification(trigger, key);
}

export const notifiedScenarios: readonly Scenario[] = [
  { name: 'nothing', talk: { moves: [] }, again: { moves: [] } },
  { name: 'notified', talk: { moves: [], notifiedId: 0xabc } },
  { name: 'notified with a wrong digest', talk: { moves: [], package0: called({ nonce: octets('another') }) } },
  { name: 'notified by a stranger', talk: { moves: [], package0: called({ serverIdentifier: 'stranger.example' }) } },
  { name: 'notified by half a message', talk: { moves: [], package0: called({}).subarray(0, 23) } },
  {
    name: 'notified with the nonce of a fresh start',
    client: { auth: 'md5', nonce: octets('client-nonce') },
    talk: { moves: [], package0: called({ nonce: new Uint8Array(4) }) },
  },
  {
    name: 'notified, and the person says no',
    answers: [{ kind: 'no' }],
    talk: { moves: [], package0: called({ uiMode: triggerUiMode.userInteraction }) },
  },
  {
    name: 'told by an end user who asked for it, with a vendor specific part',
    talk: { moves: [], package0: called({ initiator: 0, vendorSpecific: octets('more') }) },
  },
  {
    name: 'notified, and nobody may say no',
    answers: [{ kind: 'no' }],
    talk: { moves: [], package0: called({ uiMode: triggerUiMode.informative }) },
  },
  { name: 'notified with bits for future use', talk: { moves: [], package0: called({ futureUse: 5 }) } },
  { name: 'notified in a newer version', talk: { moves: [], package0: called({ version: 12 }) } },
  {
    name: 'an event, refused',
    happens: ['number-changed', '77'],
    talk: { moves: [{ codes: { Alert: '415' }, say: [get('./Vendor/Number?prop=VerNo')] }, {}] },
  },
  { name: 'DM 1.3 notified', talk: { version: '1.3', notifiedId: 5, moves: [] } },
];
