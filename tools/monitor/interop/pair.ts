/** The two products of a scenario with the relay between them, each driven by its operator. */
import type { BootstrapDelivery, SessionEnd, SessionRequest } from '../../tester/link';
import { sessionRequest } from '../../tester/live-link';
import {
  type OperatedDevice,
  type Operator,
  OperatorError,
  type RunningSession,
} from '../../tester/operators/operator';
import type { Profile } from '../../tester/profile';
import type { Permutation } from '../../tester/record';
import { Relay } from '../relay';
import { isOver, type Session, Sessions } from '../sessions';

export interface PairOptions {
  readonly client: Profile;
  readonly server: Profile;
  readonly operators: { readonly client: Operator; readonly server: Operator };
  readonly permutation: Permutation;
  /** Where the relay listens. */
  readonly host: string;
  readonly port: number;
  readonly now: () => number;
  /** Of the products for their operators. */
  readonly name: string;
}

type Reply = Readonly<Record<string, unknown>>;

/** How often the relay is looked at, in milliseconds. */
const beat = 50;

export class Pair {
  readonly sessions: Session[] = [];
  private readonly book: Sessions;
  private current: Session | undefined;

  private constructor(
    private readonly options: PairOptions,
    private readonly client: OperatedDevice,
    private readonly server: OperatedDevice,
    private relay: Relay | undefined,
    private device: string,
  ) {
    this.book = new Sessions(() => {}, options.server.times.answer);
  }

  /**
   * Both products made ready, the device known to the server.
   * @throws OperatorError when one of the two cannot be operated; AssayError when the relay cannot listen
   */
  static async open(options: PairOptions): Promise<Pair> {
    const { operators, name, host, port, now } = options;
    const server = await operators.server.open(name);
    const client = await operators.client.open(name);
    const pair = new Pair(options, client, server, undefined, '');
    try {
      const url = server.url ?? options.server.url;
      if (url === undefined)
        throw new OperatorError('the profile of the server has no url, and its operator tells none');
      const patience = options.server.times.answer;
      pair.relay = await Relay.open({
        server: url,
        host,
        port,
        now,
        patience,
        heard: (exchange) => pair.hear(exchange),
      });
      await pair.register();
      return pair;
    } catch (error) {
      await pair.close();
      throw error;
    }
  }

  get url(): string {
    return this.relay?.url ?? '';
  }

  /** @returns how it ended; the session itself stands in `sessions` */
  start(account: 'kept' | undefined): Promise<SessionEnd> {
    return this.lead(() => this.client.startSession({ ...this.request(), ...(account && { account }) }));
  }

  async notify(): Promise<SessionEnd> {
    const { package0 } = await this.ask('notify', {});
    if (typeof package0 !== 'string') throw new OperatorError('the server tells no package0 that could be delivered');
    const octets = Buffer.from(package0, 'base64');
    return this.lead(() => {
      if (!this.client.notify) throw new OperatorError('the operator of the client cannot deliver a notification');
      return this.client.notify(this.request(), octets);
    });
  }

  async bootstrap(how: Readonly<Record<string, string | undefined>>): Promise<SessionEnd> {
    const made = await this.ask('bootstrap', { ...how, address: this.url });
    const { message, contentType: type, code } = made;
    if (typeof message !== 'string' || typeof type !== 'string')
      throw new OperatorError('the server tells no bootstrap message that could be delivered');
    const delivery: BootstrapDelivery = {
      kind: 'bootstrap',
      type,
      message: Buffer.from(message, 'base64'),
      pin: String(code ?? how.pin ?? ''),
    };
    return this.lead(() => {
      if (!this.client.bootstrap)
        throw new OperatorError('the operator of the client cannot deliver a bootstrap message');
      return this.client.bootstrap(this.request(), delivery);
    });
  }

  /** Whether anything came through the relay since the client was last made to start a session. */
  get heardAny(): boolean {
    return this.heardNow() !== undefined;
  }

  /** Asks the server's operator about this device. @throws OperatorError */
  async ask(op: string, args: Reply): Promise<Reply> {
    if (!this.server.operate) throw new OperatorError(`the operator of the server cannot ${op}`);
    return (await this.server.operate(op, { device: this.device, ...args })) ?? {};
  }

  async close(): Promise<void> {
    await this.relay?.close();
    await this.client.close();
    await this.server.close();
  }

  private request(): SessionRequest {
    return sessionRequest(this.url, this.options.server, this.options.permutation);
  }

  private async register(): Promise<void> {
    const { client, server } = this.options;
    this.device = server.client.device ?? client.client.device ?? (await this.named());
    // The server knows it already.
    if (server.client.device !== undefined) return;
    const { url: _, encoding: _encoding, version: _version, ...account } = this.request();
    await this.ask('register-device', { id: this.device, ...account });
  }

  private async named(): Promise<string> {
    try {
      const { value } = (await this.client.operate?.('read', { uri: './DevInfo/DevId' })) ?? {};
      if (typeof value === 'string') return value;
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
    }
    throw new OperatorError('nobody tells how the device calls itself: set client.device in the profile of the client');
  }

  private hear(exchange: Parameters<Sessions['take']>[0]): void {
    this.current = this.book.take(exchange);
    if (!this.sessions.includes(this.current)) this.sessions.push(this.current);
  }

  private heardNow(): Session | undefined {
    return this.current;
  }

  /** Until the operator says that the session is over; where it never says so, until it looks so from here. */
  private async lead(start: () => Promise<RunningSession>): Promise<SessionEnd> {
    const { client, now } = this.options;
    this.book.end();
    this.current = undefined;
    const running = await start();
    let end: SessionEnd | undefined;
    void running.ended.then((told) => {
      end = told;
    });
    const limit = now() + client.times.connect;
    while (!end) {
      await new Promise((resolve) => setTimeout(resolve, beat));
      const session = this.heardNow();
      const last = session?.last ?? limit;
      if (session ? now() - last > (isOver(session) ? client.times.quiet : client.times.case) : now() > limit) break;
    }
    if (end) return end;
    await running.stop();
    const came = this.current !== undefined;
    return came ? { how: 'done', text: 'nothing more came' } : { how: 'stopped', text: 'no session came' };
  }
}
