/** Reading and changing the tree. */
import { add, addNode, copy, exec, get, remove, replace } from '../converse';
import { change, chr, int, one, type Scenario } from './scenario';

const leafOf = (name: string, format: string, value: string, path?: string): string =>
  `<Node><NodeName>${name}</NodeName>${path === undefined ? '' : `<Path>${path}</Path>`}<RTProperties><Format><${format}/></Format>` +
  `<Type><MIME>text/plain</MIME></Type></RTProperties><Value>${value}</Value></Node>`;
const interior = '<RTProperties><Format><node/></Format><Type><DDFName/></Type></RTProperties>';
/** A tree with a node Sub. */
const treeOf = (inner: string, beside = ''): string =>
  `<MgmtTree xmlns="syncml:dmddf1.2"><VerDTD>1.2</VerDTD><Node><NodeName/>${interior}` +
  `<Node><NodeName>Sub</NodeName>${interior}</Node>${inner}</Node>${beside}</MgmtTree>`;

const tnds = { Format: 'xml', Type: 'application/vnd.syncml.dmtnds+xml' };

/** A tree that could be an account. */
function piece(acl: string, type: string): string {
  const node = (name: string, inner: string, format = 'node', of = '<DDFName/>', rights = ''): string =>
    `<Node><NodeName>${name}</NodeName><RTProperties>${rights}<Format><${format}/></Format><Type>${of}</Type></RTProperties>${inner}</Node>`;
  const leaf = (name: string, value: string): string =>
    node(name, `<Value>${value}</Value>`, 'chr', '<MIME>text/plain</MIME>');
  const address = node('AppAddr', node('Main', leaf('Addr', 'http://inbox.example/')));
  const root = node('', leaf('ServerID', 'inbox.example') + address, 'node', type, acl);
  return `<MgmtTree xmlns="syncml:dmddf1.2"><VerDTD>1.2</VerDTD>${root}</MgmtTree>`;
}

export const treeScenarios: readonly Scenario[] = [
  one('reads', [
    get('./DevInfo', './Vendor/No', './Vendor/Text'),
    get('./Vendor/Number', './Vendor/Blob', './Vendor/Markup', './Vendor/Empty', './Vendor/List/One'),
    get(
      './Vendor/Long?prop=Title',
      './Vendor/Text?prop=Title',
      './Vendor/Text?prop=VerNo',
      './Vendor/Counter?prop=VerNo',
    ),
    get('./Vendor/Text?prop=TStamp', './Vendor/Blob?prop=Format', './Vendor/Blob?prop=Size', './Vendor?prop=Format'),
    get(
      './Vendor?prop=Size',
      './Vendor?prop=Type',
      './Vendor/Text?prop=Type',
      './Vendor/Text?prop=Colour',
      './Vendor/Text?prop=ACL',
    ),
    get('./Inbox', './DevDetail/LrgObj', './DevDetail/URI/MaxDepth', './DMAcc/Account1/AppAuth/Client/AAuthSecret'),
    get('.?prop=ACL', './DevInfo/DevId', './Vendor/Text', './Vendor/Number'),
  ]),
  one('tree parts', [
    get('./Vendor?list=Struct'),
    get('./Vendor?list=TNDS'),
    get('./Vendor?list=All'),
    get('./DMAcc?list=StructData'),
  ]),
  one('adds', [
    add('./Vendor/New', 'a', chr),
    addNode('./Vendor/NewNode'),
    get('./Vendor/New?prop=Type', './Vendor/NewNode?prop=ACL', './Vendor/New?prop=ACL'),
    add('./Vendor/Text', 'b', chr),
    add('./Vendor/No/Such/New', 'a', chr),
    add('./Vendor/Text/New', 'a', chr),
    add('./DevInfo/New', 'a', chr),
    add(`./Vendor/${'x'.repeat(40)}`, 'a', chr),
    add('./Vendor/Odd', 'a', { Format: 'colour' }),
    add('./Vendor/Bad', 'seven', int),
    add('./Vendor/Tnds', 'a', { Format: 'xml', Type: 'application/vnd.syncml.dmtnds+xml' }),
    add('./Vendor/Text?prop=Title', 'a', chr),
    add('./Vendor/Base64', 'AAH/', { Format: 'b64' }),
    get('./Vendor/Base64?prop=Format'),
  ]),
  one('trees in one piece', [
    add('./Vendor/Piece', piece('<ACL>Get=*</ACL>', '<DDFName/>'), tnds),
    get('./Vendor/Piece?prop=ACL'),
    add('./Inbox', piece('', '<DDFName>urn:oma:mo:oma-dm-dmacc:1.0</DDFName>'), tnds),
    get('./DMAcc'),
  ]),
  one('implicit parents', [add('./Vendor/A/B', 'b', chr), get('./Vendor/A?prop=ACL')], {
    config: { implicitParents: true },
  }),
  one('replaces', [
    change,
    get('./Vendor/Text?prop=VerNo', './Vendor/Text'),
    replace('./Vendor/Counter', '5', int),
    get('./Vendor/Counter?prop=VerNo'),
    get('./Vendor/Text?prop=TStamp', './Vendor/ReadOnly?prop=TStamp'),
    replace('./Vendor/No', 'x', chr),
    replace('./Vendor/Busy', 'x', chr),
    replace('./Vendor/ReadOnly', 'x', chr),
    replace('./Vendor/Number', 'x', chr),
    replace('./Vendor/Number', '1.5', int),
    replace('./Vendor/Long?prop=Name', 'Text'),
    replace('./Vendor/Fixed?prop=Name', 'Loose'),
    replace('./Vendor/Text?prop=Name', 'a/b'),
    replace('./Vendor/Text?prop=Type', 'x/y'),
    replace('./Vendor/Text?prop=Title', 'x'.repeat(256)),
    replace('./Vendor/Markup', '<z/>', { Format: 'xml', Type: 'application/xml' }),
    get('./Vendor/Markup?prop=Type'),
  ]),
  one('binary', [
    replace('./Vendor/Blob', new Uint8Array([1, 0, 2]), { Format: 'bin', Type: 'application/octet-stream' }),
    get('./Vendor/Blob'),
  ]),
  one('deletes', [
    remove('./Vendor/Branch/NoDelete'),
    remove('./Vendor/Branch'),
    remove('./Vendor/List/One'),
    remove('./Vendor/Fixed'),
    remove('./Vendor/No'),
    remove('./Vendor/Text?prop=Title'),
    remove('.'),
    remove('./Vendor/Text'),
  ]),
  one('looks afterwards', [
    get('Vendor/Text', './Vendor/No/Such'),
    replace('./Vendor', 'a value', chr),
    replace('./Vendor/List', '<MgmtTree/>', { Format: 'xml', Type: 'application/vnd.syncml.dmtnds+xml' }),
    replace('./Vendor/Text', 'Grüße', chr),
    replace('./Vendor/Text?prop=Title', 'Another'),
    replace('./Vendor/Long?prop=Name', 'Longer'),
    get('./Vendor/Text?prop=Title', './Vendor/Longer?prop=Name'),
    replace('./DevInfo/Man', 'me', chr),
    copy('./Vendor/Number', './Vendor/Twin'),
    copy('./Vendor/No', './Vendor/Twin'),
    exec('./Vendor/No'),
    exec('./Vendor/Run?prop=Name'),
  ]),
  one('device details', [get('./DevDetail/FwV')]),
  one('trees in place of a node', [
    replace('./Vendor/List/One', treeOf(leafOf('Leaf', 'int', 'x')), tnds),
    get('./Vendor/List/One'),
    replace('./Vendor/List/One', treeOf(leafOf('Leaf', 'int', '7')), tnds),
    get('./Vendor/List/One'),
    add('./Vendor/Deep', treeOf('', leafOf('Leaf', 'int', '7', 'Sub')), tnds),
    get('./Vendor/Deep'),
  ]),
  one('a name beyond ASCII', [add('./Vendor/ü', 'x', chr), get('./Vendor/ü')]),
  one('a tree that names its origin', [
    add('./Vendor/Deep', treeOf('').replace('</VerDTD>', '</VerDTD><Man>Assay</Man>'), tnds),
  ]),
  one('a name again', [
    add('./Vendor/Two', 'x', chr),
    replace('./Vendor/Two?prop=Title', 'old'),
    remove('./Vendor/Two'),
    add('./Vendor/Two', 'y', chr),
    get('./Vendor/Two?prop=Title'),
  ]),
];
