/** What the device makes of package 0: a session, or nothing at all (DM_Notification 5.1, 6.2). */
import {
  strictTriggerMessage,
  type Trigger,
  triggerInitiator,
  triggerUiMode,
  triggerVersion,
} from '../../../generated/binary/package0';
import { ALERT } from '../../dm/codes';
import { isSignedWith, zeroNonces } from '../../dm/notification';
import type { Defects } from './defects';
import type { Device } from './device';
import { die } from './fragile';
import type { Account } from './objects/dmacc';

export type Heard =
  | {
      readonly calls: true;
      readonly sessionId: number;
      /** As the device keeps it, or with the nonce that both sides fall back to (5.1 steps 3 and 5). */
      readonly account: Account;
      /** What package 1 opens with; Alert 1200 where it is not here. */
      readonly alert?: string;
    }
  /** Nobody is told: the sender learns nothing from a device that keeps silent. */
  | { readonly calls: false; readonly why: string };

/** Takes the octets as they came in, whatever they are. */
export function hear(device: Device, account: Account, octets: Uint8Array): Heard {
  const { defects } = device;
  const read = triggerOf(octets, defects);
  if (typeof read === 'string') {
    if (!defects.has('notification-unreadable-starts-session')) return { calls: false, why: read };
    return { calls: true, sessionId: 1, account };
  }
  const { sessionid, uiMode, serverIdentifier } = read;
  if (defects.has('notification-all-is-name') && read.vendorSpecific?.length)
    return { calls: false, why: 'no account of such a name' };
  if (serverIdentifier !== account.serverId && !defects.has('notification-of-anyone'))
    return { calls: false, why: `no account of ${serverIdentifier}` };
  const signer = { serverId: serverIdentifier, password: account.server.secret };
  const nonces = [account.server.nonce, ...(defects.has('notification-zero-nonce-unknown') ? [] : zeroNonces)];
  const nonce = nonces.find((one) => isSignedWith(octets, { ...signer, nonce: one }));
  if (!nonce && !defects.has('notification-digest-not-checked')) return { calls: false, why: 'the digest is wrong' };
  const informs = uiMode === triggerUiMode.informative;
  if (informs && defects.has('notification-informative-dropped')) return { calls: false, why: 'informative' };
  const asks =
    uiMode === triggerUiMode.userInteraction
      ? !defects.has('notification-ui-mode-ignored')
      : informs && defects.has('notification-informative-asks');
  if (asks) {
    const answer = device.user({ alert: ALERT.CONFIRM, options: {}, text: 'Start a session?', choices: [] });
    if (answer.kind !== 'yes') return { calls: false, why: 'the person does not want it' };
  }
  const fallback =
    nonce !== undefined && nonce !== account.server.nonce && !defects.has('stored-nonce-after-zero-nonce');
  const users = read.initiator === triggerInitiator.client && defects.has('alert-1201-where-user-began');
  return {
    calls: true,
    sessionId: sessionid,
    account: fallback ? withNonce(account, nonce) : account,
    ...(users && { alert: ALERT.CLIENT_INITIATED }),
  };
}

/** What cannot be read to the end is dropped, as is what no DM 1.2 document describes. */
function triggerOf(octets: Uint8Array, defects: Defects): Trigger | string {
  const { value, findings } = strictTriggerMessage(octets);
  if (!value) return findings.at(-1)?.message ?? 'unreadable';
  const { trigger } = value;
  die(defects, 'dies-on-future-use', Boolean(trigger.futureUse));
  die(defects, 'dies-on-notification-version', trigger.version !== triggerVersion['1.1']);
  if (trigger.version !== triggerVersion['1.1']) return `version ${trigger.version}`;
  return trigger.sessionid === 0 ? 'session id 0' : trigger;
}

function withNonce(account: Account, nonce: Uint8Array): Account {
  return { ...account, client: { ...account.client, nonce }, server: { ...account.server, nonce } };
}
