/** A run with one of everything that a report must show. For tests and for looking at reports only. */
import type { Permutation, RecordLine } from '../../tester/record';
import type { RequirementText } from '../words';
import { CaseScript, permutation, type Tree, type Written } from './script';

export const uri = (name: 'Target' | 'Source', text: string): Tree => [name, ['LocURI', text]];
export const status = (cmdId: number, msgRef: number, ref: number, cmd: string, code: string): Tree => [
  'Status',
  ['CmdID', `${cmdId}`],
  ['MsgRef', `${msgRef}`],
  ['CmdRef', `${ref}`],
  ['Cmd', cmd],
  ['Data', code],
];

/** A SyncML message of either side. */
export function message(from: 'client' | 'server', msgId: number, ...body: Tree[]): Tree {
  const [client, server] = ['IMEI:490154203237518', 'https://dm.example.org/assay'];
  return [
    'SyncML',
    [
      'SyncHdr',
      ['VerDTD', '1.2'],
      ['VerProto', 'DM/1.2'],
      ['SessionID', '7'],
      ['MsgID', `${msgId}`],
      uri('Target', from === 'client' ? server : client),
      uri('Source', from === 'client' ? client : server),
    ],
    ['SyncBody', ...body, ['Final']],
  ];
}

export const alert: Tree = ['Alert', ['CmdID', '1'], ['Data', '1201']];
export const devInfo: Tree = [
  'Replace',
  ['CmdID', '2'],
  [
    'Item',
    uri('Source', './DevInfo/Man'),
    ['Meta', ['Format', 'chr'], ['Type', 'text/plain']],
    ['Data', 'Example & Co'],
  ],
];
export const get: Tree = ['Get', ['CmdID', '4'], ['Item', uri('Target', './DevInfo/NoSuchNode')]];

/** What one session of four messages says; `code` answers the Get. */
export function session(code: string): Tree[] {
  return [
    message('client', 1, alert, devInfo),
    message(
      'server',
      1,
      status(1, 1, 0, 'SyncHdr', '200'),
      status(2, 1, 1, 'Alert', '200'),
      status(3, 1, 2, 'Replace', '200'),
      get,
    ),
    message('client', 2, status(1, 1, 0, 'SyncHdr', '200'), status(2, 1, 4, 'Get', code)),
    message('server', 2, status(1, 2, 0, 'SyncHdr', '200')),
  ];
}

const requirements: readonly RequirementText[] = [
  [
    'dm-rep-0131',
    'A Get of a node that does not exist is answered with status 404.',
    'MUST',
    'OMA-TS-DM_RepPro-V1_2_1',
    '6.6.7',
    'text',
  ],
  [
    'dm-rep-0140',
    'A Replace that the access list forbids is answered with status 425.',
    'MUST',
    'OMA-TS-DM_RepPro-V1_2_1',
    '6.6.12',
    'digest',
  ],
  [
    'dm-pro-0012',
    'Every command that arrives, the header included, is answered by one Status.',
    'MUST',
    'OMA-TS-DM_Protocol-V1_2_1',
    '6.2',
    'text',
  ],
  [
    'dm-pro-0044',
    'A client sends its device information again only when it has changed.',
    'SHOULD',
    'OMA-TS-DM_Protocol-V1_2_1',
    '8.1',
    'text',
  ],
  [
    'dm-tnd-0009',
    'A node name is at most as long as the client announces.',
    'MUST',
    'OMA-TS-DM_TND-V1_2_1',
    '7.3',
    'practice',
  ],
  ['dm-sec-0003', 'A nonce is used once.', 'MUST', 'OMA-TS-DM_Security-V1_2_1', '5.3', 'text'],
].map(
  ([id, text, level, document, clause, evidence]) =>
    ({ id, text, level, document, clause, evidence, versions: ['1.2'] }) as RequirementText,
);

export function sampleLookup(id: string): RequirementText | undefined {
  return requirements.find((one) => one.id === id);
}

export function header(product = 'Example DM client 4.1'): RecordLine {
  const secrets = { credentials: { secret: 'TOP-SECRET-OF-THE-PROFILE' } };
  return {
    type: 'run',
    format: 1,
    assay: '0.1.0',
    role: 'dm-client',
    started: '2024-03-01T09:30:00.000Z',
    seed: '42',
    product,
    profile: secrets,
    suites: '5e1f',
    catalogue: 'ca7a',
    strict: false,
  };
}

const range = (written: Written | undefined, path: string): { offset: number; end: number } => {
  const found = written?.places.get(path);
  if (!found) throw new Error(`no element ${path}`);
  return { offset: found[0], end: found[1] };
};

function missingNode(t: number, part: Partial<Permutation>, code: string): RecordLine[] {
  const script = new CaseScript(
    'dm-client/commands/get-missing-node',
    permutation(part),
    t,
    ['dm-rep-0131'],
    'Get of a node that does not exist',
  );
  script.event('operator', 'start a session').event('start', 'session 1');
  const said = script.say(session(code));
  script.event('ended', 'the product exited', { exitCode: 0, stdout: 'session done\n' });
  script.rule('status-for-every-command', 'holds', 'dm-pro-0012');
  if (code === '404') return script.verdict('pass');
  const spot = { path: '/SyncML/SyncBody/Status[2]/Data', ...range(said[2], 'SyncBody/Status[2]/Data') };
  return script
    .finding({
      requirement: 'dm-rep-0131',
      text: 'The Get of a missing node was not refused.',
      place: { message: 3, ...spot },
      expected: ['404'],
      actual: code,
      by: { step: 'steps[2]', line: 14 },
    })
    .verdict('fail', `expected 404, got ${code}`);
}

function readOnly(t: number): RecordLine[] {
  const script = new CaseScript(
    'dm-client/access/replace-read-only',
    permutation({ encoding: 'xml' }),
    t,
    ['dm-rep-0140'],
    'Replace of a node that the access list forbids',
  );
  const said = script.say(session('200'));
  const spot = { path: '/SyncML/SyncBody/Status[2]/Data', ...range(said[2], 'SyncBody/Status[2]/Data') };
  return script
    .finding({
      requirement: 'dm-rep-0140',
      text: 'The forbidden Replace was carried out.',
      place: { message: 3, ...spot, line: 1, column: spot.offset + 1 },
      expected: ['425', '405'],
      actual: '200',
    })
    .finding({
      requirement: 'dm-rep-0140',
      text: 'The value has changed although the Replace was forbidden.',
      place: { message: 4 },
      expected: ['Example & Co'],
      actual: 'changed',
      by: { step: 'steps[4]' },
      follows: 1,
    })
    .verdict('fail', 'expected 425 or 405, got 200');
}

function crash(t: number): RecordLine[] {
  const script = new CaseScript(
    'dm-client/robustness/long-node-name',
    permutation(),
    t,
    ['dm-tnd-0009'],
    'A node name of 4,000 characters',
  );
  script.say(session('404').slice(0, 1));
  script.say([message('server', 1, ['Get', ['CmdID', '1'], ['Item', uri('Target', `./${'n'.repeat(400)}`)]])], {
    deviation: 'node name longer than the client allows',
    step: 'steps[1]',
  });
  script.event('crash', 'the product died of SIGSEGV', { signal: 'SIGSEGV', stderr: 'Segmentation fault\n' });
  return script
    .finding({
      text: 'The product crashed on the bytes of message 2.',
      place: { message: 2, path: '/SyncML/SyncBody/Get/Item/Target/LocURI' },
      expected: ['an answer, or a closed connection'],
      actual: 'killed by SIGSEGV',
    })
    .verdict('fail', 'the product died of SIGSEGV');
}

function withoutStatus(t: number, id: string, part: Partial<Permutation>, covers: string): RecordLine[] {
  const script = new CaseScript(id, permutation(part), t, [covers]);
  script.say([
    message('client', 1, alert, devInfo),
    message('server', 1, status(1, 1, 0, 'SyncHdr', '212'), get),
    message('client', 2, status(1, 1, 0, 'SyncHdr', '200')),
  ]);
  script
    .finding({
      requirement: 'dm-pro-0012',
      text: 'The Get with CmdID 4 has no Status.',
      place: { message: 3, path: '/SyncML/SyncBody' },
      expected: ['a Status with CmdRef 4'],
      actual: 'none',
      by: { rule: 'status-for-every-command' },
    })
    .rule('status-for-every-command', 'broken', 'dm-pro-0012');
  if (covers !== 'dm-pro-0012') return script.verdict('pass');
  return script.verdict('fail', 'The Get with CmdID 4 has no Status.');
}

/** One of everything. */
export function sampleLines(): RecordLine[] {
  const passing = new CaseScript(
    'dm-client/session/device-information',
    permutation(),
    4000,
    ['dm-pro-0044', 'dm-sec-0003'],
    'Device information in package 1',
  );
  passing.event('start', 'session 1').say(session('404'));
  passing.nextSession().event('start', 'session 2').say(session('404'));
  passing
    .finding({
      requirement: 'dm-pro-0044',
      effect: 'warning',
      text: 'Device information was sent again, unchanged.',
      place: { message: 5, path: '/SyncML/SyncBody/Replace' },
      actual: 'a Replace of ./DevInfo/Man',
    })
    .finding({
      requirement: 'dm-tnd-0009',
      effect: 'advisory',
      text: 'The announced longest name is 0.',
      place: { message: 1, path: '/SyncML/SyncBody/Replace' },
      expected: ['a number above 0'],
      actual: '0',
    })
    .rule('status-for-every-command', 'holds', 'dm-pro-0012');
  const operator = new CaseScript('dm-client/alerts/user-refuses', permutation(), 5000, ['dm-pro-0044']);
  const skipped = new CaseScript('dm-client/large-objects/chunks', permutation(), 5100, ['dm-pro-0044']);
  const broken = new CaseScript('dm-client/alerts/choice', permutation(), 5200);
  return [
    header(),
    ...missingNode(0, {}, '200'),
    ...missingNode(1000, { clientAuth: 'basic' }, '200'),
    ...missingNode(1500, { encoding: 'xml' }, '404'),
    ...readOnly(2000),
    ...crash(3000),
    ...withoutStatus(3500, 'dm-client/security/nonce-new', {}, 'dm-pro-0012'),
    ...withoutStatus(3600, 'dm-client/security/nonce-new', { encoding: 'xml' }, 'dm-pro-0012'),
    ...withoutStatus(3700, 'dm-client/security/nonce-next', { serverAuth: 'md5' }, 'dm-sec-0003'),
    ...passing.verdict('pass'),
    ...operator.verdict('inconclusive', 'no operator of the profile can press a key'),
    ...skipped.verdict('skipped', 'the ICS does not declare large objects'),
    ...broken.event('note', 'port 4711 is taken').verdict('error', 'the listener could not be opened: EADDRINUSE'),
    { type: 'end', t: 6000, exitCode: 1 },
  ];
}
