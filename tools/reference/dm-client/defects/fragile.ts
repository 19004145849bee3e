/** Defects of a client that bad input kills; what is bad stands in ../fragile.ts. */
import { silentDefect } from '../../shared/defect';

const dies = (what: string) => silentDefect(`Dies of ${what}.`, 'dm-tnd-0016', 'dm-pro-0025');

export const fragileDefects = {
  'dies-on-http-error': dies('an HTTP status other than 200'),
  'dies-on-empty-body': dies('an answer without body'),
  'dies-on-foreign-type': dies('an answer that is no DM message'),
  'dies-on-unreadable-message': dies('a message that cannot be read'),
  'dies-on-strange-session-id': dies('a message of another session'),
  'dies-on-unknown-command': dies('a command that DM does not use'),
  'dies-on-missing-cmdid': dies('a command without CmdID'),
  'dies-on-repeated-cmdid': dies('two commands with one CmdID'),
  'dies-on-missing-item': dies('a command without Item'),
  'dies-on-missing-target': dies('an Item without Target'),
  'dies-on-many-items': dies('a command with more than 500 Items'),
  'dies-on-long-uri': dies('a LocURI of more than 1000 characters'),
  'dies-on-long-data': dies('a Data of more than 100000 octets'),
  'dies-on-strange-reference': dies('a Status for a message that it never sent'),
  'dies-on-abort': dies('Alert 1223'),
  'dies-on-wrong-credentials': dies('wrong credentials of the server'),
} as const;
