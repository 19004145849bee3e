/**
 * What a server made for a device outside of a session, as a tree that patterns speak about: the push of WSP or HTTP, and package 0 or the
 * bootstrap message in it (WAP-230-WSP 8.2.4.1; DM_Notification 6, 7.1; DM_Security 5.7.2; ProvBoot 6.1).
 */
import {
  applicationIds,
  headerNames,
  type PushPdu,
  parameterNames,
  pushPduType,
  strictPushPdu,
  textOfContentType,
} from '../../generated/binary/wsp';
import type { Sec } from '../dm/bootstrap';
import type { NotificationKey } from '../dm/notification';
import type { FieldPlace } from '../wire/binary-log';
import { type ElementNode, pathOf } from '../wire/tree';
import type { Pattern } from './case';
import type { Expected } from './expect';
import { match } from './pattern';
import { type BootstrapKeys, bootstrapOf } from './pushed-bootstrap';
import { package0Of } from './pushed-package0';
import { isPost, viewOfPost } from './pushed-post';
import { type Carried, element, faultOf, leaf, type Span, spanOf } from './pushed-view';
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
 * text), `application` with `application-form`, `package0` or `bootstrap`; `fault` where reading could not go on. Of a push over HTTP: `viewOfPost`.
 */
export function viewOfPush(octets: Uint8Array, keys: PushKeys): ElementNode {
  if (isPost(octets)) return viewOfPost(octets, (carried) => contentOf(keys, carried));
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
    contentOf(keys, carriedBy(read.value, read.places, { start: head, end: octets.length })),
  ];
  return element('push', parts, whole);
}

function contentOf({ notification, bootstrap }: PushKeys, carried: Carried): ElementNode {
  return bootstrap ? bootstrapOf(carried, bootstrap) : package0Of(carried.data, notification, carried.at.whole);
}

function carriedBy({ contentType, data }: PushPdu, places: readonly FieldPlace[], whole: Span): Carried {
  const parameter = (name: 'SEC' | 'MAC'): Span => {
    const at = (contentType.parameters ?? []).findIndex(
      (one) => one.name === name || one.name === parameterNames[name],
    );
    return spanOf(places, at < 0 ? '/content-type' : `/content-type/parameters[${at + 1}]`);
  };
  const at = { whole, type: spanOf(places, '/content-type'), sec: parameter('SEC'), mac: parameter('MAC') };
  return { type: textOfContentType(contentType), data, at };
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
