// Made from spec/wbxml/dmddf-1.2.yaml, spec/dtd/dmddf-1.2.dtd (sha256 2c6328c147c00d32). Not to be edited: run npm run generate.
import { type WbxmlOptions, type WbxmlWriter, writeWbxml } from '../../tools/wire/fast-wbxml-write';
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
  CaseSense,
} from './types';

/** Writes the document in UTF-8. What is undefined is left out, required or not. */
export function encodeWbxml(value: MgmtTree, options: WbxmlOptions = {}): Uint8Array {
  return writeWbxml(value, writeMgmtTree, '-//OMA//DTD-DM-DDF 1.2//EN', options);
}

export function writeMgmtTree(w: WbxmlWriter, o: MgmtTree): void {
  w.tag(2, 0x60);
  if (o.VerDTD !== undefined) w.text(2, 0x77, o.VerDTD);
  if (o.Man !== undefined) w.text(2, 0x5f, o.Man);
  if (o.Mod !== undefined) w.text(2, 0x62, o.Mod);
  if (o.Node !== undefined) for (const one of o.Node) writeNode(w, one);
  w.end();
}

function writeNode(w: WbxmlWriter, o: Node): void {
  w.tag(2, 0x64);
  if (o.NodeName !== undefined) w.text(2, 0x66, o.NodeName);
  if (o.Path !== undefined) w.text(2, 0x6c, o.Path);
  if (o.RTProperties !== undefined) writeRTProperties(w, o.RTProperties);
  if (o.DFProperties !== undefined) writeDFProperties(w, o.DFProperties);
  if (o.Node !== undefined) for (const one of o.Node) writeNode(w, one);
  if (o.Value !== undefined) w.text(2, 0x76, o.Value);
  w.end();
}

function writeRTProperties(w: WbxmlWriter, o: RTProperties): void {
  w.tag(2, 0x6f);
  if (o.ACL !== undefined) w.text(2, 0x46, o.ACL);
  if (o.Format !== undefined) writeFormat(w, o.Format);
  if (o.Name !== undefined) w.text(2, 0x63, o.Name);
  if (o.Size !== undefined) w.text(2, 0x71, o.Size);
  if (o.Title !== undefined) w.text(2, 0x73, o.Title);
  if (o.TStamp !== undefined) w.text(2, 0x74, o.TStamp);
  if (o.Type !== undefined) writeType(w, o.Type);
  if (o.VerNo !== undefined) w.text(2, 0x78, o.VerNo);
  w.end();
}

function writeFormat(w: WbxmlWriter, o: Format): void {
  w.tag(2, 0x5c);
  if (o.b64) w.tag(2, 0x08);
  if (o.bin) w.tag(2, 0x09);
  if (o.bool) w.tag(2, 0x0a);
  if (o.chr) w.tag(2, 0x0b);
  if (o.int) w.tag(2, 0x1e);
  if (o.node) w.tag(2, 0x25);
  if (o.null) w.tag(2, 0x27);
  if (o.xml) w.tag(2, 0x39);
  if (o.date) w.tag(2, 0x10);
  if (o.time) w.tag(2, 0x32);
  if (o.float) w.tag(2, 0x1b);
  w.end();
}

function writeType(w: WbxmlWriter, o: Type): void {
  w.tag(2, 0x75);
  if (o.MIME !== undefined) w.text(2, 0x61, o.MIME);
  if (o.DDFName !== undefined) w.text(2, 0x51, o.DDFName);
  w.end();
}

function writeDFProperties(w: WbxmlWriter, o: DFProperties): void {
  w.tag(2, 0x56);
  if (o.AccessType !== undefined) writeAccessType(w, o.AccessType);
  if (o.DefaultValue !== undefined) w.text(2, 0x52, o.DefaultValue);
  if (o.Description !== undefined) w.text(2, 0x54, o.Description);
  if (o.DFFormat !== undefined) writeDFFormat(w, o.DFFormat);
  if (o.Occurrence !== undefined) writeOccurrence(w, o.Occurrence);
  if (o.Scope !== undefined) writeScope(w, o.Scope);
  if (o.DFTitle !== undefined) w.text(2, 0x57, o.DFTitle);
  if (o.DFType !== undefined) writeDFType(w, o.DFType);
  if (o.CaseSense !== undefined) writeCaseSense(w, o.CaseSense);
  w.end();
}

function writeAccessType(w: WbxmlWriter, o: AccessType): void {
  w.tag(2, 0x45);
  if (o.Add) w.tag(2, 0x07);
  if (o.Copy) w.tag(2, 0x0e);
  if (o.Delete) w.tag(2, 0x13);
  if (o.Exec) w.tag(2, 0x1a);
  if (o.Get) w.tag(2, 0x1d);
  if (o.Replace) w.tag(2, 0x2e);
  w.end();
}

function writeDFFormat(w: WbxmlWriter, o: DFFormat): void {
  w.tag(2, 0x55);
  if (o.b64) w.tag(2, 0x08);
  if (o.bin) w.tag(2, 0x09);
  if (o.bool) w.tag(2, 0x0a);
  if (o.chr) w.tag(2, 0x0b);
  if (o.int) w.tag(2, 0x1e);
  if (o.node) w.tag(2, 0x25);
  if (o.null) w.tag(2, 0x27);
  if (o.xml) w.tag(2, 0x39);
  if (o.date) w.tag(2, 0x10);
  if (o.time) w.tag(2, 0x32);
  if (o.float) w.tag(2, 0x1b);
  w.end();
}

function writeOccurrence(w: WbxmlWriter, o: Occurrence): void {
  w.tag(2, 0x68);
  if (o.One) w.tag(2, 0x29);
  if (o.ZeroOrOne) w.tag(2, 0x3c);
  if (o.ZeroOrMore) w.tag(2, 0x3a);
  if (o.OneOrMore) w.tag(2, 0x2a);
  if (o.ZeroOrN !== undefined) w.text(2, 0x7b, o.ZeroOrN);
  if (o.OneOrN !== undefined) w.text(2, 0x6b, o.OneOrN);
  w.end();
}

function writeScope(w: WbxmlWriter, o: Scope): void {
  w.tag(2, 0x70);
  if (o.Permanent) w.tag(2, 0x2d);
  if (o.Dynamic) w.tag(2, 0x19);
  w.end();
}

function writeDFType(w: WbxmlWriter, o: DFType): void {
  w.tag(2, 0x58);
  if (o.MIME !== undefined) for (const one of o.MIME) w.text(2, 0x61, one);
  if (o.DDFName !== undefined) w.text(2, 0x51, o.DDFName);
  w.end();
}

function writeCaseSense(w: WbxmlWriter, o: CaseSense): void {
  w.tag(2, 0x4c);
  if (o.CS) w.tag(2, 0x0f);
  if (o.CIS) w.tag(2, 0x0d);
  w.end();
}
