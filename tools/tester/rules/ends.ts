/** The names of both ends in SyncHdr, as the client writes them (DM_Protocol 8.3). */
import { headerNode, type Message } from '../conversation';
import { flowOf } from './flow';
import { nearest, uriOf } from './parts';
import type { Rule } from './rule';
import { sameAddress } from './session';
import { everyMessage, wholeSession } from './tally';

/** The first message of a session names the server by the address or the identifier that the client was given (8.3). Assumes nothing. */
export const firstTarget: Rule = {
  id: 'first-target',
  requirements: ['dm-pro-0009'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: wholeSession((scope, tally) => {
    const first = scope.messages.find(({ from, document }) => from === 'client' && document?.root);
    const target = first && uriOf(headerNode(first), 'Target');
    const { url, server } = scope.conversation.agreement;
    if (!first || !target || !url || !scope.judged(first)) return;
    const known = [addressOf(first, url), server.name].filter(Boolean);
    tally.test(
      known.some((name) => sameAddress(name, target)),
      () => ({
        message: first,
        node: headerNode(first, 'Target'),
        text: 'Target is not the server that the client was told of.',
        expected: known,
        actual: target,
      }),
    );
  }),
};

/** Over https every certificate of the tester has a port of its own, which the request tells. */
function addressOf({ http }: Message, url: string): string {
  const host = http.headers.find(([name]) => name === 'host')?.[1];
  if (host === undefined || !url.startsWith('https:') || !URL.canParse(url)) return url;
  const address = new URL(url);
  address.port = /:(\d+)$/.exec(host)?.[1] ?? '';
  return address.href;
}

/** What the server calls the client is what the client goes on to call itself (examples of 9). Judged where that is a name that the client gave itself: so it assumes nothing. */
export const sourceSwap: Rule = {
  id: 'source-swap',
  requirements: ['dm-pro-0010'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => {
    const flow = flowOf(scope.messages);
    const asked = flow.asked(message);
    const called = asked && uriOf(headerNode(asked), 'Target');
    const source = uriOf(headerNode(message), 'Source');
    if (!source || !called) return;
    if (!flow.before(message, 'client').some((one) => uriOf(headerNode(one), 'Source') === called)) return;
    tally.test(source === called, () => ({
      message,
      node: nearest(headerNode(message, 'Source'), headerNode(message)),
      text: 'The client has another name than in its last message.',
      expected: [called],
      actual: source,
    }));
  }),
};
