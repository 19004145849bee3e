/**
 * Instances as serialized trees and back (OMA-TS-DM_TNDS 6). Works on the typed MgmtTree, so that one pair of functions serves
 * XML and WBXML. Binary values travel as base64 text.
 */
import type { Format as FormatElement, MgmtTree, Node, RTProperties } from '../../generated/dmddf-1.2/types';
import { fromBase64, toBase64 } from '../dm/digest';
import { type Format, isFormat } from '../dm/formats';
import { type InstanceNode, instanceOf } from './instance';

export interface TndsRoot {
  /** Where the document puts the node, as written; relative to the target of the command (6.3.1.7). */
  readonly path?: string;
  readonly node: InstanceNode;
}

export interface Tnds {
  readonly roots: readonly TndsRoot[];
  readonly man?: string;
  readonly mod?: string;
}

export interface TndsFinding {
  readonly code: 'version' | 'run-time' | 'format' | 'type' | 'value' | 'ignored' | 'name' | 'limit';
  readonly severity: 'error' | 'note';
  /** Names from the root of the document on. */
  readonly path: string;
  readonly clause: string;
  readonly message: string;
}

export interface TndsReading extends Tnds {
  readonly findings: readonly TndsFinding[];
}

const MAX_DEPTH = 256;

/** The document for these nodes. A name may be empty: then it comes from the command's target (6.3.1.6). */
export function toTnds({ roots, man, mod }: Tnds): MgmtTree {
  return {
    VerDTD: '1.2',
    ...(man !== undefined && { Man: man }),
    ...(mod !== undefined && { Mod: mod }),
    Node: roots.map(({ path, node }) => elementOf(node, path)),
  };
}

function elementOf(node: InstanceNode, path?: string): Node {
  const { name, children, value, acl, title, tstamp, verNo } = node;
  const isInterior = children !== undefined || node.format === 'node';
  const format: Format = isInterior ? 'node' : (node.format ?? 'chr');
  const text = typeof value === 'string' || value === undefined ? value : toBase64(value);
  return {
    NodeName: name,
    ...(path !== undefined && { Path: path }),
    RTProperties: {
      ...(acl !== undefined && { ACL: acl }),
      Format: { [format]: true } as FormatElement,
      ...(title !== undefined && { Title: title }),
      ...(tstamp !== undefined && { TStamp: tstamp }),
      Type: isInterior ? { DDFName: node.type ?? '' } : { MIME: node.type ?? 'text/plain' },
      ...(verNo !== undefined && { VerNo: verNo }),
    },
    ...(isInterior
      ? children?.length
        ? { Node: children.map((child) => elementOf(child)) }
        : {}
      : valueField(text, format)),
  };
}

function valueField(text: string | undefined, format: Format): Pick<Node, 'Value'> {
  return text === undefined || format === 'null' ? {} : { Value: text };
}

/** What a document holds, whatever it is. Never throws. */
export function fromTnds(tree: MgmtTree): TndsReading {
  const findings: TndsFinding[] = [];
  // Documents come from decoders that keep what they find: any field may be missing.
  const { VerDTD: version, Man: man, Mod: mod, Node: nodes } = tree as Partial<MgmtTree>;
  if (version !== '1.2') {
    const message = `VerDTD is ${version ?? 'missing'}`;
    findings.push({ code: 'version', severity: 'error', path: '', clause: '6.3.1.2', message });
  }
  const roots = (nodes ?? []).map((element) => {
    const node = nodeOf(element, '', 1, findings);
    return { ...(element.Path !== undefined && { path: element.Path }), node };
  });
  return { ...(man !== undefined && { man }), ...(mod !== undefined && { mod }), roots, findings };
}

function nodeOf(element: Node, parent: string, depth: number, findings: TndsFinding[]): InstanceNode {
  const { RTProperties: runtime, DFProperties: framework, Node: nodes, Value: value } = element;
  const name = (element.NodeName as string | undefined) ?? '';
  const path = depth === 1 ? name : `${parent}/${name}`;
  const report = (code: TndsFinding['code'], severity: TndsFinding['severity'], clause: string, message: string) =>
    findings.push({ code, severity, path, clause, message });
  if (name === '' && depth > 1)
    report('name', 'error', '6.3.1.6', 'only the name of the root may be left to the command');
  if (!runtime) report('run-time', 'note', '6.3.1.9', 'RTProperties is missing');
  if (framework) report('ignored', 'note', '6.3', 'DFProperties means nothing in an instance');
  const told = runtime && formatOf(runtime);
  const hasChildren = nodes !== undefined && nodes.length > 0;
  if (hasChildren && value !== undefined)
    report('format', 'error', '6.3.1', 'Value and child nodes exclude each other');
  if (hasChildren && told !== undefined && told !== 'node')
    report('format', 'error', '6.3.1', `${told} with child nodes`);
  const isInterior = hasChildren || told === 'node';
  const type = runtime && typeOf(runtime, isInterior, report);
  const kept = depth < MAX_DEPTH ? (nodes ?? []) : [];
  if (kept.length < (nodes?.length ?? 0)) report('limit', 'error', '6.3.1', `deeper than ${MAX_DEPTH} nodes`);
  const format = isInterior ? 'node' : told;
  const content = isInterior
    ? kept.map((child) => nodeOf(child, path, depth + 1, findings))
    : contentOf(value, format, () => report('value', 'error', '6.3.1', 'the value of a binary node is not base64'));
  const { ACL: acl, Title: title, TStamp: tstamp, VerNo: verNo }: Partial<RTProperties> = runtime ?? {};
  return instanceOf(name, format, type === '' ? undefined : type, content, { acl, title, tstamp, verNo });
}

function formatOf({ Format: format }: RTProperties): Format | undefined {
  // Decoders give every field, most of them undefined.
  return (
    format &&
    Object.keys(format)
      .filter(isFormat)
      .find((name) => format[name])
  );
}

function typeOf(
  { Type: type }: Partial<RTProperties>,
  isInterior: boolean,
  report: (code: 'type', severity: 'error' | 'note', clause: string, message: string) => void,
): string | undefined {
  if (!type) report('type', 'error', '6.3.1.13', 'Type is missing');
  else if (isInterior && type.DDFName === undefined)
    report('type', 'note', '6.3.1.13', 'an interior node has a DDFName');
  else if (!isInterior && type.MIME === undefined) report('type', 'note', '6.3.1.13', 'a leaf has a MIME type');
  return type && (type.MIME ?? type.DDFName);
}

function contentOf(value: string | undefined, format: Format | undefined, onFault: () => void): InstanceNode['value'] {
  if (format === 'null' && !value) return undefined;
  if (format !== 'bin' || value === undefined) return value;
  const bytes = fromBase64(value.replace(/[ \t\r\n]/g, ''));
  if (bytes === undefined) onFault();
  return bytes ?? value;
}
