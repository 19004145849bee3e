/** Defects of commands and rights that only a look afterwards shows. */
import { defect } from '../../shared/defect';

export const commandDefects = {
  // Which node, which Item
  'relative-uri-unknown': defect(
    'Does not find nodes whose URI comes without the leading dot.',
    'dm-tnd-0002',
    'dm-rep-0092 dm-tnd-0016',
  ),
  'only-first-item': defect(
    'Executes the first Item of a command only.',
    'dm-rep-0092 dm-rep-0033',
    'dm-rep-0042 dm-rep-0047 dm-pro-0026 dm-pro-0027 syn-rep-0010',
  ),
  'access-type-get-ignored': defect(
    'Lets nodes be read where the description forbids it.',
    'dm-tnd-0102',
    'dm-std-0007 dm-std-0012 dm-tnd-0089',
  ),
  // Values
  'binary-damaged': defect('Drops the last octet of binary values.', 'dm-rep-0033 dm-rep-0042', 'wbx-0003'),
  'text-loses-unicode': defect('Keeps ? for every character beyond ASCII.', 'dm-rep-0042', 'dm-rep-0033'),
  'cdata-kept': defect('Keeps the marks of a CDATA section in the text.', 'dm-rep-0008', 'dm-rep-0042 dm-rep-0033'),
  // Add, Replace, Copy, Exec
  'add-not-done': defect(
    'Says 200 to an Add and makes nothing.',
    'dm-rep-0033 dm-rep-0092',
    'dm-tnd-0024 dm-tnd-0019 dm-tnd-0014 dm-rep-0073',
  ),
  'interior-takes-value': defect(
    'Says 200 to a Replace of the value of an interior node.',
    'dm-tnd-0014',
    'dm-rep-0092',
  ),
  'tnds-replace-says-200': defect(
    'Says 200 to a Replace with a serialized tree and changes nothing.',
    'dm-rep-0083 dm-rep-0088',
    'dm-rep-0092',
  ),
  'copy-shares-value': defect('Gives copy and source one value for ever.', 'dm-rep-0057'),
  'copy-loses-format': defect('Gives every copy the Format chr.', 'dm-pro-0028 dm-rep-0057', 'dm-rep-0059'),
  'copy-missing-says-200': defect('Says 200 to a Copy whose source is missing.', 'dm-rep-0092'),
  'exec-says-500': defect('Says 500 to every Exec.', 'dm-tnd-0016', 'dm-rep-0063 dm-rep-0028'),
  'exec-missing-says-200': defect('Says 200 to an Exec of a missing node.', 'dm-rep-0092', 'dm-rep-0093'),
  // Properties
  'size-off-by-one': defect('Counts one octet too many in the Size property.', 'dm-tnd-0054'),
  'property-executed': defect('Says 200 to an Exec of a property.', 'dm-tnd-0045', 'dm-rep-0092'),
  'rename-not-done': defect('Says 200 to a Replace of Name and keeps the name.', 'dm-tnd-0044', 'dm-rep-0092'),
  'title-not-kept': defect('Says 200 to a Replace of Title and forgets it.', 'dm-tnd-0044', 'dm-rep-0092'),
  'struct-without-meta': defect('Leaves Meta out of what ?list= returns.', 'dm-tnd-0093', 'dm-tnd-0094 dm-pro-0028'),
  // Standard objects
  'devinfo-unprotected': defect(
    'Lets every server replace and delete below ./DevInfo.',
    'dm-tnd-0102 dm-tnd-0020',
    'dm-tnd-0101 dm-rep-0048',
  ),
  'devinfo-lacks-lang': defect(
    'Has no ./DevInfo/Lang.',
    'dm-std-0001',
    'dm-pro-0014 dm-pro-0017 dm-pro-0018 dm-tnd-0018',
  ),
  'devdetail-missing': defect('Has no ./DevDetail.', 'dm-std-0001', 'dm-tnd-0012 dm-pro-0055 dm-rep-0092'),
  // Rights
  'acl-replace-not-done': defect(
    'Says 200 to a Replace of an ACL and keeps the old one.',
    'dm-tnd-0075',
    'dm-tnd-0079 dm-tnd-0086 dm-rep-0092',
  ),
  'acl-empty-forbids-all': defect(
    'Takes an ACL that was emptied for no rights at all.',
    'dm-tnd-0065',
    'dm-tnd-0075 dm-tnd-0101',
  ),
  'acl-open-to-all': defect('Lets every server replace every ACL.', 'dm-tnd-0101 dm-tnd-0075', 'dm-tnd-0072'),
  'acl-inherited-from-parent-only': defect(
    'Looks for an inherited ACL no further than at the parent.',
    'dm-tnd-0065',
    'dm-tnd-0016',
  ),
  'acl-inherits-from-root': defect(
    'Lets new nodes inherit from the root, whatever stands between.',
    'dm-tnd-0065',
    'dm-tnd-0101',
  ),
  'acl-ancestors-all-asked': defect(
    'Demands a right of every ACL up to the root.',
    'dm-tnd-0066 dm-tnd-0101',
    'dm-tnd-0065 dm-tnd-0016',
  ),
  'wildcard-means-nobody': defect('Takes * in the ACL of new nodes for a name.', 'dm-tnd-0083', 'dm-tnd-0084'),
  'acl-first-identifier-only': defect('Counts the first server identifier of an entry only.', 'dm-tnd-0083'),
  'acl-identifier-by-prefix': defect('Compares server identifiers by their beginning.', 'dm-tnd-0101', 'dm-tnd-0087'),
} as const;
