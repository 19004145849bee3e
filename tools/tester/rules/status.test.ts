/** The Status rules: one conversation that breaks each, one that keeps it, one that leaves it alone. */
import { judgeConversation } from './judge';
import type { Rule } from './rule';
import * as status from './status';
import { c, package1, type Said, s, status as st, talk } from './testing/talk';

const final = '<Final/>';
const ok1 = st(1, 1, 0, 'SyncHdr', 200) + st(2, 1, 1, 'Alert', 200) + st(3, 1, 2, 'Replace', 200);
const get = (id: number, ...uris: string[]): string =>
  `<Get><CmdID>${id}</CmdID>${uris.map((uri) => `<Item><Target><LocURI>${uri}</LocURI></Target></Item>`).join('')}</Get>`;
const results =
  '<Results><CmdID>3</CmdID><MsgRef>1</MsgRef><CmdRef>4</CmdRef><Item><Source><LocURI>./A</LocURI></Source><Data>x</Data></Item></Results>';
const ref = '<TargetRef>./A</TargetRef>';
const abort = '<Alert><CmdID>9</CmdID><Data>1223</Data></Alert>';
const header = st(1, 1, 0, 'SyncHdr', 200);

/** The client answers these commands of the server. */
const answering = (commands: string, answer: string): Said[] => [
  c(package1),
  s(ok1 + commands + final),
  c(answer + final),
];
const alone = [c(package1)];

type Example = readonly [name: string, rule: Rule, breaks: Said[], keeps: Said[], idle: Said[], party?: 'server'];

const examples: Example[] = [
  [
    'a command without Status',
    status.statusForEveryCommand,
    answering(get(4, './A') + get(5, './B'), header + st(2, 1, 4, 'Get', 200)),
    answering(get(4, './A') + get(5, './B'), header + st(2, 1, 4, 'Get', 200) + st(3, 1, 5, 'Get', 404)),
    answering(abort, header),
  ],
  [
    'two Statuses for one Item',
    status.statusForEveryCommand,
    answering(get(4, './A'), header + st(2, 1, 4, 'Get', 200) + st(3, 1, 4, 'Get', 200)),
    answering(get(4, './A', './B'), header + st(2, 1, 4, 'Get', 200, ref) + st(3, 1, 4, 'Get', 404, ref)),
    alone,
  ],
  [
    'a command without Status beneath a refusal',
    status.statusForEveryCommand,
    answering(get(4, './A'), st(1, 1, 0, 'SyncHdr', 401)),
    answering(get(4, './A'), st(1, 1, 0, 'SyncHdr', 401) + st(2, 1, 4, 'Get', 401)),
    answering(get(4, './A'), st(1, 1, 0, 'SyncHdr', 505)),
  ],
  [
    'a package of the client that the server does not acknowledge',
    status.statusForEveryCommand,
    [c(package1), s(st(1, 1, 0, 'SyncHdr', 200) + st(2, 1, 1, 'Alert', 200) + final)],
    [c(package1), s(ok1 + final)],
    [c(package1), s(ok1)],
    'server',
  ],
  [
    'a container that speaks for its content',
    status.innerStatuses,
    answering(`<Sequence><CmdID>4</CmdID>${get(5, './A')}</Sequence>`, header + st(2, 1, 4, 'Sequence', 200)),
    answering(
      `<Sequence><CmdID>4</CmdID>${get(5, './A')}</Sequence>`,
      header + st(2, 1, 4, 'Sequence', 200) + st(3, 1, 5, 'Get', 200),
    ),
    answering(`<Sequence><CmdID>4</CmdID>${get(5, './A')}</Sequence>`, header + st(2, 1, 4, 'Sequence', 406)),
  ],
  [
    'no header Status',
    status.headerStatus,
    answering(get(4, './A'), st(2, 1, 4, 'Get', 200)),
    answering(get(4, './A'), header + st(2, 1, 4, 'Get', 200)),
    answering(get(4, './A'), abort),
  ],
  [
    'two header Statuses',
    status.headerStatus,
    answering('', header + st(2, 1, 0, 'SyncHdr', 200)),
    answering('', header),
    alone,
  ],
  [
    'header Status in second place',
    status.headerStatusFirst,
    answering(get(4, './A'), st(1, 1, 4, 'Get', 200) + st(2, 1, 0, 'SyncHdr', 200)),
    answering(get(4, './A'), header + st(2, 1, 4, 'Get', 200)),
    answering('', header),
  ],
  [
    'Statuses out of order',
    status.statusOrder,
    answering(get(4, './A') + get(5, './B'), header + st(2, 1, 5, 'Get', 200) + st(3, 1, 4, 'Get', 200)),
    answering(
      get(4, './A', './C') + get(5, './B'),
      header + st(2, 1, 4, 'Get', 200, ref) + st(3, 1, 4, 'Get', 404, ref) + st(4, 1, 5, 'Get', 200),
    ),
    answering(get(4, './A'), header + st(2, 1, 4, 'Get', 200)),
  ],
  [
    'order of a container and its content',
    status.statusOrder,
    answering(
      `<Sequence><CmdID>4</CmdID>${get(5, './A')}${get(6, './B')}</Sequence>`,
      header + st(2, 1, 4, 'Sequence', 200) + st(3, 1, 6, 'Get', 200) + st(4, 1, 5, 'Get', 200),
    ),
    answering(
      `<Sequence><CmdID>4</CmdID>${get(5, './A')}${get(6, './B')}</Sequence>`,
      header + st(2, 1, 5, 'Get', 200) + st(3, 1, 6, 'Get', 200) + st(4, 1, 4, 'Sequence', 200),
    ),
    alone,
  ],
  [
    'CmdRef to nowhere',
    status.statusRefers,
    answering(get(4, './A'), header + st(2, 1, 8, 'Get', 200)),
    answering(get(4, './A'), header + st(2, 1, 4, 'Get', 200)),
    alone,
  ],
  [
    'a wrong Cmd',
    status.statusRefers,
    answering(get(4, './A'), header + st(2, 1, 4, 'Add', 200)),
    answering(get(4, './A'), header + st(2, 1, 4, 'Get', 200)),
    alone,
  ],
  ['a code of no table', status.statusCode, answering('', st(1, 1, 0, 'SyncHdr', 299)), answering('', header), alone],
  [
    'a Status for a Status',
    status.statusForStatus,
    answering(get(4, './A'), header + st(2, 1, 1, 'Status', 200)),
    answering(get(4, './A'), header + st(2, 1, 4, 'Get', 200)),
    alone,
  ],
  [
    'a Status for Results',
    status.noStatusForResults,
    [...answering(get(4, './A'), header + st(2, 1, 4, 'Get', 200) + results), s(st(1, 2, 3, 'Results', 200) + final)],
    [...answering(get(4, './A'), header + st(2, 1, 4, 'Get', 200) + results), s(st(1, 2, 3, 'Results', 413) + final)],
    [...answering(get(4, './A'), header + st(2, 1, 4, 'Get', 200) + results), s(final)],
    'server',
  ],
  [
    'one Status that names one of two Items',
    status.statusRefs,
    answering(get(4, './A', './B'), header + st(2, 1, 4, 'Get', 200, ref)),
    answering(get(4, './A', './B'), header + st(2, 1, 4, 'Get', 200)),
    answering(get(4, './A'), header + st(2, 1, 4, 'Get', 200, ref)),
  ],
  [
    'different codes without names',
    status.statusRefs,
    answering(get(4, './A', './B'), header + st(2, 1, 4, 'Get', 200) + st(3, 1, 4, 'Get', 404)),
    answering(get(4, './A', './B'), header + st(2, 1, 4, 'Get', 200, ref) + st(3, 1, 4, 'Get', 404, ref)),
    answering(get(4, './A', './B'), header + st(2, 1, 4, 'Get', 200) + st(3, 1, 4, 'Get', 200)),
  ],
];

test.each(examples.map((example) => [example[0], example] as const))('%s', (_name, example) => {
  const [, rule, breaks, keeps, idle, party] = example;
  const outcome = (said: readonly Said[]): string | undefined =>
    judgeConversation(talk(said), [rule]).find((one) => one.party === (party ?? 'client'))?.outcome;
  expect([outcome(breaks), outcome(keeps), outcome(idle)]).toEqual(['broken', 'holds', 'not-exercised']);
});

test('every rule of the file has an example', () => {
  expect(new Set(examples.map(([, rule]) => rule))).toEqual(new Set(Object.values(status)));
});

test('after a deviation of the server the client is not held to what the server sent', () => {
  const said = [c(package1), s(ok1 + get(4, './A') + final, { deviation: 'x' }), c(header + final)];
  const [client] = judgeConversation(talk(said), [status.statusForEveryCommand]);
  expect(client?.outcome).toBe('not-exercised');
});
