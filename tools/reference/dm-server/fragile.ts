/** Requests that kill a server with one of the defects named dies-on-... (defects/fragile.ts). */
import type { DefectName, Defects } from './defects';
import type { HttpRequest } from './http';
import type { SyncML } from './messages';

/** The server would be gone: the connection breaks, and nothing is answered. */
export class ServerCrash extends Error {
  override readonly name = 'ServerCrash';
}

/** @throws ServerCrash where a defect names what the request is */
export function bearRequest(defects: Defects, { headers, body }: HttpRequest): void {
  const text = Buffer.from(body.subarray(0, 10_000)).toString('latin1');
  die(defects, 'dies-on-doctype', text.includes('<!DOCTYPE'));
  die(defects, 'dies-on-nesting', text.includes('<a>'.repeat(500)));
  die(defects, 'dies-on-empty-body', body.length === 0);
  die(defects, 'dies-on-foreign-coding', headers['content-encoding'] !== undefined);
  // Behind public id and charset stands the length of the string table; more than one octet is long.
  die(defects, 'dies-on-long-string-table', text.charCodeAt(0) < 4 && text.charCodeAt(4) > 0x7f);
}

/** @throws ServerCrash where a defect names what the message lacks, or has too much of */
export function bearMessage(defects: Defects, message: Partial<SyncML>): void {
  const { SyncHdr: header, SyncBody: body } = message;
  die(defects, 'dies-on-missing-header', header === undefined);
  die(defects, 'dies-on-missing-body', body === undefined);
  die(defects, 'dies-on-missing-session-id', header !== undefined && !header.SessionID);
  die(defects, 'dies-on-missing-source', header !== undefined && !header.Source?.LocURI);
  die(defects, 'dies-on-many-commands', (body?.commands.length ?? 0) > 150);
}

/** @throws ServerCrash where the defect is there and the reason too */
export function die(defects: Defects, name: DefectName, reason: boolean): void {
  if (reason && defects.has(name)) throw new ServerCrash();
}
