/** Examples: large objects, alerts, user interaction, properties, HTTP. */
import {
  alert,
  ask,
  chunk,
  command,
  data,
  type Example,
  final,
  get,
  meta,
  results,
  statuses,
  welcome,
} from './examples';
import { c, package1, type Said, s } from './talk';

const open = (text: string, size: string): Said => s(welcome + chunk(text, true, size));
const first = open('x', '2');
const took = (message: number) => c(statuses(message, '0 SyncHdr 200', '4 Add 213') + alert(201, 1222));
const more = (xml: string, done = true) => s(statuses(2, '0 SyncHdr 200', '201 Alert 200') + xml + (done ? final : ''));
const chunked = (last: string) => [c(package1), first, took(1), more(last)];
const whole = [c(package1), ask(command('Add', 4, './A', data('x')))];
const lrg = (text: string) => chunked(chunk(text, false));

const generic = (source: string, correlator: string) =>
  `<Alert><CmdID>1</CmdID><Data>1226</Data>${correlator}<Item><Source><LocURI>${source}</LocURI></Source><Meta>${meta('Format', 'chr')}${meta('Type', 'urn:x')}</Meta><Data>x</Data></Item></Alert>`;
const exec = [
  c(package1),
  ask(
    command('Exec', 4, './F/Update', '', '<Correlator>77</Correlator>').replace(
      /(<Exec>.*?)(<Correlator>.*?<\/Correlator>)/,
      '$1$2',
    ),
  ),
];
const ran = statuses(1, '0 SyncHdr 200', '4 Exec 202');
const told = [
  c(package1),
  ask(get(4, './A')),
  c(statuses(1, '0 SyncHdr 200', '4 Get 404') + generic('./A', '').replace('<CmdID>1<', '<CmdID>9<') + final),
];
const heard = (code: number) => [...told, s(statuses(2, '0 SyncHdr 200', `9 Alert ${code}`) + final)];

const userAsked = (...items: string[]) => [c(package1), ask(alert(4, Number(items[0]), ...items.slice(1)))];
const userSaid = (asked: Said[], items: string) => [
  ...asked,
  c(
    statuses(1, '0 SyncHdr 200', '4 Alert 200').replace(
      /<Data>200<\/Data><\/Status>$/,
      `<Data>200</Data>${items}</Status>`,
    ) + final,
  ),
];
const input = userAsked('1102', 'IT=D', 'Day?');
const choice = userAsked('1103', '', 'Which?', 'a', 'b');
const item = (text: string) => `<Item>${data(text)}</Item>`;
const display = userAsked('1100', 'MINDT=5', 'Hello');

const property = (name: string, value: string, uri = './A'): Said[] => [
  c(package1),
  ask(get(4, `${uri}?prop=${name}`)),
  c(statuses(1, '0 SyncHdr 200', '4 Get 200') + results(4, `${uri}?prop=${name}`, data(value)) + final),
];
const executed = (name: string, uri: string, code: number): Said[] => [
  c(package1),
  ask(command(name, 4, uri, data('x'))),
  c(statuses(1, '0 SyncHdr 200', `4 ${name} ${code}`) + final),
];
const leaf = [
  c(package1),
  ask(get(4, './A')),
  c(statuses(1, '0 SyncHdr 200', '4 Get 200') + results(4, './A', data('x')) + final),
];
const binary = (format: string, text: string) => [
  c(package1),
  ask(command('Add', 4, './A', `<Meta>${meta('Format', format)}</Meta>${data(text)}`)),
];
const type = 'application/vnd.syncml.dm+xml';
const headers = (...more: [string, string][]): Partial<Said> => ({
  http: { headers: [['content-type', type], ['accept', type], ...more] },
});

export const objectExamples: Record<string, Example> = {
  'chunk-size': { breaks: [c(package1), open('x', '')], keeps: lrg('y'), idle: whole, names: 'dm-pro-0058' },
  'chunk-sum': { breaks: lrg('yz'), keeps: lrg('y'), idle: [c(package1), first] },
  'chunk-meta': {
    breaks: chunked(command('Add', 4, './A', data('y'))),
    keeps: lrg('y'),
    idle: [c(package1), first],
  },
  'chunk-needed': { breaks: [c(package1), open('xx', '2')], keeps: [c(package1), first], idle: whole },
  'chunks-undisturbed': {
    breaks: chunked(get(3, './B') + chunk('y', false)),
    keeps: chunked(chunk('y', false) + get(5, './B')),
    idle: whole,
  },
  'chunks-contiguous': {
    breaks: chunked(get(5, './B')),
    keeps: lrg('y'),
    idle: [c(package1), first, c(statuses(1, '0 SyncHdr 200', '4 Add 413') + alert(201, 1222)), more(get(5, './B'))],
  },
  'chunk-buffered': {
    breaks: [c(package1), first, c(statuses(1, '0 SyncHdr 200', '4 Add 200') + alert(201, 1222))],
    keeps: [...lrg('y'), c(statuses(2, '0 SyncHdr 200', '4 Add 200') + final)],
    idle: [c(package1), first],
    names: 'dm-pro-0063',
  },
  'no-end-of-data-item': {
    breaks: [c(package1), first, c(alert(1, 1225) + final)],
    keeps: [
      c(package1),
      first,
      c(`<Alert><CmdID>1</CmdID><Data>1225</Data><Item><Target><LocURI>./A</LocURI></Target></Item></Alert>${final}`),
    ],
    idle: whole,
  },
  'correlator-repeated': {
    breaks: [...exec, c(ran + generic('./F/Update', '<Correlator>78</Correlator>') + final)],
    keeps: [...exec, c(ran + generic('./F/Update', '<Correlator>77</Correlator>') + final)],
    idle: [...exec, c(ran + generic('./G', '<Correlator>78</Correlator>') + final)],
  },
  'generic-alert-status': { breaks: heard(418), keeps: heard(202), idle: told },
  'ui-items': { breaks: userAsked('1103', '', 'Which?'), keeps: choice, idle: whole, names: 'dm-pro-0101' },
  'ui-options': {
    breaks: userAsked('1100', 'MINDT=soon', 'Hello'),
    keeps: display,
    idle: userAsked('1100', '', 'Hello'),
    names: 'dm-pro-0116',
  },
  'ui-text': { breaks: userSaid(input, ''), keeps: userSaid(input, item('24122026')), idle: userSaid(display, '') },
  'ui-typed': {
    breaks: userSaid(input, item('20261224')),
    keeps: userSaid(input, item('24122026')),
    idle: userSaid(input, item('')),
  },
  'ui-choice': { breaks: userSaid(choice, item('b')), keeps: userSaid(choice, item('2')), idle: userSaid(display, '') },
  'property-commands': {
    breaks: executed('Replace', './A?prop=TStamp', 200),
    keeps: executed('Replace', './A?prop=TStamp', 405),
    idle: executed('Replace', './A?prop=Title', 200),
    names: 'dm-tnd-0044',
  },
  'root-stays': {
    breaks: executed('Delete', '.', 200),
    keeps: executed('Delete', '.', 405),
    idle: executed('Delete', './A', 200),
  },
  'tstamp-form': {
    breaks: property('TStamp', '2026-11-21T05:00:00Z'),
    keeps: property('TStamp', '20261121T050000Z'),
    idle: leaf,
  },
  'verno-form': {
    breaks: property('VerNo', '65536'),
    keeps: property('VerNo', '65535'),
    idle: leaf,
    names: 'dm-tnd-0063',
  },
  'size-form': { breaks: property('Size', '0x10'), keeps: property('Size', '16'), idle: leaf, names: 'dm-tnd-0042' },
  'title-form': { breaks: property('Title', 'x'.repeat(256)), keeps: property('Title', 'x'.repeat(255)), idle: leaf },
  'format-form': {
    breaks: property('Format', 'chr', './DevInfo'),
    keeps: property('Format', 'node', './DevInfo'),
    idle: leaf,
  },
  'acl-form': { breaks: property('ACL', 'Get=a+'), keeps: property('ACL', 'Add=*&amp;Get=a+b'), idle: leaf },
  'binary-data': { breaks: binary('b64', 'a'), keeps: binary('b64', 'YQ=='), idle: whole },
  'http-accept-charset': {
    breaks: [c(package1, headers())],
    keeps: [c(package1, headers(['accept-charset', 'utf-8']))],
    idle: [s(final)],
  },
  'http-user-agent': {
    breaks: [c(package1, headers())],
    keeps: [c(package1, headers(['user-agent', 'x']))],
    idle: [s(final)],
  },
  'http-200': { breaks: [c(package1), { ...ask(), http: { status: 202 } }], keeps: whole, idle: [c(package1)] },
  'answer-encoding': { breaks: [c(package1), { ...ask(), wbxml: true, http: {} }], keeps: whole, idle: [c(package1)] },
};
