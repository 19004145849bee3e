/** Get with ?list=: structure and data of a part of the tree (DM_TND 8). TNDS is not supported. */
import { STATUS, type StatusCode } from '../../../dm/codes';
import type { ListQuery, UnknownQuery } from '../../../dm/uri';
import type { Item } from '../messages';
import { segmentsOf, type TreeNode } from '../tree';
import type { Run } from './run';
import { uriOf } from './target';
import { itemOfNode } from './value';

/** One Item for each node that the server may read; nodes without that right are left out with all below them. */
export function listItems(run: Run, from: TreeNode, query: ListQuery | UnknownQuery): Item[] | StatusCode {
  const { defects } = run.device;
  if (query.kind === 'unknown') return defects.has('unknown-list-says-200') ? [] : STATUS.NOT_SUPPORTED;
  if (query.form === 'TNDS' && defects.has('tnds-get-says-404')) return STATUS.NOT_FOUND;
  if (query.form === 'TNDS') return defects.has('tnds-get-says-200') ? [] : STATUS.NOT_SUPPORTED;
  const data = query.form === 'StructData' ? !defects.has('structdata-without-data') : defects.has('struct-with-data');
  return [...readable(run, from)].map((node) => {
    const item = itemOfNode(run, node, uriOf(run.device, segmentsOf(node)), data);
    if (defects.has('struct-without-meta')) delete item.Meta;
    return item;
  });
}

function* readable(run: Run, node: TreeNode): Generator<TreeNode> {
  const granted = node.access.has('Get') && run.device.acl.allows(node, 'Get', run.server);
  if (!granted && !run.device.defects.has('list-shows-unreadable')) return;
  yield node;
  for (const child of node.children?.values() ?? []) yield* readable(run, child);
}
