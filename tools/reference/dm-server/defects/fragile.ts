/** Defects of a server that bad input kills; what is bad stands in ../fragile.ts. */
import { silentDefect } from '../../shared/defect';

const dies = (what: string) => silentDefect(`Dies of ${what}.`, 'dm-pro-0021');

export const fragileDefects = {
  'dies-on-doctype': dies('a DOCTYPE'),
  'dies-on-nesting': dies('elements that are 500 deep'),
  'dies-on-empty-body': dies('a request without body'),
  'dies-on-foreign-coding': dies('a Content-Encoding'),
  'dies-on-long-string-table': dies('a string table of more than 127 octets'),
  'dies-on-unreadable-message': dies('a message that cannot be read'),
  'dies-on-missing-header': dies('a message without SyncHdr'),
  'dies-on-missing-body': dies('a message without SyncBody'),
  'dies-on-missing-session-id': dies('a message without SessionID'),
  'dies-on-missing-source': dies('a message without Source'),
  'dies-on-many-commands': dies('a message of more than 150 commands'),
} as const;
