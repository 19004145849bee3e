/**
 * ./Vendor: the subtree on which a server may try everything. Values of every format, and one node for each
 * peculiarity that DM_TND 6 and 9.4.3 know: permanent, read-only, not to be read, not to be deleted, executable, busy.
 */
import type { NodeRow } from './rows';

const all = 'Copy Delete Get Replace';
const dynamic = true;

/** Longer than the messages of most servers, so that a Get of it comes in chunks. */
export const longText = Array.from(
  { length: 700 },
  (_, index) => `line ${String(index).padStart(4, '0')} of a long text\n`,
).join('');

const bytes = new Uint8Array([0x00, 0x01, 0x02, 0x00, 0x7f, 0x80, 0xc3, 0xff]);

export const vendorRows: readonly NodeRow[] = [
  ['Vendor', 'node', 'Add Get Replace', { type: 'org.example.assay/1.0/Vendor', title: 'Vendor' }],
  ['Vendor/Text', 'chr', all, { value: 'assay', title: 'A text', dynamic }],
  ['Vendor/Number', 'int', all, { value: '42', dynamic, takes: ['text/plain'] }],
  ['Vendor/Flag', 'bool', all, { value: 'true', dynamic, takes: ['text/plain'] }],
  ['Vendor/Blob', 'bin', all, { value: bytes, dynamic }],
  ['Vendor/Encoded', 'b64', all, { value: Buffer.from(bytes).toString('base64'), dynamic }],
  ['Vendor/Ratio', 'float', all, { value: '1.5', dynamic, takes: ['text/plain'] }],
  ['Vendor/Day', 'date', all, { value: '20240229', dynamic, takes: ['text/plain'] }],
  ['Vendor/Hour', 'time', all, { value: '123456', dynamic, takes: ['text/plain'] }],
  ['Vendor/Markup', 'xml', all, { value: '<a><b>1 &lt; 2</b></a>', dynamic, takes: ['text/xml', 'application/xml'] }],
  ['Vendor/Nothing', 'null', all, { dynamic }],
  ['Vendor/Long', 'chr', all, { value: longText, dynamic }],
  ['Vendor/Counter', 'int', all, { value: '0', verNo: 0xffff, dynamic, takes: ['text/plain'] }],
  ['Vendor/Empty', 'node', 'Add Delete Get Replace', { dynamic }],
  ['Vendor/List', 'node', 'Add Get Replace'],
  ['Vendor/List/One', 'node', 'Add Delete Get Replace', { dynamic }],
  ['Vendor/List/One/Name', 'chr', all, { value: 'first', dynamic }],
  ['Vendor/List/One/Rank', 'int', all, { value: '1', dynamic }],
  ['Vendor/Fixed', 'chr', 'Get Replace', { value: 'stays' }],
  ['Vendor/ReadOnly', 'chr', 'Get', { value: 'read only', dynamic }],
  ['Vendor/Hidden', 'chr', 'Delete Replace', { value: 'never read', dynamic }],
  ['Vendor/Branch', 'node', 'Add Delete Get Replace', { dynamic }],
  ['Vendor/Branch/NoDelete', 'chr', 'Get Replace', { value: 'goes with its parent', dynamic }],
  ['Vendor/Busy', 'chr', all, { value: 'in use', behaviour: 'busy', dynamic }],
  ['Vendor/Run', 'null', 'Exec Get', { behaviour: 'exec' }],
  ['Vendor/RunLater', 'null', 'Exec Get', { behaviour: 'exec-later' }],
];
