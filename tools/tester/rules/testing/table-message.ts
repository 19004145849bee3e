/** Examples: the document, headers, ids, groups, WBXML, alerts. */
import { gzipSync } from 'node:zlib';
import { cred, type Example, final, meta } from './examples';
import { c, package1, s, status, url } from './talk';

const get = (id: string, uri = './A'): string =>
  `<Get><CmdID>${id}</CmdID><Item><Target><LocURI>${uri}</LocURI></Target></Item></Get>`;
const add = (id: string, inner: string): string =>
  `<Add><CmdID>${id}</CmdID><Item><Target><LocURI>./A</LocURI></Target>${inner}</Item></Add>`;
const atomic = (inner: string): string => `<Atomic><CmdID>2</CmdID>${inner}</Atomic>`;
const sequence = (inner: string): string => `<Sequence><CmdID>2</CmdID>${inner}</Sequence>`;
const ask = '<Alert><CmdID>3</CmdID><Data>1101</Data><Item></Item><Item><Data>Well?</Data></Item></Alert>';
const event = (code: string, item: string): string => `<Alert><CmdID>1</CmdID><Data>${code}</Data>${item}</Alert>`;
const eventItem = (type: string, more = '', data = '<Data>x</Data>'): string =>
  `<Item><Source><LocURI>./A</LocURI></Source><Meta>${meta('Type', type)}${meta('Format', 'chr')}${more}</Meta>${data}</Item>`;
const nothing = [c(final, { whole: '' })];

export const messageExamples: Record<string, Example> = {
  'well-formed': {
    breaks: [c('', { whole: '<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr>' })],
    keeps: [c(package1)],
    idle: [s(final, { deviation: 'x' })],
  },
  grammar: { breaks: [c(`${final}<Fin/>`)], keeps: [c(package1)], idle: nothing },
  'header-and-body': {
    breaks: [c('', { whole: '<SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody/></SyncML>' })],
    keeps: [c(package1)],
    idle: nothing,
  },
  'root-namespace': {
    breaks: [c('', { whole: '<SyncML xmlns="SYNCML:SYNCML1.0"><SyncHdr/><SyncBody/></SyncML>' })],
    keeps: [c(package1)],
    idle: nothing,
  },
  'metinf-namespace': {
    breaks: [c(final, { header: '<Meta><MaxMsgSize>1</MaxMsgSize></Meta>' })],
    keeps: [c(final, { header: `<Meta>${meta('MaxMsgSize', '1')}</Meta>` })],
    idle: [c(package1)],
  },
  'session-id-present': { breaks: [c(package1, { set: { SessionID: '' } })], keeps: [c(package1)], idle: nothing },
  'session-id-stays': {
    breaks: [c(package1), s(final), c(final, { set: { SessionID: '2' } })],
    keeps: [c(package1), s(get('1') + final), c(final)],
    idle: [c(package1)],
  },
  'session-id-of-notification': {
    breaks: [c(event('1200', '') + final, { set: { SessionID: '00af' } })],
    keeps: [c(event('1200', '') + final, { set: { SessionID: 'AF' } })],
    idle: [c(package1)],
  },
  'msgid-unique': {
    breaks: [c(package1), s(final), c(final, { set: { MsgID: '1' } })],
    keeps: [c(package1), s(final), c(final)],
    idle: nothing,
  },
  'msgid-counts': { breaks: [c(package1, { set: { MsgID: '5' } })], keeps: [c(package1)], idle: nothing },
  addresses: { breaks: [c(package1, { set: { Target: '<LocURI></LocURI>' } })], keeps: [c(package1)], idle: nothing },
  'addresses-swap': {
    breaks: [
      c(package1),
      s(get('1') + final),
      c(final, { set: { Source: `<LocURI>${url}</LocURI>`, Target: '<LocURI>device</LocURI>' } }),
    ],
    keeps: [c(package1), s(get('1') + final), c(final)],
    idle: [c(package1)],
  },
  'ver-dtd': { breaks: [c(package1, { set: { VerDTD: '1.0' } })], keeps: [c(package1)], idle: nothing },
  'ver-proto': { breaks: [c(package1, { set: { VerProto: 'DM/1.0' } })], keeps: [c(package1)], idle: nothing },
  'cmdid-present': { breaks: [c(`<Alert><Data>1201</Data></Alert>${final}`)], keeps: [c(package1)], idle: [c(final)] },
  'cmdid-unique': {
    breaks: [c(event('1201', '') + event('1226', '') + final)],
    keeps: [c(package1)],
    idle: [c(final)],
  },
  'cmdid-not-zero': {
    breaks: [c(`<Alert><CmdID>0</CmdID><Data>1201</Data></Alert>${final}`)],
    keeps: [c(package1)],
    idle: [c(final)],
  },
  'cred-in-header-only': {
    breaks: [c(`<Alert><CmdID>1</CmdID>${cred('basic', 'eA==')}<Data>1201</Data></Alert>${final}`)],
    keeps: [c(package1, { header: cred('basic', 'eA==') })],
    idle: [c(final)],
  },
  'unused-elements': {
    breaks: [c(`<Alert><CmdID>1</CmdID><NoResp/><Data>1201</Data></Alert>${final}`)],
    keeps: [c(package1)],
    idle: nothing,
  },
  'item-data': {
    breaks: [c(package1.replace('<Data>A</Data>', ''))],
    keeps: [c(package1)],
    idle: [c(final)],
  },
  'client-commands': { breaks: [c(get('1') + final)], keeps: [c(package1)], idle: [c(final)] },
  'command-targets': {
    breaks: [c(package1), s(`<Get><CmdID>1</CmdID><Item><Data>x</Data></Item></Get>${final}`)],
    keeps: [c(package1), s(get('1') + final)],
    idle: [c(package1)],
  },
  'node-uris': {
    breaks: [c(package1), s(get('1', './A/../B') + final)],
    keeps: [c(package1), s(get('1') + final)],
    idle: [c(final)],
  },
  'list-parts': {
    breaks: [c(package1), s(get('1', './A?list=TNDS+ACL-Name') + final)],
    keeps: [c(package1), s(get('1', './A?list=TNDS+ACL') + final)],
    idle: [c(package1)],
  },
  'uri-in-utf-8': {
    breaks: [
      c('', {
        whole: Buffer.from(
          '<?xml version="1.0" encoding="ISO-8859-1"?><SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>a</LocURI></Target><Source><LocURI>\xe9</LocURI></Source></SyncHdr><SyncBody><Final/></SyncBody></SyncML>',
          'latin1',
        ),
      }),
    ],
    keeps: [c(package1, { set: { Source: '<LocURI>dévice</LocURI>' } })],
    idle: [c(package1)],
  },
  'atomic-content': {
    breaks: [c(package1), s(atomic(get('3')) + final)],
    keeps: [c(package1), s(atomic(add('3', '<Data>x</Data>')) + final)],
    idle: [c(package1)],
  },
  'sequence-content': {
    breaks: [c(package1), s(`<Sequence><CmdID>2</CmdID></Sequence>${final}`)],
    keeps: [c(package1), s(sequence(get('3')) + final)],
    idle: [c(package1)],
  },
  'atomic-outcome': {
    breaks: [
      c(package1),
      s(atomic(add('3', '<Data>x</Data>') + add('4', '<Data>x</Data>')) + final),
      c(
        status(1, 1, 0, 'SyncHdr', 200) +
          status(2, 1, 2, 'Atomic', 200) +
          status(3, 1, 3, 'Add', 200) +
          status(4, 1, 4, 'Add', 404) +
          final,
      ),
    ],
    keeps: [
      c(package1),
      s(atomic(add('3', '<Data>x</Data>') + add('4', '<Data>x</Data>')) + final),
      c(
        status(1, 1, 0, 'SyncHdr', 200) +
          status(2, 1, 2, 'Atomic', 507) +
          status(3, 1, 3, 'Add', 216) +
          status(4, 1, 4, 'Add', 404) +
          final,
      ),
    ],
    idle: [c(package1)],
  },
  'sequence-status': {
    breaks: [
      c(package1),
      s(sequence(get('3')) + final),
      c(status(1, 1, 0, 'SyncHdr', 200) + status(2, 1, 2, 'Sequence', 500) + status(3, 1, 3, 'Get', 200) + final),
    ],
    keeps: [
      c(package1),
      s(sequence(get('3')) + final),
      c(status(1, 1, 0, 'SyncHdr', 200) + status(2, 1, 2, 'Sequence', 200) + status(3, 1, 3, 'Get', 200) + final),
    ],
    idle: [c(package1)],
  },
  'sequence-after-no': {
    breaks: [
      c(package1),
      s(sequence(ask + add('4', '<Data>x</Data>')) + final),
      c(
        status(1, 1, 0, 'SyncHdr', 200) +
          status(2, 1, 2, 'Sequence', 200) +
          status(3, 1, 3, 'Alert', 304) +
          status(4, 1, 4, 'Add', 200) +
          final,
      ),
    ],
    keeps: [
      c(package1),
      s(sequence(ask + add('4', '<Data>x</Data>')) + final),
      c(
        status(1, 1, 0, 'SyncHdr', 200) +
          status(2, 1, 2, 'Sequence', 200) +
          status(3, 1, 3, 'Alert', 304) +
          status(4, 1, 4, 'Add', 215) +
          final,
      ),
    ],
    idle: [c(package1)],
  },
  'atomic-after-no': {
    breaks: [
      c(package1),
      s(atomic(ask + add('4', '<Data>x</Data>')) + final),
      c(
        status(1, 1, 0, 'SyncHdr', 200) +
          status(2, 1, 2, 'Atomic', 200) +
          status(3, 1, 3, 'Alert', 304) +
          status(4, 1, 4, 'Add', 200) +
          final,
      ),
    ],
    keeps: [
      c(package1),
      s(atomic(ask + add('4', '<Data>x</Data>')) + final),
      c(
        status(1, 1, 0, 'SyncHdr', 200) +
          status(2, 1, 2, 'Atomic', 507) +
          status(3, 1, 3, 'Alert', 304) +
          status(4, 1, 4, 'Add', 215) +
          final,
      ),
    ],
    idle: [c(package1)],
  },
  'content-type': {
    breaks: [c(package1, { http: { headers: [['content-type', 'text/plain']] } })],
    keeps: [c(package1)],
    idle: nothing,
  },
  'content-coding': {
    breaks: [c(package1), s('', { whole: gzipSync('x'), http: { headers: [['content-encoding', 'gzip']] } })],
    keeps: [
      c(package1, { http: { headers: [['accept-encoding', 'gzip, deflate']] } }),
      s('', { whole: gzipSync('x'), http: { headers: [['content-encoding', 'gzip']] } }),
    ],
    idle: nothing,
  },
  'http-post': { breaks: [c(package1, { http: { method: 'PUT' } })], keeps: [c(package1)], idle: nothing },
  'http-accept': {
    breaks: [c(package1, { http: { headers: [['content-type', 'application/vnd.syncml.dm+xml']] } })],
    keeps: [c(package1)],
    idle: nothing,
  },
  'resp-uri-followed': {
    breaks: [c(package1), s(get('1') + final, { set: { RespURI: 'http://server.example/dm?s=1' } }), c(final)],
    keeps: [
      c(package1),
      s(get('1') + final, { set: { RespURI: 'http://server.example/dm?s=1' } }),
      c(final, { http: { target: '/dm?s=1' } }),
    ],
    idle: [c(package1), s(get('1') + final), c(final)],
  },
  'wbxml-version': {
    breaks: [c('', { whole: Buffer.from('00a401006d01', 'hex') })],
    keeps: [c(package1, { wbxml: true })],
    idle: [c(package1)],
  },
  'wbxml-public-id': {
    breaks: [c('', { whole: Buffer.from('03a4056a006d01', 'hex') })],
    keeps: [c(package1, { wbxml: true })],
    idle: [c(package1)],
  },
  'wbxml-tokens': {
    breaks: [c('', { whole: Buffer.from('03a4016a006d7f0101', 'hex') })],
    keeps: [c(package1, { wbxml: true })],
    idle: [c(package1)],
  },
  'alert-codes': { breaks: [c(event('1100', '') + final)], keeps: [c(package1)], idle: [c(final)] },
  'abort-is-final': { breaks: [c(event('1223', ''))], keeps: [c(event('1223', '') + final)], idle: [c(package1)] },
  'event-items': {
    breaks: [c(event('1226', '<Item><Data>x</Data></Item>') + final)],
    keeps: [c(event('1226', eventItem('urn:x')) + final)],
    idle: [c(package1)],
  },
  'generic-alert': {
    breaks: [c(event('1226', eventItem('urn:x', meta('Mark', 'loud'))) + final)],
    keeps: [c(event('1226', eventItem('Reversed-Domain-Name:org.x', meta('Mark', 'minor'))) + final)],
    idle: [c(package1)],
  },
  'max-msg-size': {
    breaks: [c(package1), s(final, { header: `<Meta>${meta('MaxMsgSize', '100')}</Meta>` }), c(package1)],
    keeps: [c(package1), s(final, { header: `<Meta>${meta('MaxMsgSize', '10000')}</Meta>` }), c(package1)],
    idle: [c(package1)],
  },
  'max-obj-size': {
    breaks: [
      c(package1, { header: `<Meta>${meta('MaxObjSize', '3')}</Meta>` }),
      s(add('1', '<Data>long</Data>') + final),
    ],
    keeps: [
      c(package1, { header: `<Meta>${meta('MaxObjSize', '4')}</Meta>` }),
      s(add('1', '<Data>long</Data>') + final),
    ],
    idle: [c(package1)],
  },
};
