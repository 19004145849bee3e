/** The smart card in the device: where its files name bootstrap documents (WAP-186-ProvSC 8.1, A; DM_Bootstrap 5.4.6). */
import {
  applicationIdentifiers,
  type DataObject,
  decodeEfDir,
  decodeEfDodf,
  decodeEfOdf,
  fileIdentifiers,
  objectIdentifiers,
  type Path,
} from '../../../generated/binary/pkcs15';
import type { BootstrapProfile } from '../../dm/bootstrap';
import { WireError } from '../../wire/finding';
import { UsageError } from './config';
import type { Defects } from './defects';
import { DeviceCrash } from './faults';

/** Content by path from the master file, in hex digits and capitals. */
export type Card = ReadonlyMap<string, Uint8Array>;

export interface CardDocument {
  readonly profile: BootstrapProfile;
  readonly octets: Uint8Array;
}

/**
 * @param files content by path, both in hex
 * @throws UsageError for what is no file system
 */
export function cardOf(files: unknown): Card {
  if (typeof files !== 'object' || files === null || Array.isArray(files)) throw new UsageError('files: no object');
  return new Map(
    Object.entries(files).map(([path, content]) => {
      const hex = /^(?:[0-9a-f]{2})*$/i;
      if (!/^(?:[0-9a-f]{4})+$/i.test(path) || typeof content !== 'string' || !hex.test(content))
        throw new UsageError(`files: ${path} is no path and content in hex`);
      return [path.toUpperCase(), new Uint8Array(Buffer.from(content, 'hex'))];
    }),
  );
}

/** Every bootstrap document that a directory of the card names, in their order; what cannot be read is none. */
export function documentsOn(card: Card, defects: Defects): CardDocument[] {
  try {
    if (defects.has('card-not-read')) return [];
    if (defects.has('card-files-by-fixed-identifier')) return documentAt(card, '3F007F506431', 'dm');
    const found = listed(card, defects);
    return found.length === 0 && defects.has('card-unlisted-read') ? documentAt(card, '3F007F506431', 'cp') : found;
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return [];
  }
}

function listed(card: Card, defects: Defects): CardDocument[] {
  const { mf, efDir, efOdf } = fileIdentifiers;
  const templates = decodeEfDir(unpadded(card.get(`${mf}${efDir}`)));
  const application = templates.find(({ aid }) => hexOf(aid) === applicationIdentifiers.pkcs15)?.path;
  if (!application) return [];
  const root = hexOf(application);
  const all = decodeEfOdf(unpadded(card.get(`${root}${efOdf}`))).flatMap((entry) =>
    entry.kind === 'dataObjects' ? [fileAt(card, root, entry.value)] : [],
  );
  const directories = defects.has('card-first-directory-only') ? all.slice(0, 1) : all;
  return directories.flatMap((directory) => {
    const objects = decodeEfDodf(unpadded(directory));
    const seen = defects.has('card-first-object-only') ? objects.slice(0, 1) : objects;
    return seen.flatMap((object) => {
      const named = namedBy(object);
      const octets = named && unpadded(fileAt(card, root, named.path));
      if (octets?.length === 0 && defects.has('card-damaged-kills')) throw new DeviceCrash('an empty file');
      return named && octets && octets.length > 0 ? [{ profile: named.profile, octets }] : [];
    });
  });
}

function namedBy(object: DataObject): { profile: BootstrapProfile; path: Path } | undefined {
  if (object.kind === 'other') return undefined;
  const [oid, path] =
    object.kind === 'oidDO'
      ? [object.value.typeAttributes.id, object.value.typeAttributes.value]
      : [object.value.classAttributes.applicationOID, object.value.typeAttributes];
  if (oid === objectIdentifiers.dmBootstrap) return { profile: 'dm', path };
  return oid === objectIdentifiers.cpBootstrap ? { profile: 'cp', path } : undefined;
}

/** A path is that from the master file, or continues that of the application. */
function fileAt(card: Card, root: string, { efidOrPath, index = 0, length }: Path): Uint8Array | undefined {
  const path = hexOf(efidOrPath);
  const octets = card.get(path.startsWith(fileIdentifiers.mf) ? path : `${root}${path}`);
  return octets?.subarray(index, length === undefined ? undefined : index + length);
}

function documentAt(card: Card, path: string, profile: BootstrapProfile): CardDocument[] {
  const octets = unpadded(card.get(path));
  return octets.length > 0 ? [{ profile, octets }] : [];
}

/** Unused octets at the end of a file are FF; no document ends so, nor does a directory. */
function unpadded(octets: Uint8Array = new Uint8Array()): Uint8Array {
  let end = octets.length;
  while (end > 0 && octets[end - 1] === 0xff) end--;
  return octets.subarray(0, end);
}

function hexOf(octets: Uint8Array): string {
  return Buffer.from(octets).toString('hex').toUpperCase();
}
