/** Package 0 in a push of a server, as a tree that patterns speak about (DM_Notification 6). */
import { strictTrigger, strictTriggerMessage, type Trigger } from '../../generated/binary/package0';
import { isSignedWith, type NotificationKey } from '../dm/notification';
import type { StrictBinary } from '../wire/binary-log';
import type { ElementNode } from '../wire/tree';
import { element, faultOf, leaf, type Span, spanOf } from './pushed-view';

/**
 * Children: `digest` (right, wrong; absent where there is none), `version`, `ui-mode`, `initiator`, `future-use`, `session-id` (hex, as in a message), `server`,
 * `vendor` (hex); `fault` where reading could not go on.
 */
export function package0Of(octets: Uint8Array, notification: NotificationKey, whole: Span): ElementNode {
  const { start } = whole;
  const message = strictTriggerMessage(octets);
  const bare = strictTrigger(octets);
  if (bare.value?.serverIdentifier === notification.serverId)
    return element(
      'package0',
      fieldsOf(bare.value, (name) => spanOf(bare.places, `/${name}`, start)),
      whole,
    );
  const isRight = isSignedWith(octets, notification);
  const digest = leaf('digest', isRight ? 'right' : 'wrong', { start, end: Math.min(start + 16, whole.end) });
  const { value, places }: StrictBinary<{ readonly trigger: Trigger }> = message;
  const fields = value && fieldsOf(value.trigger, (name) => spanOf(places, `/trigger/${name}`, start));
  return element('package0', [digest, ...(fields ?? faultOf(message, start))], whole);
}

const uiModes = ['not-specified', 'background', 'informative', 'user-interaction'];

function fieldsOf(trigger: Trigger, at: (name: string) => Span): ElementNode[] {
  return [
    leaf('version', trigger.version, at('version')),
    leaf('ui-mode', uiModes[trigger.uiMode], at('ui-mode')),
    leaf('initiator', trigger.initiator === 0 ? 'client' : 'server', at('initiator')),
    leaf('future-use', trigger.futureUse ?? 0, at('future-use')),
    leaf('session-id', trigger.sessionid.toString(16).toUpperCase(), at('sessionid')),
    leaf('server', trigger.serverIdentifier, at('server-identifier')),
    leaf('vendor', Buffer.from(trigger.vendorSpecific ?? []).toString('hex'), at('vendor-specific')),
  ];
}
