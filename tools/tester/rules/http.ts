/** How messages travel over HTTP (HTTP binding; DM_RepPro 5.1). */
import { dmMediaTypes } from '../../dm/versions';
import { header, type Message } from '../conversation';
import { flowOf } from './flow';
import { httpHeader } from './parts';
import type { Rule } from './rule';
import { everyMessage, Tally } from './tally';

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
  requirements: ['http-0001', 'http-0019'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => {
    if (message.http.method === undefined) return;
    tally.test(message.http.method === 'POST', () => ({
      // DM 1.3 has a binding of its own.
      requirement: scope.conversation.agreement.version === '1.3' ? 'http-0019' : 'http-0001',
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

/** The request says that UTF-8 is welcome (HTTP binding, request headers). Assumes nothing. */
export const httpCharset: Rule = {
  id: 'http-accept-charset',
  requirements: ['http-0016'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    if (message.http.method === undefined) return;
    const charset = httpHeader(message, 'accept-charset')?.toLowerCase();
    tally.test(charset !== undefined && /utf-?8|\*/.test(charset), () => ({
      message,
      offset: 0,
      text: 'The request does not say that UTF-8 is welcome.',
      expected: ['Accept-Charset: utf-8'],
      actual: charset ?? 'no Accept-Charset',
    }));
  }),
};

/** The request names the client (HTTP binding, request headers). Assumes nothing. */
export const httpUserAgent: Rule = {
  id: 'http-user-agent',
  requirements: ['http-0018'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    if (message.http.method === undefined) return;
    tally.test(Boolean(httpHeader(message, 'user-agent')), () => ({
      message,
      offset: 0,
      text: 'The request does not name the client.',
      expected: ['User-Agent'],
      actual: 'none',
    }));
  }),
};

/** DM errors are told in Status: the response that carries a message has HTTP status 200 (advice). Assumes nothing. */
export const httpOk: Rule = {
  id: 'http-200',
  requirements: ['http-0009'],
  party: 'server',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const { status } = message.http;
    if (status === undefined) return;
    tally.test(status === 200, () => ({
      message,
      offset: 0,
      text: 'A message comes with an HTTP status that speaks of a failure of HTTP.',
      expected: ['200'],
      actual: String(status),
    }));
  }),
};

/** A body is compressed only where the other side has asked for it; a client has no way to know (HTTP binding, general headers). Assumes nothing. */
export const contentCoding: Rule = {
  id: 'content-coding',
  requirements: ['http-0014'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: (scope) => {
    const tally = new Tally();
    // What is compressed cannot be read: the messages with a root are not all there are.
    for (const message of scope.messages) {
      if (message.from !== scope.party || !scope.judged(message) || message.bytes.length === 0) continue;
      const coding = httpHeader(message, 'content-encoding')?.trim().toLowerCase() ?? 'identity';
      const asked = flowOf(scope.messages).asked(message);
      const welcome = (asked && httpHeader(asked, 'accept-encoding')?.toLowerCase()) ?? '';
      tally.test(coding === 'identity' || welcome.includes(coding) || welcome.includes('*'), () => ({
        message,
        offset: 0,
        text: `The body is compressed (${coding}), and nobody asked for that.`,
        expected: welcome === '' ? ['no Content-Encoding'] : [welcome],
        actual: coding,
      }));
    }
    return tally.result();
  },
};

/** The response has an encoding that the request accepts, or else that of the request (advice). Assumes an Accept that means what it says. */
export const answerEncoding: Rule = {
  id: 'answer-encoding',
  requirements: ['http-0015'],
  party: 'server',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const asked = flowOf(scope.messages).asked(message);
    const accept = asked && httpHeader(asked, 'accept')?.toLowerCase();
    const encoding = message.document?.encoding;
    if (!asked || !accept?.includes('vnd.syncml.dm+') || encoding === undefined) return;
    const welcome = accept.includes(dmMediaTypes[encoding]) || accept.includes('*/*');
    tally.test(welcome || encoding === asked.document?.encoding, () => ({
      message,
      offset: 0,
      text: 'The client did not say that it reads this encoding.',
      expected: [accept],
      actual: dmMediaTypes[encoding],
    }));
  }),
};

/**
 * The message after one with RespURI goes to that address (RepPro 6.1.17; Protocol 9.1): path and query, since host and port may be changed on
 * the way. Assumes a RespURI that can be followed.
 */
export const respUriFollowed: Rule = {
  id: 'resp-uri-followed',
  requirements: ['dm-rep-0011', 'dm-pro-0132'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const asked = flowOf(scope.messages).asked(message);
    const wanted = asked && header(asked, 'RespURI')?.trim();
    const target = message.http.target;
    if (!wanted || target === undefined) return;
    const expected = targetOf(wanted, scope.conversation.agreement.url);
    if (expected === undefined) return;
    tally.test(targetOf(target, scope.conversation.agreement.url) === expected, () => ({
      message,
      offset: 0,
      text: `RespURI was ${wanted}.`,
      expected: [expected],
      actual: target,
    }));
  }),
};

/** Path and query of an address, as a request line shows them. */
function targetOf(uri: string, base: string): string | undefined {
  const full = URL.canParse(uri) ? uri : URL.canParse(uri, base) ? new URL(uri, base).href : undefined;
  if (full === undefined) return undefined;
  const url = new URL(full);
  return url.pathname + url.search;
}
