// Made from spec/wbxml/dmddf-1.1.2.yaml, spec/wbxml/dmddf-1.2.yaml, spec/dtd/dmddf-1.1.2.dtd, spec/dtd/dmddf-1.2.dtd (sha256 3624f0797a9206a7). Not to be edited: run npm run generate.
import { FastNames } from '../../tools/wire/fast-names';
import { XmlReader } from '../../tools/wire/fast-xml-read';
import { type Limits, limitsOf } from '../../tools/wire/limits';
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

const namespaces: readonly string[] = [
  'syncml:dmddf',
  'syncml:dmddf1.2',
];

const names = new FastNames({
  MgmtTree: 0xa0,
  VerDTD: 0xb7,
  Man: 0x9f,
  Mod: 0xa2,
  Node: 0xa4,
  NodeName: 0xa6,
  Path: 0xac,
  Value: 0xb6,
  RTProperties: 0xaf,
  ACL: 0x86,
  Format: 0x9c,
  Name: 0xa3,
  Size: 0xb1,
  Title: 0xb3,
  TStamp: 0xb4,
  Type: 0xb5,
  MIME: 0xa1,
  DDFName: 0x91,
  VerNo: 0xb8,
  b64: 0x88,
  bin: 0x89,
  bool: 0x8a,
  chr: 0x8b,
  int: 0x9e,
  node: 0xa5,
  null: 0xa7,
  xml: 0xb9,
  DFProperties: 0x96,
  AccessType: 0x85,
  Add: 0x87,
  Copy: 0x8e,
  Delete: 0x93,
  Exec: 0x9a,
  Get: 0x9d,
  Replace: 0xae,
  DefaultValue: 0x92,
  Description: 0x94,
  DFFormat: 0x95,
  Occurrence: 0xa8,
  One: 0xa9,
  ZeroOrOne: 0xbc,
  ZeroOrMore: 0xba,
  OneOrMore: 0xaa,
  ZeroOrN: 0xbb,
  OneOrN: 0xab,
  Scope: 0xb0,
  Permanent: 0xad,
  Dynamic: 0x99,
  DFTitle: 0x97,
  DFType: 0x98,
});

/**
 * Reads a document into its typed form. Children are taken in any order, unknown elements are passed over.
 * @throws WireError where the document is not well-formed, has another root, or exceeds a limit
 */
export function decodeXml(document: string | Uint8Array, limits?: Partial<Limits>): MgmtTree {
  const r = new XmlReader(document, names, namespaces, limitsOf(limits));
  r.root(0xa0, 'MgmtTree');
  const value = readMgmtTree(r);
  r.finish();
  return value;
}

/** Reads the content of a MgmtTree within a document of another vocabulary. */
export function inlineMgmtTree(r: XmlReader): MgmtTree {
  const outer = r.names;
  r.names = names;
  const value = readMgmtTree(r);
  r.names = outer;
  return value;
}

function readMgmtTree(r: XmlReader): MgmtTree {
  let VerDTD: string | undefined;
  let Man: string | undefined;
  let Mod: string | undefined;
  const Node: Node[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0xb7: // VerDTD
        VerDTD = r.text();
        break;
      case 0x9f: // Man
        Man = r.text();
        break;
      case 0xa2: // Mod
        Mod = r.text();
        break;
      case 0xa4: // Node
        Node.push(readNode(r));
        break;
      default:
        r.skip();
    }
  }
  return { VerDTD: VerDTD!, Man, Mod, Node };
}

function readNode(r: XmlReader): Node {
  let NodeName: string | undefined;
  let Path: string | undefined;
  let RTProperties: RTProperties | undefined;
  let DFProperties: DFProperties | undefined;
  let Node: Node[] | undefined;
  let Value: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0xa6: // NodeName
        NodeName = r.text();
        break;
      case 0xac: // Path
        Path = r.text();
        break;
      case 0xaf: // RTProperties
        RTProperties = readRTProperties(r);
        break;
      case 0x96: // DFProperties
        DFProperties = readDFProperties(r);
        break;
      case 0xa4: // Node
        (Node ??= []).push(readNode(r));
        break;
      case 0xb6: // Value
        Value = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { NodeName: NodeName!, Path, RTProperties, DFProperties: DFProperties!, Node, Value };
}

function readRTProperties(r: XmlReader): RTProperties {
  let ACL: string | undefined;
  let Format: Format | undefined;
  let Name: string | undefined;
  let Size: string | undefined;
  let Title: string | undefined;
  let TStamp: string | undefined;
  let Type: Type | undefined;
  let VerNo: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x86: // ACL
        ACL = r.text();
        break;
      case 0x9c: // Format
        Format = readFormat(r);
        break;
      case 0xa3: // Name
        Name = r.text();
        break;
      case 0xb1: // Size
        Size = r.text();
        break;
      case 0xb3: // Title
        Title = r.text();
        break;
      case 0xb4: // TStamp
        TStamp = r.text();
        break;
      case 0xb5: // Type
        Type = readType(r);
        break;
      case 0xb8: // VerNo
        VerNo = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { ACL: ACL!, Format: Format!, Name: Name!, Size, Title, TStamp, Type: Type!, VerNo };
}

function readFormat(r: XmlReader): Format {
  let b64: true | undefined;
  let bin: true | undefined;
  let bool: true | undefined;
  let chr: true | undefined;
  let int: true | undefined;
  let node: true | undefined;
  let null_: true | undefined;
  let xml: true | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x88: // b64
        b64 = r.flag();
        break;
      case 0x89: // bin
        bin = r.flag();
        break;
      case 0x8a: // bool
        bool = r.flag();
        break;
      case 0x8b: // chr
        chr = r.flag();
        break;
      case 0x9e: // int
        int = r.flag();
        break;
      case 0xa5: // node
        node = r.flag();
        break;
      case 0xa7: // null
        null_ = r.flag();
        break;
      case 0xb9: // xml
        xml = r.flag();
        break;
      default:
        r.skip();
    }
  }
  return { b64, bin, bool, chr, int, node, null: null_, xml };
}

function readType(r: XmlReader): Type {
  let MIME: string | undefined;
  let DDFName: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0xa1: // MIME
        MIME = r.text();
        break;
      case 0x91: // DDFName
        DDFName = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { MIME, DDFName };
}

function readDFProperties(r: XmlReader): DFProperties {
  let AccessType: AccessType | undefined;
  let DefaultValue: string | undefined;
  let Description: string | undefined;
  let DFFormat: DFFormat | undefined;
  let Occurrence: Occurrence | undefined;
  let Scope: Scope | undefined;
  let DFTitle: string | undefined;
  let DFType: DFType | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x85: // AccessType
        AccessType = readAccessType(r);
        break;
      case 0x92: // DefaultValue
        DefaultValue = r.text();
        break;
      case 0x94: // Description
        Description = r.text();
        break;
      case 0x95: // DFFormat
        DFFormat = readDFFormat(r);
        break;
      case 0xa8: // Occurrence
        Occurrence = readOccurrence(r);
        break;
      case 0xb0: // Scope
        Scope = readScope(r);
        break;
      case 0x97: // DFTitle
        DFTitle = r.text();
        break;
      case 0x98: // DFType
        DFType = readDFType(r);
        break;
      default:
        r.skip();
    }
  }
  return { AccessType: AccessType!, DefaultValue, Description, DFFormat: DFFormat!, Occurrence, Scope, DFTitle, DFType: DFType! };
}

function readAccessType(r: XmlReader): AccessType {
  let Add: true | undefined;
  let Copy: true | undefined;
  let Delete: true | undefined;
  let Exec: true | undefined;
  let Get: true | undefined;
  let Replace: true | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x87: // Add
        Add = r.flag();
        break;
      case 0x8e: // Copy
        Copy = r.flag();
        break;
      case 0x93: // Delete
        Delete = r.flag();
        break;
      case 0x9a: // Exec
        Exec = r.flag();
        break;
      case 0x9d: // Get
        Get = r.flag();
        break;
      case 0xae: // Replace
        Replace = r.flag();
        break;
      default:
        r.skip();
    }
  }
  return { Add, Copy, Delete, Exec, Get, Replace };
}

function readDFFormat(r: XmlReader): DFFormat {
  let b64: true | undefined;
  let bin: true | undefined;
  let bool: true | undefined;
  let chr: true | undefined;
  let int: true | undefined;
  let node: true | undefined;
  let null_: true | undefined;
  let xml: true | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x88: // b64
        b64 = r.flag();
        break;
      case 0x89: // bin
        bin = r.flag();
        break;
      case 0x8a: // bool
        bool = r.flag();
        break;
      case 0x8b: // chr
        chr = r.flag();
        break;
      case 0x9e: // int
        int = r.flag();
        break;
      case 0xa5: // node
        node = r.flag();
        break;
      case 0xa7: // null
        null_ = r.flag();
        break;
      case 0xb9: // xml
        xml = r.flag();
        break;
      default:
        r.skip();
    }
  }
  return { b64, bin, bool, chr, int, node, null: null_, xml };
}

function readOccurrence(r: XmlReader): Occurrence {
  let One: true | undefined;
  let ZeroOrOne: true | undefined;
  let ZeroOrMore: true | undefined;
  let OneOrMore: true | undefined;
  let ZeroOrN: string | undefined;
  let OneOrN: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0xa9: // One
        One = r.flag();
        break;
      case 0xbc: // ZeroOrOne
        ZeroOrOne = r.flag();
        break;
      case 0xba: // ZeroOrMore
        ZeroOrMore = r.flag();
        break;
      case 0xaa: // OneOrMore
        OneOrMore = r.flag();
        break;
      case 0xbb: // ZeroOrN
        ZeroOrN = r.text();
        break;
      case 0xab: // OneOrN
        OneOrN = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { One, ZeroOrOne, ZeroOrMore, OneOrMore, ZeroOrN, OneOrN };
}

function readScope(r: XmlReader): Scope {
  let Permanent: true | undefined;
  let Dynamic: true | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0xad: // Permanent
        Permanent = r.flag();
        break;
      case 0x99: // Dynamic
        Dynamic = r.flag();
        break;
      default:
        r.skip();
    }
  }
  return { Permanent, Dynamic };
}

function readDFType(r: XmlReader): DFType {
  let MIME: string[] | undefined;
  let DDFName: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0xa1: // MIME
        (MIME ??= []).push(r.text());
        break;
      case 0x91: // DDFName
        DDFName = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { MIME, DDFName };
}
