/** Examples: trees in one piece, standard objects, commands that come whole. */
import { ask, data, type Example, final, get, meta, results, statuses } from './examples';
import { c, package1, s } from './talk';

const answered = (uri: string, value: string, parts = '') => [
  c(package1),
  ask(get(4, uri)),
  c(statuses(1, '0 SyncHdr 200', '4 Get 200') + results(4, uri, value, parts) + final),
];
const names = (uri: string, text: string) => answered(uri, data(text), meta('Format', 'node'));
const tree = (node: string, version = '1.2') =>
  answered(
    './A?list=TNDS',
    data(`<MgmtTree xmlns="syncml:dmddf1.2"><VerDTD>${version}</VerDTD>${node}</MgmtTree>`.replaceAll('<', '&lt;')),
    meta('Format', 'xml') + meta('Type', 'application/vnd.syncml.dmtnds+xml'),
  );
const leaf =
  '<Node><NodeName>A</NodeName><RTProperties><Format><chr/></Format><Type><MIME>text/plain</MIME></Type></RTProperties><Value>a</Value></Node>';
const part = (id: number, text: string, more: boolean) =>
  results(4, './A', data(text) + (more ? '<MoreData/>' : ''), '', id);
const parts = (first: boolean) => [
  c(package1),
  ask(get(4, './A')),
  c(statuses(1, '0 SyncHdr 200', '4 Get 200') + part(201, 'one ', first)),
  s(`${statuses(2, '0 SyncHdr 200')}<Alert><CmdID>9</CmdID><Data>1222</Data></Alert>${final}`),
  c(statuses(2, '0 SyncHdr 200', '9 Alert 200') + part(202, 'two', false) + final),
];
const account = (level: string, type: string) => [
  c(package1),
  ask(get(4, './DMAcc/A?list=StructData')),
  c(
    statuses(1, '0 SyncHdr 200', '4 Get 200') +
      results(4, './DMAcc/A/AppAuth/H/AAuthLevel', data(level)) +
      results(4, './DMAcc/A/AppAuth/H/AAuthType', data(type), '', 202) +
      final,
  ),
];

export const standardExamples: Record<string, Example> = {
  'tnds-form': { breaks: tree(leaf, '1.1'), keeps: tree(leaf), idle: answered('./A', data('a')), names: 'dm-tns-0009' },
  'tnds-there': {
    breaks: answered(
      './A?list=TNDS',
      data(''),
      meta('Format', 'xml') + meta('Type', 'application/vnd.syncml.dmtnds+xml'),
    ),
    keeps: tree(leaf),
    idle: answered('./A', data('')),
  },
  'object-identifier': {
    breaks: answered('./A?prop=Type', data('org.example/01.0/A')),
    keeps: answered('./A?prop=Type', data('org.example/1.0/A')),
    idle: answered('./A?prop=Type', data('urn:oma:mo:oma-dm-devinfo:1.0')),
  },
  'extensions-in-ext': {
    breaks: names('./DevInfo', 'Man/Mod/Colour'),
    keeps: names('./DevInfo', 'Man/Mod/Ext'),
    idle: names('./DevInfo/Ext', 'Colour'),
  },
  'account-values': {
    breaks: account('HTTP', 'BASIC'),
    keeps: account('HTTP', 'HTTP-BASIC'),
    idle: account('CLCRED', 'BASIC'),
    names: 'dm-std-0013',
  },
  'command-whole': { breaks: parts(false), keeps: parts(true), idle: [c(package1)] },
  'wbxml-charset': {
    breaks: [c(package1, { whole: Buffer.from('02a4017f002d', 'hex') })],
    keeps: [c(package1, { wbxml: true })],
    idle: [c(package1)],
  },
};
