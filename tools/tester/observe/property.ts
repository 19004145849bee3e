/** Properties of a node as a server reads and changes them (DM_TND 7). */
import { isPropertyName, propertyRules, TITLE_OCTETS } from '../../dm/property-names';
import { isNodeName } from '../../dm/uri';
import type { CommandView } from '../conversation';
import { octetsOf, type Wanted } from './request';
import { propertyOf, type Tree, type TreeNode } from './tree';

type Fared = { readonly code: string; readonly items?: readonly object[] };

/** What a Get of `uri?prop=name` is answered with. */
export function readProperty(uri: string, segments: readonly string[], node: TreeNode, name: string): Fared {
  const value = propertyOf(segments, node, name);
  return value === undefined ? { code: '406' } : { code: '200', items: [{ Source: { LocURI: uri }, Data: value }] };
}

/** What any other command on a property does: Replace on some, nothing else on any (DM_TND 7.5). */
export function changeProperty({ name: command }: CommandView, one: Wanted, node: TreeNode, tree: Tree): Fared {
  const query = one.node?.query;
  const name = query?.kind === 'prop' ? query.name : '';
  if (!isPropertyName(name) || propertyOf([], node, name) === undefined) return { code: '406' };
  if (command !== 'Replace' || !propertyRules[name].replaceable) return { code: '405' };
  const octets = octetsOf(one.item);
  if (!octets) return { code: '400' };
  const text = Buffer.from(octets).toString('utf8');
  if (name === 'Name') return rename(one.node?.segments ?? [], text, tree);
  if (name === 'Title' && octets.length > TITLE_OCTETS) return { code: '413' };
  node[name === 'ACL' ? 'acl' : 'title'] = text;
  return { code: '200' };
}

function rename(segments: readonly string[], name: string, tree: Tree): Fared {
  // The root, and what stands below ./DevInfo, keep their names.
  if (segments.length === 0 || segments[0] === 'DevInfo') return { code: '405' };
  if (!isNodeName(name)) return { code: '400' };
  if (tree.find([...segments.slice(0, -1), name])) return { code: '418' };
  tree.rename(segments, name);
  return { code: '200' };
}
