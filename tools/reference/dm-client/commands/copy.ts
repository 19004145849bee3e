/** Copy: value of a leaf to another leaf (DM_RepPro 6.6.4). Rights are those of the equal Get, Add or Replace. */
import { STATUS, type StatusCode } from '../../../dm/codes';
import type { Copy, Item } from '../messages';
import { fullAccess } from '../objects/rows';
import { denied } from '../properties';
import { isInterior, type TreeNode } from '../tree';
import { report } from './report';
import { type ItemOutcome, type Progress, type Run, say } from './run';
import { existingNode, targetOf } from './target';

export function executeCopy(run: Run, command: Copy): Progress {
  const { config, defects } = run.device;
  if (!config.copy || defects.has('unsupported-command-says-200')) {
    say(run, command, defects.has('unsupported-command-says-200') ? STATUS.OK : STATUS.NOT_SUPPORTED);
    return 'failed';
  }
  const outcomes = command.Item.map((item): ItemOutcome => ({ code: copyItem(run, item) }));
  return report(run, command, command.Item, outcomes);
}

function copyItem(run: Run, item: Item): StatusCode {
  const { device } = run;
  const { tree, acl, defects } = device;
  const source = existingNode(run, item.Source?.LocURI);
  if (typeof source === 'string') return defects.has('copy-missing-says-200') ? STATUS.OK : source;
  if (isInterior(source)) return STATUS.FORBIDDEN;
  const free = defects.has('copy-without-rights');
  if (!source.access.has('Get') && !free) return STATUS.NOT_ALLOWED;
  if (!acl.allows(source, 'Get', run.server) && !free) return denied(device);
  const target = targetOf(run, item.Target?.LocURI);
  if (typeof target === 'string') return target;
  if (target.query) return STATUS.NOT_ALLOWED;
  const code = target.node ? overwrite(run, source, target.node, free) : create(run, source, target.segments, free);
  if (code === STATUS.OK && defects.has('copy-moves')) tree.remove(source);
  return code;
}

function overwrite(run: Run, source: TreeNode, node: TreeNode, free: boolean): StatusCode {
  const { device } = run;
  if (isInterior(node) || node.behaviour === 'busy') {
    return device.defects.has('copy-refused-says-500') ? STATUS.FAILED : STATUS.FORBIDDEN;
  }
  if (!node.access.has('Replace') && !free) return STATUS.NOT_ALLOWED;
  if (!device.acl.allows(node, 'Replace', run.server) && !free) return denied(device);
  // No conversion by Copy: a node of fixed format takes only its like.
  if (node.takes && (node.format !== source.format || !node.takes.includes(source.type))) return STATUS.FORBIDDEN;
  if (!device.defects.has('copy-not-done')) device.tree.setValue(node, source.value, source.format, source.type);
  return STATUS.OK;
}

function create(run: Run, source: TreeNode, segments: readonly string[], free: boolean): StatusCode {
  const { device } = run;
  const parent = device.tree.find(segments.slice(0, -1));
  if (!parent) return STATUS.NOT_FOUND;
  if (!isInterior(parent) || !parent.access.has('Add')) return STATUS.NOT_ALLOWED;
  if (!device.acl.allows(parent, 'Add', run.server) && !free) return denied(device);
  const { defects, tree } = device;
  if (defects.has('copy-not-done')) return STATUS.OK;
  if (defects.has('copy-shares-value')) {
    parent.children!.set(segments.at(-1)!, source);
    return STATUS.OK;
  }
  const { type, value } = source;
  const format = defects.has('copy-loses-format') ? 'chr' : source.format;
  const access = (parent.childAccess ?? fullAccess).filter((one) => one !== 'Add');
  tree.add(parent, segments.at(-1)!, { format, type, value, access, made: true });
  return STATUS.OK;
}
