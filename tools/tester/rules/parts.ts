/** Reading the parts of a message that rules ask for again and again. Text is trimmed: pretty printing is nobody's fault. */
import { STATUS } from '../../dm/codes';
import { parseNodeUri } from '../../dm/uri';
import { child, children, type ElementNode, textOf } from '../../wire/tree';
import { type CommandView, commands, headerNode, type Message, perMessage } from '../conversation';

/** Text below an element along names, trimmed; undefined where an element is missing. */
export function valueIn(node: ElementNode | undefined, ...names: string[]): string | undefined {
  return textOf(child(node, ...names))?.trim();
}

/** Text of all children of one name, trimmed. */
export function valuesOf(node: ElementNode, name: string): string[] {
  return children(node, name).map((one) => valueIn(one) ?? '');
}

/** A child of Meta, with or without the MetInf wrapper (MetInf 5.1). `owner` is what holds the Meta. */
export function metaOf(owner: ElementNode | undefined, name: string): ElementNode | undefined {
  const meta = child(owner, 'Meta');
  return meta && (child(meta, name) ?? child(meta, 'MetInf', name));
}

/** Meta value for an Item: its own, else that of its command (both places are in use: MetInf 5.2.4, RepPro 6.6). */
export function itemMeta(command: ElementNode, item: ElementNode, name: string): string | undefined {
  return valueIn(metaOf(item, name)) ?? valueIn(metaOf(command, name));
}

export function itemsOf(node: ElementNode): ElementNode[] {
  return children(node, 'Item');
}

export function uriOf(item: ElementNode | undefined, end: 'Target' | 'Source'): string | undefined {
  return valueIn(item, end, 'LocURI');
}

/** Path of a LocURI without its query, `./` and case: enough to tell whether two texts mean one node. */
export function nodeKey(uri: string): string {
  const query = uri.indexOf('?');
  return uri.slice(uri.startsWith('./') ? 2 : 0, query < 0 ? undefined : query).toLowerCase();
}

/** Property name of `?prop=`, or undefined. */
export function propertyOf(uri: string | undefined): string | undefined {
  const parsed = uri === undefined ? undefined : parseNodeUri(uri);
  if (parsed === undefined || typeof parsed === 'string' || parsed.query?.kind !== 'prop') return undefined;
  return parsed.query.name;
}

export function hasMoreData(item: ElementNode): boolean {
  return child(item, 'MoreData') !== undefined;
}

/** Bytes of Data as transported; undefined for no Data and for nested mark-up, whose length nobody agrees on. */
export function dataLength(item: ElementNode): number | undefined {
  const data = child(item, 'Data');
  if (!data || children(data).length > 0) return undefined;
  let length = 0;
  for (const part of data.children) {
    if (part.kind === 'text') length += part.bytes ? part.bytes.length : Buffer.byteLength(part.text);
  }
  return length;
}

/** The alert code of an Alert, undefined for other commands. */
export function alertCode(command: CommandView): string | undefined {
  return command.name === 'Alert' ? valueIn(command.node, 'Data') : undefined;
}

const alertCodes = perMessage((message) => commands(message).map((command) => alertCode(command) ?? ''));

/** Does the message carry an Alert with one of these codes? */
export function hasAlert(message: Message, ...codes: string[]): boolean {
  const said = alertCodes(message);
  return codes.some((code) => said.includes(code));
}

export function bodyOf(message: Message): ElementNode | undefined {
  return child(message.document?.root, 'SyncBody');
}

/** Anything that a message says besides acknowledging: all commands but Status. */
export const initiatives: (message: Message) => readonly CommandView[] = perMessage((message) =>
  commands(message).filter((command) => command.name !== 'Status'),
);

/** 401 and 407: the message was not authenticated. */
export function isRefusal(code: string | undefined): boolean {
  return code === STATUS.UNAUTHORIZED || code === STATUS.AUTHENTICATION_REQUIRED;
}

/** Authentication type of the Cred in SyncHdr: basic where there is no Meta at all (RepPro), empty where Meta does not name one. */
export function credType(message: Message): string | undefined {
  const cred = headerNode(message, 'Cred');
  return cred && (valueIn(metaOf(cred, 'Type')) ?? (child(cred, 'Meta') ? '' : 'syncml:auth-basic'));
}

/** Value of an HTTP header, name in lower case. */
export function httpHeader(message: Message, name: string): string | undefined {
  return message.http.headers.find(([key]) => key.toLowerCase() === name)?.[1];
}

/** Element of the message nearest to the place that is missing. */
export function nearest(...nodes: (ElementNode | undefined)[]): ElementNode | undefined {
  return nodes.find((node) => node !== undefined);
}

/** Same bytes, as in a request that is sent again after the connection broke. */
export function isRepeat(message: Message, earlier: readonly Message[]): boolean {
  return earlier.some((other) => other.from === message.from && Buffer.compare(other.bytes, message.bytes) === 0);
}
