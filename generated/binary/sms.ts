// Made from spec/binary/sms.yaml (sha256 e7bc9fca059d1523). Not to be edited: run npm run generate.
import { type BinaryOptions, type StrictBinary } from '../../tools/wire/binary-log';
import { type BitReader, type BitWriter, decodeBits, partOf, strictBits, type UintRule } from '../../tools/wire/bits';
import { cut, type Pending, Reassembly, type Repeat } from '../../tools/wire/segments';
import { fits, readTagged, type TaggedFormat, type TaggedOverride, unknownTag, writeTagged } from '../../tools/wire/tagged';

/** Limits of concatenation (WAP-259-WDP 6.3.2; text). */
export const segmentSizes = {
  /** Octets of user data in one message (6.3.2; text). */
  userData: 140,
  /** Segments of one datagram (6.3.2; text). */
  segments: 255,
} as const;

/** User data of one short message with a header (TP-UDHI is 1) (WAP-259-WDP appendix D; text). */
export interface UserData {
  /** 8 bits: octets of the information elements (appendix D; text). Left out: the true one. */
  readonly udhl?: number;
  /** In any order (appendix D; text). */
  readonly elements: readonly InformationElement[];
  /** A datagram or a segment of one (appendix D; text). */
  readonly payload: Uint8Array;
}

/** @throws WireError where a value cannot be expressed */
export function encodeUserData(value: UserData): Uint8Array {
  return partOf((w) => writeUserData(w, value));
}

/** @throws WireError where reading cannot go on */
export function decodeUserData(bytes: Uint8Array, options?: BinaryOptions): UserData {
  return decodeBits(bytes, readUserData, options);
}

/** As `decodeUserData`, with all findings and the place of each field. */
export function strictUserData(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<UserData> {
  return strictBits(bytes, readUserData, options);
}

function writeUserData(w: BitWriter, value: UserData): void {
  const udhlPart = partOf((w) => {
    writeInformationElement(w, value.elements);
  });
  w.uint('udhl', value.udhl ?? udhlPart.length, 8);
  w.octets(udhlPart);
  w.octets(value.payload);
}

function readUserData(r: BitReader): UserData {
  const udhl = r.uint('udhl', 8);
  const udhlEnd = r.open('elements', udhl);
  const elements = readInformationElement(r, 'elements', undefined);
  r.close('elements', udhlEnd);
  const payload = r.octets('payload', r.left);
  return {
    elements,
    payload,
  };
}

const smsDeliverUnusedRule: UintRule = { reserved: 0 };

/** Values of tpMti in SmsDeliver. */
export const smsDeliverTpMti = { deliver: 0 } as const;

const smsDeliverTpMtiRule: UintRule = { known: [0], closed: true };

/** Values of tpDcs in SmsDeliver. */
export const smsDeliverTpDcs = { data: 4, dataClass1: 245 } as const;

const smsDeliverTpDcsRule: UintRule = { known: [4, 245] };

/** TPDU of a message that reaches the device (GSM 03.40 9.2.2.1; memory). */
export interface SmsDeliver {
  /** 1 bit: a reply path is set (9.2.2.1; memory). */
  readonly tpRp: number;
  /** 1 bit: the user data begins with a header (9.2.2.1; memory). */
  readonly tpUdhi: number;
  /** 1 bit: a status report goes back to the sender (9.2.2.1; memory). */
  readonly tpSri: number;
  /** 1 bit: not used (9.2.2.1; memory). Left out: 0. */
  readonly unused?: number;
  /** 1 bit: loop prevention (9.2.2.1; memory). */
  readonly tpLp: number;
  /** 1 bit: no more messages are waiting (1) (9.2.2.1; memory). */
  readonly tpMms: number;
  /** 2 bits; 0 deliver: kind of TPDU (9.2.2.1; memory). */
  readonly tpMti: number;
  /** Who sent it (9.2.2.1; memory). */
  readonly tpOa: SmsAddress;
  /** 8 bits: protocol identifier (9.2.2.1; memory). */
  readonly tpPid: number;
  /** 8 bits; 4 data, 245 dataClass1: coding of the user data (9.2.2.1; memory). */
  readonly tpDcs: number;
  /** 7 octets: when the service centre got it: year to second and zone, swapped digits (9.2.2.1; memory). */
  readonly tpScts: Uint8Array;
  /** 8 bits: octets of the user data (9.2.2.1; memory). Left out: the true one. */
  readonly tpUdl?: number;
  /** User data (9.2.2.1; memory). */
  readonly tpUd: Uint8Array;
}

/** @throws WireError where a value cannot be expressed */
export function encodeSmsDeliver(value: SmsDeliver): Uint8Array {
  return partOf((w) => writeSmsDeliver(w, value));
}

/** @throws WireError where reading cannot go on */
export function decodeSmsDeliver(bytes: Uint8Array, options?: BinaryOptions): SmsDeliver {
  return decodeBits(bytes, readSmsDeliver, options);
}

/** As `decodeSmsDeliver`, with all findings and the place of each field. */
export function strictSmsDeliver(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<SmsDeliver> {
  return strictBits(bytes, readSmsDeliver, options);
}

function writeSmsDeliver(w: BitWriter, value: SmsDeliver): void {
  w.uint('tp-rp', value.tpRp, 1);
  w.uint('tp-udhi', value.tpUdhi, 1);
  w.uint('tp-sri', value.tpSri, 1);
  w.uint('unused', value.unused ?? 0, 1);
  w.uint('tp-lp', value.tpLp, 1);
  w.uint('tp-mms', value.tpMms, 1);
  w.uint('tp-mti', value.tpMti, 2);
  writeSmsAddress(w, value.tpOa);
  w.uint('tp-pid', value.tpPid, 8);
  w.uint('tp-dcs', value.tpDcs, 8);
  w.exactly('tp-scts', value.tpScts, 7);
  const tpUdPart = value.tpUd;
  w.uint('tp-udl', value.tpUdl ?? tpUdPart.length, 8);
  w.octets(tpUdPart);
}

function readSmsDeliver(r: BitReader): SmsDeliver {
  const tpRp = r.uint('tp-rp', 1);
  const tpUdhi = r.uint('tp-udhi', 1);
  const tpSri = r.uint('tp-sri', 1);
  const unused = r.uint('unused', 1, smsDeliverUnusedRule);
  const tpLp = r.uint('tp-lp', 1);
  const tpMms = r.uint('tp-mms', 1);
  const tpMti = r.uint('tp-mti', 2, smsDeliverTpMtiRule);
  const tpOa = r.part('tp-oa', readSmsAddress);
  const tpPid = r.uint('tp-pid', 8);
  const tpDcs = r.uint('tp-dcs', 8, smsDeliverTpDcsRule);
  const tpScts = r.octets('tp-scts', 7);
  const tpUdl = r.uint('tp-udl', 8);
  const tpUd = r.octets('tp-ud', tpUdl);
  return {
    tpRp,
    tpUdhi,
    tpSri,
    ...(unused !== 0 && { unused }),
    tpLp,
    tpMms,
    tpMti,
    tpOa,
    tpPid,
    tpDcs,
    tpScts,
    tpUd,
  };
}

/** Values of tpVpf in SmsSubmit. */
export const smsSubmitTpVpf = { absent: 0, enhanced: 1, relative: 2, absolute: 3 } as const;

const smsSubmitTpVpfRule: UintRule = { known: [0, 1, 2, 3] };

/** Values of tpMti in SmsSubmit. */
export const smsSubmitTpMti = { submit: 1 } as const;

const smsSubmitTpMtiRule: UintRule = { known: [1], closed: true };

/** Values of tpDcs in SmsSubmit. */
export const smsSubmitTpDcs = { data: 4, dataClass1: 245 } as const;

const smsSubmitTpDcsRule: UintRule = { known: [4, 245] };

/** TPDU that is handed to a modem for sending (GSM 03.40 9.2.2.2; memory). */
export interface SmsSubmit {
  /** 1 bit: a reply path is wanted (9.2.2.2; memory). */
  readonly tpRp: number;
  /** 1 bit: the user data begins with a header (9.2.2.2; memory). */
  readonly tpUdhi: number;
  /** 1 bit: a status report is wanted (9.2.2.2; memory). */
  readonly tpSrr: number;
  /** 2 bits; 0 absent, 1 enhanced, 2 relative, 3 absolute: form of the validity period (9.2.2.2; memory). */
  readonly tpVpf: number;
  /** 1 bit: duplicates are refused (9.2.2.2; memory). */
  readonly tpRd: number;
  /** 2 bits; 1 submit: kind of TPDU (9.2.2.2; memory). */
  readonly tpMti: number;
  /** 8 bits: message reference (9.2.2.2; memory). */
  readonly tpMr: number;
  /** Who gets it (9.2.2.2; memory). */
  readonly tpDa: SmsAddress;
  /** 8 bits: protocol identifier (9.2.2.2; memory). */
  readonly tpPid: number;
  /** 8 bits; 4 data, 245 dataClass1: coding of the user data (9.2.2.2; memory). */
  readonly tpDcs: number;
  /** Validity period (9.2.2.2; memory). */
  readonly tpVp?: Uint8Array;
  /** 8 bits: octets of the user data (9.2.2.2; memory). Left out: the true one. */
  readonly tpUdl?: number;
  /** User data (9.2.2.2; memory). */
  readonly tpUd: Uint8Array;
}

/** @throws WireError where a value cannot be expressed */
export function encodeSmsSubmit(value: SmsSubmit): Uint8Array {
  return partOf((w) => writeSmsSubmit(w, value));
}

/** @throws WireError where reading cannot go on */
export function decodeSmsSubmit(bytes: Uint8Array, options?: BinaryOptions): SmsSubmit {
  return decodeBits(bytes, readSmsSubmit, options);
}

/** As `decodeSmsSubmit`, with all findings and the place of each field. */
export function strictSmsSubmit(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<SmsSubmit> {
  return strictBits(bytes, readSmsSubmit, options);
}

function writeSmsSubmit(w: BitWriter, value: SmsSubmit): void {
  w.uint('tp-rp', value.tpRp, 1);
  w.uint('tp-udhi', value.tpUdhi, 1);
  w.uint('tp-srr', value.tpSrr, 1);
  w.uint('tp-vpf', value.tpVpf, 2);
  w.uint('tp-rd', value.tpRd, 1);
  w.uint('tp-mti', value.tpMti, 2);
  w.uint('tp-mr', value.tpMr, 8);
  writeSmsAddress(w, value.tpDa);
  w.uint('tp-pid', value.tpPid, 8);
  w.uint('tp-dcs', value.tpDcs, 8);
  if (value.tpVp) w.octets(value.tpVp);
  const tpUdPart = value.tpUd;
  w.uint('tp-udl', value.tpUdl ?? tpUdPart.length, 8);
  w.octets(tpUdPart);
}

function readSmsSubmit(r: BitReader): SmsSubmit {
  const tpRp = r.uint('tp-rp', 1);
  const tpUdhi = r.uint('tp-udhi', 1);
  const tpSrr = r.uint('tp-srr', 1);
  const tpVpf = r.uint('tp-vpf', 2, smsSubmitTpVpfRule);
  const tpRd = r.uint('tp-rd', 1);
  const tpMti = r.uint('tp-mti', 2, smsSubmitTpMtiRule);
  const tpMr = r.uint('tp-mr', 8);
  const tpDa = r.part('tp-da', readSmsAddress);
  const tpPid = r.uint('tp-pid', 8);
  const tpDcs = r.uint('tp-dcs', 8, smsSubmitTpDcsRule);
  const tpVp = r.octets('tp-vp', [0, 7, 1, 7][tpVpf] ?? 0);
  const tpUdl = r.uint('tp-udl', 8);
  const tpUd = r.octets('tp-ud', tpUdl);
  return {
    tpRp,
    tpUdhi,
    tpSrr,
    tpVpf,
    tpRd,
    tpMti,
    tpMr,
    tpDa,
    tpPid,
    tpDcs,
    ...(tpVp.length > 0 && { tpVp }),
    tpUd,
  };
}

/** Values of extension in SmsAddress. */
export const smsAddressExtension = { last: 1 } as const;

const smsAddressExtensionRule: UintRule = { known: [1], closed: true };

/** Values of typeOfNumber in SmsAddress. */
export const smsAddressTypeOfNumber = { unknown: 0, international: 1, national: 2 } as const;

const smsAddressTypeOfNumberRule: UintRule = { known: [0, 1, 2] };

/** Values of numberingPlan in SmsAddress. */
export const smsAddressNumberingPlan = { unknown: 0, telephone: 1 } as const;

const smsAddressNumberingPlanRule: UintRule = { known: [0, 1] };

/** A telephone number (GSM 03.40 9.1.2.5; memory). */
export interface SmsAddress {
  /** 8 bits: number of digits (9.1.2.5; memory). Left out: the true one. */
  readonly length?: number;
  /** 1 bit; 1 last: no further octet tells the type (9.1.2.5; memory). */
  readonly extension: number;
  /** 3 bits; 0 unknown, 1 international, 2 national: kind of number (9.1.2.5; memory). */
  readonly typeOfNumber: number;
  /** 4 bits; 0 unknown, 1 telephone: plan of the number (9.1.2.5; memory). */
  readonly numberingPlan: number;
  /** The number: 0 to 9, then * # a b c (9.1.2.5; memory). */
  readonly digits: string;
}

/** @throws WireError where a value cannot be expressed */
export function encodeSmsAddress(value: SmsAddress): Uint8Array {
  return partOf((w) => writeSmsAddress(w, value));
}

/** @throws WireError where reading cannot go on */
export function decodeSmsAddress(bytes: Uint8Array, options?: BinaryOptions): SmsAddress {
  return decodeBits(bytes, readSmsAddress, options);
}

/** As `decodeSmsAddress`, with all findings and the place of each field. */
export function strictSmsAddress(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<SmsAddress> {
  return strictBits(bytes, readSmsAddress, options);
}

function writeSmsAddress(w: BitWriter, value: SmsAddress): void {
  w.uint('length', value.length ?? value.digits.length, 8);
  w.uint('extension', value.extension, 1);
  w.uint('type-of-number', value.typeOfNumber, 3);
  w.uint('numbering-plan', value.numberingPlan, 4);
  w.digits('digits', value.digits);
}

function readSmsAddress(r: BitReader): SmsAddress {
  const length = r.uint('length', 8);
  const extension = r.uint('extension', 1, smsAddressExtensionRule);
  const typeOfNumber = r.uint('type-of-number', 3, smsAddressTypeOfNumberRule);
  const numberingPlan = r.uint('numbering-plan', 4, smsAddressNumberingPlanRule);
  const digits = r.digits('digits', length);
  return {
    extension,
    typeOfNumber,
    numberingPlan,
    digits,
  };
}

const informationElementConcatenation8TotalRule: UintRule = { range: [1, 255] };

const informationElementConcatenation8SequenceRule: UintRule = { range: [1, 255] };

const informationElementConcatenation16TotalRule: UintRule = { range: [1, 255] };

const informationElementConcatenation16SequenceRule: UintRule = { range: [1, 255] };

const informationElementPorts8DestinationRule: UintRule = { range: [240, 255] };

const informationElementPorts8SourceRule: UintRule = { range: [240, 255] };

/** An information element of the user data header (WAP-259-WDP appendix D; text). `other`: a number that is not known, or a value that does not fit its kind. */
export type InformationElement =
  /** 0, reference 8 bits, total 8 bits, sequence 8 bits: place of a segment in its datagram (appendix D; text). */
  | (TaggedOverride & { readonly kind: 'concatenation8'; readonly reference: number; readonly total: number; readonly sequence: number })
  /** 8, reference 16 bits, total 8 bits, sequence 8 bits: place of a segment in its datagram (6.3.2; text). */
  | (TaggedOverride & { readonly kind: 'concatenation16'; readonly reference: number; readonly total: number; readonly sequence: number })
  /** 4, destination 8 bits, source 8 bits: ports 240 to 255, not those of push (appendix D; text). */
  | (TaggedOverride & { readonly kind: 'ports8'; readonly destination: number; readonly source: number })
  /** 5, destination 16 bits, source 16 bits: ports of the datagram (appendix D; text). */
  | (TaggedOverride & { readonly kind: 'ports16'; readonly destination: number; readonly source: number })
  | (TaggedOverride & { readonly kind: 'other'; readonly tag: number; readonly value: Uint8Array });

const formatInformationElement: TaggedFormat = { tag: 8, length: 8 };

function writeInformationElement(w: BitWriter, items: readonly InformationElement[]): void {
  writeTagged(w, formatInformationElement, items.map((item) => ({ ...bodyInformationElement(item), length: item.length, delta: item.delta })));
}

function bodyInformationElement(item: InformationElement): { tag: number; body: Uint8Array } {
  switch (item.kind) {
    case 'concatenation8':
      return { tag: 0, body: partOf((w) => { w.uint('reference', item.reference, 8); w.uint('total', item.total, 8); w.uint('sequence', item.sequence, 8); }) };
    case 'concatenation16':
      return { tag: 8, body: partOf((w) => { w.uint('reference', item.reference, 16); w.uint('total', item.total, 8); w.uint('sequence', item.sequence, 8); }) };
    case 'ports8':
      return { tag: 4, body: partOf((w) => { w.uint('destination', item.destination, 8); w.uint('source', item.source, 8); }) };
    case 'ports16':
      return { tag: 5, body: partOf((w) => { w.uint('destination', item.destination, 16); w.uint('source', item.source, 16); }) };
    case 'other':
      return { tag: item.tag, body: item.value };
  }
}

function readInformationElement(r: BitReader, name: string, count: number | undefined): InformationElement[] {
  return readTagged<InformationElement>(r, formatInformationElement, name, count, (_, tag, size) => {
    switch (tag) {
      case 0:
        if (fits(r, 'concatenation8', size, 3)) return { kind: 'concatenation8', reference: r.uint('reference', 8), total: r.uint('total', 8, informationElementConcatenation8TotalRule), sequence: r.uint('sequence', 8, informationElementConcatenation8SequenceRule) };
        break;
      case 8:
        if (fits(r, 'concatenation16', size, 4)) return { kind: 'concatenation16', reference: r.uint('reference', 16), total: r.uint('total', 8, informationElementConcatenation16TotalRule), sequence: r.uint('sequence', 8, informationElementConcatenation16SequenceRule) };
        break;
      case 4:
        if (fits(r, 'ports8', size, 2)) return { kind: 'ports8', destination: r.uint('destination', 8, informationElementPorts8DestinationRule), source: r.uint('source', 8, informationElementPorts8SourceRule) };
        break;
      case 5:
        if (fits(r, 'ports16', size, 4)) return { kind: 'ports16', destination: r.uint('destination', 16), source: r.uint('source', 16) };
        break;
      default:
        unknownTag(r, tag);
    }
    return { kind: 'other', tag, value: r.octets('value', size) };
  });
}

export interface Ports {
  readonly destination: number;
  readonly source: number;
}

/** What WDP carries, whole. */
export interface Datagram {
  readonly ports?: Ports;
  readonly payload: Uint8Array;
}

export interface SegmentOptions {
  /** The same in all segments, and not soon again. */
  readonly reference: number;
  /** 16 unless the receiver is known to take only 8 (WDP 6.3.2). */
  readonly referenceBits?: 8 | 16;
  /** Octets of user data in one message. */
  readonly size?: number;
}

/**
 * User data of the messages that carry a datagram: one where it fits, else segments (WDP 6.3.2).
 * @throws WireError where it takes too many segments, or a number cannot be expressed
 */
export function segmentDatagram({ ports, payload }: Datagram, options: SegmentOptions): UserData[] {
  const { reference, referenceBits = 16, size = segmentSizes.userData } = options;
  const elements: InformationElement[] = ports ? [{ kind: 'ports16', ...ports }] : [];
  const whole: UserData = { elements, payload };
  if (encodeUserData(whole).length <= size) return [whole];
  const kind = referenceBits === 8 ? 'concatenation8' : 'concatenation16';
  const elementsOf = (total: number, sequence: number): InformationElement[] => [
    ...elements,
    { kind, reference, total, sequence },
  ];
  const head = encodeUserData({ elements: elementsOf(1, 1), payload: new Uint8Array(0) }).length;
  const parts = cut(payload, size - head, segmentSizes.segments);
  return parts.map((part, index) => ({ elements: elementsOf(parts.length, index + 1), payload: part }));
}

export interface Received {
  /** With the message that completes it. */
  readonly datagram?: Datagram;
  readonly repeat?: Repeat;
}

/** Puts datagrams together, in whatever order their segments come. Keeps at most so many that are not whole. */
export class Reassembler {
  private readonly parts: Reassembly;

  constructor(limit?: number) {
    this.parts = new Reassembly(limit);
  }

  /** `sender`: whatever tells senders apart. An impossible place in a datagram is ignored (WDP 6.3.2.2). */
  add(sender: string, { elements, payload }: UserData): Received {
    let ports: Ports | undefined;
    let place: { kind: string; reference: number; total: number; sequence: number } | undefined;
    for (const element of elements) {
      if (element.kind === 'ports16' || element.kind === 'ports8')
        ports = { destination: element.destination, source: element.source };
      if (element.kind !== 'concatenation8' && element.kind !== 'concatenation16') continue;
      if (element.sequence >= 1 && element.sequence <= element.total) place = element;
    }
    const of = (whole: Uint8Array): Datagram => ({ ...(ports && { ports }), payload: whole });
    if (!place) return { datagram: of(payload) };
    const { kind, reference, total, sequence } = place;
    const key = [sender, kind, reference, total, ports?.destination, ports?.source].join(' ');
    const { payload: whole, repeat } = this.parts.add({ key, total, sequence, payload });
    return { ...(whole && { datagram: of(whole) }), ...(repeat && { repeat }) };
  }

  /** Datagrams that are not whole, oldest first. */
  pending(): Pending[] {
    return this.parts.pending();
  }
}
