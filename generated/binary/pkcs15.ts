// Made from spec/binary/pkcs15.yaml (sha256 e970f1ff4f3c4e51). Not to be edited: run npm run generate.
import { type BerOther, type BerReader, bitsContent, concat, decodeBer, integerContent, oidContent, strictBer, tlv } from '../../tools/wire/ber';
import { type BinaryOptions, type StrictBinary } from '../../tools/wire/binary-log';
import { textOctets } from '../../tools/wire/tagged';

/** What a file holds, by the identifier in its entry (WAP-186-ProvSC 6.2; text). */
export const objectIdentifiers = {
  /** Bootstrap of client provisioning (6.2; text). */
  cpBootstrap: '2.23.43.5.1',
  /** Config1 of client provisioning (6.2; text). */
  cpConfig1: '2.23.43.5.2',
  /** Config2 of client provisioning (6.2; text). */
  cpConfig2: '2.23.43.5.3',
  /** Bootstrap message of DM (6.2; text). */
  dmBootstrap: '2.23.43.7.1',
  /** Bootstrap of another enabler (6.2; text). */
  lwm2mBootstrap: '2.23.43.9.1',
  /** WIM (6.2; text). */
  wim: '2.23.43.1',
} as const;

/** AIDs of card applications, as hex digits (WAP-186-ProvSC A.1; text). */
export const applicationIdentifiers = {
  /** PKCS#15 application (A.1; text). */
  pkcs15: 'A000000063504B43532D3135',
} as const;

/** Identifiers of files that do not have to be found, as hex digits (WAP-186-ProvSC 9; digest). */
export const fileIdentifiers = {
  /** Master file (9; digest). */
  mf: '3F00',
  /** Directory of applications (9; digest). */
  efDir: '2F00',
  /** Directory of directories (9; digest). */
  efOdf: '5031',
  /** About the PKCS#15 application (9; memory). */
  efTokenInfo: '5032',
} as const;

/** Applications of the card (WAP-186-ProvSC A.1; text). */
export type EfDir = readonly ApplicationTemplate[];

/** @throws WireError where a value cannot be expressed */
export function encodeEfDir(value: EfDir): Uint8Array {
  return writeEfDir(value);
}

/** @throws WireError where reading cannot go on */
export function decodeEfDir(bytes: Uint8Array, options?: BinaryOptions): EfDir {
  return decodeBer(bytes, (r) => readEfDir(r), options);
}

/** As `decodeEfDir`, with all findings and the place of each value. */
export function strictEfDir(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<EfDir> {
  return strictBer(bytes, (r) => readEfDir(r), options);
}

function writeEfDir(value: EfDir): Uint8Array {
  return concat(value.map((item) => writeApplicationTemplate(item)));
}

function readEfDir(r: BerReader): EfDir {
  return r.records('ApplicationTemplate', (reader) => readApplicationTemplate(reader));
}

/** An application of the card (WAP-186-ProvSC A.1; text). */
export interface ApplicationTemplate {
  /** Application identifier (A.1; text). */
  readonly aid: Uint8Array;
  /** For people (A.1; text). */
  readonly label?: string;
  /** Where the directory of the application is (A.1; text). */
  readonly path?: Uint8Array;
  /** What else is there, as it is. */
  readonly more?: Uint8Array;
  /** Written instead of the true length. */
  readonly declaredLength?: number;
}

/** @throws WireError where a value cannot be expressed */
export function encodeApplicationTemplate(value: ApplicationTemplate): Uint8Array {
  return writeApplicationTemplate(value);
}

/** @throws WireError where reading cannot go on */
export function decodeApplicationTemplate(bytes: Uint8Array, options?: BinaryOptions): ApplicationTemplate {
  return decodeBer(bytes, (r) => readApplicationTemplate(r), options);
}

/** As `decodeApplicationTemplate`, with all findings and the place of each value. */
export function strictApplicationTemplate(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<ApplicationTemplate> {
  return strictBer(bytes, (r) => readApplicationTemplate(r), options);
}

function writeApplicationTemplate(value: ApplicationTemplate, tag = 0x61): Uint8Array {
  const parts = [
    tlv(0x4f, [value.aid]),
    ...(value.label === undefined ? [] : [tlv(0x50, [textOctets(value.label)])]),
    ...(value.path === undefined ? [] : [tlv(0x51, [value.path])]),
    ...(value.more ? [value.more] : []),
  ];
  return tlv(tag, parts, value.declaredLength);
}

function readApplicationTemplate(r: BerReader, name = 'ApplicationTemplate', tag = 0x61): ApplicationTemplate {
  const outer = r.enter(name, tag);
  let aid: Uint8Array | undefined;
  let label: string | undefined;
  let path: Uint8Array | undefined;
  const others: Uint8Array[] = [];
  while (!r.done) {
    switch (r.tag()) {
      case 0x4f:
        r.once('aid', aid);
        aid = r.octetString('aid', 0x4f);
        break;
      case 0x50:
        r.once('label', label);
        label = r.utf8String('label', 0x50);
        break;
      case 0x51:
        r.once('path', path);
        path = r.octetString('path', 0x51);
        break;
      default:
        others.push(r.raw());
    }
  }
  aid = r.found('aid', aid);
  const more = others.length > 0 && concat(others);
  r.leave(outer);
  return {
    aid,
    ...(label !== undefined && { label }),
    ...(path !== undefined && { path }),
    ...(more && { more }),
  };
}

/** Directories of the PKCS#15 application (WAP-186-ProvSC 9.1; text). */
export type EfOdf = readonly OdfEntry[];

/** @throws WireError where a value cannot be expressed */
export function encodeEfOdf(value: EfOdf): Uint8Array {
  return writeEfOdf(value);
}

/** @throws WireError where reading cannot go on */
export function decodeEfOdf(bytes: Uint8Array, options?: BinaryOptions): EfOdf {
  return decodeBer(bytes, (r) => readEfOdf(r), options);
}

/** As `decodeEfOdf`, with all findings and the place of each value. */
export function strictEfOdf(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<EfOdf> {
  return strictBer(bytes, (r) => readEfOdf(r), options);
}

function writeEfOdf(value: EfOdf): Uint8Array {
  return concat(value.map((item) => writeOdfEntry(item)));
}

function readEfOdf(r: BerReader): EfOdf {
  return r.records('OdfEntry', (reader) => readOdfEntry(reader));
}

/** A directory and what it lists (WAP-186-ProvSC A.2; text). */
export type OdfEntry =
  | { readonly kind: 'privateKeys'; readonly value: Path }
  | { readonly kind: 'publicKeys'; readonly value: Path }
  | { readonly kind: 'trustedPublicKeys'; readonly value: Path }
  | { readonly kind: 'secretKeys'; readonly value: Path }
  | { readonly kind: 'certificates'; readonly value: Path }
  | { readonly kind: 'trustedCertificates'; readonly value: Path }
  | { readonly kind: 'usefulCertificates'; readonly value: Path }
  | { readonly kind: 'dataObjects'; readonly value: Path }
  | { readonly kind: 'authObjects'; readonly value: Path }
  | BerOther;

/** @throws WireError where a value cannot be expressed */
export function encodeOdfEntry(value: OdfEntry): Uint8Array {
  return writeOdfEntry(value);
}

/** @throws WireError where reading cannot go on */
export function decodeOdfEntry(bytes: Uint8Array, options?: BinaryOptions): OdfEntry {
  return decodeBer(bytes, (r) => readOdfEntry(r), options);
}

/** As `decodeOdfEntry`, with all findings and the place of each value. */
export function strictOdfEntry(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<OdfEntry> {
  return strictBer(bytes, (r) => readOdfEntry(r), options);
}

function writeOdfEntry(item: OdfEntry): Uint8Array {
  switch (item.kind) {
    case 'privateKeys':
      return tlv(0xa0, [writePath(item.value)]);
    case 'publicKeys':
      return tlv(0xa1, [writePath(item.value)]);
    case 'trustedPublicKeys':
      return tlv(0xa2, [writePath(item.value)]);
    case 'secretKeys':
      return tlv(0xa3, [writePath(item.value)]);
    case 'certificates':
      return tlv(0xa4, [writePath(item.value)]);
    case 'trustedCertificates':
      return tlv(0xa5, [writePath(item.value)]);
    case 'usefulCertificates':
      return tlv(0xa6, [writePath(item.value)]);
    case 'dataObjects':
      return tlv(0xa7, [writePath(item.value)]);
    case 'authObjects':
      return tlv(0xa8, [writePath(item.value)]);
    case 'other':
      return tlv(item.tag, [item.content]);
  }
}

function readOdfEntry(r: BerReader): OdfEntry {
  switch (r.tag()) {
    case 0xa0:
      return { kind: 'privateKeys', value: r.inside('privateKeys', 0xa0, () => readPath(r)) };
    case 0xa1:
      return { kind: 'publicKeys', value: r.inside('publicKeys', 0xa1, () => readPath(r)) };
    case 0xa2:
      return { kind: 'trustedPublicKeys', value: r.inside('trustedPublicKeys', 0xa2, () => readPath(r)) };
    case 0xa3:
      return { kind: 'secretKeys', value: r.inside('secretKeys', 0xa3, () => readPath(r)) };
    case 0xa4:
      return { kind: 'certificates', value: r.inside('certificates', 0xa4, () => readPath(r)) };
    case 0xa5:
      return { kind: 'trustedCertificates', value: r.inside('trustedCertificates', 0xa5, () => readPath(r)) };
    case 0xa6:
      return { kind: 'usefulCertificates', value: r.inside('usefulCertificates', 0xa6, () => readPath(r)) };
    case 0xa7:
      return { kind: 'dataObjects', value: r.inside('dataObjects', 0xa7, () => readPath(r)) };
    case 0xa8:
      return { kind: 'authObjects', value: r.inside('authObjects', 0xa8, () => readPath(r)) };
    default:
      return r.other('OdfEntry');
  }
}

/** Data objects, among them the provisioning files (WAP-186-ProvSC 9.3; text). */
export type EfDodf = readonly DataObject[];

/** @throws WireError where a value cannot be expressed */
export function encodeEfDodf(value: EfDodf): Uint8Array {
  return writeEfDodf(value);
}

/** @throws WireError where reading cannot go on */
export function decodeEfDodf(bytes: Uint8Array, options?: BinaryOptions): EfDodf {
  return decodeBer(bytes, (r) => readEfDodf(r), options);
}

/** As `decodeEfDodf`, with all findings and the place of each value. */
export function strictEfDodf(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<EfDodf> {
  return strictBer(bytes, (r) => readEfDodf(r), options);
}

function writeEfDodf(value: EfDodf): Uint8Array {
  return concat(value.map((item) => writeDataObject(item)));
}

function readEfDodf(r: BerReader): EfDodf {
  return r.records('DataObject', (reader) => readDataObject(reader));
}

/** A data object and its file (WAP-186-ProvSC A.4; text). */
export type DataObject =
  | { readonly kind: 'opaqueDO'; readonly value: OpaqueDO }
  | { readonly kind: 'oidDO'; readonly value: OidDO }
  | BerOther;

/** @throws WireError where a value cannot be expressed */
export function encodeDataObject(value: DataObject): Uint8Array {
  return writeDataObject(value);
}

/** @throws WireError where reading cannot go on */
export function decodeDataObject(bytes: Uint8Array, options?: BinaryOptions): DataObject {
  return decodeBer(bytes, (r) => readDataObject(r), options);
}

/** As `decodeDataObject`, with all findings and the place of each value. */
export function strictDataObject(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<DataObject> {
  return strictBer(bytes, (r) => readDataObject(r), options);
}

function writeDataObject(item: DataObject): Uint8Array {
  switch (item.kind) {
    case 'opaqueDO':
      return writeOpaqueDO(item.value, 0x30);
    case 'oidDO':
      return writeOidDO(item.value, 0xa1);
    case 'other':
      return tlv(item.tag, [item.content]);
  }
}

function readDataObject(r: BerReader): DataObject {
  switch (r.tag()) {
    case 0x30:
      return { kind: 'opaqueDO', value: readOpaqueDO(r, 'opaqueDO', 0x30) };
    case 0xa1:
      return { kind: 'oidDO', value: readOidDO(r, 'oidDO', 0xa1) };
    default:
      return r.other('DataObject');
  }
}

/** Data object of a named application (WAP-186-ProvSC A.4; text). */
export interface OpaqueDO {
  /** What all objects have (A.4; text). */
  readonly commonObjectAttributes: CommonObjectAttributes;
  /** What all data objects have (A.4; text). */
  readonly classAttributes: CommonDataObjectAttributes;
  /** The file (A.4; text). */
  readonly typeAttributes: Path;
  /** What else is there, as it is. */
  readonly more?: Uint8Array;
  /** Written instead of the true length. */
  readonly declaredLength?: number;
}

/** @throws WireError where a value cannot be expressed */
export function encodeOpaqueDO(value: OpaqueDO): Uint8Array {
  return writeOpaqueDO(value);
}

/** @throws WireError where reading cannot go on */
export function decodeOpaqueDO(bytes: Uint8Array, options?: BinaryOptions): OpaqueDO {
  return decodeBer(bytes, (r) => readOpaqueDO(r), options);
}

/** As `decodeOpaqueDO`, with all findings and the place of each value. */
export function strictOpaqueDO(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<OpaqueDO> {
  return strictBer(bytes, (r) => readOpaqueDO(r), options);
}

function writeOpaqueDO(value: OpaqueDO, tag = 0x30): Uint8Array {
  const parts = [
    writeCommonObjectAttributes(value.commonObjectAttributes, 0x30),
    writeCommonDataObjectAttributes(value.classAttributes, 0x30),
    tlv(0xa1, [writePath(value.typeAttributes)]),
    ...(value.more ? [value.more] : []),
  ];
  return tlv(tag, parts, value.declaredLength);
}

function readOpaqueDO(r: BerReader, name = 'OpaqueDO', tag = 0x30): OpaqueDO {
  const outer = r.enter(name, tag);
  const commonObjectAttributes = readCommonObjectAttributes(r, 'commonObjectAttributes', 0x30);
  const classAttributes = readCommonDataObjectAttributes(r, 'classAttributes', 0x30);
  const typeAttributes = r.inside('typeAttributes', 0xa1, () => readPath(r));
  const more = r.rest();
  r.leave(outer);
  return {
    commonObjectAttributes,
    classAttributes,
    typeAttributes,
    ...(more && { more }),
  };
}

/** Data object that an object identifier names (WAP-186-ProvSC A.4; practice). */
export interface OidDO {
  /** What all objects have (A.4; practice). */
  readonly commonObjectAttributes: CommonObjectAttributes;
  /** What all data objects have (A.4; practice). */
  readonly classAttributes: CommonDataObjectAttributes;
  /** Identifier and file (A.4; practice). */
  readonly typeAttributes: OidValue;
  /** What else is there, as it is. */
  readonly more?: Uint8Array;
  /** Written instead of the true length. */
  readonly declaredLength?: number;
}

/** @throws WireError where a value cannot be expressed */
export function encodeOidDO(value: OidDO): Uint8Array {
  return writeOidDO(value);
}

/** @throws WireError where reading cannot go on */
export function decodeOidDO(bytes: Uint8Array, options?: BinaryOptions): OidDO {
  return decodeBer(bytes, (r) => readOidDO(r), options);
}

/** As `decodeOidDO`, with all findings and the place of each value. */
export function strictOidDO(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<OidDO> {
  return strictBer(bytes, (r) => readOidDO(r), options);
}

function writeOidDO(value: OidDO, tag = 0x30): Uint8Array {
  const parts = [
    writeCommonObjectAttributes(value.commonObjectAttributes, 0x30),
    writeCommonDataObjectAttributes(value.classAttributes, 0x30),
    tlv(0xa1, [writeOidValue(value.typeAttributes)]),
    ...(value.more ? [value.more] : []),
  ];
  return tlv(tag, parts, value.declaredLength);
}

function readOidDO(r: BerReader, name = 'OidDO', tag = 0x30): OidDO {
  const outer = r.enter(name, tag);
  const commonObjectAttributes = readCommonObjectAttributes(r, 'commonObjectAttributes', 0x30);
  const classAttributes = readCommonDataObjectAttributes(r, 'classAttributes', 0x30);
  const typeAttributes = r.inside('typeAttributes', 0xa1, () => readOidValue(r));
  const more = r.rest();
  r.leave(outer);
  return {
    commonObjectAttributes,
    classAttributes,
    typeAttributes,
    ...(more && { more }),
  };
}

/** Object identifier and the file of its value (WAP-186-ProvSC A.4; practice). */
export interface OidValue {
  /** What the file holds (A.4; practice). */
  readonly id: string;
  /** id with its header twice, as products write it. */
  readonly idNested?: true;
  /** The file (A.4; practice). */
  readonly value: Path;
  /** What else is there, as it is. */
  readonly more?: Uint8Array;
  /** Written instead of the true length. */
  readonly declaredLength?: number;
}

/** @throws WireError where a value cannot be expressed */
export function encodeOidValue(value: OidValue): Uint8Array {
  return writeOidValue(value);
}

/** @throws WireError where reading cannot go on */
export function decodeOidValue(bytes: Uint8Array, options?: BinaryOptions): OidValue {
  return decodeBer(bytes, (r) => readOidValue(r), options);
}

/** As `decodeOidValue`, with all findings and the place of each value. */
export function strictOidValue(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<OidValue> {
  return strictBer(bytes, (r) => readOidValue(r), options);
}

function writeOidValue(value: OidValue, tag = 0x30): Uint8Array {
  const parts = [
    tlv(0x06, [oidContent(value.id, value.idNested)]),
    writePath(value.value, 0x30),
    ...(value.more ? [value.more] : []),
  ];
  return tlv(tag, parts, value.declaredLength);
}

function readOidValue(r: BerReader, name = 'OidValue', tag = 0x30): OidValue {
  const outer = r.enter(name, tag);
  const id = r.nestedOid('id', 0x06);
  const value = readPath(r, 'value', 0x30);
  const more = r.rest();
  r.leave(outer);
  return {
    id: id.oid, ...(id.nested && { idNested: true as const }),
    value,
    ...(more && { more }),
  };
}

const commonObjectAttributesFlags = ['private', 'modifiable'] as const;

/** What all objects of PKCS#15 have (WAP-186-ProvSC A.4; text). */
export interface CommonObjectAttributes {
  /** For people (A.4; text). */
  readonly label?: string;
  /** Who may do what (A.4; text). */
  readonly flags?: readonly ('private' | 'modifiable' | number)[];
  /** The PIN that opens it (A.4; text). */
  readonly authId?: Uint8Array;
  /** What else is there, as it is. */
  readonly more?: Uint8Array;
  /** Written instead of the true length. */
  readonly declaredLength?: number;
}

/** @throws WireError where a value cannot be expressed */
export function encodeCommonObjectAttributes(value: CommonObjectAttributes): Uint8Array {
  return writeCommonObjectAttributes(value);
}

/** @throws WireError where reading cannot go on */
export function decodeCommonObjectAttributes(bytes: Uint8Array, options?: BinaryOptions): CommonObjectAttributes {
  return decodeBer(bytes, (r) => readCommonObjectAttributes(r), options);
}

/** As `decodeCommonObjectAttributes`, with all findings and the place of each value. */
export function strictCommonObjectAttributes(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<CommonObjectAttributes> {
  return strictBer(bytes, (r) => readCommonObjectAttributes(r), options);
}

function writeCommonObjectAttributes(value: CommonObjectAttributes, tag = 0x30): Uint8Array {
  const parts = [
    ...(value.label === undefined ? [] : [tlv(0x0c, [textOctets(value.label)])]),
    ...(value.flags === undefined ? [] : [tlv(0x03, [bitsContent(commonObjectAttributesFlags, value.flags)])]),
    ...(value.authId === undefined ? [] : [tlv(0x04, [value.authId])]),
    ...(value.more ? [value.more] : []),
  ];
  return tlv(tag, parts, value.declaredLength);
}

function readCommonObjectAttributes(r: BerReader, name = 'CommonObjectAttributes', tag = 0x30): CommonObjectAttributes {
  const outer = r.enter(name, tag);
  const label = r.tag() === 0x0c ? r.utf8String('label', 0x0c) : undefined;
  const flags = r.tag() === 0x03 ? r.bits('flags', commonObjectAttributesFlags, 0x03) : undefined;
  const authId = r.tag() === 0x04 ? r.octetString('authId', 0x04) : undefined;
  const more = r.rest();
  r.leave(outer);
  return {
    ...(label !== undefined && { label }),
    ...(flags !== undefined && { flags }),
    ...(authId !== undefined && { authId }),
    ...(more && { more }),
  };
}

/** What all data objects have (WAP-186-ProvSC A.4; text). */
export interface CommonDataObjectAttributes {
  /** The application that owns it (A.4; memory). */
  readonly applicationName?: string;
  /** What the file holds (A.4; text). */
  readonly applicationOID?: string;
  /** applicationOID with its header twice, as products write it. */
  readonly applicationOIDNested?: true;
  /** What else is there, as it is. */
  readonly more?: Uint8Array;
  /** Written instead of the true length. */
  readonly declaredLength?: number;
}

/** @throws WireError where a value cannot be expressed */
export function encodeCommonDataObjectAttributes(value: CommonDataObjectAttributes): Uint8Array {
  return writeCommonDataObjectAttributes(value);
}

/** @throws WireError where reading cannot go on */
export function decodeCommonDataObjectAttributes(bytes: Uint8Array, options?: BinaryOptions): CommonDataObjectAttributes {
  return decodeBer(bytes, (r) => readCommonDataObjectAttributes(r), options);
}

/** As `decodeCommonDataObjectAttributes`, with all findings and the place of each value. */
export function strictCommonDataObjectAttributes(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<CommonDataObjectAttributes> {
  return strictBer(bytes, (r) => readCommonDataObjectAttributes(r), options);
}

function writeCommonDataObjectAttributes(value: CommonDataObjectAttributes, tag = 0x30): Uint8Array {
  const parts = [
    ...(value.applicationName === undefined ? [] : [tlv(0x0c, [textOctets(value.applicationName)])]),
    ...(value.applicationOID === undefined ? [] : [tlv(0x06, [oidContent(value.applicationOID, value.applicationOIDNested)])]),
    ...(value.more ? [value.more] : []),
  ];
  return tlv(tag, parts, value.declaredLength);
}

function readCommonDataObjectAttributes(r: BerReader, name = 'CommonDataObjectAttributes', tag = 0x30): CommonDataObjectAttributes {
  const outer = r.enter(name, tag);
  const applicationName = r.tag() === 0x0c ? r.utf8String('applicationName', 0x0c) : undefined;
  const applicationOID = r.tag() === 0x06 ? r.nestedOid('applicationOID', 0x06) : undefined;
  const more = r.rest();
  r.leave(outer);
  return {
    ...(applicationName !== undefined && { applicationName }),
    ...(applicationOID && { applicationOID: applicationOID.oid, ...(applicationOID.nested && { applicationOIDNested: true as const }) }),
    ...(more && { more }),
  };
}

/** Certificates (WAP-186-ProvSC 9.2; memory). */
export type EfCdf = readonly Certificate[];

/** @throws WireError where a value cannot be expressed */
export function encodeEfCdf(value: EfCdf): Uint8Array {
  return writeEfCdf(value);
}

/** @throws WireError where reading cannot go on */
export function decodeEfCdf(bytes: Uint8Array, options?: BinaryOptions): EfCdf {
  return decodeBer(bytes, (r) => readEfCdf(r), options);
}

/** As `decodeEfCdf`, with all findings and the place of each value. */
export function strictEfCdf(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<EfCdf> {
  return strictBer(bytes, (r) => readEfCdf(r), options);
}

function writeEfCdf(value: EfCdf): Uint8Array {
  return concat(value.map((item) => writeCertificate(item)));
}

function readEfCdf(r: BerReader): EfCdf {
  return r.records('Certificate', (reader) => readCertificate(reader));
}

/** A certificate and its file (WAP-186-ProvSC 9.2; memory). */
export type Certificate =
  | { readonly kind: 'x509Certificate'; readonly value: X509Certificate }
  | BerOther;

/** @throws WireError where a value cannot be expressed */
export function encodeCertificate(value: Certificate): Uint8Array {
  return writeCertificate(value);
}

/** @throws WireError where reading cannot go on */
export function decodeCertificate(bytes: Uint8Array, options?: BinaryOptions): Certificate {
  return decodeBer(bytes, (r) => readCertificate(r), options);
}

/** As `decodeCertificate`, with all findings and the place of each value. */
export function strictCertificate(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<Certificate> {
  return strictBer(bytes, (r) => readCertificate(r), options);
}

function writeCertificate(item: Certificate): Uint8Array {
  switch (item.kind) {
    case 'x509Certificate':
      return writeX509Certificate(item.value, 0x30);
    case 'other':
      return tlv(item.tag, [item.content]);
  }
}

function readCertificate(r: BerReader): Certificate {
  switch (r.tag()) {
    case 0x30:
      return { kind: 'x509Certificate', value: readX509Certificate(r, 'x509Certificate', 0x30) };
    default:
      return r.other('Certificate');
  }
}

/** An X.509 certificate and its file (WAP-186-ProvSC 9.2; memory). */
export interface X509Certificate {
  /** What all objects have (9.2; memory). */
  readonly commonObjectAttributes: CommonObjectAttributes;
  /** What all certificates have (9.2; memory). */
  readonly classAttributes: CommonCertificateAttributes;
  /** The file (9.2; memory). */
  readonly typeAttributes: X509CertificateAttributes;
  /** What else is there, as it is. */
  readonly more?: Uint8Array;
  /** Written instead of the true length. */
  readonly declaredLength?: number;
}

/** @throws WireError where a value cannot be expressed */
export function encodeX509Certificate(value: X509Certificate): Uint8Array {
  return writeX509Certificate(value);
}

/** @throws WireError where reading cannot go on */
export function decodeX509Certificate(bytes: Uint8Array, options?: BinaryOptions): X509Certificate {
  return decodeBer(bytes, (r) => readX509Certificate(r), options);
}

/** As `decodeX509Certificate`, with all findings and the place of each value. */
export function strictX509Certificate(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<X509Certificate> {
  return strictBer(bytes, (r) => readX509Certificate(r), options);
}

function writeX509Certificate(value: X509Certificate, tag = 0x30): Uint8Array {
  const parts = [
    writeCommonObjectAttributes(value.commonObjectAttributes, 0x30),
    writeCommonCertificateAttributes(value.classAttributes, 0x30),
    tlv(0xa1, [writeX509CertificateAttributes(value.typeAttributes)]),
    ...(value.more ? [value.more] : []),
  ];
  return tlv(tag, parts, value.declaredLength);
}

function readX509Certificate(r: BerReader, name = 'X509Certificate', tag = 0x30): X509Certificate {
  const outer = r.enter(name, tag);
  const commonObjectAttributes = readCommonObjectAttributes(r, 'commonObjectAttributes', 0x30);
  const classAttributes = readCommonCertificateAttributes(r, 'classAttributes', 0x30);
  const typeAttributes = r.inside('typeAttributes', 0xa1, () => readX509CertificateAttributes(r));
  const more = r.rest();
  r.leave(outer);
  return {
    commonObjectAttributes,
    classAttributes,
    typeAttributes,
    ...(more && { more }),
  };
}

/** What all certificates have (WAP-186-ProvSC 9.2; memory). */
export interface CommonCertificateAttributes {
  /** Joins certificate and key (9.2; memory). */
  readonly iD: Uint8Array;
  /** It may sign others (9.2; memory). */
  readonly authority?: boolean;
  /** What else is there, as it is. */
  readonly more?: Uint8Array;
  /** Written instead of the true length. */
  readonly declaredLength?: number;
}

/** @throws WireError where a value cannot be expressed */
export function encodeCommonCertificateAttributes(value: CommonCertificateAttributes): Uint8Array {
  return writeCommonCertificateAttributes(value);
}

/** @throws WireError where reading cannot go on */
export function decodeCommonCertificateAttributes(bytes: Uint8Array, options?: BinaryOptions): CommonCertificateAttributes {
  return decodeBer(bytes, (r) => readCommonCertificateAttributes(r), options);
}

/** As `decodeCommonCertificateAttributes`, with all findings and the place of each value. */
export function strictCommonCertificateAttributes(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<CommonCertificateAttributes> {
  return strictBer(bytes, (r) => readCommonCertificateAttributes(r), options);
}

function writeCommonCertificateAttributes(value: CommonCertificateAttributes, tag = 0x30): Uint8Array {
  const parts = [
    tlv(0x04, [value.iD]),
    ...(value.authority === undefined ? [] : [tlv(0x01, [Uint8Array.of(value.authority ? 0xff : 0)])]),
    ...(value.more ? [value.more] : []),
  ];
  return tlv(tag, parts, value.declaredLength);
}

function readCommonCertificateAttributes(r: BerReader, name = 'CommonCertificateAttributes', tag = 0x30): CommonCertificateAttributes {
  const outer = r.enter(name, tag);
  const iD = r.octetString('iD', 0x04);
  const authority = r.tag() === 0x01 ? r.boolean('authority', 0x01) : undefined;
  const more = r.rest();
  r.leave(outer);
  return {
    iD,
    ...(authority !== undefined && { authority }),
    ...(more && { more }),
  };
}

/** Where the certificate is (WAP-186-ProvSC 9.2; memory). */
export interface X509CertificateAttributes {
  /** The file (9.2; memory). */
  readonly value: Path;
  /** What else is there, as it is. */
  readonly more?: Uint8Array;
  /** Written instead of the true length. */
  readonly declaredLength?: number;
}

/** @throws WireError where a value cannot be expressed */
export function encodeX509CertificateAttributes(value: X509CertificateAttributes): Uint8Array {
  return writeX509CertificateAttributes(value);
}

/** @throws WireError where reading cannot go on */
export function decodeX509CertificateAttributes(bytes: Uint8Array, options?: BinaryOptions): X509CertificateAttributes {
  return decodeBer(bytes, (r) => readX509CertificateAttributes(r), options);
}

/** As `decodeX509CertificateAttributes`, with all findings and the place of each value. */
export function strictX509CertificateAttributes(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<X509CertificateAttributes> {
  return strictBer(bytes, (r) => readX509CertificateAttributes(r), options);
}

function writeX509CertificateAttributes(value: X509CertificateAttributes, tag = 0x30): Uint8Array {
  const parts = [
    writePath(value.value, 0x30),
    ...(value.more ? [value.more] : []),
  ];
  return tlv(tag, parts, value.declaredLength);
}

function readX509CertificateAttributes(r: BerReader, name = 'X509CertificateAttributes', tag = 0x30): X509CertificateAttributes {
  const outer = r.enter(name, tag);
  const value = readPath(r, 'value', 0x30);
  const more = r.rest();
  r.leave(outer);
  return {
    value,
    ...(more && { more }),
  };
}

/** A file or a part of it (WAP-186-ProvSC A.4; text). */
export interface Path {
  /** Identifier of the file, or the path to it (A.4; text). */
  readonly efidOrPath: Uint8Array;
  /** Offset in the file, or the record (A.4; text). */
  readonly index?: number;
  /** Octets from the offset on (A.4; text). */
  readonly length?: number;
  /** What else is there, as it is. */
  readonly more?: Uint8Array;
  /** Written instead of the true length. */
  readonly declaredLength?: number;
}

/** @throws WireError where a value cannot be expressed */
export function encodePath(value: Path): Uint8Array {
  return writePath(value);
}

/** @throws WireError where reading cannot go on */
export function decodePath(bytes: Uint8Array, options?: BinaryOptions): Path {
  return decodeBer(bytes, (r) => readPath(r), options);
}

/** As `decodePath`, with all findings and the place of each value. */
export function strictPath(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<Path> {
  return strictBer(bytes, (r) => readPath(r), options);
}

function writePath(value: Path, tag = 0x30): Uint8Array {
  const parts = [
    tlv(0x04, [value.efidOrPath]),
    ...(value.index === undefined ? [] : [tlv(0x02, [integerContent(value.index)])]),
    ...(value.length === undefined ? [] : [tlv(0x80, [integerContent(value.length)])]),
    ...(value.more ? [value.more] : []),
  ];
  return tlv(tag, parts, value.declaredLength);
}

function readPath(r: BerReader, name = 'Path', tag = 0x30): Path {
  const outer = r.enter(name, tag);
  const efidOrPath = r.octetString('efidOrPath', 0x04);
  const index = r.tag() === 0x02 ? r.integer('index', 0x02) : undefined;
  const length = r.tag() === 0x80 ? r.integer('length', 0x80) : undefined;
  const more = r.rest();
  r.leave(outer);
  return {
    efidOrPath,
    ...(index !== undefined && { index }),
    ...(length !== undefined && { length }),
    ...(more && { more }),
  };
}

/** What a UICC tells of a selected file (ETSI TS 102 221 11.1.1.3; memory). */
export interface FileControlParameters {
  /** 41 21: transparent working file (11.1.1.3; memory). */
  readonly fileDescriptor?: Uint8Array;
  /** Identifier of the file (11.1.1.3; memory). */
  readonly fileIdentifier?: Uint8Array;
  /** AID of the application (11.1.1.3; memory). */
  readonly dfName?: Uint8Array;
  /** 5: active (11.1.1.3; memory). */
  readonly lifeCycleStatus?: Uint8Array;
  /** Access rules (11.1.1.3; memory). */
  readonly securityCompact?: Uint8Array;
  /** Access rules in another file (11.1.1.3; memory). */
  readonly securityReferenced?: Uint8Array;
  /** Access rules (11.1.1.3; memory). */
  readonly securityExpanded?: Uint8Array;
  /** PINs of the application (11.1.1.3; memory). */
  readonly pinStatus?: Uint8Array;
  /** Octets of the file, a number (11.1.1.3; memory). */
  readonly fileSize?: Uint8Array;
  /** What else is there, as it is. */
  readonly more?: Uint8Array;
  /** Written instead of the true length. */
  readonly declaredLength?: number;
}

/** @throws WireError where a value cannot be expressed */
export function encodeFileControlParameters(value: FileControlParameters): Uint8Array {
  return writeFileControlParameters(value);
}

/** @throws WireError where reading cannot go on */
export function decodeFileControlParameters(bytes: Uint8Array, options?: BinaryOptions): FileControlParameters {
  return decodeBer(bytes, (r) => readFileControlParameters(r), options);
}

/** As `decodeFileControlParameters`, with all findings and the place of each value. */
export function strictFileControlParameters(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<FileControlParameters> {
  return strictBer(bytes, (r) => readFileControlParameters(r), options);
}

function writeFileControlParameters(value: FileControlParameters, tag = 0x62): Uint8Array {
  const parts = [
    ...(value.fileDescriptor === undefined ? [] : [tlv(0x82, [value.fileDescriptor])]),
    ...(value.fileIdentifier === undefined ? [] : [tlv(0x83, [value.fileIdentifier])]),
    ...(value.dfName === undefined ? [] : [tlv(0x84, [value.dfName])]),
    ...(value.lifeCycleStatus === undefined ? [] : [tlv(0x8a, [value.lifeCycleStatus])]),
    ...(value.securityCompact === undefined ? [] : [tlv(0x8c, [value.securityCompact])]),
    ...(value.securityReferenced === undefined ? [] : [tlv(0x8b, [value.securityReferenced])]),
    ...(value.securityExpanded === undefined ? [] : [tlv(0xab, [value.securityExpanded])]),
    ...(value.pinStatus === undefined ? [] : [tlv(0xc6, [value.pinStatus])]),
    ...(value.fileSize === undefined ? [] : [tlv(0x80, [value.fileSize])]),
    ...(value.more ? [value.more] : []),
  ];
  return tlv(tag, parts, value.declaredLength);
}

function readFileControlParameters(r: BerReader, name = 'FileControlParameters', tag = 0x62): FileControlParameters {
  const outer = r.enter(name, tag);
  let fileDescriptor: Uint8Array | undefined;
  let fileIdentifier: Uint8Array | undefined;
  let dfName: Uint8Array | undefined;
  let lifeCycleStatus: Uint8Array | undefined;
  let securityCompact: Uint8Array | undefined;
  let securityReferenced: Uint8Array | undefined;
  let securityExpanded: Uint8Array | undefined;
  let pinStatus: Uint8Array | undefined;
  let fileSize: Uint8Array | undefined;
  const others: Uint8Array[] = [];
  while (!r.done) {
    switch (r.tag()) {
      case 0x82:
        r.once('fileDescriptor', fileDescriptor);
        fileDescriptor = r.octetString('fileDescriptor', 0x82);
        break;
      case 0x83:
        r.once('fileIdentifier', fileIdentifier);
        fileIdentifier = r.octetString('fileIdentifier', 0x83);
        break;
      case 0x84:
        r.once('dfName', dfName);
        dfName = r.octetString('dfName', 0x84);
        break;
      case 0x8a:
        r.once('lifeCycleStatus', lifeCycleStatus);
        lifeCycleStatus = r.octetString('lifeCycleStatus', 0x8a);
        break;
      case 0x8c:
        r.once('securityCompact', securityCompact);
        securityCompact = r.octetString('securityCompact', 0x8c);
        break;
      case 0x8b:
        r.once('securityReferenced', securityReferenced);
        securityReferenced = r.octetString('securityReferenced', 0x8b);
        break;
      case 0xab:
        r.once('securityExpanded', securityExpanded);
        securityExpanded = r.octetString('securityExpanded', 0xab);
        break;
      case 0xc6:
        r.once('pinStatus', pinStatus);
        pinStatus = r.octetString('pinStatus', 0xc6);
        break;
      case 0x80:
        r.once('fileSize', fileSize);
        fileSize = r.octetString('fileSize', 0x80);
        break;
      default:
        others.push(r.raw());
    }
  }
  const more = others.length > 0 && concat(others);
  r.leave(outer);
  return {
    ...(fileDescriptor !== undefined && { fileDescriptor }),
    ...(fileIdentifier !== undefined && { fileIdentifier }),
    ...(dfName !== undefined && { dfName }),
    ...(lifeCycleStatus !== undefined && { lifeCycleStatus }),
    ...(securityCompact !== undefined && { securityCompact }),
    ...(securityReferenced !== undefined && { securityReferenced }),
    ...(securityExpanded !== undefined && { securityExpanded }),
    ...(pinStatus !== undefined && { pinStatus }),
    ...(fileSize !== undefined && { fileSize }),
    ...(more && { more }),
  };
}
