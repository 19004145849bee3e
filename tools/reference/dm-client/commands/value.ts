/** Values between message and tree: formats, binary content in both encodings (DM_TND 7.7.2; MetInf 5.2.4). */
import { STATUS, type StatusCode } from '../../../dm/codes';
import { fromBase64, toBase64 } from '../../../dm/digest';
import { DEFAULT_FORMAT, DEFAULT_TYPE, type Format, isFormat, valueFault } from '../../../dm/formats';
import type { Data, Item, Meta } from '../messages';
import { isSerialized } from '../serialised';
import { isInterior, type NodeValue, type TreeNode } from '../tree';
import type { Run } from './run';

export interface ReadValue {
  readonly format: Format;
  readonly type: string;
  readonly value: NodeValue;
}

/**
 * Reads what a server wants to set.
 * @param existing The leaf that is replaced; its format and type hold where Meta is silent.
 */
export function readValue(run: Run, meta: Meta, data: Data | undefined, existing?: TreeNode): ReadValue | StatusCode {
  const { defects } = run.device;
  const type = meta.Type ?? existing?.type ?? DEFAULT_TYPE;
  const named = meta.Format ?? existing?.format ?? DEFAULT_FORMAT;
  if (isSerialized(type) && !defects.has('tnds-add-says-200')) {
    return STATUS.UNSUPPORTED_TYPE;
  }
  // A leaf stays a leaf, and markup that is a document of its own is a serialized tree.
  if (!isFormat(named) || named === 'node') return STATUS.UNSUPPORTED_TYPE;
  if (typeof data === 'object' && !(data instanceof Uint8Array)) return STATUS.UNSUPPORTED_TYPE;
  if (existing?.takes) {
    const sameFormat = named === existing.format || (named === 'b64' && existing.format === 'bin');
    if (!sameFormat || !existing.takes.includes(type)) return STATUS.UNSUPPORTED_TYPE;
  }
  return named === 'bin' || named === 'b64'
    ? readBinary(run, named, type, data, existing)
    : readText(run, named, type, data);
}

/** base64 is mostly transport: the node's format is bin then, whatever Meta says (DM_TND 7.7.2). */
function readBinary(
  run: Run,
  named: 'bin' | 'b64',
  type: string,
  data: string | Uint8Array | undefined,
  existing: TreeNode | undefined,
): ReadValue | StatusCode {
  const { defects } = run.device;
  if (named === 'bin') {
    if (typeof data === 'string' && run.encoding === 'xml') return STATUS.UNSUPPORTED_TYPE;
    const bytes = damaged(run, new Uint8Array(Buffer.from((data ?? '') as Uint8Array)));
    const zero = defects.has('binary-cut-at-zero') ? bytes.indexOf(0) : -1;
    return { format: 'bin', type, value: zero < 0 ? bytes : bytes.subarray(0, zero) };
  }
  const text = typeof data === 'string' ? data : Buffer.from(data ?? []).toString('latin1');
  if (existing?.format === 'b64' || defects.has('b64-kept-as-text')) return { format: 'b64', type, value: text };
  const bytes = fromBase64(text);
  return bytes ? { format: 'bin', type, value: damaged(run, bytes) } : STATUS.BAD_REQUEST;
}

function damaged({ device }: Run, bytes: Uint8Array): Uint8Array {
  return device.defects.has('binary-damaged') ? bytes.subarray(0, -1) : bytes;
}

function readText(
  run: Run,
  format: Format,
  type: string,
  data: string | Uint8Array | undefined,
): ReadValue | StatusCode {
  const text = typeof data === 'string' ? data : Buffer.from(data ?? []).toString('utf8');
  if (valueFault(format, text) !== undefined) return STATUS.UNSUPPORTED_TYPE;
  const kept = run.device.defects.has('text-loses-unicode') ? text.replace(/[^\0-\x7f]/gu, '?') : text;
  return { format, type, value: kept };
}

/** Item that describes a node: Source, Meta, and with `data` the value of a leaf. */
export function itemOfNode(run: Run, node: TreeNode, uri: string, data: boolean): Item {
  const { defects } = run.device;
  const item: Item = {
    ...(!defects.has('results-source-missing') && { Source: { LocURI: uri } }),
    Meta: metaOf(run, node),
  };
  if (defects.has('results-meta-missing')) delete item.Meta;
  if (data && node.format === 'null' && defects.has('null-leaf-with-data')) return { ...item, Data: 'null' };
  if (!data || isInterior(node) || node.format === 'null' || defects.has('item-without-data')) return item;
  return { ...item, Data: dataOf(run, node) };
}

function metaOf(run: Run, node: TreeNode): Meta {
  const { defects } = run.device;
  if (isInterior(node)) {
    return { Format: defects.has('interior-format-chr') ? 'chr' : 'node', Type: DEFAULT_TYPE };
  }
  const type = defects.has('leaf-type-always-text') ? DEFAULT_TYPE : node.type;
  const meta: Meta = { Format: travellingFormat(run, node.format), Type: type };
  if (defects.has('results-format-missing')) delete meta.Format;
  if (defects.has('results-format-text') && node.format === 'chr') meta.Format = 'text';
  return meta;
}

/** Binary values go as base64 in XML and as they are in WBXML (DM_TND 7.7.2). */
function travellingFormat({ encoding, device }: Run, format: Format): Format {
  if (format !== 'bin') return format;
  return encoding === 'xml' && !device.defects.has('xml-bin-without-b64') ? 'b64' : 'bin';
}

function dataOf({ encoding, device }: Run, node: TreeNode): Data {
  if (typeof node.value === 'string') {
    return device.defects.has('value-in-upper-case') ? node.value.toUpperCase() : node.value;
  }
  if (encoding === 'xml' || device.defects.has('wbxml-bin-as-base64')) return toBase64(node.value);
  return node.value;
}

/** Octets of a Data as they travel. */
export function dataLength(data: Data | undefined): number {
  if (data === undefined || (typeof data === 'object' && !(data instanceof Uint8Array))) return 0;
  return Buffer.from(data as Uint8Array).length;
}
