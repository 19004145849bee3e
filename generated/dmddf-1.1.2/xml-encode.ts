// Made from spec/wbxml/dmddf-1.1.2.yaml, spec/wbxml/dmddf-1.2.yaml, spec/dtd/dmddf-1.1.2.dtd, spec/dtd/dmddf-1.2.dtd (sha256 3624f0797a9206a7). Not to be edited: run npm run generate.
import { escapeText } from '../../tools/wire/fast-xml-write';
import type {
  MgmtTree,
  Node,
  RTProperties,
  Format,
  Type,
  DFProperties,
  AccessType,
  DFFormat,
  Occurrence,
  Scope,
  DFType,
} from './types';

/**
 * Writes the document without declaration and DOCTYPE. What is undefined is left out, required or not; bytes become base64.
 * @throws WireError for characters that XML does not have
 */
export function encodeXml(value: MgmtTree): string {
  return `<MgmtTree xmlns="syncml:dmddf">${writeMgmtTree(value)}`;
}

/** The same as UTF-8. */
export function encodeXmlBytes(value: MgmtTree): Uint8Array {
  return new Uint8Array(Buffer.from(encodeXml(value), 'utf8'));
}

/** Content and end tag, attributes before them; whoever holds it writes the start tag. */
export function writeMgmtTree(o: MgmtTree): string {
  let x = '';
  if (o.VerDTD !== undefined) x += `<VerDTD>${escapeText(o.VerDTD)}</VerDTD>`;
  if (o.Man !== undefined) x += `<Man>${escapeText(o.Man)}</Man>`;
  if (o.Mod !== undefined) x += `<Mod>${escapeText(o.Mod)}</Mod>`;
  if (o.Node !== undefined) for (const one of o.Node) x += `<Node>${writeNode(one)}`;
  return `${x}</MgmtTree>`;
}

function writeNode(o: Node): string {
  let x = '';
  if (o.NodeName !== undefined) x += `<NodeName>${escapeText(o.NodeName)}</NodeName>`;
  if (o.Path !== undefined) x += `<Path>${escapeText(o.Path)}</Path>`;
  if (o.RTProperties !== undefined) x += `<RTProperties>${writeRTProperties(o.RTProperties)}`;
  if (o.DFProperties !== undefined) x += `<DFProperties>${writeDFProperties(o.DFProperties)}`;
  if (o.Node !== undefined) for (const one of o.Node) x += `<Node>${writeNode(one)}`;
  if (o.Value !== undefined) x += `<Value>${escapeText(o.Value)}</Value>`;
  return `${x}</Node>`;
}

function writeRTProperties(o: RTProperties): string {
  let x = '';
  if (o.ACL !== undefined) x += `<ACL>${escapeText(o.ACL)}</ACL>`;
  if (o.Format !== undefined) x += `<Format>${writeFormat(o.Format)}`;
  if (o.Name !== undefined) x += `<Name>${escapeText(o.Name)}</Name>`;
  if (o.Size !== undefined) x += `<Size>${escapeText(o.Size)}</Size>`;
  if (o.Title !== undefined) x += `<Title>${escapeText(o.Title)}</Title>`;
  if (o.TStamp !== undefined) x += `<TStamp>${escapeText(o.TStamp)}</TStamp>`;
  if (o.Type !== undefined) x += `<Type>${writeType(o.Type)}`;
  if (o.VerNo !== undefined) x += `<VerNo>${escapeText(o.VerNo)}</VerNo>`;
  return `${x}</RTProperties>`;
}

function writeFormat(o: Format): string {
  let x = '';
  if (o.b64) x += '<b64/>';
  if (o.bin) x += '<bin/>';
  if (o.bool) x += '<bool/>';
  if (o.chr) x += '<chr/>';
  if (o.int) x += '<int/>';
  if (o.node) x += '<node/>';
  if (o.null) x += '<null/>';
  if (o.xml) x += '<xml/>';
  return `${x}</Format>`;
}

function writeType(o: Type): string {
  let x = '';
  if (o.MIME !== undefined) x += `<MIME>${escapeText(o.MIME)}</MIME>`;
  if (o.DDFName !== undefined) x += `<DDFName>${escapeText(o.DDFName)}</DDFName>`;
  return `${x}</Type>`;
}

function writeDFProperties(o: DFProperties): string {
  let x = '';
  if (o.AccessType !== undefined) x += `<AccessType>${writeAccessType(o.AccessType)}`;
  if (o.DefaultValue !== undefined) x += `<DefaultValue>${escapeText(o.DefaultValue)}</DefaultValue>`;
  if (o.Description !== undefined) x += `<Description>${escapeText(o.Description)}</Description>`;
  if (o.DFFormat !== undefined) x += `<DFFormat>${writeDFFormat(o.DFFormat)}`;
  if (o.Occurrence !== undefined) x += `<Occurrence>${writeOccurrence(o.Occurrence)}`;
  if (o.Scope !== undefined) x += `<Scope>${writeScope(o.Scope)}`;
  if (o.DFTitle !== undefined) x += `<DFTitle>${escapeText(o.DFTitle)}</DFTitle>`;
  if (o.DFType !== undefined) x += `<DFType>${writeDFType(o.DFType)}`;
  return `${x}</DFProperties>`;
}

function writeAccessType(o: AccessType): string {
  let x = '';
  if (o.Add) x += '<Add/>';
  if (o.Copy) x += '<Copy/>';
  if (o.Delete) x += '<Delete/>';
  if (o.Exec) x += '<Exec/>';
  if (o.Get) x += '<Get/>';
  if (o.Replace) x += '<Replace/>';
  return `${x}</AccessType>`;
}

function writeDFFormat(o: DFFormat): string {
  let x = '';
  if (o.b64) x += '<b64/>';
  if (o.bin) x += '<bin/>';
  if (o.bool) x += '<bool/>';
  if (o.chr) x += '<chr/>';
  if (o.int) x += '<int/>';
  if (o.node) x += '<node/>';
  if (o.null) x += '<null/>';
  if (o.xml) x += '<xml/>';
  return `${x}</DFFormat>`;
}

function writeOccurrence(o: Occurrence): string {
  let x = '';
  if (o.One) x += '<One/>';
  if (o.ZeroOrOne) x += '<ZeroOrOne/>';
  if (o.ZeroOrMore) x += '<ZeroOrMore/>';
  if (o.OneOrMore) x += '<OneOrMore/>';
  if (o.ZeroOrN !== undefined) x += `<ZeroOrN>${escapeText(o.ZeroOrN)}</ZeroOrN>`;
  if (o.OneOrN !== undefined) x += `<OneOrN>${escapeText(o.OneOrN)}</OneOrN>`;
  return `${x}</Occurrence>`;
}

function writeScope(o: Scope): string {
  let x = '';
  if (o.Permanent) x += '<Permanent/>';
  if (o.Dynamic) x += '<Dynamic/>';
  return `${x}</Scope>`;
}

function writeDFType(o: DFType): string {
  let x = '';
  if (o.MIME !== undefined) for (const one of o.MIME) x += `<MIME>${escapeText(one)}</MIME>`;
  if (o.DDFName !== undefined) x += `<DDFName>${escapeText(o.DDFName)}</DDFName>`;
  return `${x}</DFType>`;
}
