/**
 * What a server made for a device outside of a session, as a tree that patterns speak about: the WSP push, and package 0 or the bootstrap
 * message in it (WAP-230-WSP 8.2.4.1; DM_Notification 6, 7.1; DM_Security 5.7.2; ProvBoot 6.1).
 */
import { strictTrigger, strictTriggerMessage, type Trigger } from '../../generated/binary/package0';
import { applicationIds, headerNames, pushPduType, strictPushPdu, textOfContentType } from '../../generated/binary/wsp';
import type { Sec } from '../dm/bootstrap';
import { isSignedWith, type NotificationKey } from '../dm/notification';
import type { StrictBinary } from '../wire/binary-log';
import { type ElementNode, pathOf } from '../wire/tree';
import type { Pattern } from './case';
import type { Expected } from './expect';
import { match } from './pattern';
import { type BootstrapKeys, bootstrapOf } from './pushed-bootstrap';
import { element, faultOf, leaf, type Span, spanOf } from './pushed-view';
import type { Place } from './record';

/** What both sides know: digests are made with it. */
export interface PushKeys {
  readonly notification: NotificationKey;
  /** Present where a bootstrap message was ordered. */
  readonly bootstrap?: BootstrapKeys;
}

type Told = Readonly<Record<string, unknown>>;

/**
 * What an operator handed over (spec/schema/operator.schema.json, notify and bootstrap of a server).
 * @returns undefined where it was neither a push nor a refusal
 */
export function pushTold(op: string, order: Told, told: Told, notification: NotificationKey): ElementNode | undefined {
  const { push, refused, code } = told;
  if (typeof refused === 'string') return element('push', [leaf('refused', refused, nowhere)], nowhere);
  if (typeof push !== 'string') return undefined;
  const octets = new Uint8Array(Buffer.from(push, 'base64'));
  if (op !== 'bootstrap') return viewOfPush(octets, { notification });
  const { profile, security, imsi = '', pin = '' } = order;
  const bootstrap: BootstrapKeys = {
    profile: profile === 'cp' ? 'cp' : 'dm',
    imsi: String(imsi),
    pin: String(pin),
    ...(security !== undefined && { sec: String(security) as Sec }),
    ...(code !== undefined && { code: String(code) }),
  };
  return viewOfPush(octets, { notification, bootstrap });
}

/**
 * Children: `type` (Push, or the number of the PDU), `order` and `length` of the headers, `content-type` with `content-type-form` (code,
 * text), `application` with `application-form`, `package0` or `bootstrap`; `fault` where reading could not go on.
 */
export function viewOfPush(octets: Uint8Array, keys: PushKeys): ElementNode {
  const type = octets[1];
  const usual = Uint8Array.from(octets);
  usual[1] = pushPduType.Push;
  // Exchanged headers are told as such, and read as if they were in order: one fault, one finding.
  const exchanged = usual[3] === (headerNames['X-Wap-Application-Id'] | 0x80);
  if (exchanged) exchange(usual);
  const read = strictPushPdu(usual);
  const whole = { start: 0, end: octets.length };
  if (!read.value) return element('push', faultOf(read), whole);
  const { contentType, headers, data } = read.value;
  const end = 3 + (usual[2] ?? 0);
  const at = (path: string): Span => (exchanged ? asCame(spanOf(read.places, path), end) : spanOf(read.places, path));
  const media = textOfContentType({ media: contentType.media });
  const own = headers.findIndex((header) => 'name' in header && header.name === headerNames['X-Wap-Application-Id']);
  const found = headers[own];
  const application = found && 'value' in found ? found.value : undefined;
  const atApplication = at(`/headers[${own + 1}]`);
  const names = ['content-type', ...headers.map((header) => ('name' in header ? nameOf(header.name) : 'shift'))];
  if (exchanged) names.unshift(...names.splice(1, 1));
  const head = octets.length - data.length;
  const parts = [
    leaf('type', type === pushPduType.Push ? 'Push' : type, { start: 1, end: 2 }),
    leaf('order', names.join(' '), { start: 3, end: head }),
    leaf('length', head, { start: 0, end: head }),
    leaf('content-type', media, at('/content-type/media')),
    leaf('content-type-form', typeof contentType.media === 'number' ? 'code' : 'text', at('/content-type/media')),
    ...(application === undefined
      ? []
      : [
          leaf(
            'application',
            typeof application === 'number' ? applicationOf(application) : String(application),
            atApplication,
          ),
          leaf('application-form', typeof application === 'number' ? 'code' : 'text', atApplication),
        ]),
    keys.bootstrap
      ? bootstrapOf(read.value, read.places, keys.bootstrap)
      : package0Of(data, keys, { start: head, end: octets.length }),
  ];
  return element('push', parts, whole);
}

/** Where a header stood before it was exchanged. @param end of the headers */
function asCame({ start, end: last }: Span, end: number): Span {
  if (start < 3 || start >= end) return { start, end: last };
  const by = start >= end - 2 ? 3 - (end - 2) : 2;
  return { start: start + by, end: last + by };
}

/** The application id, in two octets, goes behind what follows it in the headers. */
function exchange(push: Uint8Array): void {
  const end = 3 + (push[2] ?? 0);
  const moved = push.slice(3, 5);
  push.copyWithin(3, 5, end);
  push.set(moved, Math.min(end, push.length) - 2);
}

function nameOf(name: number | string): string {
  const known = Object.entries(headerNames).find(([, code]) => code === name);
  return (known?.[0] ?? String(name)).toLowerCase();
}

function applicationOf(code: number): string {
  return Object.entries(applicationIds).find(([, one]) => one === code)?.[0] ?? `0x${code.toString(16)}`;
}

/**
 * Children: `digest` (right, wrong; absent where there is none), `version`, `ui-mode`, `initiator`, `future-use`, `session-id` (hex, as in a message), `server`,
 * `vendor` (hex); `fault` where reading could not go on.
 */
function package0Of(octets: Uint8Array, { notification }: PushKeys, whole: Span): ElementNode {
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

/**
 * @param view of `viewOfPush`
 * @returns a text where the pattern has nothing to stand on: what is not there at all breaks what asks for it (`'*'`), and nothing else
 */
export function pushExpectation(pattern: Pattern, view: ElementNode): Expected | string {
  const result = match(view, pattern);
  if (result.ok) return result;
  const { node, expected, actual } = result.mismatch;
  if (actual.startsWith('no ') && !/^\S+ any text$/.test(expected[0] ?? '')) return `${node.name} has ${actual}`;
  const text = `${node.name === 'push' ? 'the push' : `${node.name} of the push`} is not as expected`;
  const place: Place = { message: null, path: pathOf(node), offset: node.start, end: node.end };
  return { ok: false, miss: { text, place, expected, actual } };
}

const nowhere: Span = { start: 0, end: 0 };
