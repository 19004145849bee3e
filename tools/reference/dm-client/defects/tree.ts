/** Defects of commands, groups, nodes, properties, ACL and tree exchange. */
import { defect } from './defect';

export const treeDefects = {
  // Add
  'add-existing-overwrites': defect('Adds a node that is there already.', 'rep#ADD-001 sec#NOD-05'),
  'add-orphan-says-200': defect('Says 200 to an Add whose parent is missing.', 'rep#ADD-002', 'rep#ADD-005 sec#NOD-08'),
  'implicit-parent-with-acl': defect('Gives parents that it makes on the way an ACL.', 'rep#ADD-004', 'rep#ACL-011'),
  'add-below-leaf-says-200': defect('Says 200 to an Add below a leaf.', 'rep#ADD-010 sec#NOD-08'),
  'access-type-add-ignored': defect(
    'Adds nodes where the description forbids it.',
    'sec#ACL-26',
    'rep#NODE-003 sec#NOD-09',
  ),
  'new-name-lower-case': defect(
    'Turns names of new nodes into lower case.',
    'rep#ADD-008 rep#URI-007 sec#NOD-13 sec#URI-05',
    'rep#ADD-001',
  ),
  'new-node-without-type': defect(
    'Has no Type property on nodes that a server made.',
    'rep#ADD-009 rep#PRP-001 sec#NOD-14',
  ),
  'long-uri-accepted': defect('Takes URIs beyond the limits that it publishes.', 'rep#ADD-011 sec#URI-13'),
  'unknown-format-accepted': defect('Takes formats and types that a node does not take.', 'rep#PKG-029'),
  'bad-value-accepted': defect('Takes text that is no value of its format.', 'rep#PKG-029'),
  'tnds-add-says-200': defect('Says 200 to a serialized tree though it does not read one.', 'rep#TNDS-002'),
  // Replace
  'replace-not-done': defect(
    'Says 200 to a Replace and leaves the value.',
    'rep#REP-001',
    'rep#REP-007 rep#LRG-012 sec#PRP-22 rep#PRP-025',
  ),
  'replace-creates': defect('Creates a missing node on Replace.', 'rep#REP-002'),
  'busy-node-replaced': defect('Replaces a node that is in use.', 'rep#REP-005'),
  'access-type-replace-ignored': defect('Replaces nodes where the description forbids it.', 'sec#ACL-26'),
  'rename-to-sibling-accepted': defect('Gives a node the name of its sibling.', 'rep#REP-003 rep#PRP-017 sec#PRP-08'),
  'permanent-renamed': defect('Renames a permanent node.', 'rep#REP-006 rep#PRP-012 sec#NOD-10 sec#PRP-09'),
  'verno-not-updated': defect('Leaves VerNo when a value changes.', 'rep#REP-007 rep#PRP-025 sec#PRP-22'),
  'tstamp-not-updated': defect('Leaves TStamp when a value changes.', 'rep#REP-007', 'sec#PRP-10'),
  'b64-kept-as-text': defect(
    'Keeps base64 that was only transport as text.',
    'rep#PRP-015 rep#PRP-016 sec#PRP-14 sec#PRP-15',
    'rep#REP-001 rep#PRP-018',
  ),
  // Delete
  'delete-not-done': defect('Says 200 to a Delete and keeps the node.', 'rep#DEL-001', 'rep#DEL-005'),
  'delete-leaves-children': defect(
    'Says 200 to a Delete of a node with children and keeps all.',
    'rep#DEL-001 sec#NOD-11',
    'rep#DEL-005 sec#NOD-16',
  ),
  'permanent-deleted': defect('Deletes permanent nodes.', 'rep#DEL-002 rep#NODE-003 sec#NOD-09'),
  'delete-root-says-200': defect('Says 200 to a Delete of the root.', 'rep#DEL-003'),
  'access-type-delete-ignored': defect(
    'Deletes nodes where the description forbids it.',
    'rep#DEL-004 sec#NOD-16 sec#ACL-26',
  ),
  'undeletable-child-keeps-parent': defect(
    'Refuses to delete a node for a child that cannot be deleted by itself.',
    'rep#DEL-005 sec#NOD-16',
  ),
  'delete-missing-says-200': defect('Says 200 to a Delete of a missing node.', 'rep#DEL-006'),
  // Get
  'get-missing-says-200': defect('Says 200 to a Get of a missing node.', 'sec#NOD-06', 'rep#PKG-013'),
  'interior-list-with-commas': defect('Joins child names with commas.', 'rep#GET-002 sec#NOD-02', 'rep#GET-005'),
  'interior-list-full-uris': defect('Lists children by their URIs.', 'rep#GET-002 sec#NOD-02', 'rep#GET-005'),
  'interior-format-chr': defect(
    'Gives child lists the Format chr.',
    'rep#GET-002 rep#NODE-001 sec#NOD-02',
    'rep#LST-004 sec#LST-03',
  ),
  'interior-without-list': defect(
    'Answers a Get of an interior node without the list.',
    'rep#GET-002 rep#GET-005 sec#NOD-02',
    'rep#GET-003',
  ),
  // Copy, Exec
  'unsupported-command-says-200': defect(
    'Says 200 to optional commands that it does not support.',
    'rep#CPY-001 rep#EXE-001 rep#ATM-010',
    'rep#CPY-004',
  ),
  'copy-not-done': defect('Says 200 to a Copy and copies nothing.', 'rep#CPY-004'),
  'copy-moves': defect('Removes the source of a Copy.', 'rep#CPY-004'),
  'copy-without-rights': defect('Copies without regard to rights.', 'rep#CPY-006 sec#ACL-25'),
  'access-type-exec-ignored': defect('Says 200 to an Exec of a node that cannot be executed.', 'sec#ACL-26'),
  'exec-later-says-200': defect('Says 200 though the Exec has only begun.', 'rep#EXE-004'),
  // Groups
  'sequence-unsupported': defect('Does not support Sequence.', 'rep#SEQ-001', 'rep#SEQ-002 rep#SEQ-004 rep#GET-006'),
  'sequence-says-215': defect('Says 215 for a Sequence that it has executed.', 'rep#SEQ-004'),
  'sequence-stops-at-failure': defect('Skips the rest of a Sequence after a failure.', 'rep#SEQ-006'),
  'group-order-reversed': defect(
    'Executes the commands of a group from the last to the first.',
    'rep#SEQ-002 rep#ATM-003 rep#PKG-022',
    'rep#STA-004 rep#ATM-004',
  ),
  'atomic-without-roll-back': defect('Leaves what an Atomic did before it failed.', 'rep#ATM-002', 'rep#UI-011'),
  'atomic-failure-says-200': defect('Says 200 for an Atomic that failed.', 'rep#ATM-004', 'rep#UI-011 rep#ATM-006'),
  'rolled-back-says-200': defect('Says 200 for commands that were rolled back.', 'rep#ATM-004', 'rep#UI-011'),
  'get-in-atomic-answered': defect('Answers a Get inside Atomic.', 'rep#GET-004 rep#ATM-006'),
  'nested-atomic-executed': defect('Executes an Atomic inside Atomic.', 'rep#ATM-006'),
  // Objects and URIs
  'inbox-readable': defect('Lets ./Inbox be read.', 'sec#OBJ-08'),
  'uri-limits-not-published': defect('Has no limits below ./DevDetail/URI.', 'rep#URI-011 sec#URI-11'),
  'uri-trailing-slash': defect(
    'Ends the URIs in Results with a slash.',
    'rep#URI-003 sec#URI-08',
    'rep#PKG-014 rep#LST-004 sec#LST-03',
  ),
  // Properties
  'prop-format-unsupported': defect(
    'Has no Format property.',
    'rep#PRP-001',
    'rep#PRP-014 rep#ADD-009 sec#NOD-14 sec#PRP-13',
  ),
  'size-on-interior': defect('Has a Size property on interior nodes.', 'rep#PRP-002'),
  'size-of-base64': defect('Gives the length of the base64 text as Size of binary values.', 'rep#PRP-018 sec#PRP-17'),
  'unsupported-property-says-404': defect(
    'Says 404 to properties that it does not have.',
    'rep#PRP-006 sec#PRP-02',
    'rep#PRP-011',
  ),
  'readonly-property-accepted': defect(
    'Says 200 to a Replace of Format, Type and their like.',
    'rep#PRP-009 sec#PRP-03',
    'rep#REP-006',
  ),
  'property-added': defect(
    'Says 200 to an Add of a property.',
    'rep#PRP-010 rep#PRP-011 sec#PRP-04 sec#PRP-03 sec#PRP-07',
  ),
  'property-deleted': defect('Says 200 to a Delete of a property.', 'rep#PRP-010 sec#PRP-03'),
  'format-b64-for-bin': defect(
    'Says b64 in the Format property of binary values.',
    'rep#PRP-015 rep#PRP-016 sec#PRP-14 sec#PRP-15',
  ),
  'long-title-accepted': defect('Takes a Title of more than 255 octets.', 'rep#PRP-019'),
  'tstamp-extended': defect('Writes TStamp in the extended form.', 'rep#PRP-020'),
  'leaf-type-always-text': defect(
    'Says text/plain for every leaf.',
    'rep#PKG-015',
    'rep#GET-001 sec#NOD-07 rep#LST-004 sec#LST-03',
  ),
  'interior-type-is-mime': defect('Has a MIME type as Type of interior nodes.', 'rep#PRP-022 sec#PRP-19'),
  'verno-in-hex': defect(
    'Writes VerNo in hexadecimal.',
    'rep#PRP-007 sec#PRP-05',
    'rep#PRP-025 rep#REP-007 sec#PRP-22',
  ),
  'verno-reaches-65536': defect('Counts VerNo beyond 65535.', 'rep#PRP-025 sec#PRP-22'),
  // ACL
  'acl-not-checked': defect(
    'Gives every server every right.',
    'rep#ACL-002 rep#ACL-010',
    'rep#ACL-008 rep#ACL-003 rep#CPY-006 rep#LST-002 rep#ACL-012 sec#ACL-05 sec#ACL-06 sec#ACL-15',
  ),
  'acl-not-inherited': defect(
    'Takes an empty ACL for no rights at all.',
    'rep#ACL-002 sec#ACL-05',
    'rep#NODE-002 sec#NOD-05',
  ),
  'acl-merged-with-inherited': defect('Adds inherited rights to those of the node.', 'rep#ACL-003 sec#ACL-06'),
  'acl-root-empty': defect(
    'Has no ACL on the root.',
    'rep#ACL-001 sec#ACL-04',
    'rep#ACL-005 rep#ACL-002 rep#NODE-002 sec#ACL-09 sec#NOD-05 rep#LST-002',
  ),
  'acl-own-right-ignored': defect(
    'Refuses a change of the ACL of an interior node to a server with Replace on it.',
    'rep#ACL-007 sec#ACL-12',
    'rep#ACL-013 rep#ACL-010',
  ),
  'acl-leaf-changed-by-own-right': defect(
    'Lets a server with Replace on a leaf change its ACL.',
    'rep#ACL-008 sec#ACL-13',
  ),
  'acl-parent-right-ignored': defect(
    'Refuses a change of an ACL to a server with Replace on the parent.',
    'rep#ACL-009 sec#ACL-14',
    'rep#ACL-013 rep#ACL-010 rep#ACL-008',
  ),
  'acl-new-node-copies-parent': defect(
    'Copies the ACL in force into new nodes.',
    'rep#ACL-011 sec#ACL-17',
    'rep#ADD-004 rep#ACL-012 sec#ACL-18',
  ),
  'acl-creator-not-granted': defect('Gives the maker of an interior node no rights on it.', 'rep#ACL-012 sec#ACL-18'),
  'acl-replace-appends': defect('Appends to an ACL instead of replacing it.', 'rep#ACL-013 sec#ACL-20', 'rep#ACL-003'),
  'acl-keeps-deleted-server': defect('Leaves a deleted server in the ACLs.', 'rep#ACL-014 sec#ACL-21', 'sec#ACL-22'),
  'acl-malformed-accepted': defect(
    'Takes ACL text that is no ACL.',
    'rep#ACL-015 rep#ACL-004 sec#ACL-07',
    'rep#ACL-001',
  ),
  'acl-inherited-shown': defect(
    'Shows the inherited ACL as that of the node.',
    'rep#ACL-017 sec#ACL-08',
    'rep#ACL-011 sec#ACL-17',
  ),
  'denied-says-401': defect(
    'Says 401 to a command without right.',
    'rep#ACL-010 sec#ACL-16',
    'rep#ACL-002 rep#ACL-008 rep#CPY-006 sec#NOD-06 rep#STA-012 sec#AUT-01',
  ),
  // Tree exchange
  'list-ignored': defect(
    'Answers ?list= as if it were not there.',
    'rep#LST-003 rep#LST-004 rep#LST-005 rep#LST-010',
    'sec#LST-02 sec#LST-03 sec#LST-04 sec#LST-10 rep#LST-002',
  ),
  'struct-with-data': defect('Sends values with ?list=Struct.', 'rep#LST-004 sec#LST-03'),
  'structdata-without-data': defect('Sends no values with ?list=StructData.', 'rep#LST-005 sec#LST-04', 'rep#MSG-025'),
  'tnds-get-says-200': defect(
    'Says 200 to ?list=TNDS though it cannot write one.',
    'rep#LST-010 sec#LST-10',
    'rep#PKG-013',
  ),
  'unknown-list-says-200': defect('Says 200 to a ?list= that does not exist.', 'rep#LST-003 sec#LST-02', 'rep#PKG-013'),
  'list-shows-unreadable': defect(
    'Sends nodes with ?list= that the server may not read.',
    'rep#LST-002 sec#LST-01',
    'sec#OBJ-13 sec#OBJ-08',
  ),
  'empty-interior-says-404': defect(
    'Says 404 to a Get of an interior node without children.',
    'rep#GET-003 sec#NOD-03',
  ),
  'value-in-upper-case': defect(
    'Sends text values in upper case.',
    'rep#GET-001',
    'rep#REP-001 rep#ADD-001 rep#CPY-004 rep#LRG-012 rep#LST-005',
  ),
  'copy-refused-says-500': defect('Says 500 to a Copy onto a node that cannot be modified.', 'rep#CPY-005'),
  'title-inherited': defect('Shows the Title of the parent on nodes without Title.', 'rep#PRP-013 sec#PRP-11'),
  'interior-format-property-chr': defect(
    'Says chr in the Format property of interior nodes.',
    'rep#PRP-014 sec#PRP-13',
    'rep#NODE-001',
  ),
  'name-with-slash-accepted': defect('Takes a Name with a slash.', 'rep#URI-010 sec#URI-10'),
  'type-property-not-updated': defect(
    'Keeps the Type when a Replace brings another.',
    'rep#PRP-021',
    'rep#REP-001 sec#NOD-07',
  ),
  'root-acl-without-add': defect(
    'Has a root ACL that lets nobody add.',
    'rep#ACL-005 sec#ACL-09',
    'sec#ACL-10 rep#ACL-012 sec#ACL-18',
  ),
  'wildcard-only-alone': defect('Overlooks * beside other server identifiers.', 'sec#ACL-23', 'rep#ACL-016'),
  'failed-parent-not-named': defect('Does not say which parent of an Add is missing.', 'rep#ADD-005'),
  'secret-readable': defect('Lets AAuthSecret and AAuthData be read.', 'sec#OBJ-13', 'rep#LST-002'),
} as const;
