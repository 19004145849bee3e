/** What a side of the tester keeps of a case while it plays: messages of both directions, events, random octets drawn; and how its own messages become bytes. */
import { decodeStrict } from '../wire/strict';
import type { Vocabulary } from '../wire/vocabulary';
import { encodeEventsWbxml, encodeEventsXml } from '../wire/write';
import type { Silence } from './answer';
import { type Draft, eventsOfDraft } from './build';
import type { Mutation } from './case';
import type { Message, Party } from './conversation';
import type { Incoming } from './link';
import { describeMutation, mutateBytes, mutateDraft, mutateHeaders } from './mutate';
import type { EventLine, Permutation } from './record';
import type { Recorder } from './recorder';
import { vocabularyOf } from './vocabularies';

/** A message that is ready to go, and what is wrong with it on purpose. */
export interface Sealed {
  readonly bytes: Uint8Array;
  readonly headers: [string, string][];
  readonly changes: readonly string[];
}

export class Transcript {
  /** All messages of the case. */
  readonly messages: Message[];
  session = 0;
  readonly vocabulary: Vocabulary;
  /** Since our last message. */
  private drawn: Uint8Array[] = [];
  private account: Message['account'];

  /** @param iut the part of the product */
  constructor(
    private readonly key: string,
    private readonly iut: Party,
    private readonly permutation: Permutation,
    private readonly recorder: Recorder,
    private readonly random: (bytes: number) => Uint8Array,
    private readonly now: () => number,
    private readonly all: { readonly messages: Message[]; sessions: number } = { messages: [], sessions: 0 },
  ) {
    this.messages = all.messages;
    this.vocabulary = vocabularyOf(permutation.version);
  }

  /** Sessions of the case. */
  get sessions(): number {
    return this.all.sessions;
  }

  begin(): void {
    this.session = ++this.all.sessions;
  }

  /** Of another device in the same case: messages and sessions are counted together. */
  beside(): Transcript {
    return new Transcript(this.key, this.iut, this.permutation, this.recorder, this.random, this.now, this.all);
  }

  /** Random octets, kept with the message that comes next. */
  readonly draw = (count: number): Uint8Array => {
    const octets = this.random(count);
    this.drawn.push(octets);
    return octets;
  };

  /** A bootstrap brings an account with these first nonces; kept with the message that comes next. */
  bootstrapped(nonces: Readonly<Record<Party, Uint8Array>>): void {
    this.account = nonces;
  }

  private encode(root: Draft, mutations: readonly Mutation[]): Uint8Array {
    const draft = mutations.length === 0 ? root : structuredClone(root);
    mutateDraft(draft, mutations, this.vocabulary);
    const encode = this.permutation.encoding === 'xml' ? encodeEventsXml : encodeEventsWbxml;
    return mutateBytes(encode(eventsOfDraft(draft), this.vocabulary), mutations);
  }

  /**
   * A message of ours, changed where the case says so.
   * @param mac headers that seal the body; made before changes that say `mac: after`
   */
  seal(
    root: Draft,
    mutations: readonly Mutation[],
    usual: readonly [string, string][],
    mac: (body: Uint8Array) => readonly [string, string][],
  ): Sealed {
    const bytes = this.encode(root, mutations);
    const beforeMac = mutations.filter((one) => one.mac !== 'after');
    const covered = beforeMac.length === mutations.length ? bytes : this.encode(root, beforeMac);
    const type = this.vocabulary.mediaTypes[this.permutation.encoding][0] ?? 'application/octet-stream';
    const headers: [string, string][] = [
      ['content-type', type],
      ['content-length', String(bytes.length)],
      ...usual,
      ...mac(covered),
    ];
    return { bytes, headers: mutateHeaders(headers, mutations), changes: mutations.map(describeMutation) };
  }

  keep(part: Pick<Message, 'http' | 'bytes' | 'from' | 't'> & { deviation?: string }): Message {
    const mediaType = part.http.headers.find(([name]) => name === 'content-type')?.[1];
    const decoded = part.bytes.length > 0 ? decodeStrict(part.bytes, [this.vocabulary], { mediaType }) : undefined;
    const ours = part.from !== this.iut;
    const message: Message = {
      ...part,
      n: this.messages.length + 1,
      session: this.session,
      iut: !ours,
      document: decoded?.document,
      ...(ours && this.drawn.length > 0 && { drawn: this.drawn }),
      ...(this.account && { account: this.account }),
    };
    if (ours) this.drawn = [];
    this.account = undefined;
    this.messages.push(message);
    this.recorder.message(this.key, message);
    return message;
  }

  /** Keeps what came in place of a message. */
  silence(incoming: Exclude<Incoming, { kind: 'request' }>, ms: number): Silence {
    if (incoming.kind === 'timeout') {
      this.event('timeout', `nothing came within ${ms} ms`);
      return { of: this.iut, how: 'timeout', ms };
    }
    const { how, text, data } = incoming.end;
    this.event(how === 'crashed' ? 'crash' : 'ended', text, { how, ...data });
    return { of: this.iut, ...incoming.end };
  }

  event(what: EventLine['what'], text: string, data?: Readonly<Record<string, unknown>>): void {
    this.recorder.event(this.key, { what, text, data, session: this.session, t: this.now() });
  }
}
