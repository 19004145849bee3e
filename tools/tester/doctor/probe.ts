/** One session that only reads: for learning what a client is and what its tree holds, before anything is judged. */
import { child, children, textOf } from '../../wire/tree';
import type { Answer, CommandRef } from '../answer';
import { commands, type Message } from '../conversation';
import { lineOf } from '../hand-started';
import { Listener } from '../listener';
import { LiveLink } from '../live-link';
import { operatorOf } from '../operators';
import type { Person } from '../operators/none';
import type { Operator } from '../operators/operator';
import { saySilence, seededBytes } from '../player';
import type { Profile } from '../profile';
import type { Permutation, RecordLine } from '../record';
import { caseRecorder } from '../recorder';
import { ServerSide } from '../server-side';

/** What came back for one Get. */
export interface Reading {
  readonly uri: string;
  /** Of its Status; absent where none came. */
  readonly status?: string;
  /** Of its Results; absent where none came. */
  readonly data?: string;
  readonly format?: string;
  readonly type?: string;
}

/** First value of every axis of the profile. */
export function firstPermutation(profile: Profile): Permutation {
  return {
    version: profile.versions[0] ?? '1.2',
    encoding: profile.encodings[0] ?? 'xml',
    clientAuth: profile.client.auth[0] ?? 'none',
    serverAuth: profile.server.auth[0] ?? 'none',
    transport: 'http',
  };
}

/** Gets in one message: few enough for small clients. */
const batch = 12;

/** Sessions begun again after a client fell silent. */
const patience = 3;

export interface ProbeOptions {
  readonly profile: Profile;
  readonly permutation?: Permutation;
  readonly seed: string;
  /** Milliseconds, any epoch. */
  readonly clock: () => number;
  /** Gets every message and event. */
  readonly sink?: (line: RecordLine) => void;
  readonly key?: string;
  /** Starts the session where the operator is `none` or `prompt`. */
  readonly person?: Person;
}

export class Probe {
  /** Reasons why the session was lost, in their order. */
  readonly losses: string[] = [];
  private isIn = false;

  private constructor(
    private readonly listener: Listener,
    private readonly operator: Operator,
    private readonly link: LiveLink,
    private readonly side: ServerSide,
    readonly permutation: Permutation,
  ) {}

  /** @throws AssayError when the tester cannot listen. */
  static async open({ profile, permutation, seed, clock, sink, key = 'probe', person }: ProbeOptions): Promise<Probe> {
    const began = clock();
    const listener = await Listener.open(profile.listen.host, profile.listen.port, profile.listen.advertise);
    const operator = operatorOf(profile, person);
    const path = profile.listen.path ?? `/${key}`;
    const link = new LiveLink(lineOf(listener, profile), operator, profile, key, [], path, () => clock() - began);
    const used = permutation ?? firstPermutation(profile);
    const recorder = caseRecorder(sink ?? (() => {}));
    const side = new ServerSide(link, profile, used, recorder, seededBytes(`${seed} ${key}`), key);
    return new Probe(listener, operator, link, side, used);
  }

  get messages(): readonly Message[] {
    return this.side.messages;
  }

  get url(): string {
    return this.link.url;
  }

  /** Starts a session. @returns why it did not come about, or undefined. */
  async login(): Promise<string | undefined> {
    const login = await this.side.login(false, 'right');
    this.isIn = login.in;
    return login.in ? undefined : login.reason;
  }

  /** One reading a URI, in their order. What a lost session leaves unanswered has no status. */
  async get(uris: readonly string[]): Promise<Reading[]> {
    const out: Reading[] = [];
    for (let at = 0; at < uris.length; at += batch) out.push(...(await this.some(uris.slice(at, at + batch))));
    return out;
  }

  /** Ends the session and everything that was opened for it. */
  async close(): Promise<void> {
    try {
      if (this.isIn) await this.side.finish();
    } finally {
      await this.link.stop();
      await this.link.close();
      await this.operator.close();
      await this.listener.close();
    }
  }

  private async some(uris: readonly string[]): Promise<Reading[]> {
    if (!this.isIn && !(await this.again())) return uris.map((uri) => ({ uri }));
    const sent = uris.map((uri, index) => ({ name: 'Get', body: uri, as: `g${index}` }));
    const answer = await this.side.send({ commands: sent, mutate: [], final: true });
    const readings = uris.map((uri, index) => readingOf(uri, answer, answer.sent.get(`g${index}`)));
    if (answer.silence || this.side.pending.length === 0) {
      this.isIn = false;
      this.losses.push(answer.silence ? saySilence(answer.silence) : 'the client said nothing more');
      await this.link.stop();
    }
    return readings;
  }

  private async again(): Promise<boolean> {
    if (this.losses.length === 0 || this.losses.length > patience) return false;
    return (await this.login()) === undefined;
  }
}

function readingOf(uri: string, answer: Answer, ref: CommandRef | undefined): Reading {
  const mine = answer.messages.flatMap((message) =>
    commands(message).filter(
      ({ node }) =>
        (textOf(child(node, 'MsgRef')) ?? '1') === ref?.msgId && textOf(child(node, 'CmdRef')) === ref.cmdId,
    ),
  );
  const status = textOf(child(mine.find(({ name }) => name === 'Status')?.node, 'Data'));
  const results = mine.filter(({ name }) => name === 'Results').map(({ node }) => node);
  const items = results.flatMap((node) => children(node, 'Item'));
  const meta = (name: string): string | undefined =>
    [...items, ...results].map((node) => textOf(child(node, 'Meta', name))?.trim()).find((text) => text !== undefined);
  const [format, type] = [meta('Format'), meta('Type')];
  return {
    uri,
    ...(status !== undefined && { status: status.trim() }),
    // A long value comes in chunks, one Results each.
    ...(items.length > 0 && { data: items.map((item) => textOf(child(item, 'Data')) ?? '').join('') }),
    ...(format !== undefined && { format }),
    ...(type !== undefined && { type }),
  };
}
