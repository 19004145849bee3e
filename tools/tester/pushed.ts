/**
 * What a server made for a device outside of a session, as a tree that patterns speak about: the WSP push, and package 0 or the bootstrap
 * message in it (WAP-230-WSP 8.2.4.1; DM_Notification 6, 7.1; DM_Security 5.7.2; ProvBoot 6.1).
 */
import { strictTrigger, strictTriggerMessage, type Trigger } from '../../generated/binary/package0';
import { applicationIds, headerNames, pushPduType, strictPushPdu, textOfContentType } from '../../generated/binary/wsp';
import { cp11 } from '../../generated/cp-1.1/vocabulary';
import { dmddf12 } from '../../generated/dmddf-1.2/vocabulary';
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import {
  type BootstrapProfile,
  type BootstrapSecrets,
  bootstrapKeys,
  isMacOf,
  isPinMacCode,
  readBootstrapType,
  type Sec,
  secOf,
} from '../dm/bootstrap';
import { isSignedWith, type NotificationKey } from '../dm/notification';
import type { StrictBinary } from '../wire/binary-log';
import { decodeStrict } from '../wire/strict';
import { children, type ElementNode } from '../wire/tree';
import type { WspContentType } from '../wire/wsp-headers';
import type { Pattern } from './case';
import type { Expected } from './expect';
import { match } from './pattern';

/** What both sides know: digests are made with it. */
export interface PushKeys {
  readonly notification: NotificationKey;
  /** Present where a bootstrap message was ordered. */
  readonly bootstrap?: BootstrapKeys;
}

export interface BootstrapKeys extends BootstrapSecrets {
  readonly profile: BootstrapProfile;
  readonly sec?: Sec;
  /** What the person is to type, with USERPINMAC. */
  readonly code?: string;
}

type Told = Readonly<Record<string, unknown>>;

/**
 * What an operator handed over (spec/schema/operator.schema.json, notify and bootstrap of a server).
 * @returns undefined where it was neither a push nor a refusal
 */
export function pushTold(op: string, order: Told, told: Told, notification: NotificationKey): ElementNode | undefined {
  const { push, refused, code } = told;
  if (typeof refused === 'string') return element('push', [leaf('refused', refused)]);
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
  if (!read.value) return element('push', faultOf(read));
  const { contentType, headers, data } = read.value;
  const media = textOfContentType({ media: contentType.media });
  const own = headers.find((header) => 'name' in header && header.name === headerNames['X-Wap-Application-Id']);
  const application = own && 'value' in own ? own.value : undefined;
  const names = ['content-type', ...headers.map((header) => ('name' in header ? nameOf(header.name) : 'shift'))];
  if (exchanged) names.unshift(...names.splice(1, 1));
  return element('push', [
    leaf('type', type === pushPduType.Push ? 'Push' : type),
    leaf('order', names.join(' ')),
    leaf('length', octets.length - data.length),
    leaf('content-type', media),
    leaf('content-type-form', typeof contentType.media === 'number' ? 'code' : 'text'),
    ...(application === undefined
      ? []
      : [
          leaf('application', typeof application === 'number' ? applicationOf(application) : String(application)),
          leaf('application-form', typeof application === 'number' ? 'code' : 'text'),
        ]),
    keys.bootstrap ? bootstrapOf(contentType, data, keys.bootstrap) : package0Of(data, keys),
  ]);
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
function package0Of(octets: Uint8Array, { notification }: PushKeys): ElementNode {
  const message = strictTriggerMessage(octets);
  const bare = strictTrigger(octets);
  if (bare.value?.serverIdentifier === notification.serverId) return element('package0', fieldsOf(bare.value));
  const digest = leaf('digest', isSignedWith(octets, notification) ? 'right' : 'wrong');
  if (!message.value) return element('package0', [digest, ...faultOf(message)]);
  return element('package0', [digest, ...fieldsOf(message.value.trigger)]);
}

const uiModes = ['not-specified', 'background', 'informative', 'user-interaction'];

function fieldsOf(trigger: Trigger): ElementNode[] {
  return [
    leaf('version', trigger.version),
    leaf('ui-mode', uiModes[trigger.uiMode]),
    leaf('initiator', trigger.initiator === 0 ? 'client' : 'server'),
    leaf('future-use', trigger.futureUse ?? 0),
    leaf('session-id', trigger.sessionid.toString(16).toUpperCase()),
    leaf('server', trigger.serverIdentifier),
    leaf('vendor', Buffer.from(trigger.vendorSpecific ?? []).toString('hex')),
  ];
}

/**
 * Children: `sec` (name of the method, or the text that is none), `mac` as written, `mac-value` (right, wrong, or encoded-anew where
 * it fits the document in another version of WBXML), `secured` (yes, no), `code` (right, wrong), `encoding`, `public-id`, `charset`;
 * `SyncML`, `MgmtTree` and the number of its `objects` of the DM profile; of the CP profile `characteristics`, their number below the root, and `cp`, where each
 * characteristic is an element of the name of its type with its parms as children.
 */
function bootstrapOf(contentType: WspContentType, data: Uint8Array, keys: BootstrapKeys): ElementNode {
  const { sec, mac } = readBootstrapType(textOfContentType(contentType));
  const { root, header, encoding } = decodeStrict(data, [keys.profile === 'dm' ? syncml12 : cp11]).document;
  const top = root ? children(root, 'characteristic') : [];
  const object = root && descendants(root).find((node) => node.name === 'Data');
  return element('bootstrap', [
    ...(sec === undefined ? [] : [leaf('sec', secOf(keys.profile, sec) ?? sec)]),
    ...(mac === undefined ? [] : [leaf('mac', mac), leaf('mac-value', macValueOf(mac, data, keys))]),
    leaf('secured', sec === undefined && mac === undefined ? 'no' : 'yes'),
    ...(keys.code === undefined ? [] : [leaf('code', isPinMacCode(keys.code, data) ? 'right' : 'wrong')]),
    leaf('encoding', encoding),
    ...(encoding === 'xml' ? [] : [leaf('public-id', header.publicId), leaf('charset', header.charset)]),
    ...(keys.profile === 'dm'
      ? [...(root ? [root] : []), ...objectsIn(object)]
      : [leaf('characteristics', top.length), element('cp', top.map(characteristicOf))]),
  ]);
}

function macValueOf(mac: string, data: Uint8Array, { sec, imsi, pin }: BootstrapKeys): string {
  const own = sec === undefined ? [] : bootstrapKeys(sec, { imsi, pin });
  const bare = mac.replace(/"/g, '');
  if (isMacOf(bare, own, data)) return 'right';
  const anew = [1, 2, 3].some((version) => isMacOf(bare, own, Uint8Array.from([version, ...data.subarray(1)])));
  return anew ? 'encoded-anew' : 'wrong';
}

function descendants(node: ElementNode): ElementNode[] {
  return node.children.flatMap((one) => (one.kind === 'element' ? [one, ...descendants(one)] : []));
}

/** The serialised objects that an Item brings. */
function objectsIn(data: ElementNode | undefined): ElementNode[] {
  return (data?.children ?? []).flatMap((part) => {
    if (part.kind !== 'text' || !part.bytes) return [];
    const { root } = decodeStrict(part.bytes, [dmddf12]).document;
    return root ? [root, leaf('objects', children(root, 'Node').length)] : [];
  });
}

function characteristicOf(node: ElementNode): ElementNode {
  const parts = node.children.flatMap((one) => {
    if (one.kind !== 'element') return [];
    return one.name === 'parm' ? [leaf(attribute(one, 'name'), attribute(one, 'value'))] : [characteristicOf(one)];
  });
  return element(attribute(node, 'type'), parts);
}

function attribute(node: ElementNode, name: string): string {
  return node.attributes.find((one) => one.name === name)?.value ?? '';
}

function faultOf({ findings }: StrictBinary<unknown>): ElementNode[] {
  return [leaf('fault', findings.find(({ severity }) => severity === 'fatal')?.message ?? 'cannot be read')];
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
  return { ok: false, miss: { text, place: { message: null }, expected, actual } };
}

function leaf(name: string, value: string | number | undefined): ElementNode {
  return element(name, value === undefined ? [] : [{ ...nowhere, kind: 'text', form: 'text', text: String(value) }]);
}

function element(name: string, parts: ElementNode['children']): ElementNode {
  return { ...nowhere, kind: 'element', name, ns: '', attributes: [], children: parts, known: true };
}

const nowhere = { start: 0, end: 0 };
