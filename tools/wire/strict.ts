/** Front door of the strict decoders: finds out what the bytes are, then decodes them with the vocabulary that fits. */
import type { StrictOptions } from './decode-context';
import { encodingKind, type Kind, recognise } from './kind';
import { rankOfPublicId } from './public-id';
import { decodeStrictWbxml } from './strict-wbxml';
import { decodeStrictXml } from './strict-xml';
import type { DocumentNode, Encoding } from './tree';
import type { Vocabulary } from './vocabulary';

export type { StrictOptions } from './decode-context';
export { type Kind, recognise } from './kind';
export { decodeStrictWbxml } from './strict-wbxml';
export { decodeStrictXml } from './strict-xml';
export * from './write';

/** What a transport said about the bytes. Used only where the bytes do not say it themselves. */
export interface Hint {
  readonly encoding?: Encoding;
  readonly mediaType?: string;
}

export interface StrictResult {
  readonly document: DocumentNode;
  readonly vocabulary: Vocabulary;
}

/**
 * Decodes a document of one of several vocabularies, told apart by content: namespace and name of the root, public id, VerDTD, then the hint.
 * @throws TypeError for arguments of the wrong kind, such as an empty list of vocabularies
 */
export function decodeStrict(
  bytes: Uint8Array,
  vocabularies: readonly Vocabulary[],
  hint: Hint = {},
  options?: StrictOptions,
): StrictResult {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('the bytes of a document are a Uint8Array');
  const [only, other] = vocabularies;
  const kind = only && !other ? { encoding: encodingKind(bytes) } : recognise(bytes);
  const encoding = encodingOf(kind, hint);
  const vocabulary = choose(kind, vocabularies, hint, encoding);
  const decode = encoding === 'wbxml' ? decodeStrictWbxml : decodeStrictXml;
  return { document: decode(bytes, vocabulary, options), vocabulary };
}

/** True when the whole document was read to its end. */
export function isWellFormed(document: DocumentNode): boolean {
  return document.root !== undefined && !document.findings.some((finding) => finding.severity === 'fatal');
}

function encodingOf(kind: Kind, hint: Hint): Encoding {
  if (kind.encoding === 'xml' || kind.encoding === 'wbxml') return kind.encoding;
  return hint.encoding ?? (hint.mediaType?.includes('wbxml') ? 'wbxml' : 'xml');
}

function choose(kind: Kind, vocabularies: readonly Vocabulary[], hint: Hint, encoding: Encoding): Vocabulary {
  const [first] = vocabularies;
  if (first === undefined) throw new TypeError('at least one vocabulary is needed');
  if (vocabularies.length === 1) return first;
  const { root, namespace, publicId, rootToken, version } = kind;
  const mediaType = hint.mediaType?.split(';')[0]?.trim().toLowerCase();

  // Each says how near a vocabulary is, 0 for its very own, undefined for not at all.
  const byNamespace = ({ roots, pages }: Vocabulary) =>
    root !== undefined && roots.includes(root)
      ? nearest(
          pages.map(({ namespaces }) => namespaces),
          namespace,
        )
      : undefined;
  const byId = (vocabulary: Vocabulary) =>
    publicId === undefined || publicId === 1 ? undefined : rankOfPublicId(vocabulary, publicId);
  const byRoot = ({ roots, pages }: Vocabulary) => {
    const name = root ?? (rootToken && pages.find(({ page }) => page === rootToken.page)?.tags[rootToken.code]);
    return name !== undefined && roots.includes(name) ? 0 : undefined;
  };
  const byVersion = ({ versions }: Vocabulary) => nearest([versions ?? []], version);
  const byType = ({ mediaTypes }: Vocabulary) => nearest([mediaTypes[encoding]], mediaType);

  for (const fits of [byNamespace, byId, byRoot, byType]) {
    let found = vocabularies.filter((vocabulary) => fits(vocabulary) !== undefined);
    if (found.length === 0) continue;
    // Several fit: the nearest, then what else the document says, then their order.
    for (const rank of [fits, byId, byVersion]) found = best(found, rank);
    return found[0]!;
  }
  return first;
}

/** Those that rank lowest; all where none has a rank. */
function best(vocabularies: readonly Vocabulary[], rank: (vocabulary: Vocabulary) => number | undefined): Vocabulary[] {
  const ranks = vocabularies.map((vocabulary) => rank(vocabulary) ?? Number.POSITIVE_INFINITY);
  const lowest = Math.min(...ranks);
  return vocabularies.filter((_, index) => ranks[index] === lowest);
}

/** Lowest place of the name in any of the lists. */
function nearest(lists: readonly (readonly string[])[], name: string | undefined): number | undefined {
  const places = lists.map((list) => list.indexOf(name ?? '')).filter((place) => place >= 0);
  return places.length > 0 ? Math.min(...places) : undefined;
}
