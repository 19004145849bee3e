// Made from spec/binary/package0-1.2.yaml, spec/binary/package0-1.3.yaml, spec/binary/package0-2.0.yaml (sha256 28068dbf11335491). Not to be edited: run npm run generate.
import { type BinaryOptions, type StrictBinary } from '../../tools/wire/binary-log';
import { type BitReader, type BitWriter, decodeBits, partOf, strictBits, type UintRule } from '../../tools/wire/bits';
import { fits, readTagged, type TaggedFormat, type TaggedOverride, textOctets, uintOctets, unknownTag, writeTagged } from '../../tools/wire/tagged';

/** Package 0 as it is carried (OMA-TS-DM_Notification-V1_2 6.1; text). */
export interface TriggerMessage {
  /** 16 octets: MD5 that shows who sent the trigger and that it is whole (6.2.2; text). */
  readonly digest: Uint8Array;
  /** What the digest covers (6.1; text). */
  readonly trigger: Trigger;
}

/** @throws WireError where a value cannot be expressed */
export function encodeTriggerMessage(value: TriggerMessage): Uint8Array {
  return partOf((w) => writeTriggerMessage(w, value));
}

/** @throws WireError where reading cannot go on */
export function decodeTriggerMessage(bytes: Uint8Array, options?: BinaryOptions): TriggerMessage {
  return decodeBits(bytes, readTriggerMessage, options);
}

/** As `decodeTriggerMessage`, with all findings and the place of each field. */
export function strictTriggerMessage(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<TriggerMessage> {
  return strictBits(bytes, readTriggerMessage, options);
}

function writeTriggerMessage(w: BitWriter, value: TriggerMessage): void {
  w.exactly('digest', value.digest, 16);
  writeTrigger(w, value.trigger);
}

function readTriggerMessage(r: BitReader): TriggerMessage {
  const digest = r.octets('digest', 16);
  const trigger = r.part('trigger', readTrigger);
  return {
    digest,
    trigger,
  };
}

/** Values of version in Trigger. */
export const triggerVersion = { '1.0': 10, '1.1': 11 } as const;

const triggerVersionRule: UintRule = { known: [10, 11] };

/** Values of uiMode in Trigger. */
export const triggerUiMode = { notSpecified: 0, background: 1, informative: 2, userInteraction: 3 } as const;

const triggerUiModeRule: UintRule = { known: [0, 1, 2, 3] };

/** Values of initiator in Trigger. */
export const triggerInitiator = { client: 0, server: 1 } as const;

const triggerInitiatorRule: UintRule = { known: [0, 1] };

const triggerFutureUseRule: UintRule = { reserved: 0 };

const triggerSessionidRule: UintRule = { range: [1, 65535] };

/** All of package 0 behind the digest (OMA-TS-DM_Notification-V1_2 6.1; text). */
export interface Trigger {
  /** 10 bits; 10 1.0, 11 1.1: ten times the version of the notification message, not of DM (6.2.6; text). */
  readonly version: number;
  /** 2 bits; 0 notSpecified, 1 background, 2 informative, 3 userInteraction: what the user is to see of the session (6.2.7; text). */
  readonly uiMode: number;
  /** 1 bit; 0 client, 1 server: who caused the session (6.2.8; text). */
  readonly initiator: number;
  /** 27 bits: for later versions (6.2.9; text). Left out: 0. */
  readonly futureUse?: number;
  /** 16 bits: SessionID of the session that is asked for (6.2.10; text). */
  readonly sessionid: number;
  /** 8 bits: octets of server-identifier (6.2.11; text). Left out: the true one. */
  readonly lengthIdentifier?: number;
  /** ServerID of the account (6.2.12; text). */
  readonly serverIdentifier: string;
  /** Trigger-body (6.2.13; text). */
  readonly vendorSpecific?: Uint8Array;
}

/** @throws WireError where a value cannot be expressed */
export function encodeTrigger(value: Trigger): Uint8Array {
  return partOf((w) => writeTrigger(w, value));
}

/** @throws WireError where reading cannot go on */
export function decodeTrigger(bytes: Uint8Array, options?: BinaryOptions): Trigger {
  return decodeBits(bytes, readTrigger, options);
}

/** As `decodeTrigger`, with all findings and the place of each field. */
export function strictTrigger(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<Trigger> {
  return strictBits(bytes, readTrigger, options);
}

function writeTrigger(w: BitWriter, value: Trigger): void {
  w.uint('version', value.version, 10);
  w.uint('ui-mode', value.uiMode, 2);
  w.uint('initiator', value.initiator, 1);
  w.uint('future-use', value.futureUse ?? 0, 27);
  w.uint('sessionid', value.sessionid, 16);
  const serverIdentifierPart = textOctets(value.serverIdentifier);
  w.uint('length-identifier', value.lengthIdentifier ?? serverIdentifierPart.length, 8);
  w.octets(serverIdentifierPart);
  if (value.vendorSpecific) w.octets(value.vendorSpecific);
}

function readTrigger(r: BitReader): Trigger {
  const version = r.uint('version', 10, triggerVersionRule);
  const uiMode = r.uint('ui-mode', 2, triggerUiModeRule);
  const initiator = r.uint('initiator', 1, triggerInitiatorRule);
  const futureUse = r.uint('future-use', 27, triggerFutureUseRule);
  const sessionid = r.uint('sessionid', 16, triggerSessionidRule);
  const lengthIdentifier = r.uint('length-identifier', 8);
  const serverIdentifier = r.text('server-identifier', lengthIdentifier);
  const vendorSpecific = r.octets('vendor-specific', r.left);
  return {
    version,
    uiMode,
    initiator,
    ...(futureUse !== 0 && { futureUse }),
    sessionid,
    serverIdentifier,
    ...(vendorSpecific.length > 0 && { vendorSpecific }),
  };
}

/** The options between header and digest (OMA-TS-DM_Notification-V1_3 table of options; memory). */
export interface Options13 {
  /** In the order of their numbers (table of options; digest). */
  readonly options: readonly Option13[];
}

/** @throws WireError where a value cannot be expressed */
export function encodeOptions13(value: Options13): Uint8Array {
  return partOf((w) => writeOptions13(w, value));
}

/** @throws WireError where reading cannot go on */
export function decodeOptions13(bytes: Uint8Array, options?: BinaryOptions): Options13 {
  return decodeBits(bytes, readOptions13, options);
}

/** As `decodeOptions13`, with all findings and the place of each field. */
export function strictOptions13(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<Options13> {
  return strictBits(bytes, readOptions13, options);
}

function writeOptions13(w: BitWriter, value: Options13): void {
  writeOption13(w, value.options);
}

function readOptions13(r: BitReader): Options13 {
  const options = readOption13(r, 'options', undefined);
  return {
    options,
  };
}

const notification20ReservedRule: UintRule = { reserved: 0 };

/** Package#0 as it is carried (OMA-TS-DM_Protocol-V2_0 7.1; digest). */
export interface Notification20 {
  /** 4 bits: version of the format of the notification (7.1; digest). */
  readonly ver: number;
  /** 5 bits: number of options (7.1; digest). Left out: the true one. */
  readonly oc?: number;
  /** 7 bits: for later versions (7.1; memory). Left out: 0. */
  readonly reserved?: number;
  /** In the order of their numbers (7.1; digest). */
  readonly options: readonly Option20[];
}

/** @throws WireError where a value cannot be expressed */
export function encodeNotification20(value: Notification20): Uint8Array {
  return partOf((w) => writeNotification20(w, value));
}

/** @throws WireError where reading cannot go on */
export function decodeNotification20(bytes: Uint8Array, options?: BinaryOptions): Notification20 {
  return decodeBits(bytes, readNotification20, options);
}

/** As `decodeNotification20`, with all findings and the place of each field. */
export function strictNotification20(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<Notification20> {
  return strictBits(bytes, readNotification20, options);
}

function writeNotification20(w: BitWriter, value: Notification20): void {
  w.uint('ver', value.ver, 4);
  w.uint('oc', value.oc ?? value.options.length, 5);
  w.uint('reserved', value.reserved ?? 0, 7);
  writeOption20(w, value.options);
}

function readNotification20(r: BitReader): Notification20 {
  const ver = r.uint('ver', 4);
  const oc = r.uint('oc', 5);
  const reserved = r.uint('reserved', 7, notification20ReservedRule);
  const options = readOption20(r, 'options', oc);
  return {
    ver,
    ...(reserved !== 0 && { reserved }),
    options,
  };
}

/** An option of the notification (OMA-TS-DM_Notification-V1_3 table of options; digest). `other`: a number that is not known, or a value that does not fit its kind. */
export type Option13 =
  /** 1, 1 to 256 octets: the server that asks (table of options; digest). */
  | (TaggedOverride & { readonly kind: 'Server-ID'; readonly value: string })
  /** 2, 1 to 2 octets: an object that the session is about (table of options; digest). */
  | (TaggedOverride & { readonly kind: 'Targeted-MO'; readonly value: number })
  /** 3, 1 to 2 octets: an object that package 1 should bring (table of options; digest). */
  | (TaggedOverride & { readonly kind: 'Requested-MO'; readonly value: number })
  /** 4, 1 octets: a bearer to connect by (table of options; digest). */
  | (TaggedOverride & { readonly kind: 'Preferred-Bearer'; readonly value: number })
  /** 5, 1 to 4095 octets: why to connect (table of options; digest). */
  | (TaggedOverride & { readonly kind: 'Connect-Reason'; readonly value: string })
  /** 6, 1 to 4095 octets: for vendors (table of options; digest). */
  | (TaggedOverride & { readonly kind: 'Vendor-Info'; readonly value: string })
  | (TaggedOverride & { readonly kind: 'other'; readonly tag: number; readonly value: Uint8Array });

const formatOption13: TaggedFormat = {
  tag: 4,
  length: 12,
  ascending: true,
  required: { '1': 'Server-ID' },
  single: { '1': 'Server-ID', '5': 'Connect-Reason', '6': 'Vendor-Info' },
};

function writeOption13(w: BitWriter, items: readonly Option13[]): void {
  writeTagged(w, formatOption13, items.map((item) => ({ ...bodyOption13(item), length: item.length, delta: item.delta })));
}

function bodyOption13(item: Option13): { tag: number; body: Uint8Array } {
  switch (item.kind) {
    case 'Server-ID':
      return { tag: 1, body: textOctets(item.value) };
    case 'Targeted-MO':
      return { tag: 2, body: partOf((w) => uintOctets(w, 'value', item.value, 1, 2)) };
    case 'Requested-MO':
      return { tag: 3, body: partOf((w) => uintOctets(w, 'value', item.value, 1, 2)) };
    case 'Preferred-Bearer':
      return { tag: 4, body: partOf((w) => uintOctets(w, 'value', item.value, 1, 1)) };
    case 'Connect-Reason':
      return { tag: 5, body: textOctets(item.value) };
    case 'Vendor-Info':
      return { tag: 6, body: textOctets(item.value) };
    case 'other':
      return { tag: item.tag, body: item.value };
  }
}

function readOption13(r: BitReader, name: string, count: number | undefined): Option13[] {
  return readTagged<Option13>(r, formatOption13, name, count, (_, tag, size) => {
    switch (tag) {
      case 1:
        if (fits(r, 'Server-ID', size, 1, 256)) return { kind: 'Server-ID', value: r.text('value', size) };
        break;
      case 2:
        if (fits(r, 'Targeted-MO', size, 1, 2)) return { kind: 'Targeted-MO', value: r.uint('value', size * 8) };
        break;
      case 3:
        if (fits(r, 'Requested-MO', size, 1, 2)) return { kind: 'Requested-MO', value: r.uint('value', size * 8) };
        break;
      case 4:
        if (fits(r, 'Preferred-Bearer', size, 1)) return { kind: 'Preferred-Bearer', value: r.uint('value', size * 8) };
        break;
      case 5:
        if (fits(r, 'Connect-Reason', size, 1, 4095)) return { kind: 'Connect-Reason', value: r.text('value', size) };
        break;
      case 6:
        if (fits(r, 'Vendor-Info', size, 1, 4095)) return { kind: 'Vendor-Info', value: r.text('value', size) };
        break;
      default:
        unknownTag(r, tag);
    }
    return { kind: 'other', tag, value: r.octets('value', size) };
  });
}

/** Values of preferredConType in Option20. */
export const option20PreferredConType = { ANY_AVAILABLE: 0, CELLULAR: 1, WLAN: 2, WIRELINE: 3 } as const;

const option20PreferredConTypeRule: UintRule = { known: [0, 1, 2, 3] };

/** An option of the notification (OMA-TS-DM_Protocol-V2_0 7.1; digest). `other`: a number that is not known, or a value that does not fit its kind. */
export type Option20 =
  /** 1, 1 to 270 octets: SrvID of the account (7.1; digest). */
  | (TaggedOverride & { readonly kind: 'SERVER-ID'; readonly value: string })
  /** 2, 1 octets; 0 ANY_AVAILABLE, 1 CELLULAR, 2 WLAN, 3 WIRELINE: bearer to connect by (7.1; digest). */
  | (TaggedOverride & { readonly kind: 'PREFERRED-CON-TYPE'; readonly value: number })
  /** 3, 2 octets: tells duplicates (7.1; digest). */
  | (TaggedOverride & { readonly kind: 'NOTIFICATION-ID'; readonly value: number })
  /** 4, 32 octets: made over the notification with zeros in its place (7.1; digest). */
  | (TaggedOverride & { readonly kind: 'SHA256-DIGEST'; readonly value: Uint8Array })
  /** 5, 0 to 270 octets: POSIX time, against replay (7.1; digest). */
  | (TaggedOverride & { readonly kind: 'TIMESTAMP'; readonly value: Uint8Array })
  /** 6, 0 octets: asks for the list of objects in package#1 (7.1; digest). */
  | (TaggedOverride & { readonly kind: 'REQ-MOS' })
  | (TaggedOverride & { readonly kind: 'other'; readonly tag: number; readonly value: Uint8Array });

const formatOption20: TaggedFormat = {
  tag: 4,
  delta: true,
  length: 4,
  more: { at: 15, bits: 8 },
  required: { '1': 'SERVER-ID' },
  single: {
    '1': 'SERVER-ID',
    '2': 'PREFERRED-CON-TYPE',
    '3': 'NOTIFICATION-ID',
    '4': 'SHA256-DIGEST',
    '5': 'TIMESTAMP',
    '6': 'REQ-MOS',
  },
};

function writeOption20(w: BitWriter, items: readonly Option20[]): void {
  writeTagged(w, formatOption20, items.map((item) => ({ ...bodyOption20(item), length: item.length, delta: item.delta })));
}

function bodyOption20(item: Option20): { tag: number; body: Uint8Array } {
  switch (item.kind) {
    case 'SERVER-ID':
      return { tag: 1, body: textOctets(item.value) };
    case 'PREFERRED-CON-TYPE':
      return { tag: 2, body: partOf((w) => uintOctets(w, 'value', item.value, 1, 1)) };
    case 'NOTIFICATION-ID':
      return { tag: 3, body: partOf((w) => uintOctets(w, 'value', item.value, 2, 2)) };
    case 'SHA256-DIGEST':
      return { tag: 4, body: item.value };
    case 'TIMESTAMP':
      return { tag: 5, body: item.value };
    case 'REQ-MOS':
      return { tag: 6, body: new Uint8Array(0) };
    case 'other':
      return { tag: item.tag, body: item.value };
  }
}

function readOption20(r: BitReader, name: string, count: number | undefined): Option20[] {
  return readTagged<Option20>(r, formatOption20, name, count, (_, tag, size) => {
    switch (tag) {
      case 1:
        if (fits(r, 'SERVER-ID', size, 1, 270)) return { kind: 'SERVER-ID', value: r.text('value', size) };
        break;
      case 2:
        if (fits(r, 'PREFERRED-CON-TYPE', size, 1)) return { kind: 'PREFERRED-CON-TYPE', value: r.uint('value', size * 8, option20PreferredConTypeRule) };
        break;
      case 3:
        if (fits(r, 'NOTIFICATION-ID', size, 2)) return { kind: 'NOTIFICATION-ID', value: r.uint('value', size * 8) };
        break;
      case 4:
        if (fits(r, 'SHA256-DIGEST', size, 32)) return { kind: 'SHA256-DIGEST', value: r.octets('value', size) };
        break;
      case 5:
        if (fits(r, 'TIMESTAMP', size, 0, 270)) return { kind: 'TIMESTAMP', value: r.octets('value', size) };
        break;
      case 6:
        if (fits(r, 'REQ-MOS', size, 0)) return { kind: 'REQ-MOS' };
        break;
      default:
        unknownTag(r, tag);
    }
    return { kind: 'other', tag, value: r.octets('value', size) };
  });
}
