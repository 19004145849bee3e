/** Defects of the message as a whole: header, numbers, encoding, HTTP. */
import { defect } from '../../shared/defect';

export const messageDefects = {
  'verdtd-wrong': defect('Writes VerDTD 1.0.', 'dm-pro-0001'),
  'verproto-wrong': defect('Writes VerProto DM/1.0.', 'dm-pro-0002'),
  'session-id-missing': defect('Leaves SessionID out.', 'dm-pro-0003', 'dm-pro-0004 syn-rep-0001 dm-rep-0004'),
  'session-id-changes': defect('Uses a SessionID of its own from the second message on.', 'dm-pro-0004'),
  'msgid-stays-1': defect('Numbers every message 1.', 'dm-pro-0007', 'dm-pro-0008'),
  'msgid-starts-at-5': defect('Starts MsgID at 5.', 'dm-pro-0008'),
  'target-and-source-swapped': defect(
    'Swaps Target and Source of SyncHdr.',
    'dm-pro-0009 dm-pro-0010',
    'dm-rep-0012 dm-sec-0031',
  ),
  'locname-missing': defect('Leaves LocName out of Source with md5 and MAC.', 'dm-rep-0012', 'dm-sec-0031'),
  'locname-of-another': defect('Names another user in LocName than its credentials.', 'dm-rep-0012 dm-sec-0031'),
  'cmdid-repeated': defect('Gives every command the CmdID 1.', 'syn-rep-0005', 'dm-pro-0036'),
  'cmdid-zero': defect('Gives the first command the CmdID 0.', 'syn-rep-0006'),
  'cmdid-missing': defect('Leaves CmdID out of Status.', 'dm-pro-0011', 'syn-rep-0001 dm-rep-0004'),
  'noresp-sent': defect('Puts NoResp on commands.', 'dm-rep-0007'),
  'cred-in-command': defect('Puts Cred into Get.', 'dm-rep-0005 dm-rep-0006', 'syn-rep-0001'),
  // The bytes
  'not-well-formed': defect('Writes an end tag wrong, or breaks off.', 'dm-rep-0004', 'dm-pro-0021'),
  'elements-out-of-order': defect('Writes CmdRef before MsgRef.', 'syn-rep-0001', 'dm-rep-0004'),
  'wrong-namespace': defect('Names SyncML 1.0 as namespace or public id.', 'syn-rep-0002 syn-met-0006'),
  'metinf-namespace-missing': defect(
    'Does not declare syncml:metinf.',
    'syn-met-0001 syn-met-0007',
    'syn-rep-0001 dm-rep-0007 dm-sec-0035',
  ),
  'final-not-last': defect('Writes Final first.', 'syn-rep-0007', 'syn-rep-0001'),
  'data-not-escaped': defect('Does not escape mark-up in Data.', 'dm-rep-0008', 'dm-rep-0004 syn-rep-0001'),
  'wbxml-version-1-0': defect('Writes WBXML 1.0.', 'dm-rep-0003', 'dm-rep-0004'),
  'wbxml-1-3-refused': defect('Refuses WBXML 1.3.', 'dm-rep-0002', 'dm-pro-0021 http-0009'),
  // HTTP
  'content-type-plain': defect('Says text/plain in Content-Type.', 'dm-rep-0001 http-0002'),
  'empty-answer': defect(
    'Answers package 3 with an empty body.',
    'http-0013 dm-pro-0021 http-0019',
    'dm-rep-0004 http-0006',
  ),
  'other-encoding': defect('Answers WBXML with XML and XML with WBXML.', 'http-0015'),
  'gzip-unasked': defect('Compresses answers that nobody asked to be compressed.', 'http-0014', 'dm-rep-0004'),
  'http-500-for-dm-error': defect('Answers wrong credentials with HTTP 500.', 'http-0009', 'dm-pro-0021 http-0013'),
  'unknown-charset-accepted': defect('Takes a charset that it does not know.', 'http-0017'),
  'session-tied-to-connection': defect(
    'Forgets the session when the connection closes.',
    'http-0008',
    'dm-pro-0021 dm-pro-0077 dm-pro-0007',
  ),
  'cache-control-refused': defect('Refuses requests with Cache-Control no-store.', 'http-0004', 'dm-pro-0021'),
  'string-table-refused': defect('Reads no WBXML with a string table.', 'wbx-0001', 'dm-pro-0021'),
  'opaque-ends-at-zero': defect('Takes an octet 0x00 for the end of OPAQUE.', 'wbx-0003'),
  'chunked-request-refused': defect('Refuses Transfer-Encoding chunked.', 'http-0005', 'dm-pro-0021'),
  'respuri-of-nowhere': defect('Gives a RespURI that leads nowhere.', 'dm-pro-0021', 'http-0006 dm-rep-0011'),
  'max-msg-size-ignored': defect('Sends messages larger than MaxMsgSize of the client.', 'syn-met-0003'),
  'max-msg-size-of-first-message-only': defect(
    'Keeps the first MaxMsgSize when the client sends another.',
    'syn-met-0003',
  ),
} as const;
