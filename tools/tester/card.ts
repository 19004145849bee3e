/** A smart card as a case wants it: the files through which a terminal finds a bootstrap document (WAP-186-ProvSC 8, A; DM_Bootstrap 5.4.6). */
import {
  applicationIdentifiers,
  type DataObject,
  type EfOdf,
  encodeEfDir,
  encodeEfDodf,
  encodeEfOdf,
  fileIdentifiers,
  objectIdentifiers,
} from '../../generated/binary/pkcs15';
import type { BootstrapProfile } from '../dm/bootstrap';
import type { CardStep } from './case';

/** Content by path from the master file; both in hex, in capitals. */
export type CardFiles = Readonly<Record<string, string>>;

const { mf, efDir, efOdf } = fileIdentifiers;

/** What nobody may count on: application, directory of data objects, document. */
const identifiers = {
  usual: { application: '7F50', directory: '6430', document: '6431', other: '6432' },
  unusual: { application: '7F80', directory: '4405', document: '4439', other: '443A' },
};

export function cardOf(step: CardStep, profile: BootstrapProfile, document: Uint8Array): CardFiles {
  const ids = identifiers[step.identifiers ?? 'usual'];
  const oid = profile === 'dm' ? objectIdentifiers.dmBootstrap : objectIdentifiers.cpBootstrap;
  const stranger = dataObject('Something else', objectIdentifiers.lwm2mBootstrap, ids.other);
  const ours = dataObject('Bootstrap', oid, ids.document);
  const listed = [...(step.behind === 'object' ? [stranger] : []), ...(step.listed === false ? [] : [ours])];
  const behind = step.behind === 'directory' ? '4407' : undefined;
  const odf: EfOdf = [
    { kind: 'certificates', value: { efidOrPath: octets('4406') } },
    ...[behind, ids.directory].flatMap((id) =>
      id === undefined ? [] : [{ kind: 'dataObjects' as const, value: { efidOrPath: octets(id) } }],
    ),
  ];
  const root = `${mf}${ids.application}`;
  const content = step.document === 'empty' ? new Uint8Array(document.length).fill(0xff) : document;
  return Object.fromEntries(
    [
      [`${mf}${efDir}`, encodeEfDir([{ aid: octets(applicationIdentifiers.pkcs15), path: octets(root) }])] as const,
      [`${root}${efOdf}`, encodeEfOdf(odf)] as const,
      ...(behind === undefined ? [] : [[`${root}${behind}`, encodeEfDodf([stranger])] as const]),
      [`${root}${ids.directory}`, encodeEfDodf(listed)] as const,
      ...(step.document === 'missing' ? [] : [[`${root}${ids.document}`, content] as const]),
    ].map(([path, bytes]) => [path, Buffer.from(bytes).toString('hex').toUpperCase()]),
  );
}

function dataObject(label: string, oid: string, file: string): DataObject {
  return {
    kind: 'opaqueDO',
    value: {
      commonObjectAttributes: { label },
      classAttributes: { applicationOID: oid },
      typeAttributes: { efidOrPath: octets(file) },
    },
  };
}

function octets(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
