/** How messages travel over HTTP (HTTP binding; DM_RepPro 5.1). */
import { dmMediaTypes } from '../../dm/versions';
import { header, type Message } from '../conversation';
import { peerOf } from './flow';
import { httpHeader } from './parts';
import type { Rule } from './rule';
import { everyMessage, wholeSession } from './tally';

function mediaType(message: Message): string {
  return (httpHeader(message, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The media type of the body is the DM type of its encoding. Assumes nothing. */
export const contentType: Rule = {
  id: 'content-type',
  requirements: ['dm-rep-0001'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const encoding = message.document?.encoding ?? 'xml';
    const expected = dmMediaTypes[encoding];
    const actual = mediaType(message);
    tally.test(actual === expected, () => ({
      message,
      offset: 0,
      text: `The body is ${encoding === 'xml' ? 'XML' : 'WBXML'}, its Content-Type says something else.`,
      expected: [expected],
      actual: actual || 'no Content-Type',
    }));
  }),
};

/** A client sends its messages with POST. Assumes nothing. */
export const httpPost: Rule = {
  id: 'http-post',
  requirements: ['http-0001'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    if (message.http.method === undefined) return;
    tally.test(message.http.method === 'POST', () => ({
      message,
      offset: 0,
      text: 'The message did not come with POST.',
      expected: ['POST'],
      actual: message.http.method ?? '',
    }));
  }),
};

/** The request says which DM media types are welcome. Assumes nothing. */
export const httpAccept: Rule = {
  id: 'http-accept',
  requirements: ['http-0003'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    if (message.http.method === undefined) return;
    const accept = httpHeader(message, 'accept')?.toLowerCase();
    const welcome = accept !== undefined && (/vnd\.syncml/.test(accept) || accept.includes('*/*'));
    tally.test(welcome, () => ({
      message,
      offset: 0,
      text: 'The request does not say that DM messages are welcome.',
      expected: Object.values(dmMediaTypes),
      actual: accept ?? 'no Accept',
    }));
  }),
};

/** After RespURI the next message goes to that address. Assumes a peer whose RespURI can be followed. */
export const respUriFollowed: Rule = {
  id: 'resp-uri-followed',
  requirements: ['dm-rep-0011'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    let wanted: string | undefined;
    for (const message of scope.messages) {
      if (message.from === peerOf('client')) wanted = header(message, 'RespURI')?.trim() ?? wanted;
      else if (wanted !== undefined && message.http.target !== undefined && scope.judged(message)) {
        const expected = targetOf(wanted);
        if (expected === undefined) continue;
        tally.test(message.http.target === expected, () => ({
          message,
          offset: 0,
          text: `RespURI was ${wanted}.`,
          expected: [expected],
          actual: message.http.target ?? '',
        }));
      }
    }
  }),
};

/** Path and query of an address, as a request line shows them. */
function targetOf(uri: string): string | undefined {
  try {
    const url = new URL(uri);
    return url.pathname + url.search;
  } catch {
    return undefined;
  }
}
