/** Properties of nodes: reading and replacing them (DM_TND 7). */
import { parseAcl } from '../../dm/acl-syntax';
import { STATUS, type StatusCode } from '../../dm/codes';
import { type PropertyName, propertyRules, TITLE_OCTETS } from '../../dm/property-names';
import { isNodeName } from '../../dm/uri';
import type { Device } from './device';
import { isInterior, type TreeNode } from './tree';

/** Value of a property, or undefined where this node has none. */
export function readProperty(device: Device, node: TreeNode, name: PropertyName): string | undefined {
  const { defects } = device;
  if (propertyRules[name].leafOnly && isInterior(node) && !defects.has('size-on-interior')) return undefined;
  if (name === 'Format' && defects.has('prop-format-unsupported')) return undefined;
  if (name === 'Type' && defects.has('new-node-without-type') && !node.permanent) return undefined;
  switch (name) {
    case 'ACL':
      return readAcl(device, node);
    case 'Format':
      if (isInterior(node) && defects.has('interior-format-property-chr')) return 'chr';
      return node.format === 'bin' && defects.has('format-b64-for-bin') ? 'b64' : node.format;
    case 'Name':
      return node.parent ? node.name : '.';
    case 'Size':
      return String(sizeOf(device, node));
    case 'Title':
      return node.title || (defects.has('title-inherited') && node.parent?.title) || '';
    case 'TStamp':
      return node.tstamp;
    case 'Type':
      return typeOf(device, node);
    case 'VerNo':
      return defects.has('verno-in-hex') ? `0x${node.verNo.toString(16)}` : String(node.verNo);
  }
}

function typeOf({ defects }: Device, node: TreeNode): string {
  if (!isInterior(node)) return node.type;
  if (defects.has('interior-type-is-mime')) return 'text/plain';
  if (defects.has('objects-without-type')) return '';
  return defects.has('object-version-with-zero') ? node.type.replace(/\/1\./, '/01.') : node.type;
}

/** A node shows its own ACL only; an inherited one stays where it is (DM_TND 7.7.1.1). */
function readAcl({ defects }: Device, node: TreeNode): string {
  if (!node.parent && defects.has('acl-root-empty')) return '';
  let at = node;
  if (defects.has('acl-inherited-shown')) while (at.acl === '' && at.parent) at = at.parent;
  return at.acl.trim();
}

/** Octets of the value as it is, not as it travels (DM_TND 7.7.4). */
function sizeOf({ defects }: Device, node: TreeNode): number {
  const octets = Buffer.from(node.value as Uint8Array);
  const extra = defects.has('size-off-by-one') ? 1 : 0;
  return (
    extra +
    (defects.has('size-of-base64') && typeof node.value !== 'string' ? octets.toString('base64').length : octets.length)
  );
}

/** Replace of a property by a server that may address the node. */
export function replaceProperty(
  device: Device,
  node: TreeNode,
  name: PropertyName,
  value: string,
  server: string,
): StatusCode {
  if (!propertyRules[name].replaceable) {
    if (!device.defects.has('readonly-property-accepted')) return STATUS.NOT_ALLOWED;
    if (name === 'Type') node.type = value;
    return STATUS.OK;
  }
  if (name === 'ACL') return replaceAcl(device, node, value, server);
  if (name === 'Name' && node.permanent && !device.defects.has('permanent-renamed')) return STATUS.NOT_ALLOWED;
  if (!node.access.has('Replace')) return STATUS.NOT_ALLOWED;
  if (!device.acl.allows(node, 'Replace', server)) return denied(device);
  return name === 'Name' ? rename(device, node, value) : replaceTitle(device, node, value);
}

function replaceAcl(device: Device, node: TreeNode, text: string, server: string): StatusCode {
  if (!device.acl.mayChangeAcl(node, server)) return denied(device);
  const parsed = parseAcl(text);
  const emptyRoot = text === '' && !node.parent;
  if ((!parsed.ok || emptyRoot) && !device.defects.has('acl-malformed-accepted')) return STATUS.BAD_REQUEST;
  if (device.defects.has('acl-replace-not-done')) return STATUS.OK;
  const kept = node.acl !== '' && device.defects.has('acl-replace-appends') ? `${node.acl}&` : '';
  // A blank reads as empty and is no ACL.
  node.acl = text === '' && device.defects.has('acl-empty-forbids-all') ? ' ' : kept + text;
  return STATUS.OK;
}

function rename(device: Device, node: TreeNode, name: string): StatusCode {
  if (!isNodeName(name) && !device.defects.has('name-with-slash-accepted')) return STATUS.BAD_REQUEST;
  const { maxSegLen } = device.config;
  if (maxSegLen > 0 && [...name].length > maxSegLen) return STATUS.URI_TOO_LONG;
  const twin = node.parent?.children?.get(name);
  if (twin && twin !== node) {
    if (!device.defects.has('rename-to-sibling-accepted')) return STATUS.EXISTS;
    device.tree.remove(twin);
  }
  if (!device.defects.has('rename-not-done')) device.tree.rename(node, name);
  return STATUS.OK;
}

function replaceTitle(device: Device, node: TreeNode, title: string): StatusCode {
  const tooLong = Buffer.byteLength(title) > TITLE_OCTETS;
  if (tooLong && !device.defects.has('long-title-accepted')) return STATUS.TOO_LARGE;
  if (!device.defects.has('title-not-kept')) node.title = title;
  return STATUS.OK;
}

/** The answer to a server without the right. */
export function denied(device: Device): StatusCode {
  return device.defects.has('denied-says-401') ? STATUS.UNAUTHORIZED : STATUS.PERMISSION_DENIED;
}
