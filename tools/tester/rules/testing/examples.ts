/** Pieces of messages for the examples of rules, and the form of an example. */
import type { Agreement } from '../../conversation';
import { type Said, s, status } from './talk';

/** Three conversations about one rule: it breaks, it holds, it has nothing to judge. */
export interface Example {
  readonly breaks: readonly Said[];
  readonly keeps: readonly Said[];
  readonly idle: readonly Said[];
  readonly agreed?: Partial<Agreement>;
  /** Requirement that the breach must name, where the rule has several. */
  readonly names?: string;
}

export const final = '<Final/>';

/** `<Status>` for each text `CmdRef Cmd Code`, CmdIDs from 101 on. */
export function statuses(msgRef: number, ...texts: string[]): string {
  return texts
    .map((text, index) => {
      const [cmdRef, cmd, code, ...more] = text.split(' ');
      return status(101 + index, msgRef, Number(cmdRef), cmd ?? '', Number(code), more.join(' '));
    })
    .join('');
}

/** What a server says to package 1. */
export const welcome = statuses(1, '0 SyncHdr 212', '1 Alert 200', '2 Replace 200');

/** The server sends commands in answer to package 1. */
export function ask(...commands: string[]): Said {
  return s(welcome + commands.join('') + final);
}

/** The server ends the session. */
export const end: Said = s(statuses(2, '0 SyncHdr 200') + final);

export function meta(name: string, value: string): string {
  return `<${name} xmlns="syncml:metinf">${value}</${name}>`;
}

export function get(id: number, ...uris: string[]): string {
  const items = uris.map((uri) => `<Item><Target><LocURI>${uri}</LocURI></Target></Item>`);
  return `<Get><CmdID>${id}</CmdID>${items.join('')}</Get>`;
}

/** Add, Replace, Delete, Exec or Copy with one Item. */
export function command(name: string, id: number, uri: string, inner = '', more = ''): string {
  return `<${name}><CmdID>${id}</CmdID>${more}<Item><Target><LocURI>${uri}</LocURI></Target>${inner}</Item></${name}>`;
}

/** Results of a Get of message 1 with one Item. */
export function results(cmdRef: number, uri: string, value: string, metaParts = '', id = 201): string {
  const inner = `${metaParts && `<Meta>${metaParts}</Meta>`}${value}`;
  return `<Results><CmdID>${id}</CmdID><MsgRef>1</MsgRef><CmdRef>${cmdRef}</CmdRef><Item><Source><LocURI>${uri}</LocURI></Source>${inner}</Item></Results>`;
}

export function data(text: string): string {
  return `<Data>${text}</Data>`;
}

/** An Alert whose Items have these Data. */
export function alert(id: number, code: number, ...texts: string[]): string {
  const items = texts.map((text) => `<Item>${data(text)}</Item>`);
  return `<Alert><CmdID>${id}</CmdID><Data>${code}</Data>${items.join('')}</Alert>`;
}

export function cred(type: string, value: string): string {
  return `<Cred><Meta>${meta('Format', 'b64')}${meta('Type', `syncml:auth-${type}`)}</Meta><Data>${value}</Data></Cred>`;
}

export function chal(type: string, nonce?: string): string {
  const next = nonce === undefined ? '' : meta('NextNonce', Buffer.from(nonce).toString('base64'));
  return `<Chal><Meta>${meta('Format', 'b64')}${meta('Type', `syncml:auth-${type}`)}${next}</Meta></Chal>`;
}

/** A chunk of an object in Add 4 of ./A; `first` states the size. */
export function chunk(text: string, more: boolean, size = '', id = 4): string {
  const parts = `<Meta>${meta('Format', 'chr')}${size && meta('Size', size)}</Meta>${data(text)}${more ? '<MoreData/>' : ''}`;
  return command('Add', id, './A', parts);
}
