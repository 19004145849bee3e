/**
 * One DM session of the client: package 1, then answers until the server has nothing more to say (DM_Protocol 6 to 9).
 * The network is a function; everything that outlives the session is in the Device.
 */
import { ALERT, STATUS } from '../../dm/codes';
import { type DmVersion, dmMediaTypes } from '../../dm/versions';
import { OwnCredentials } from '../shared/own-credentials';
import { type Judgement, ServerAuth } from './auth-server';
import { decode, type Encoding, encode } from './codec';
import { executeTopLevel } from './commands/execute';
import type { Run } from './commands/run';
import type { Device } from './device';
import { DeviceHang, SessionFailure } from './faults';
import { bearAnswer, bearMessage, bearRefusedEvent, die } from './fragile';
import { headerOf, msgIdOf, number, writeSessionId } from './header';
import type { HttpAnswer, Post } from './http';
import { InboundObject } from './large-object';
import type { Command, Status, SyncBodyCommand, SyncHdr, SyncML } from './messages';
import { type Account, accountNode, writeCredential } from './objects/dmacc';
import { Outbox } from './outbox';
import { package1, raisedAlert } from './package1';
import { headerStatus, isHeaderStatus, refusal, statusForAll } from './reply';
import { requestOf } from './request';
import { versionFault, versionOf } from './version-check';
import { spoil } from './wire-defects';

export interface SessionOptions {
  readonly device: Device;
  readonly account: Account;
  readonly encoding: Encoding;
  readonly version: DmVersion;
  /** Number from a notification; without it the client makes an id of its own. */
  readonly notifiedId?: number;
  /** 1200 or 1201; default by whether a notification came. */
  readonly alert?: string;
  readonly post: Post;
}

export interface SessionResult {
  readonly ok: boolean;
  readonly ended: 'done' | 'aborted by the server' | 'aborted by the user' | 'failed';
  readonly reason?: string;
  readonly sessionId: string;
  /** Messages sent. */
  readonly messages: number;
}

/** Runs a session. Whatever a server answers, the session ends by itself; only faults of the device are thrown. */
export async function runSession(options: SessionOptions): Promise<SessionResult> {
  return new Session(options).run();
}

/** A server that goes on for ever is left alone. */
const MOST_MESSAGES = 5000;

type Step = 'answer' | 'done' | 'aborted by the server';

class Session {
  private readonly device: Device;
  private readonly own: OwnCredentials;
  private readonly serverAuth: ServerAuth;
  private readonly outbox: Outbox;
  private readonly inbound: InboundObject;
  private readonly sessionId: string;
  private url: string;
  /** What the next message is written in. */
  private version: DmVersion;
  private sent = 0;
  /** MaxMsgSize and MaxObjSize of the server; 0 = none. */
  private maxMsgSize = 0;
  private maxObjSize = 0;
  /** The server has sent Final, so the next package is the client's. */
  private clientsTurn = true;
  private aborted = false;
  private strangeVersions = 0;
  /** Commands of the last message, header Status left out: wanted again where the server challenges. */
  private lastSent: SyncBodyCommand[] = [];

  constructor(private readonly options: SessionOptions) {
    const { device, account, notifiedId } = options;
    const { defects, config } = device;
    this.device = device;
    this.own = new OwnCredentials(account.client, defects, device.random);
    this.serverAuth = new ServerAuth(account.server, defects, device.random);
    this.outbox = new Outbox({ defects, largeObjects: config.largeObjects });
    const waits = device.inbound?.underWay && defects.has('half-object-waits');
    this.inbound = waits ? device.inbound! : new InboundObject(defects, config.maxObjSize);
    device.inbound = this.inbound;
    this.url = account.url;
    this.version = versionOf(device, options.version);
    const own = device.nextSessionId();
    const given = notifiedId !== undefined && !defects.has('session-id-of-notification-ignored');
    this.sessionId = given ? writeSessionId(device, notifiedId) : own;
  }

  async run(): Promise<SessionResult> {
    try {
      const ended = await this.converse();
      return { ok: true, ended, ...this.facts() };
    } catch (error) {
      if (error instanceof DeviceHang) return new Promise(() => {});
      if (!(error instanceof SessionFailure)) throw error;
      return { ok: false, ended: 'failed', reason: error.message, ...this.facts() };
    }
  }

  private facts(): { sessionId: string; messages: number } {
    return { sessionId: this.sessionId, messages: this.sent };
  }

  private async converse(): Promise<SessionResult['ended']> {
    const notified = this.options.notifiedId !== undefined;
    if (notified && this.options.version === '1.3' && this.device.defects.has('notification-of-1-2-unknown-in-1-3')) {
      throw new SessionFailure('a notification of DM 1.2');
    }
    const alert = this.options.alert ?? (notified ? ALERT.SERVER_INITIATED : ALERT.CLIENT_INITIATED);
    this.outbox.add(...package1(this.device, alert, notified), ...this.raised());
    let first: SyncBodyCommand[] = [];
    for (;;) {
      const answer = await this.send(first);
      if (this.aborted) return 'aborted by the user';
      const { message, step, statuses } = this.hear(answer);
      const late = step !== 'answer' && this.device.defects.has('answers-after-end');
      if (step === 'done' && !late) return 'done';
      if (step === 'aborted by the server' && !this.device.defects.has('replies-to-abort')) return step;
      if (step !== 'answer') {
        await this.send(statuses);
        return step;
      }
      if (message.SyncHdr.RespURI && !this.device.defects.has('respuri-ignored')) {
        this.url = message.SyncHdr.RespURI;
      }
      first = statuses;
    }
  }

  private raised(): SyncBodyCommand[] {
    const alerts = this.device.alerts.splice(0);
    // DM 1.1.2 has no Generic Alert.
    const keptBack = this.version === '1.1.2' && !this.device.defects.has('generic-alert-in-1-1-2');
    return alerts
      .filter(({ code }) => code !== ALERT.GENERIC || !keptBack)
      .map((alert) => raisedAlert(this.device, alert));
  }

  /** Builds the next message from what is to be said, sends it, and gives back the answer. */
  private async send(first: readonly SyncBodyCommand[]): Promise<HttpAnswer> {
    const { device } = this;
    const { defects } = device;
    const aborting = device.abort && this.sent > 0;
    if (this.sent >= MOST_MESSAGES) throw new SessionFailure(`no end after ${MOST_MESSAGES} messages`);
    const abort: SyncBodyCommand = { $: 'Alert', CmdID: '', Data: ALERT.SESSION_ABORT };
    const limit = defects.has('max-msg-size-ignored') ? 0 : this.maxMsgSize;
    const header = headerOf(device, this.own, {
      version: this.version,
      sessionId: this.sessionId,
      sent: this.sent,
      serverUrl: this.url,
    });
    const measure = (commands: readonly SyncBodyCommand[]): number =>
      this.encoded(this.message(header, number(device, commands), true)).length;
    const commands = aborting
      ? [...first, ...(defects.has('abort-without-alert') ? [] : [abort])]
      : this.outbox.take(first, limit, measure);
    this.lastSent = commands.filter((command) => !isHeaderStatus(command));
    const complete = this.outbox.empty && this.clientsTurn;
    const final = aborting ? !defects.has('abort-without-final') : complete && !defects.has('final-missing');
    const message = this.message(header, number(device, commands), final || defects.has('final-always'));
    const body = spoil(this.encoded(message), this.options.encoding, defects, this.sent);
    const request = requestOf({ device, url: this.url, encoding: this.options.encoding, body, auth: this.own });
    this.sent += 1;
    if (complete) this.clientsTurn = false;
    if (aborting) {
      this.aborted = true;
      device.abort = false;
    }
    const { restarts } = device;
    const answer = await Promise.race([this.options.post(request), device.switchedOff]);
    if (!answer || device.restarts !== restarts) throw new SessionFailure('the device was restarted');
    return answer;
  }

  private encoded(message: SyncML): Uint8Array {
    return encode(message, { encoding: this.options.encoding, version: this.version });
  }

  private message(header: SyncHdr, commands: SyncBodyCommand[], final: boolean): SyncML {
    return { SyncHdr: header, SyncBody: { commands, ...(final && { Final: true as const }) } };
  }

  /** Reads an answer and does what it asks. */
  private hear(answer: HttpAnswer): { message: SyncML; step: Step; statuses: SyncBodyCommand[] } {
    bearAnswer(this.device.defects, answer);
    const encoding = this.encodingOf(answer);
    if (encoding === 'wbxml' && answer.body[0] !== 2 && this.device.defects.has('wbxml-other-than-1-2-refused')) {
      throw new SessionFailure('another WBXML than 1.2');
    }
    if (encoding === 'wbxml' && answer.body[4] !== 0 && this.device.defects.has('wbxml-literals-refused')) {
      throw new SessionFailure('a name that is no token');
    }
    const message = this.read(answer.body, encoding);
    bearMessage(this.device.defects, message, this.sessionId, this.sent);
    bearRefusedEvent(this.device.defects, message);
    const { SyncHdr: header, SyncBody: body } = message;
    if (!header || !body) throw new SessionFailure('the answer lacks SyncHdr or SyncBody');
    if (header.SessionID !== this.sessionId && !this.device.defects.has('session-id-changes')) {
      throw new SessionFailure(`the answer belongs to session ${header.SessionID}`);
    }
    const commands = body.commands;
    if (commands.some((one) => one.$ === 'Alert' && one.Data === ALERT.SESSION_ABORT)) {
      return { message, step: 'aborted by the server', statuses: [headerStatus(this.device, header, STATUS.OK)] };
    }
    this.version = versionOf(this.device, this.options.version, header);
    const version = versionFault(this.device, this.options.version, header);
    if (version) {
      this.strangeVersions += 1;
      if (this.strangeVersions > 1) throw new SessionFailure(`version ${header.VerDTD}, ${header.VerProto} again`);
      const statuses = [
        headerStatus(this.device, header, version.code, version.item),
        ...statusForAll(header, commands, STATUS.NOT_EXECUTED),
      ];
      return { message, step: this.turn(body.Final), statuses };
    }
    const nonceBefore = this.serverAuth.nextNonce;
    const judgement = this.serverAuth.judge(header, answer.headers, answer.body);
    this.limits(header);
    const repeat = this.heardOfHeader(commands) === 'repeat';
    const refused = !judgement.accepted && !this.device.defects.has('executes-beneath-refused-header');
    const reply = refused
      ? refusal(this.device, header, commands, judgement)
      : this.execute(header, commands, encoding, judgement);
    if (repeat && this.device.defects.has('no-header-status-after-challenge')) reply.shift();
    if (repeat && !this.device.defects.has('challenge-without-package-1')) reply.push(...this.lastSent);
    let nonce = nonceBefore; // what is not sent any more hands out no nonce
    try {
      const decided = this.decide(body.Final === true, reply, repeat, judgement);
      if (decided.step !== 'done') nonce = this.serverAuth.nextNonce;
      return { message, ...decided };
    } finally {
      this.keepNonces(judgement.accepted, nonce);
    }
  }

  private read(body: Uint8Array, encoding: Encoding): SyncML {
    const { defects } = this.device;
    try {
      return decode(defects.has('cdata-kept') ? keepCdata(body, encoding) : body, encoding, this.version);
    } catch (error) {
      die(defects, 'dies-on-unreadable-message', true);
      throw error;
    }
  }

  private turn(final: true | undefined): Step {
    if (final) this.clientsTurn = true;
    return 'answer';
  }

  /** Is there anything to answer? A package without commands and challenges ends the session (DM_Protocol 8). */
  private decide(
    final: boolean,
    reply: SyncBodyCommand[],
    repeat: boolean,
    { accepted }: Judgement,
  ): { step: Step; statuses: SyncBodyCommand[] } {
    const { defects } = this.device;
    // What a challenged client sent is wanted again: the package is its own still.
    if (final || repeat) this.clientsTurn = true;
    const silent = reply.every(isHeaderStatus) && this.outbox.empty && !repeat;
    const goesOn = defects.has('challenge-only-reply') || defects.has('refused-commands-without-status');
    if (silent && this.clientsTurn && !(goesOn && !accepted)) {
      if (!accepted) throw new SessionFailure('the server has not shown who it is');
      return { step: 'done', statuses: reply };
    }
    const raised = this.clientsTurn && accepted && !repeat ? this.raised() : [];
    this.outbox.add(...raised);
    if (raised.length > 0 && defects.has('event-in-place-of-status')) reply.splice(1);
    if (!this.clientsTurn && this.outbox.empty && !defects.has('no-next-message')) {
      this.outbox.add({ $: 'Alert', CmdID: '', Data: ALERT.NEXT_MESSAGE });
    }
    return {
      step: 'answer',
      statuses: defects.has('header-status-last') ? [...reply.slice(1), ...reply.slice(0, 1)] : reply,
    };
  }

  private encodingOf(answer: HttpAnswer): Encoding {
    if (answer.status !== 200) throw new SessionFailure(`HTTP status ${answer.status}`);
    if (this.device.defects.has('chunked-answer-refused') && answer.headers['transfer-encoding'] !== undefined) {
      throw new SessionFailure('answer without Content-Length');
    }
    if (answer.headers['cache-control']?.includes('no-store') && this.device.defects.has('no-store-refused')) {
      throw new SessionFailure('answer that must not be stored');
    }
    if (answer.body.length === 0) throw new SessionFailure('the answer is empty');
    const type = (answer.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
    for (const encoding of ['xml', 'wbxml'] as const) if (type === dmMediaTypes[encoding]) return encoding;
    throw new SessionFailure(`the answer is of type ${type || '(none)'}`);
  }

  private limits({ Meta: meta }: SyncHdr): void {
    const size = (text: string | undefined, before: number): number =>
      text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : before;
    this.maxMsgSize = size(meta?.MaxMsgSize, this.maxMsgSize);
    this.maxObjSize = size(meta?.MaxObjSize, this.maxObjSize);
  }

  private heardOfHeader(commands: readonly Command[]): 'go on' | 'repeat' {
    const msgId = msgIdOf(this.device, this.sent - 1);
    const status = commands.find(
      (one): one is Status =>
        one.$ === 'Status' && one.CmdRef === '0' && (one.MsgRef === msgId || one.MsgRef === undefined),
    );
    if (!status) return 'go on';
    const heard = this.own.heard(status);
    if (heard.next === 'give up') throw new SessionFailure(heard.because);
    return heard.next;
  }

  /** Only a server that has shown who it is renews what the device keeps (DM_Security 5.3.4). */
  private keepNonces(accepted: boolean, ofServer: Uint8Array): void {
    const { tree } = this.device;
    const node = accountNode(tree, this.options.account.serverId);
    if (!node) return;
    if (accepted || this.device.defects.has('nonce-of-anyone-kept'))
      writeCredential(tree, node, 'client', { nonce: this.own.nextNonce });
    writeCredential(tree, node, 'server', { nonce: ofServer });
  }

  private execute(
    header: SyncHdr,
    commands: readonly Command[],
    encoding: Encoding,
    { code, chal }: Judgement,
  ): SyncBodyCommand[] {
    const { defects } = this.device;
    const run: Run = {
      device: this.device,
      // Rights belong to who was authenticated, wherever the messages go (DM_TND 7.7.1).
      server:
        defects.has('rights-by-address') && this.url !== this.options.account.url ? '' : this.options.account.serverId,
      encoding,
      msgRef: header.MsgID ?? '1',
      inbound: this.inbound,
      maxObjSize: this.maxObjSize,
      statuses: [],
      results: [],
      alerts: [],
      cancelled: false,
    };
    if (commands.some((one) => one.$ === 'Alert' && one.Data === ALERT.NO_END_OF_DATA)) this.outbox.dropObject();
    for (const command of commands) executeTopLevel(run, command);
    if (defects.has('statuses-reversed')) run.statuses.reverse();
    if (defects.has('results-before-statuses')) run.statuses.unshift(...(run.results.splice(0) as unknown as Status[]));
    this.outbox.add(...run.alerts, ...run.results);
    const own = defects.has('header-status-missing')
      ? []
      : [headerStatus(this.device, header, code, chal && { Chal: chal })];
    return [...own, ...run.statuses];
  }
}

/** The marks of CDATA sections as text, as a reader sees them that does not know them. */
function keepCdata(body: Uint8Array, encoding: Encoding): Uint8Array {
  if (encoding !== 'xml') return body;
  const text = Buffer.from(body).toString('utf8');
  const escaped = (part: string): string =>
    part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return new Uint8Array(Buffer.from(text.replace(/<!\[CDATA\[.*?\]\]>/gs, escaped)));
}
