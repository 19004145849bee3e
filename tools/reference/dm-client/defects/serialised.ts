/** Defects of trees in one piece (DM_TNDS): what is read of them, what is written, and what the Inbox does with them. */
import { defect } from '../../shared/defect';

export const serialisedDefects = {
  'tnds-without-values': defect('Writes no values into a serialised tree that it is asked for.', 'dm-tnd-0096'),
  'tnds-acl-ignored': defect('Drops the ACLs that a serialised tree brings.', 'dm-rep-0091'),
  'inbox-places-nothing': defect('Says 200 to an account put into the Inbox and forgets it.', 'dm-std-0008'),
} as const;
