/**
 * What a few sessions tell of a server that nobody knows yet: one without credentials, to see what it asks for, one with them, one in the other
 * encoding. Nothing is judged; nothing but what stands in its queue is carried out, and that only in appearance.
 */
import type { Agreement, Message } from '../../conversation';
import { headerNode, readable } from '../../conversation';
import { saySilence } from '../../player';
import type { Profile } from '../../profile';
import type { Permutation } from '../../record';
import { type Oddity, oddities } from '../odd';
import { firstPermutation } from '../probe';
import { type Call, Caller } from './caller';
import { asked, statusOfHeader, typesAsked } from './challenges';
import { type Fact, factsOf, type Proposed } from './facts';
import { afterHttp, afterLoss, afterRefusal, afterSilence } from './next-steps';

export interface ServerDiagnosis {
  readonly product: string;
  readonly address: string;
  /** Something answered, whatever it was. */
  readonly reached: boolean;
  /** A session with credentials came about. */
  readonly isIn: boolean;
  readonly trouble?: string;
  /** What to try next. */
  readonly next: readonly string[];
  readonly facts: readonly Fact[];
  /** Commands of the first session that came about, in their order: `Get ./DevInfo/Man`. */
  readonly commands: readonly string[];
  readonly odd: readonly Oddity[];
  /** What a profile should say. */
  readonly proposed: Proposed;
}

export interface ExamineOptions {
  readonly profile: Profile;
  readonly seed: string;
  /** Milliseconds, any epoch. */
  readonly clock: () => number;
}

const encodings = ['xml', 'wbxml'] as const;

/** HTTP that another encoding may mend. */
const perhapsEncoding = [400, 406, 415, 500];

export async function examineServer({ profile, seed, clock }: ExamineOptions): Promise<ServerDiagnosis> {
  const caller = new Caller(profile, seed, clock);
  try {
    return await new Examination(caller, profile).result();
  } finally {
    await caller.close();
  }
}

class Examination {
  private readonly calls: Call[] = [];

  constructor(
    private readonly caller: Caller,
    private readonly profile: Profile,
  ) {}

  async result(): Promise<ServerDiagnosis> {
    const opening = await this.opening();
    const trouble = troubleOf(opening);
    if (trouble) return this.diagnosis(undefined, undefined, trouble);
    const { permutation } = opening;
    const clientAuth = asked(opening) ?? permutation.clientAuth;
    const ordered = await this.order({ ...permutation, clientAuth });
    const session = await this.session({ ...permutation, clientAuth });
    const refused = session.login.in ? undefined : session.login.reason;
    if (refused !== undefined) {
      const lost = !session.login.in && session.login.silence;
      const next = lost ? afterLoss : (troubleOf(session)?.next ?? afterRefusal(statusOfHeader(session.messages)));
      return this.diagnosis(opening, session, { text: refused, next }, ordered);
    }
    const second = encodings.find((one) => one !== permutation.encoding) ?? 'xml';
    const other = await this.call({ ...session.permutation, encoding: second }, 'right');
    return this.diagnosis(opening, session, undefined, ordered, other);
  }

  /** With right credentials; a server that does not show its own as the profile says is let in without. */
  private async session(permutation: Permutation): Promise<Call> {
    const strict = await this.call(permutation, 'right');
    if (strict.login.in || permutation.serverAuth === 'none' || troubleOf(strict)) return strict;
    const lenient = await this.call({ ...permutation, serverAuth: 'none' }, 'right');
    const isRefused = ['401', '407'].includes(statusOfHeader(lenient.messages) ?? '');
    return lenient.login.in && !isRefused ? lenient : strict;
  }

  /** The first session that is answered in SyncML: as the profile says, in the other encoding, in other versions. */
  private async opening(): Promise<Call> {
    const { profile } = this;
    const secure = profile.url === undefined && profile.tls?.url !== undefined;
    const permutation = { ...firstPermutation(profile), transport: secure ? ('https' as const) : ('http' as const) };
    const first = await this.call(permutation, 'none');
    const [answer] = answers(first);
    if (answer && !readable(answer) && perhapsEncoding.includes(answer.http.status ?? 0)) {
      const encoding = encodings.find((one) => one !== permutation.encoding) ?? 'xml';
      const second = await this.call({ ...permutation, encoding }, 'none');
      if (answers(second).some(readable)) return second;
    }
    if (!['505', '513'].includes(statusOfHeader(first.messages) ?? '')) return first;
    for (const version of ['1.2', '1.1.2', '1.3']) {
      if (version === permutation.version) continue;
      const next = await this.call({ ...permutation, version }, 'none');
      if (!['505', '513', undefined].includes(statusOfHeader(next.messages))) return next;
    }
    return first;
  }

  /** Whether its operator can queue something for the device; undefined where the profile has none. */
  private async order(permutation: Permutation): Promise<string | undefined> {
    if (this.profile.operator.kind === 'none') return undefined;
    const done = await this.caller.queueGet(permutation, './DevInfo/Man');
    return done.ok ? 'done' : done.reason;
  }

  private async call(...how: Parameters<Caller['call']>): Promise<Call> {
    const call = await this.caller.call(...how);
    this.calls.push(call);
    return call;
  }

  private diagnosis(
    opening: Call | undefined,
    session: Call | undefined,
    trouble: Trouble | undefined,
    ordered?: string,
    other?: Call,
  ): ServerDiagnosis {
    const { profile, caller, calls } = this;
    const isIn = session?.login.in === true;
    const found = factsOf({ profile, calls, opening, session: isIn ? session : undefined, ordered, other });
    return {
      product: profile.product,
      address: calls[0]?.url || caller.url || 'no address',
      reached: calls.some((call) => answers(call).length > 0),
      isIn,
      ...(trouble && { trouble: trouble.text }),
      next: trouble?.next ?? [],
      facts: found.facts,
      commands: found.commands,
      odd: calls.flatMap((call) => oddities(call.messages, agreementOf(call), 'server')).reduce(once, []),
      proposed: { ...found.proposed, options: optionsOf(calls) },
    };
  }
}

interface Trouble {
  readonly text: string;
  readonly next: readonly string[];
}

function answers({ messages }: Call): Message[] {
  return messages.filter(({ iut }) => iut);
}

/** Why there is no answer in SyncML. */
function troubleOf(call: Call): Trouble | undefined {
  const [answer] = answers(call);
  const { login, url } = call;
  if (!answer) {
    const silence = login.in ? undefined : login.silence;
    const text = silence ? saySilence(silence) : login.in ? 'it sent nothing' : login.reason;
    return { text, next: afterSilence(silence, text, url) };
  }
  if (readable(answer)) return undefined;
  const { status } = answer.http;
  const type = answer.http.headers.find(([name]) => name === 'content-type')?.[1] ?? 'without a media type';
  const text = `it answers package 1 with HTTP ${status}, ${answer.bytes.length} bytes, ${type}, which is no SyncML`;
  return { text, next: afterHttp(answer, url) };
}

/** The same habit in two sessions is one. */
function once(kept: Oddity[], next: Oddity): Oddity[] {
  const before = kept.find(({ text }) => text === next.text);
  if (!before) return [...kept, next];
  return kept.map((one) => (one === before ? { ...one, times: one.times + next.times } : one));
}

function agreementOf({ profile: { client, server }, permutation, url }: Call): Agreement {
  const { version, encoding, clientAuth, serverAuth } = permutation;
  return { version, encoding, url, client: { ...client, auth: clientAuth }, server: { ...server, auth: serverAuth } };
}

/** A yes needs to be seen; a no only where an encoding was refused. */
function optionsOf(calls: readonly Call[]): Record<string, boolean> {
  const options: Record<string, boolean> = {};
  for (const call of calls) {
    const spoken = answers(call).some(
      (message) => readable(message) && message.document?.encoding === call.permutation.encoding,
    );
    if (spoken) options[call.permutation.encoding] = true;
    else if (answers(call).length > 0) options[call.permutation.encoding] ??= false;
    for (const type of typesAsked(call.messages)) options[type === 'mac' ? 'hmac' : type] = true;
    if (call.login.in && answers(call).some((message) => headerNode(message, 'Cred')))
      options[call.permutation.serverAuth] ??= true;
  }
  delete options.none;
  return options;
}
