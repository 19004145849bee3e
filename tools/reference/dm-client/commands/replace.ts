/** Replace: values and properties of nodes that are there (DM_RepPro 6.6.11; DM_TND 7.5). */
import { STATUS, type StatusCode } from '../../../dm/codes';
import type { Data, Item, Meta, Replace } from '../messages';
import { fullAccess } from '../objects/rows';
import { denied, replaceProperty } from '../properties';
import { faultOf, isSerialized, plantInstance, readSerialised } from '../serialised';
import { type AccessType, isInterior, segmentsOf, type TreeNode } from '../tree';
import { report } from './report';
import type { ItemOutcome, Progress, Run } from './run';
import { type Target, targetOf } from './target';
import { readValue } from './value';

export function executeReplace(run: Run, command: Replace): Progress {
  const outcomes = command.Item.map((item): ItemOutcome => ({ code: replaceChunk(run, command, item) }));
  return report(run, command, command.Item, outcomes);
}

function replaceChunk(run: Run, command: Replace, item: Item): StatusCode {
  const { defects } = run.device;
  const chunk = run.inbound.take(command, item);
  switch (chunk.kind) {
    case 'buffered':
      if (defects.has('chunk-committed-early')) replaceItem(run, item, { ...command.Meta, ...item.Meta }, item.Data);
      return defects.has('chunk-says-200') ? STATUS.OK : STATUS.CHUNK_BUFFERED;
    case 'size-mismatch':
      return STATUS.SIZE_MISMATCH;
    case 'too-large':
      return STATUS.TOO_LARGE;
    case 'whole':
      return replaceItem(run, item, chunk.meta, chunk.data);
  }
}

function replaceItem(run: Run, item: Item, meta: Meta, data: Data | undefined): StatusCode {
  const target = targetOf(run, item.Target?.LocURI);
  if (typeof target === 'string') return target;
  const { node, query } = target;
  if (!node) return replaceMissing(run, target, meta, data);
  if (query?.kind === 'prop') {
    if (!query.known) return replaceUnknown(run, node, query.name);
    return replaceProperty(run.device, node, query.known, textOf(data), run.server);
  }
  if (query) return STATUS.NOT_ALLOWED;
  return replaceValue(run, node, meta, data);
}

function replaceMissing(run: Run, { segments }: Target, meta: Meta, data: Data | undefined): StatusCode {
  const { tree, defects } = run.device;
  const parent = tree.find(segments.slice(0, -1));
  if (!defects.has('replace-creates') || !parent?.children) return STATUS.NOT_FOUND;
  const read = readValue(run, meta, data);
  if (typeof read === 'string') return read;
  tree.add(parent, segments.at(-1)!, { ...read, access: fullAccess });
  return STATUS.OK;
}

function replaceValue(run: Run, node: TreeNode, meta: Meta, data: Data | undefined): StatusCode {
  const { device } = run;
  const { defects } = device;
  if (isSerialized(meta.Type))
    return defects.has('tnds-replace-says-200') ? STATUS.OK : replaceObject(run, node, meta.Type!, data);
  if (isInterior(node)) return defects.has('interior-takes-value') ? STATUS.OK : STATUS.NOT_ALLOWED;
  if (!node.access.has('Replace') && !defects.has('access-type-replace-ignored')) return STATUS.NOT_ALLOWED;
  if (!device.acl.allows(node, 'Replace', run.server)) return denied(device);
  if (node.behaviour === 'busy' && !defects.has('busy-node-replaced')) return STATUS.FORBIDDEN;
  const read = readValue(run, meta, data, node);
  if (typeof read === 'string') return read;
  if (!defects.has('replace-not-done')) {
    const type = defects.has('type-property-not-updated') ? node.type : read.type;
    device.tree.setValue(node, read.value, read.format, type);
  }
  return STATUS.OK;
}

function textOf(data: Data | undefined): string {
  if (typeof data === 'string') return data;
  return data instanceof Uint8Array ? Buffer.from(data).toString('utf8') : '';
}

/** AccessType and its like are part of the description, no property that anybody sets (DM_TND 9.4.3). */
function replaceUnknown({ device }: Run, node: TreeNode, name: string): StatusCode {
  if (name !== 'AccessType' || !device.defects.has('access-type-replaced')) return STATUS.NOT_SUPPORTED;
  (node.access as Set<AccessType>).add('Replace');
  return STATUS.OK;
}

/** A tree in one piece takes the place of a node and of all below it, whole or not at all (DM_RepPro 6.6.11). */
function replaceObject(run: Run, node: TreeNode, type: string, data: Data | undefined): StatusCode {
  const { device } = run;
  const { defects, tree } = device;
  if (!isInterior(node) || !node.parent || !node.access.has('Replace')) return STATUS.NOT_ALLOWED;
  if (!device.acl.allows(node, 'Replace', run.server)) return denied(device);
  const read = readSerialised(data, type, defects);
  const object = typeof read === 'string' || read.length > 1 ? undefined : read[0];
  const unreadable = typeof read === 'string' ? read : STATUS.UNSUPPORTED_TYPE;
  const code = object?.children ? faultOf(device, segmentsOf(node), object) : unreadable;
  const children = [...(node.children?.values() ?? [])];
  if (code && !defects.has('tnds-replace-half-done')) return code;
  if (!defects.has('tnds-replace-only-adds')) for (const child of children) tree.remove(child);
  if (code) return code;
  const access = node.childAccess ?? fullAccess;
  for (const child of object?.children ?? [])
    plantInstance(tree, node, child.name, child, (one) => ({
      access: one.children ? access : access.filter((name) => name !== 'Add'),
      acl: one.acl ?? '',
    }));
  return STATUS.OK;
}
