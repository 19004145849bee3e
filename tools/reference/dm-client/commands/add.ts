/** Add: new nodes (DM_RepPro 6.6.1; DM_TND 6.2.4). */
import { STATUS, type StatusCode } from '../../../dm/codes';
import { formatNodeUri } from '../../../dm/uri';
import type { Add, Item, Meta } from '../messages';
import { fullAccess } from '../objects/rows';
import { denied } from '../properties';
import { faultOf, isSerialized, plantInstance, readSerialised } from '../serialised';
import { isInterior, type TreeNode } from '../tree';
import { report } from './report';
import type { ItemOutcome, Progress, Run } from './run';
import { targetOf } from './target';
import { type ReadValue, readValue } from './value';

export function executeAdd(run: Run, command: Add): Progress {
  const outcomes = command.Item.map((item) => addChunk(run, command, item));
  return report(run, command, command.Item, outcomes);
}

function addChunk(run: Run, command: Add, item: Item): ItemOutcome {
  const { defects } = run.device;
  const chunk = run.inbound.take(command, item);
  switch (chunk.kind) {
    case 'buffered':
      if (defects.has('chunk-committed-early')) addItem(run, item, { ...command.Meta, ...item.Meta });
      return { code: defects.has('chunk-says-200') ? STATUS.OK : STATUS.CHUNK_BUFFERED };
    case 'size-mismatch':
      return { code: STATUS.SIZE_MISMATCH };
    case 'too-large':
      return { code: STATUS.TOO_LARGE };
    case 'whole':
      return addItem(run, { ...item, Data: chunk.data }, chunk.meta);
  }
}

function addItem(run: Run, item: Item, meta: Meta): ItemOutcome {
  const { device } = run;
  const target = targetOf(run, item.Target?.LocURI);
  if (typeof target === 'string') return { code: target };
  if (target.query) return { code: device.defects.has('property-added') ? STATUS.OK : STATUS.NOT_ALLOWED };
  if (
    target.segments[0] === 'Inbox' &&
    isSerialized(meta.Type) &&
    device.acl.allows(device.tree.root, 'Add', run.server)
  )
    return { code: addByIdentifier(run, meta, item) };
  if (target.node && !device.defects.has('add-existing-overwrites')) return { code: STATUS.EXISTS };
  const parent = parentOf(run, target.segments.slice(0, -1));
  if ('code' in parent) return parent;
  const code = mayAdd(run, parent);
  if (code) return { code };
  if (isSerialized(meta.Type) && !device.defects.has('tnds-add-says-200'))
    return { code: addObject(run, parent, target.segments, meta, item) };
  const read = readNew(run, meta, item);
  if (typeof read === 'string') return { code: read };
  if (!device.defects.has('add-not-done')) create(run, parent, target.segments.at(-1)!, read);
  return { code: STATUS.OK };
}

/** The parent, made on the way where the device does that; else the Status with the URI that failed (DM_RepPro 6.6.1). */
function parentOf(run: Run, segments: readonly string[]): TreeNode | ItemOutcome {
  const { tree, config, defects } = run.device;
  let at = tree.root;
  for (const [index, segment] of segments.entries()) {
    const next = at.children?.get(segment);
    if (next) {
      at = next;
      continue;
    }
    if (!isInterior(at)) break;
    const makesParents = config.implicitParents || defects.has('implicit-parent-with-acl');
    const code = makesParents ? mayAdd(run, at) : STATUS.NOT_FOUND;
    if (code) {
      if (defects.has('add-orphan-says-200')) return { code: STATUS.OK };
      if (defects.has('failed-parent-not-named')) return { code };
      return { code, say: { Target: { LocURI: formatNodeUri(segments.slice(0, index + 1)) } } };
    }
    at = create(run, at, segment, { format: 'node', type: '', value: '' });
    if (defects.has('implicit-parent-with-acl')) at.acl = `Add=${run.server}&Get=${run.server}`;
  }
  return at;
}

function mayAdd(run: Run, parent: TreeNode): StatusCode | undefined {
  const { device } = run;
  if (!isInterior(parent)) return device.defects.has('add-below-leaf-says-200') ? STATUS.OK : STATUS.NOT_ALLOWED;
  if (!parent.access.has('Add') && !device.defects.has('access-type-add-ignored')) return STATUS.NOT_ALLOWED;
  if (!device.acl.allows(parent, 'Add', run.server)) return denied(device);
  return [...device.tree.nodes()].length >= device.config.maxNodes ? STATUS.DEVICE_FULL : undefined;
}

/** The Inbox finds the place of an object by its identifier (DM_StdObj 5.3.4). */
function addByIdentifier({ device }: Run, meta: Meta, item: Item): StatusCode {
  const read = readSerialised(item.Data, meta.Type!);
  if (typeof read === 'string') return read;
  const code = read.map((object) => faultOf(device, ['DMAcc', object.name || 'Account'], object)).find(Boolean);
  if (code) return code;
  if (device.defects.has('inbox-places-nothing')) return STATUS.OK;
  const placed = read.map((object) => device.place(object));
  return placed.includes(undefined) ? STATUS.NOT_SUPPORTED : STATUS.OK;
}

/** A tree in one piece, made whole or not at all; its root has the name that the target gives. */
function addObject(run: Run, parent: TreeNode, segments: readonly string[], meta: Meta, item: Item): StatusCode {
  const { device } = run;
  const name = segments.at(-1)!;
  const read = readSerialised(item.Data, meta.Type!, device.defects);
  const object = typeof read !== 'string' && read.length === 1 ? read[0] : undefined;
  const unreadable = typeof read === 'string' ? read : STATUS.UNSUPPORTED_TYPE;
  const code = object ? faultOf(device, segments, object) : unreadable;
  if (code && device.defects.has('tnds-add-half-done'))
    create(run, parent, name, { format: 'node', type: '', value: '' });
  if (code) return code;
  const access = parent.childAccess ?? fullAccess;
  plantInstance(device.tree, parent, name, object!, (node) => ({
    access: node.children ? access : access.filter((one) => one !== 'Add'),
    acl:
      (device.defects.has('tnds-acl-ignored') ? undefined : node.acl) ??
      (node === object ? device.acl.aclOfNewNode(parent, node.children !== undefined, run.server) : ''),
  }));
  return STATUS.OK;
}

function readNew(run: Run, meta: Meta, item: Item): ReadValue | StatusCode {
  if (meta.Format === 'node') return { format: 'node', type: meta.Type ?? '', value: '' };
  return readValue(run, meta, item.Data);
}

function create(run: Run, parent: TreeNode, name: string, { format, type, value }: ReadValue): TreeNode {
  const { tree, acl, defects } = run.device;
  const interior = format === 'node';
  const access = parent.childAccess ?? fullAccess;
  return tree.add(parent, defects.has('new-name-lower-case') ? name.toLowerCase() : name, {
    format,
    type,
    value,
    made: true,
    acl: acl.aclOfNewNode(parent, interior, run.server),
    access: interior ? access : access.filter((one) => one !== 'Add'),
  });
}
