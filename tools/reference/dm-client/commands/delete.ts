/** Delete: a node and all below it (DM_RepPro 6.6.5; DM_TND 6.2.3, 6.2.5). */
import { STATUS, type StatusCode } from '../../../dm/codes';
import type { Delete } from '../messages';
import { serverIdOf } from '../objects/dmacc';
import { denied } from '../properties';
import type { TreeNode } from '../tree';
import { report } from './report';
import type { ItemOutcome, Progress, Run } from './run';
import { existingNode } from './target';

export function executeDelete(run: Run, command: Delete): Progress {
  const outcomes = command.Item.map((item): ItemOutcome => ({ code: deleteItem(run, item.Target?.LocURI) }));
  return report(run, command, command.Item, outcomes);
}

function deleteItem(run: Run, uri: string | undefined): StatusCode {
  const { device } = run;
  const { defects } = device;
  const node = existingNode(run, uri);
  if (typeof node === 'string') {
    const silent =
      (node === STATUS.NOT_FOUND && defects.has('delete-missing-says-200')) ||
      (node === STATUS.NOT_ALLOWED && defects.has('property-deleted'));
    return silent ? STATUS.OK : node;
  }
  if (!node.parent) return defects.has('delete-root-says-200') ? STATUS.OK : STATUS.NOT_ALLOWED;
  const permanent = node.permanent && !defects.has('permanent-deleted');
  const undeletable = !node.permanent && !node.access.has('Delete') && !defects.has('access-type-delete-ignored');
  if (permanent || undeletable) return STATUS.NOT_ALLOWED;
  if (!device.acl.allows(node, 'Delete', run.server)) return denied(device);
  const inner = [...device.tree.nodes(node)].slice(1);
  if (defects.has('undeletable-child-keeps-parent') && inner.some((one) => !one.access.has('Delete'))) {
    return STATUS.NOT_ALLOWED;
  }
  remove(run, node);
  return STATUS.OK;
}

function remove({ device }: Run, node: TreeNode): void {
  const { tree, defects } = device;
  const account = node.parent === tree.find(['DMAcc']) ? serverIdOf(node) : undefined;
  if (defects.has('delete-leaves-children') && (node.children?.size ?? 0) > 0) return;
  if (!defects.has('delete-not-done')) tree.remove(node);
  if (account !== undefined) device.acl.forget(tree, account);
}
