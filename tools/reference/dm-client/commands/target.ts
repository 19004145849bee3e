/** From a LocURI to the node it means, or to the Status that says why not. */
import { STATUS, type StatusCode } from '../../../dm/codes';
import { formatNodeUri, limitFault, type NodeUri, parseNodeUri } from '../../../dm/uri';
import type { Device } from '../device';
import type { TreeNode } from '../tree';
import type { Run } from './run';

export interface Target extends NodeUri {
  /** Absent where no such node is. */
  readonly node: TreeNode | undefined;
}

/** Reads a LocURI within the limits of DevDetail/URI. */
export function targetOf(run: Run, uri: string | undefined): Target | StatusCode {
  if (uri === undefined) return STATUS.BAD_REQUEST;
  const parsed = parseNodeUri(uri);
  if (typeof parsed === 'string') return STATUS.BAD_REQUEST;
  const { device } = run;
  if (limitFault(uri, device.config) && !device.defects.has('long-uri-accepted')) return STATUS.URI_TOO_LONG;
  if (!uri.startsWith('.') && device.defects.has('relative-uri-unknown')) return { ...parsed, node: undefined };
  return { ...parsed, node: device.tree.find(parsed.segments) };
}

/** A target without `?`, whose node must be there. */
export function existingNode(run: Run, uri: string | undefined): TreeNode | StatusCode {
  const target = targetOf(run, uri);
  if (typeof target === 'string') return target;
  // Commands other than Get and Replace do not work on properties or tree parts (DM_TND 7.5).
  if (target.query) return STATUS.NOT_ALLOWED;
  return target.node ?? STATUS.NOT_FOUND;
}

/** The URI as the client writes it. */
export function uriOf(device: Device, segments: readonly string[]): string {
  const uri = formatNodeUri(segments);
  return device.defects.has('uri-trailing-slash') ? `${uri}/` : uri;
}
