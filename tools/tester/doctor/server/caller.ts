/** The tester as a device that calls a server which nobody knows yet: a session each with what is asked for, nothing judged. */
import type { Login } from '../../answer';
import type { ServerShows } from '../../case';
import { LiveClientLink } from '../../client-link';
import { ClientSide } from '../../client-side';
import type { Message } from '../../conversation';
import type { Done } from '../../link';
import { operatorOf } from '../../operators';
import type { Operator } from '../../operators/operator';
import { orderOf } from '../../order';
import { seededBytes } from '../../player';
import type { Profile } from '../../profile';
import type { Permutation } from '../../record';
import { caseRecorder } from '../../recorder';

/** What the device says that it can take (Meta MaxMsgSize); small enough for a server with little to say to show whether it heeds it. */
export const maxMsgSize = 5000;

/** Packages that a session may last. */
const patience = 20;

export interface Call {
  /** With the nonces of its beginning. */
  readonly profile: Profile;
  readonly permutation: Permutation;
  readonly shows: ServerShows;
  readonly login: Login;
  readonly messages: readonly Message[];
  /** Address that was called. */
  readonly url: string;
}

export class Caller {
  private readonly operator: Operator;
  private readonly link: LiveClientLink;
  private sessions = 0;
  /** Messages of all calls so far: they are counted on. */
  private said = 0;

  constructor(
    private profile: Profile,
    private readonly seed: string,
    clock: () => number,
    /** One for all calls: the server knows one device. */
    private readonly key = 'doctor',
  ) {
    const began = clock();
    this.operator = operatorOf(profile);
    this.link = new LiveClientLink(this.operator, profile, key, [], () => clock() - began);
  }

  get url(): string {
    return this.link.url;
  }

  /** Package 1, and where that lets the device in, all that the server has to say. */
  async call(permutation: Permutation, shows: ServerShows): Promise<Call> {
    const { profile } = this;
    const side = this.side(permutation);
    const package1 = {
      alert: '1201' as const,
      devinfo: {},
      commands: [],
      mutate: [],
      final: true,
      header: { Meta: { MaxMsgSize: String(maxMsgSize) } },
      // A server may take the same identifier for the session before.
      id: `D${++this.sessions}`,
    };
    const login = await side.login(false, shows, { package1 });
    for (let turn = 0; login.in && shows === 'right' && turn < patience; turn++)
      if ((await side.finish()) || side.pending.length === 0) break;
    await this.link.stop();
    const messages = side.messages.map((message) => ({ ...message, n: message.n + this.said, session: this.sessions }));
    this.said += messages.length;
    // Nonces live on, as in any device.
    this.profile = { ...profile, server: { ...profile.server, nonce: side.serverNonce } };
    return { profile, permutation, shows, login, messages, url: this.link.url };
  }

  /** Asks whoever operates the server; a refusal is a reason. */
  async order(permutation: Permutation, op: string, args: Readonly<Record<string, unknown>>): Promise<Done> {
    return this.side(permutation).operate(op, args);
  }

  /** The server is to read this node. */
  queueGet(permutation: Permutation, uri: string): Promise<Done> {
    return this.order(permutation, 'queue', { commands: [orderOf({ name: 'Get', body: uri })] });
  }

  async close(): Promise<void> {
    await this.link.close();
    await this.operator.close();
  }

  private side(permutation: Permutation): ClientSide {
    const { profile, key } = this;
    const random = seededBytes(`${this.seed} ${key} ${this.sessions}`);
    return new ClientSide(
      this.link,
      profile,
      permutation,
      caseRecorder(() => {}),
      random,
      key,
    );
  }
}
