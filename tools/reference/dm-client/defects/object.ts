/** Defects of trees in one piece, of standard objects and of what describes nodes. */
import { defect, silentDefect } from '../../shared/defect';

export const objectDefects = {
  // Trees in one piece
  'tnds-verdtd-1-1': defect('Writes VerDTD 1.1 into trees.', 'dm-tns-0009'),
  'tnds-value-beside-nodes': defect('Gives interior nodes of a tree a Value.', 'dm-tns-0002', 'dm-rep-0006'),
  'tnds-type-is-format': defect('Writes the Format of a leaf where its media type belongs.', 'dm-tns-0004'),
  'tnds-leaf-without-properties': defect('Leaves RTProperties out of the leaves of a tree.', 'dm-tns-0008'),
  'tnds-marked-as-dmddf': defect('Marks a tree of instances as a description.', 'dm-tns-0003', 'dm-tnd-0095'),
  'tnds-optional-elements-refused': defect('Refuses trees that name their origin.', 'dm-tns-0001'),
  'tnds-path-ignored': defect(
    'Hangs all nodes of a tree below its first, whatever their Path.',
    'dm-rep-0087 dm-tns-0007',
  ),
  'tnds-replace-half-done': defect(
    'Refuses a tree that is to replace another and deletes what was there.',
    'dm-rep-0089',
    'dm-rep-0083 dm-rep-0088',
  ),
  'tnds-replace-only-adds': defect(
    'Leaves what was there when a tree replaces another.',
    'dm-rep-0090 dm-rep-0088',
    'dm-rep-0083',
  ),
  // Standard objects
  'object-version-with-zero': defect(
    'Writes the version in identifiers of objects with a leading zero.',
    'dm-tnd-0060',
    'dm-tnd-0059 dm-tns-0004',
  ),
  'objects-without-type': defect('Has no Type on the roots of objects.', 'dm-mo-0002'),
  'devdetail-extended': defect('Has a node of its own in ./DevDetail, outside of Ext.', 'dm-std-0005'),
  'devdetail-get-forbidden': defect('Lets nobody read ./DevDetail/FwV.', 'dm-std-0020', 'dm-std-0001'),
  'port-in-hex': defect('Writes the port of a server in hexadecimal.', 'dm-std-0011'),
  'http-level-with-md5': defect('Has an account with AAuthLevel HTTP and AAuthType DIGEST.', 'dm-std-0013'),
  // Properties and rights
  'access-type-replaced': defect(
    'Lets a server replace the AccessType of a node.',
    'dm-ddf-0023',
    'dm-tnd-0041 dm-tnd-0089 dm-tnd-0102 dm-rep-0092',
  ),
  'old-title-returns': defect('Gives a new node the Title of a former one of its name.', 'dm-tnd-0026'),
  'property-source-without-prop': defect(
    'Names the node alone where it answers with a property.',
    'dm-tnd-0040',
    'dm-pro-0027 dm-pro-0019',
  ),
  'rights-by-address': defect(
    'Gives rights to the address of an account, not to its server.',
    'dm-tnd-0087',
    'dm-tnd-0065 dm-tnd-0066',
  ),
  'denied-exec-begins': defect('Says 425 to an Exec without right, and begins it.', 'dm-mo-0006'),
  'long-atomic-says-517': defect(
    'Says 517 to a long Atomic and keeps what it did.',
    'dm-rep-0079',
    'dm-rep-0075 dm-rep-0073',
  ),
  // WBXML
  'wbxml-literals-refused': silentDefect('Gives up where a name comes as literal.', 'wbx-0001', 'dm-pro-0025'),
  'latin-1-for-names': defect('Writes names of nodes in ISO-8859-1.', 'dm-tnd-0006', 'dm-rep-0004 dm-rep-0005'),
  'wbxml-charset-unassigned': defect('Names a charset that does not exist.', 'wbx-0002', 'dm-rep-0004 dm-rep-0005'),
} as const;
