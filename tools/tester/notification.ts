/** The tester as sender of notifications: package 0 as a case wants it (DM_Notification 6). */
import { type Trigger, triggerInitiator, triggerUiMode, triggerVersion } from '../../generated/binary/package0';
import { notification, zeroNonces } from '../dm/notification';
import type { NotificationNonce, NotifyStep } from './case';
import { mutateBytes } from './mutate';
import type { Party } from './profile';

/**
 * @param server the tester's own account; `nonce`: the one that the client gave last
 * @returns octets of package 0, changed as the step says
 */
export function package0Of(step: NotifyStep, server: Party): Uint8Array {
  const trigger: Trigger = {
    version: step.version ?? triggerVersion['1.1'],
    uiMode: triggerUiMode[uiModes[step['ui-mode'] ?? 'not-specified']],
    initiator: triggerInitiator[step.initiator ?? 'server'],
    sessionid: step['session-id'] ?? 0x1a2b,
    serverIdentifier: step.server ?? server.name,
    ...(step['future-use'] !== undefined && { futureUse: step['future-use'] }),
    ...(step.length !== undefined && { lengthIdentifier: step.length }),
    ...(step.vendor !== undefined && { vendorSpecific: new Uint8Array(Buffer.from(step.vendor, 'hex')) }),
  };
  const octets = notification(trigger, {
    serverId: trigger.serverIdentifier,
    password: step.secret === 'wrong' ? `${server.secret}-wrong` : server.secret,
    nonce: nonceOf(step.nonce ?? 'stored') ?? server.nonce,
  });
  return step.bytes ? mutateBytes(octets, [{ bytes: step.bytes }]) : octets;
}

const uiModes = {
  'not-specified': 'notSpecified',
  background: 'background',
  informative: 'informative',
  'user-interaction': 'userInteraction',
} as const;

/** Undefined for the stored one. */
export function nonceOf(nonce: NotificationNonce): Uint8Array | undefined {
  if (nonce === 'zero-octets') return zeroNonces[0];
  if (nonce === 'zero-text') return zeroNonces[1];
  return nonce === 'other' ? new Uint8Array(Buffer.from('nobody knows this nonce')) : undefined;
}
