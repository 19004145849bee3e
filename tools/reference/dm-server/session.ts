/**
 * One DM session of the server: hears a message, gives the answer (DM_Protocol 6 to 9).
 * The network is elsewhere; everything that outlives the session is in the store.
 */
import { ALERT, STATUS } from '../../dm/codes';
import { fromBase64, toBase64 } from '../../dm/digest';
import { type Consequence, OwnCredentials } from '../shared/own-credentials';
import type { RandomBytes } from '../shared/random';
import { headerStatus, statusForAll, textCode } from './answers';
import { ClientCheck, type Judgement } from './check-client';
import { type Hearing, hearCommand, interrupted } from './hear';
import { InboundObject } from './inbound';
import { Ledger } from './ledger';
import type { Alert, Command, Status, SyncBodyCommand, SyncHdr, SyncML } from './messages';
import { Outbox, type Outgoing } from './outbox';
import { Speaker, type SpeakerOptions, type Spoken } from './speaker';
import type { Store } from './store';
import { versionFault } from './version-check';

export interface SessionOptions extends Omit<SpeakerOptions, 'own'> {
  readonly store: Store;
  readonly random: RandomBytes;
  readonly now: () => Date;
}

/** A message of the client with what came around it. */
export interface Heard {
  readonly message: SyncML;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

type Turn = { readonly commands: readonly SyncBodyCommand[]; readonly outgoing: readonly Outgoing[]; final: boolean };

export class ServerSession {
  private readonly check: ClientCheck;
  private readonly own: OwnCredentials;
  private readonly ledger: Ledger;
  private readonly outbox: Outbox;
  private readonly inbound: InboundObject;
  private readonly speaker: Speaker;
  /** MaxMsgSize and MaxObjSize of the client; 0 = none. */
  private maxMsgSize = 0;
  private maxObjSize = 0;
  private later = false;
  private refusedForGood = false;
  private abortWanted = false;
  private devInfo: Record<string, string> = {};
  /** The session is over; the answer to a straggler starts nothing. */
  ended = false;
  /** The last message asked for nothing: the client need not come back. */
  quiet = false;
  /** MsgID of the last message heard. */
  lastHeard = 0;

  constructor(private readonly options: SessionOptions) {
    const { store, config, defects, random, device, now, version, encoding } = options;
    const account = store.device(device);
    const unknown = config.enrolAs.server;
    const notified = account?.notified.includes(Number.parseInt(options.sessionId, 16)) ?? false;
    this.check = new ClientCheck({
      credential: account?.client,
      defects,
      random,
      always: config.credentialsAlways,
      notified,
    });
    const server = account?.server ?? unknown;
    const { user, nonce } = server;
    const credential = { ...server, user: user || config.serverId, nonce: fromBase64(nonce) ?? new Uint8Array() };
    this.own = new OwnCredentials(credential, defects, random);
    const { maxAttempts, maxConfiguration } = config;
    this.ledger = new Ledger({ store, device, maxAttempts, maxConfiguration, now });
    this.outbox = new Outbox({
      store,
      device,
      encoding,
      defects,
      maxCommands: config.maxCommands,
      correlators: version !== '1.1.2',
    });
    this.inbound = new InboundObject(defects, config.maxObjSize);
    this.speaker = new Speaker({ ...options, own: this.own });
  }

  get device(): string {
    return this.options.device;
  }

  /** The next message ends the session. */
  abort(): void {
    this.abortWanted = true;
  }

  /** The client has fallen silent, or the server stops. */
  close(reason: string): void {
    this.ended = true;
    this.ledger.release(reason);
  }

  hear(heard: Heard): Spoken {
    const { SyncHdr: header, SyncBody: body } = heard.message;
    const { defects } = this.options;
    const commands = body.commands;
    this.lastHeard = Math.max(this.lastHeard, Number(header.MsgID) || 0);
    const version = versionFault(header, defects);
    if (version) return this.closing([version, ...statusForAll(header, commands, STATUS.NOT_EXECUTED, defects)]);
    const judgement = this.refusedForGood ? this.refuseAgain(heard) : this.check.judge({ ...heard, header });
    this.keepLimits(header);
    const verdict = this.heardOfHeader(commands);
    this.keepNonces(judgement.accepted);
    const own = this.ownStatus(header, judgement);
    if (!judgement.accepted) {
      this.refusedForGood ||= judgement.over === true;
      return this.refused(header, commands, own, judgement, heard.message.SyncBody.Final === true);
    }
    if (verdict === 'repeat') this.undo();
    const hearing = this.listen(header, commands);
    if (this.outbox.unfinished && hearing.chunkRefused) this.outbox.drop();
    const statuses = [...own, ...this.ordered(hearing.statuses)];
    const aborted = commands.some((one) => one.$ === 'Alert' && textCode(one) === ALERT.SESSION_ABORT);
    if (aborted && !defects.has('abort-answered-with-commands')) return this.closing(statuses);
    if (this.ended && !defects.has('abort-answered-with-commands')) return this.closing(statuses);
    const spent = this.speaker.count >= this.options.config.maxMessages;
    const waits = defects.has('bootstrap-awaits-status') && this.options.store.device(this.device)?.bootstrapped;
    if (verdict === 'give up' || this.abortWanted || spent || waits) return this.abortNow(statuses);
    return this.speak(statuses, this.turn(body.Final === true, verdict === 'repeat', hearing, statuses));
  }

  private refuseAgain(heard: Heard): Judgement {
    const judged = this.check.judge({ ...heard, header: heard.message.SyncHdr });
    return judged.accepted ? { accepted: false, code: STATUS.UNAUTHORIZED, over: true } : judged;
  }

  private refused(
    header: SyncHdr,
    commands: readonly Command[],
    own: readonly Status[],
    { code }: Judgement,
    final: boolean,
  ): Spoken {
    const { defects } = this.options;
    const silent = defects.has('refused-commands-without-status');
    const statuses = [...own, ...(silent ? [] : statusForAll(header, commands, code, defects))];
    if (!defects.has('commands-beneath-refused-header')) return this.speak(statuses, nothing, true);
    return this.speak(statuses, this.turn(final, false, { chunkBuffered: false, noEndOfData: false }, statuses), true);
  }

  /** Executes what the client says. */
  private listen(header: SyncHdr, commands: readonly Command[]): Hearing {
    const { config, defects, store, device, now } = this.options;
    const hearing: Hearing = {
      config,
      defects,
      store,
      device,
      now,
      header,
      ledger: this.ledger,
      inbound: this.inbound,
      later: this.later,
      statuses: [],
      devInfo: this.devInfo,
      chunkRefused: false,
      chunkBuffered: false,
      noEndOfData: false,
    };
    const lost = interrupted(this.inbound, commands) ? this.inbound.abandon() : undefined;
    for (const command of commands) hearCommand(hearing, command);
    if (lost !== undefined && !defects.has('interrupted-object-forgotten')) {
      const Item = defects.has('no-end-of-data-without-item') ? undefined : [{ Source: { LocURI: lost } }];
      this.pendingAlerts.push({ $: 'Alert', CmdID: '', Data: ALERT.NO_END_OF_DATA, ...(Item && { Item }) });
    }
    return hearing;
  }

  private readonly pendingAlerts: Alert[] = [];

  /** What the server says beyond statuses. */
  private turn(
    final: boolean,
    repeat: boolean,
    { chunkBuffered, noEndOfData }: Pick<Hearing, 'chunkBuffered' | 'noEndOfData'>,
    statuses: readonly SyncBodyCommand[],
  ): Turn {
    const { defects } = this.options;
    const alerts = this.pendingAlerts.splice(0);
    if (noEndOfData) {
      this.outbox.drop();
      this.ledger.endChunks();
    }
    const clientGoesOn = !final && !repeat && !this.sentUnfinished;
    if (clientGoesOn && !defects.has('commands-in-unfinished-package')) {
      const quiet = defects.has('no-next-message') || (chunkBuffered && defects.has('chunk-without-next-message'));
      const next: Alert[] = quiet ? [] : [{ $: 'Alert', CmdID: '', Data: ALERT.NEXT_MESSAGE }];
      return { commands: [...alerts, ...next], outgoing: [], final: defects.has('next-message-with-final') };
    }
    const early = defects.has('closing-awaits-reply') && this.speaker.count < 2;
    if (!this.outbox.unfinished && !clientGoesOn && !early) this.ledger.settle();
    if (final) this.packageOver();
    const outgoing = this.outbox.next(this.speaker.room(this.maxMsgSize, this.maxObjSize, statuses));
    const more = this.outbox.unfinished;
    return { commands: alerts, outgoing, final: !more || defects.has('chunk-with-final') };
  }

  /** The message before this one left the server's package open. */
  private sentUnfinished = false;

  private packageOver(): void {
    if (this.later) return;
    this.later = true;
    const { store, device, sessionId, version, encoding, now } = this.options;
    const known = store.device(device);
    if (!known) return;
    const number = Number.parseInt(sessionId, 16);
    store.putDevice({
      ...known,
      devInfo: { ...known.devInfo, ...this.devInfo },
      version,
      encoding,
      ...(this.maxMsgSize > 0 && { maxMsgSize: this.maxMsgSize }),
      ...(this.maxObjSize > 0 && { maxObjSize: this.maxObjSize }),
      lastSession: now().toISOString(),
      notified: known.notified.filter((one) => one !== number),
    });
  }

  private undo(): void {
    this.outbox.undo();
    this.ledger.undo(this.speaker.lastMsgId, this.outbox.unfinished);
  }

  private abortNow(statuses: readonly Status[]): Spoken {
    const { defects } = this.options;
    this.close('the session was aborted');
    const alert: Alert = { $: 'Alert', CmdID: '', Data: ALERT.SESSION_ABORT };
    const commands = defects.has('abort-silent') ? [] : [alert];
    return this.speak(statuses, { commands, outgoing: [], final: !defects.has('abort-without-final') });
  }

  /** Statuses only; the session is over. */
  private closing(statuses: readonly Status[]): Spoken {
    if (!this.ended) this.close('the client ended the session');
    return this.speak(statuses, nothing);
  }

  private speak(statuses: readonly SyncBodyCommand[], turn: Turn, refusal = false): Spoken {
    const { defects } = this.options;
    const first = defects.has('header-status-last') ? [...statuses.slice(1), ...statuses.slice(0, 1)] : statuses;
    const final = turn.final && !defects.has('final-missing');
    this.sentUnfinished = this.outbox.unfinished;
    this.quiet = final && turn.outgoing.length === 0;
    return this.speaker.speak([...first, ...turn.commands], turn.outgoing, final, refusal, (one, commands, msgId) =>
      this.ledger.register(one.operation, commands, msgId, one.chunk),
    );
  }

  private ordered(statuses: readonly Status[]): readonly Status[] {
    return this.options.defects.has('statuses-reversed') ? statuses.toReversed() : statuses;
  }

  private ownStatus(header: SyncHdr, { code, chal }: Judgement): Status[] {
    const { defects } = this.options;
    if (defects.has('header-status-missing')) return [];
    return [headerStatus(header, defects, code, chal && { Chal: chal })];
  }

  private keepLimits({ Meta: meta }: SyncHdr): void {
    const size = (text: string | undefined, before: number): number =>
      text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : before;
    const fixed = this.maxMsgSize > 0 && this.options.defects.has('max-msg-size-of-first-message-only');
    if (!fixed) this.maxMsgSize = size(meta?.MaxMsgSize, this.maxMsgSize);
    this.maxObjSize = size(meta?.MaxObjSize, this.maxObjSize);
  }

  private heardOfHeader(commands: readonly Command[]): Consequence['next'] {
    const last = this.speaker.lastMsgId;
    const status = commands.find(
      (one): one is Status => one.$ === 'Status' && one.CmdRef === '0' && (one.MsgRef ?? last) === last,
    );
    return status && this.speaker.count > 0 ? this.own.heard(status).next : 'go on';
  }

  /** Only a client that has shown who it is renews what the server keeps (DM_Security 5.3.4). */
  private keepNonces(accepted: boolean): void {
    const { store, device, defects } = this.options;
    const account = store.device(device);
    if (!account) return;
    const client = accepted ? this.check.nextNonce : account.client.nonce;
    const server =
      accepted || defects.has('nonce-of-stranger-kept') ? toBase64(this.own.nextNonce) : account.server.nonce;
    if (client === account.client.nonce && server === account.server.nonce) return;
    const Client = { ...account.client, nonce: client };
    store.putDevice({ ...account, client: Client, server: { ...account.server, nonce: server } });
    if (!defects.has('one-nonce-for-all')) return;
    for (const one of [...store.allDevices()]) store.putDevice({ ...one, client: { ...one.client, nonce: client } });
  }
}

const nothing: Turn = { commands: [], outgoing: [], final: true };
