/** Card files: the vectors both ways, what the field does, what a strict reader says. */
import {
  applicationIdentifiers,
  type DataObject,
  decodeEfDir,
  decodeEfDodf,
  decodeEfOdf,
  decodeFileControlParameters,
  encodeEfCdf,
  encodeEfDir,
  encodeEfDodf,
  encodeEfOdf,
  encodePath,
  fileIdentifiers,
  objectIdentifiers,
  strictEfCdf,
  strictEfDir,
  strictEfDodf,
  strictEfOdf,
  strictPath,
} from '../../../generated/binary/pkcs15';
import { told } from './testing/told';
import { dodfEntries, efDir, octets, odfs } from './testing/vectors';

const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

interface Told {
  readonly label: string;
  readonly flags?: readonly ('private' | 'modifiable')[];
  readonly authId?: string;
  readonly oid: string;
  readonly file: string;
}

const opaque = ({ label, flags, authId, oid, file }: Told): DataObject => ({
  kind: 'opaqueDO',
  value: {
    commonObjectAttributes: { label, ...(flags && { flags }), ...(authId && { authId: octets(authId) }) },
    classAttributes: { applicationOID: oid },
    typeAttributes: { efidOrPath: octets(file) },
  },
});

const { cpBootstrap, cpConfig1, cpConfig2, dmBootstrap, lwm2mBootstrap } = objectIdentifiers;

const entries: readonly [keyof typeof dodfEntries, DataObject][] = [
  ['bootstrap', opaque({ label: 'Bootstrap', flags: ['private'], authId: '01', oid: cpBootstrap, file: '4431' })],
  ['publicBootstrap', opaque({ label: 'Bootstrap', oid: cpBootstrap, file: '4431' })],
  [
    'config1',
    opaque({ label: 'Config 1 ', flags: ['private', 'modifiable'], authId: '01', oid: cpConfig1, file: '4432' }),
  ],
  ['config2', opaque({ label: 'Config 2 ', flags: ['modifiable'], authId: '01', oid: cpConfig2, file: '4433' })],
  ['dmBootstrap', opaque({ label: 'DM Bootstrap', oid: dmBootstrap, file: '6431' })],
  ['dmOpaque', opaque({ label: 'DM Bootstrap', flags: ['private'], oid: dmBootstrap, file: '6431' })],
  [
    'dmOid',
    {
      kind: 'oidDO',
      value: {
        commonObjectAttributes: {},
        classAttributes: { applicationName: 'DM Bootstrap' },
        typeAttributes: { id: dmBootstrap, value: { efidOrPath: octets('6431') } },
      },
    },
  ],
  [
    'nestedOid',
    {
      kind: 'oidDO',
      value: {
        commonObjectAttributes: {},
        classAttributes: { applicationName: 'LwM2M Bootstrap' },
        typeAttributes: { id: lwm2mBootstrap, idNested: true, value: { efidOrPath: octets('6432') } },
      },
    },
  ],
];

test.each(entries)('entry of EF DODF: %s', (name, entry) => {
  const bytes = octets(dodfEntries[name]);
  expect(decodeEfDodf(bytes)).toEqual([entry]);
  expect(toHex(encodeEfDodf([entry]))).toBe(dodfEntries[name]);
  const spelling = 'error spelling @27 /DataObject[1]/oidDO/typeAttributes/OidValue/id';
  expect(told(strictEfDodf(bytes))).toEqual(name === 'nestedOid' ? [spelling] : []);
});

test('all entries in one file, filled up', () => {
  const file = octets(`${Object.values(dodfEntries).join('')}FFFFFF00`);
  expect(decodeEfDodf(file)).toEqual(entries.map(([, entry]) => entry));
});

const path = (file: string) => ({ efidOrPath: octets(file) });

test.each([
  ['dm', [{ kind: 'dataObjects', value: path('6430') }], []],
  [
    'cp',
    [
      { kind: 'dataObjects', value: path('4405') },
      { kind: 'trustedCertificates', value: path('4406') },
    ],
    [],
  ],
  ['filledUp', [{ kind: 'trustedCertificates', value: path('4404') }], ['note trailing @8  3 octets/']],
] as const)('EF ODF: %s', (name, value, findings) => {
  expect(decodeEfOdf(octets(odfs[name]))).toEqual(value);
  expect(toHex(encodeEfOdf(value))).toBe(odfs[name].replace(/F+$/, ''));
  expect(told(strictEfOdf(octets(odfs[name])))).toEqual(findings);
});

test('EF DIR', () => {
  const template = {
    aid: octets(applicationIdentifiers.pkcs15),
    label: 'PROVISIONING',
    path: octets(`${fileIdentifiers.mf}7F80`),
  };
  expect(decodeEfDir(octets(efDir))).toEqual([template]);
  expect(toHex(encodeEfDir([template]))).toBe(efDir);
});

test('EF DIR: any order, without path, with more', () => {
  const result = strictEfDir(octets('610C 730155 4F05A000000063 50 00'));
  expect(result.value).toEqual([{ aid: octets('A000000063'), label: '', more: octets('730155') }]);
  expect(told(result)).toEqual(['note unknown-token @2 /ApplicationTemplate[1]/ApplicationTemplate 73/']);
});

test('EF CDF', () => {
  const certificate = {
    commonObjectAttributes: { label: 'CA' },
    classAttributes: { iD: octets('01'), authority: true },
    typeAttributes: { value: { efidOrPath: octets('4407'), index: 0, length: 800 } },
  };
  const bytes = encodeEfCdf([{ kind: 'x509Certificate', value: certificate }]);
  expect(toHex(bytes)).toBe('301F30040C02434130060401010101FFA10F300D300B0402440702010080020320');
  expect(strictEfCdf(bytes)).toMatchObject({
    value: [{ kind: 'x509Certificate', value: certificate }],
    findings: [],
  });
});

test('answer to SELECT of a UICC', () => {
  const bytes = octets('6217 82024121 83026431 8A0105 8B032F0601 80020096 C60100');
  expect(decodeFileControlParameters(bytes)).toEqual({
    fileDescriptor: octets('4121'),
    fileIdentifier: octets('6431'),
    lifeCycleStatus: octets('05'),
    securityReferenced: octets('2F0601'),
    fileSize: octets('0096'),
    pinStatus: octets('00'),
  });
});

const rows: readonly [what: string, bytes: string, findings: string[]][] = [
  ['as it should be', '300D 04024407 02020100 8003000320', ['note integer @10 /Path/length']],
  ['another value', '3103040244', ['fatal missing-element @0 /Path 31/30']],
  ['empty', '', ['fatal missing-element @0 /Path the end/30']],
  ['no path in it', '3003020100', ['fatal missing-element @2 /Path/efidOrPath 02/04']],
  ['value beyond the end', '300404024407'.replace('3004', '3009'), ['fatal truncated @1 /Path 4 left/9 octets']],
  ['value beyond its sequence', '300304024407', ['fatal truncated @3 /Path/efidOrPath 1 left/2 octets']],
  ['length on four octets', '3084000000040402 4407', ['note integer @1 /Path']],
  ['length without end', '3082', ['fatal truncated @1 /Path /a length']],
  ['indefinite length', '3080040244070000', ['fatal integer @1 /Path 80/a definite length in 1 to 5 octets']],
  ['length of 5 octets', '308500000000040402 4407', ['fatal integer @1 /Path 85/a definite length in 1 to 5 octets']],
  ['more in it', '3007 04024407 010100', ['note unexpected-element @6 /Path 01/']],
  ['more behind it', '300404024407 0102', ['error trailing @6']],
  ['filled up', '300404024407 FFFF', ['note trailing @6  2 octets/']],
  ['integer of 7 octets', '300D 04024407 0207 01020304050607', ['fatal integer @6 /Path/index 7 octets/1 to 6 octets']],
];

test.each(rows)('strict: %s', (_, bytes, findings) => {
  expect(told(strictPath(octets(bytes)))).toEqual(findings);
});

const changed = (from: string, to: string) => octets(dodfEntries.bootstrap.replace(from, to));

test.each([
  ['a bit without name', changed('03020780', '03020320'), ['note unknown-token @15', '/flags']],
  ['nine unused bits', changed('03020780', '03020980'), ['fatal integer @15', '/flags 9/0 to 7']],
  ['an unfinished identifier', changed('672B0501', '672B0581'), ['fatal truncated @24', '/applicationOID']],
  ['a label that is no UTF-8', changed('09426F6F', '09FF6F6F'), ['error encoding @4', '/label']],
] as const)('strict entry: %s', (_, bytes, [head, tail]) => {
  const [finding] = told(strictEfDodf(bytes));
  expect(finding!.startsWith(head) && finding!.endsWith(tail) ? 'found' : finding).toBe('found');
});

test('an unknown entry is kept', () => {
  const entry = { kind: 'other', tag: 0xa2, content: octets('0500') } as const;
  expect(strictEfDodf(octets('A2020500'))).toMatchObject({ value: [entry] });
  expect(toHex(encodeEfDodf([entry]))).toBe('A2020500');
});

test('wrong on purpose: length, more in it', () => {
  const value = { efidOrPath: octets('4407'), more: octets('0500'), declaredLength: 200 };
  expect(toHex(encodePath(value))).toBe('3081C8040244070500');
});

test('an identifier that only begins like one with its header twice', () => {
  const entry = opaque({ label: '', oid: '0.6.9.1', file: '4431' });
  expect(decodeEfDodf(encodeEfDodf([entry]))).toEqual([entry]);
});

test.each([
  ['one number', '2'],
  ['a word', '2.x'],
  ['a root beyond 2', '3.1'],
  ['a second number beyond 39', '1.40'],
])('no object identifier: %s', (_, oid) => {
  const entry = opaque({ label: '', oid, file: '4431' });
  expect(() => encodeEfDodf([entry])).toThrow('oid cannot be expressed');
});
