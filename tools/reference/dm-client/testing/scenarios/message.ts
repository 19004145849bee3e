/** Bytes, header and versions of a message. */
import { alert, exec, get, replace } from '../converse';
import { changed, chr, type Scenario } from './scenario';

export const messageScenarios: readonly Scenario[] = [
  { name: 'unreadable', talk: { moves: [{ bytes: (body) => body.subarray(0, 20) }] } },
  { name: 'other session', talk: { header: { SessionID: 'FFFF' }, moves: [{ say: [get('.')] }] } },
  { name: 'no CmdID', talk: { moves: [{ say: [get('.')], bytes: (body) => changed(body, /<CmdID>4<\/CmdID>/, '') }] } },
  {
    name: 'one CmdID twice',
    talk: { moves: [{ say: [get('.')], bytes: (body) => changed(body, 'CmdID>4<', 'CmdID>3<') }] },
  },
  {
    name: 'Status for nothing',
    talk: { moves: [{ say: [get('.')], bytes: (body) => changed(body, 'MsgRef>1<', 'MsgRef>99<') }] },
  },
  {
    name: 'CDATA',
    talk: {
      moves: [
        {
          say: [replace('./Vendor/Text', 'section', chr)],
          bytes: (body) =>
            Buffer.from(Buffer.from(body).toString('latin1').replace('>section<', '><![CDATA[a]]><'), 'latin1'),
        },
        { say: [get('./Vendor/Text')] },
      ],
    },
  },
  { name: 'abort by the server', talk: { moves: [{ say: [alert('1223')] }] } },
  { name: 'abort by the user', abort: true, talk: { moves: [{ say: [get('.')] }] } },
  { name: 'strange VerDTD', talk: { header: { VerDTD: '9.9' }, moves: [{ say: [get('.')] }] } },
  { name: 'strange VerProto', talk: { header: { VerProto: 'DM/9.9' }, moves: [{ say: [get('.')] }] } },
  {
    name: 'WBXML 1.3',
    talk: {
      moves: [
        {
          say: [get('.')],
          bytes: (body) => (body[0] === 2 ? new Uint8Array([3, ...body.subarray(1)]) : body),
        },
      ],
    },
  },
  {
    // LocURI as literal, its name in the string table
    name: 'literal name',
    talk: {
      moves: [
        {
          say: [get('./DevInfo/Man')],
          bytes: (body) =>
            changed(changed(body, '\x6a\x00', '\x6a\x07LocURI\x00'), /\x57\x03(?=\.\/DevInfo)/, '\x44\x00\x03'),
        },
      ],
    },
  },
  {
    name: 'DM 1.1.2',
    talk: { version: '1.1.2', moves: [{ say: [exec('./Vendor/RunLater')] }, { say: [get('./Vendor')] }] },
  },
  {
    name: 'DM 1.3 with a server of 1.2',
    talk: { version: '1.3', moves: [{ say: [get('./Vendor')], header: { VerProto: 'DM/1.2' } }] },
  },
];
