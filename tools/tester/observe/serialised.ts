/** A serialised tree in an Add, as the nodes that the tester's device makes of it (DM_TNDS 5, 6; RepPro 6.6.1). */
import { dmddf12 } from '../../../generated/dmddf-1.2/vocabulary';
import { fromBase64 } from '../../dm/digest';
import { decodeStrict, isWellFormed } from '../../wire/strict';
import { child, children, type ElementNode, textOf } from '../../wire/tree';
import type { NodeValue } from '../device-script';

/** A node to be made. */
export interface Planted {
  /** From the target of the command on; that itself has none. */
  readonly names: readonly string[];
  readonly value: NodeValue;
  readonly acl: string | undefined;
  readonly title: string | undefined;
}

/** @param type of the Item */
export function isSerialised(type: string | undefined): boolean {
  return /^application\/vnd\.syncml\.dmtnds\+(xml|wbxml)\s*(;|$)/i.test(type ?? '');
}

/** The tree that stands in Data as mark-up. */
export function nestedTree(item: ElementNode): ElementNode | undefined {
  return child(item, 'Data', 'MgmtTree');
}

/** The tree of a document, or of one in base64; undefined where it is none. */
export function treeOf(octets: Uint8Array): ElementNode | undefined {
  // WBXML begins with its version, XML with a mark or white space: neither is base64.
  const bare = fromBase64(Buffer.from(octets).toString('latin1').replace(/\s/g, '')) ?? octets;
  const { document } = decodeStrict(bare, [dmddf12]);
  return isWellFormed(document) && document.root?.name === 'MgmtTree' ? document.root : undefined;
}

/**
 * Parents first. The first node is the target, whose name counts (DM_TNDS 6.3.1.6); further ones stand where Path says, from the target on (6.3.1.7).
 * @returns undefined for a tree of nothing, or one whose nodes lack names or have children and a value
 */
export function plantedOf(tree: ElementNode): readonly Planted[] | undefined {
  const [first, ...further] = children(tree, 'Node');
  if (!first) return undefined;
  const all = [...below(first, [])];
  for (const node of further) {
    const path = (textIn(node, 'Path') ?? '').split('/').filter((name) => name !== '' && name !== '.');
    all.push(...below(node, [...path, textIn(node, 'NodeName') ?? '']));
  }
  const wrong = all.some((one) => one === undefined || one.names.includes(''));
  return wrong ? undefined : (all as Planted[]);
}

function* below(node: ElementNode, names: readonly string[]): Generator<Planted | undefined> {
  const inner = children(node, 'Node');
  const format = child(node, 'RTProperties', 'Format');
  const told = format && children(format)[0]?.name;
  const value = textIn(node, 'Value');
  if (inner.length > 0 && value !== undefined) return yield undefined;
  const type = textIn(node, 'RTProperties', 'Type', 'MIME') ?? textIn(node, 'RTProperties', 'Type', 'DDFName');
  const shape = { ...(type && { type }), format: inner.length > 0 ? 'node' : (told ?? 'chr') };
  const octets = shape.format === 'bin' && value !== undefined;
  yield {
    names,
    value: { ...shape, ...(octets ? { base64: value } : { data: value ?? '' }) },
    acl: textIn(node, 'RTProperties', 'ACL'),
    title: textIn(node, 'RTProperties', 'Title'),
  };
  for (const one of inner) yield* below(one, [...names, textIn(one, 'NodeName') ?? '']);
}

/** An element that stands there empty has an empty text. */
function textIn(node: ElementNode, ...path: string[]): string | undefined {
  const found = child(node, ...path);
  return found && (textOf(found) ?? '');
}
