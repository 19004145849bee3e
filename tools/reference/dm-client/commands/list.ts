/** Get with ?list=: structure and data of a part of the tree, as Items or in one piece (DM_TND 8). */
import { STATUS, type StatusCode } from '../../../dm/codes';
import type { ListQuery, UnknownQuery } from '../../../dm/uri';
import type { Item } from '../messages';
import { serialised } from '../serialised';
import { segmentsOf, type TreeNode } from '../tree';
import type { Run } from './run';
import { uriOf } from './target';
import { itemOfNode } from './value';

/** One Item for each node that the server may read; nodes without that right are left out with all below them. */
export function listItems(run: Run, from: TreeNode, query: ListQuery | UnknownQuery): Item[] | StatusCode {
  const { defects } = run.device;
  if (query.kind === 'unknown') return defects.has('unknown-list-says-200') ? [] : STATUS.NOT_SUPPORTED;
  if (query.form === 'TNDS' && defects.has('tnds-get-says-404')) return STATUS.NOT_FOUND;
  if (query.form === 'TNDS') return defects.has('tnds-get-says-200') ? [] : inOnePiece(run, from, query);
  const data = query.form === 'StructData' ? !defects.has('structdata-without-data') : defects.has('struct-with-data');
  return [...readable(run, from)].map((node) => {
    const item = itemOfNode(run, node, uriOf(run.device, segmentsOf(node)), data);
    if (defects.has('struct-without-meta')) delete item.Meta;
    return item;
  });
}

function inOnePiece(run: Run, from: TreeNode, query: ListQuery): Item[] | StatusCode {
  const found = serialised(run.device, from, query, run.encoding, (node) => mayRead(run, node));
  if (typeof found === 'string') return found;
  return [{ Source: { LocURI: uriOf(run.device, segmentsOf(from)) }, ...found }];
}

function mayRead(run: Run, node: TreeNode): boolean {
  const granted = node.access.has('Get') && run.device.acl.allows(node, 'Get', run.server);
  return granted || run.device.defects.has('list-shows-unreadable');
}

function* readable(run: Run, node: TreeNode): Generator<TreeNode> {
  if (!mayRead(run, node)) return;
  yield node;
  for (const child of node.children?.values() ?? []) yield* readable(run, child);
}
