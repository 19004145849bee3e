/** Messages of the server: header, numbers, credentials, bytes (DM_Protocol 8.4; DM_RepPro 6.1). */
import { HMAC_HEADER } from '../../dm/hmac-header';
import { type DmVersion, dmMediaTypes, versionNames } from '../../dm/versions';
import type { OwnCredentials } from '../shared/own-credentials';
import { type Encoding, encode } from './codec';
import type { ServerConfig } from './config';
import type { Defects } from './defects';
import type { Meta, SyncBodyCommand, SyncHdr, SyncML } from './messages';
import { number } from './numbering';
import type { Outgoing, Room } from './outbox';
import { spoil } from './wire-defects';

export interface Spoken {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The header of the client was refused. */
  readonly refusal: boolean;
  /** Not the first message of the session. */
  readonly later: boolean;
}

export interface SpeakerOptions {
  readonly config: ServerConfig;
  readonly defects: Defects;
  readonly device: string;
  readonly sessionId: string;
  readonly version: DmVersion;
  readonly encoding: Encoding;
  /** Address that clients know. */
  readonly url: string;
  /** Address of this session, where it has one. */
  readonly respUri?: string;
  readonly own: OwnCredentials;
}

/** Room that CmdIDs, page switches, credentials and statuses may need beyond what is measured. */
const slack = 64;

/** Tells the ledger under which numbers an operation went. */
type Register = (outgoing: Outgoing, commands: readonly SyncBodyCommand[], msgId: string) => void;

export class Speaker {
  /** Messages so far. */
  count = 0;

  constructor(private readonly options: SpeakerOptions) {}

  get lastMsgId(): string {
    return this.msgIdOf(this.count - 1);
  }

  /** What fits into the next message beside the statuses. */
  room(maxMsgSize: number, maxObjSize: number, statuses: readonly SyncBodyCommand[]): Room {
    const base = this.measure([]);
    const measure = (commands: readonly SyncBodyCommand[]): number => this.measure(commands) - base;
    const limited = maxMsgSize > 0 && !this.options.defects.has('max-msg-size-ignored');
    const octets = limited ? Math.max(0, maxMsgSize - base - slack - measure(statuses)) : undefined;
    return { octets, measure, maxObjSize };
  }

  speak(
    first: readonly SyncBodyCommand[],
    outgoing: readonly Outgoing[],
    final: boolean,
    refusal: boolean,
    register: Register,
  ): Spoken {
    const { defects, encoding, version, own } = this.options;
    const commands = number([...first, ...outgoing.flatMap((one) => one.commands)], defects);
    const msgId = this.msgIdOf(this.count);
    let at = first.length;
    for (const one of outgoing) {
      register(one, commands.slice(at, at + one.commands.length), msgId);
      at += one.commands.length;
    }
    const message = this.message(this.header(own.cred()), commands, final);
    const body = spoil(encode(message, encoding, version), encoding, defects);
    const hmac = own.hmac(body);
    this.count += 1;
    const type = defects.has('content-type-plain') ? 'text/plain' : dmMediaTypes[encoding];
    const headers = {
      'Content-Type': type,
      'Cache-Control': 'no-store',
      ...(hmac !== undefined && { [HMAC_HEADER]: hmac }),
    };
    return { headers, body, refusal, later: this.count > 1 };
  }

  private measure(commands: readonly SyncBodyCommand[]): number {
    const { encoding, version, defects } = this.options;
    // The longest credential stands for whichever the header will have.
    const Data = 'A'.repeat(128);
    const header = this.header({ Meta: { Format: 'b64', Type: 'syncml:auth-basic' }, Data });
    return encode(this.message(header, number(commands, defects), true), encoding, version).length;
  }

  private message(header: SyncHdr, commands: SyncBodyCommand[], final: boolean): SyncML {
    return { SyncHdr: header, SyncBody: { commands, ...(final && { Final: true as const }) } };
  }

  private header(cred: SyncHdr['Cred']): SyncHdr {
    const { defects, device, url, respUri, version, sessionId, own } = this.options;
    const { VerDTD, VerProto } = versionNames[version];
    const locName = own.locName();
    const server = { LocURI: url, ...(locName !== undefined && { LocName: locName }) };
    const client = { LocURI: device };
    const swapped = defects.has('target-and-source-swapped');
    const meta = this.announced();
    const other = defects.has('session-id-changes') && this.count > 0 ? `${sessionId}9` : sessionId;
    return {
      VerDTD: defects.has('verdtd-wrong') ? '1.0' : VerDTD,
      VerProto: defects.has('verproto-wrong') ? 'DM/1.0' : VerProto,
      SessionID: defects.has('session-id-missing') ? (undefined as unknown as string) : other,
      MsgID: this.msgIdOf(this.count),
      Target: swapped ? server : client,
      Source: swapped ? client : server,
      ...(respUri !== undefined && { RespURI: respUri }),
      ...(cred && { Cred: cred }),
      ...(meta && { Meta: meta }),
    };
  }

  /** MaxMsgSize and MaxObjSize hold for the whole session: the first message says them. */
  private announced(): Meta | undefined {
    const { maxMsgSize, maxObjSize } = this.options.config;
    if (this.count > 0 || (maxMsgSize === 0 && maxObjSize === 0)) return undefined;
    return {
      ...(maxMsgSize > 0 && { MaxMsgSize: String(maxMsgSize) }),
      ...(maxObjSize > 0 && { MaxObjSize: String(maxObjSize) }),
    };
  }

  private msgIdOf(count: number): string {
    const { defects } = this.options;
    if (defects.has('msgid-stays-1')) return '1';
    return String(count + (defects.has('msgid-starts-at-5') ? 5 : 1));
  }
}
