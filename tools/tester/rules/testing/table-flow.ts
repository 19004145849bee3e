/** Examples: packages, Final, Results, abort. */
import {
  alert,
  ask,
  chal,
  chunk,
  data,
  type Example,
  end,
  final,
  get,
  meta,
  results,
  statuses,
  welcome,
} from './examples';
import { c, package1, type Said, s } from './talk';

const got = statuses(1, '0 SyncHdr 200', '4 Get 200');
const asked = [c(package1), ask(get(4, './A'))];
const answered = (body: string) => [...asked, c(body + final)];
const open = statuses(1, '0 SyncHdr 212', '1 Alert 200', '2 Replace 200') + chunk('x', true, '2');
const taken = statuses(1, '0 SyncHdr 200', '4 Add 213') + alert(201, 1222);
const part = got + results(4, './A', data('x'));
const next = statuses(2, '0 SyncHdr 200') + alert(201, 1222);
const unfinished = [...asked, c(part)];
const man = '<Item><Source><LocURI>./DevInfo/Man</LocURI></Source><Data>A</Data></Item>';
const devInfo = (xml: string) => c(package1.replace(man, xml));
const refused = (more: string) =>
  s(statuses(1, '0 SyncHdr 407', '1 Alert 407', '2 Replace 407').replace('<Data>407', `${more}<Data>407`) + final);

const again = (xml: string) => [c(package1), refused(chal('md5', 'n')), c(statuses(1, '0 SyncHdr 200') + xml)];

/** Further conversations on device information: which sentence it breaks. */
export const devInfoCases: readonly (readonly [
  name: string,
  said: readonly Said[],
  requirement: string | undefined,
])[] = [
  ['package 1 again', again(package1), undefined],
  ['package 1 again lacks a node', again(devInfo('').body), 'dm-pro-0018'],
  ['package 1 again names a node twice', again(devInfo(man + man).body), 'dm-pro-0017'],
  ['package 1 again adds it', again(package1.replaceAll('Replace>', 'Add>')), 'dm-pro-0017'],
  ['package 1 again goes on in a further message', again(devInfo('').body.replace(final, '')), undefined],
  ['a node that changed is sent later', [...asked, c(devInfo('').body.replace(/<Alert>.*<.Alert>/, got))], undefined],
];

export const flowExamples: Record<string, Example> = {
  'package-1-alert': {
    breaks: [c(package1.replace('1201', '1226'))],
    keeps: [c(package1)],
    idle: [c(alert(1, 1223) + final)],
  },
  'package-1-devinfo': { breaks: [c(alert(1, 1201) + final)], keeps: [c(package1)], idle: [c(alert(1, 1223) + final)] },
  'devinfo-replace': {
    breaks: [devInfo('')],
    keeps: [c(package1)],
    idle: [c(alert(1, 1201) + final)],
    names: 'dm-pro-0018',
  },
  'devinfo-item': {
    breaks: [devInfo('<Item><Target><LocURI>./DevInfo/Man</LocURI></Target><Data>A</Data></Item>')],
    keeps: [c(package1)],
    idle: [c(alert(1, 1201) + final)],
    names: 'dm-pro-0018',
  },
  'package-1-again': {
    breaks: [c(package1), refused(chal('md5', 'n')), c(statuses(1, '0 SyncHdr 200') + final)],
    keeps: [c(package1), refused(chal('md5', 'n')), c(statuses(1, '0 SyncHdr 200') + package1)],
    idle: [c(package1), refused('')],
  },
  'closing-unanswered': {
    breaks: [...answered(part), end, c(statuses(2, '0 SyncHdr 200') + final)],
    keeps: [...answered(part), end],
    idle: asked,
    names: 'dm-pro-0032',
  },
  'server-answers': { breaks: [c(package1), s('', { whole: '' })], keeps: asked, idle: [c(package1)] },
  'abort-unanswered': {
    breaks: [c(package1), s(welcome + alert(4, 1223) + final), c(statuses(1, '0 SyncHdr 200') + final)],
    keeps: [c(package1), s(welcome + alert(4, 1223) + final)],
    idle: answered(part),
  },
  'abort-reply': {
    breaks: [
      ...asked,
      c(alert(1, 1223) + final),
      s(statuses(2, '0 SyncHdr 200', '1 Alert 200') + get(5, './B') + final),
    ],
    keeps: [...asked, c(alert(1, 1223) + final), s(statuses(2, '0 SyncHdr 200', '1 Alert 200') + final)],
    idle: [...answered(part), end],
  },
  'final-last': { breaks: [c(final + alert(1, 1201))], keeps: [c(package1)], idle: [c(package1.replace(final, ''))] },
  'final-with-chunk': { breaks: [c(package1), s(open + final)], keeps: [c(package1), s(open)], idle: asked },
  'final-awaited': {
    breaks: [c(package1), s(open), c(taken + final)],
    keeps: [c(package1), s(open), c(taken)],
    idle: answered(part),
  },
  'final-sent': {
    breaks: [...unfinished, s(next), c(statuses(2, '0 SyncHdr 200', '201 Alert 200'))],
    keeps: [...unfinished, s(next), c(statuses(2, '0 SyncHdr 200', '201 Alert 200') + final)],
    idle: answered(part),
  },
  'next-message-reply': {
    breaks: [...unfinished, s(next + get(5, './B'))],
    keeps: [...unfinished, s(next)],
    idle: [...answered(part), end],
    names: 'dm-pro-0036',
  },
  'server-final': { breaks: [c(package1), s(welcome + get(4, './A'))], keeps: asked, idle: [c(package1), s(open)] },
  'next-message-asked': {
    breaks: [c(package1), s(open), c(statuses(1, '0 SyncHdr 200', '4 Add 213'))],
    keeps: [c(package1), s(open), c(taken)],
    idle: answered(part),
    names: 'dm-pro-0063',
  },
  'results-for-get': {
    breaks: answered(got),
    keeps: answered(part),
    idle: answered(statuses(1, '0 SyncHdr 200', '4 Get 404')),
  },
  'results-of-get': {
    breaks: answered(got + results(9, './A', data('x'))),
    keeps: answered(part),
    idle: answered(got),
  },
  'no-results-for-failure': {
    breaks: answered(part.replaceAll('<Data>200', '<Data>404')),
    keeps: answered(statuses(1, '0 SyncHdr 200', '4 Get 404')),
    idle: answered(part),
  },
  'results-after-status': {
    breaks: answered(results(4, './A', data('x')) + got),
    keeps: answered(part),
    idle: answered(got),
  },
  'results-item': {
    breaks: answered(`${got}<Results><CmdID>201</CmdID><MsgRef>1</MsgRef><CmdRef>4</CmdRef></Results>`),
    keeps: answered(part),
    idle: answered(got),
  },
  'results-source': {
    breaks: answered(got + results(4, './B', data('x'))),
    keeps: answered(got + results(4, 'A', data('x'))),
    idle: answered(got),
  },
  'results-data': {
    breaks: answered(got + results(4, './A', '')),
    keeps: answered(part),
    idle: [c(package1), ask(get(4, './A?list=Struct')), c(got + results(4, './A', '') + final)],
  },
  'results-format': {
    breaks: [c(package1), ask(get(4, './DevInfo')), c(got + results(4, './DevInfo', data('Man')) + final)],
    keeps: [
      c(package1),
      ask(get(4, './DevInfo')),
      c(got + results(4, './DevInfo', data('Man'), meta('Format', 'node')) + final),
    ],
    idle: answered(part),
    names: 'dm-pro-0028',
  },
  'child-list': {
    breaks: answered(got + results(4, './A', data('B/C/'), meta('Format', 'node'))),
    keeps: answered(got + results(4, './A', data('B/C'), meta('Format', 'node'))),
    idle: answered(part),
  },
};
