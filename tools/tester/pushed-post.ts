/**
 * A push that came over HTTP, as a tree that patterns speak about: a POST that carries the message, or one of application/http with a
 * response message in it (WAP-235-PushOTA 7.4).
 */
import { readBootstrapType } from '../dm/bootstrap';
import type { ElementNode } from '../wire/tree';
import { type Carried, element, leaf, type Span } from './pushed-view';
import type { HttpHead } from './record';

/** Heads above this are of nobody who means well. */
const longestHead = 64 * 1024;

/**
 * The request as octets: what an operator hands over and a record keeps.
 * @param headers as the request had them
 */
export function octetsOfPost(target: string, headers: HttpHead['headers'], body: Uint8Array): Uint8Array {
  const lines = [`POST ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return new Uint8Array(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]));
}

/** No WSP push begins so: its second octet would be the PDU type 0x4F. */
export function isPost(octets: Uint8Array): boolean {
  return Buffer.from(octets.subarray(0, 5)).toString('latin1') === 'POST ';
}

interface Header extends Span {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

/** A message of HTTP: its headers, and where its body begins. */
interface Message {
  readonly headers: readonly Header[];
  readonly body: number;
}

/**
 * Children: `type` (POST), `headers` with a child of the name of each, in lower case, `content-type`, `application`, and what the push carries.
 * `order`, `length` and the forms are of WSP: they are not there.
 * @param contentOf the view of what it carries
 */
export function viewOfPost(octets: Uint8Array, contentOf: (carried: Carried) => ElementNode): ElementNode {
  const whole = { start: 0, end: octets.length };
  const outer = readMessage(octets, 0);
  const wrapped = outer && /^application\/http\b/i.test(named(outer, 'content-type')?.value ?? '');
  const message = outer && wrapped ? readMessage(octets, outer.body) : outer;
  if (!message)
    return element('push', [leaf('fault', 'the head of the HTTP message does not end', { start: 0, end: 1 })], whole);
  const type = named(message, 'content-type');
  const application = named(message, 'x-wap-application-id');
  const body = { start: message.body, end: octets.length };
  const parts = [
    leaf('type', 'POST', { start: 0, end: 4 }),
    element(
      'headers',
      message.headers.map((one) => leaf(one.name, one.value, one)),
      { start: 0, end: message.body },
    ),
    ...(type ? [leaf('content-type', readBootstrapType(type.value).media, type)] : []),
    // An application id may be followed by parameters.
    ...(application ? [leaf('application', application.value.split(';')[0]?.trim(), application)] : []),
    contentOf({
      type: type?.value ?? '',
      data: octets.subarray(message.body),
      at: {
        whole: body,
        type: type ?? body,
        sec: parameterOf(type, 'SEC') ?? body,
        mac: parameterOf(type, 'MAC') ?? body,
      },
    }),
  ];
  return element('push', parts, whole);
}

/** @returns undefined where the head does not end */
function readMessage(octets: Uint8Array, from: number): Message | undefined {
  const head = Buffer.from(octets.subarray(from, from + longestHead)).toString('latin1');
  const end = head.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const headers: Header[] = [];
  let start = from;
  for (const line of head.slice(0, end).split('\r\n')) {
    const [, name, value = ''] = /^([^:\s]+):[ \t]*(.*)$/.exec(line) ?? [];
    // The first line is no header.
    if (start > from && name !== undefined)
      headers.push({ name: name.toLowerCase(), value, start, end: start + line.length });
    start += line.length + 2;
  }
  return { headers, body: from + end + 4 };
}

function named({ headers }: Message, name: string): Header | undefined {
  return headers.find((one) => one.name === name);
}

/** Where a parameter stands in its header; the header where it does not. */
function parameterOf(header: Header | undefined, name: string): Span | undefined {
  const { index, 0: found } = new RegExp(`${name}=[^;]*`, 'i').exec(header?.value ?? '') ?? {};
  if (!header || found === undefined || index === undefined) return header;
  const start = header.end - header.value.length + index;
  return { start, end: start + found.length };
}
