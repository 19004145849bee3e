/** Examples: credentials, challenges, integrity. */
import { basicCredential, macValue, md5Credential } from '../../../dm/digest';
import { ask, chal, cred, type Example, end, final, get, statuses, welcome } from './examples';
import { c, package1, type Said, s } from './talk';

const user = { Source: '<LocURI>device</LocURI><LocName>user</LocName>' };
const own = (nonce: string) =>
  ({ client: { auth: 'md5', name: 'user', secret: 'secret', nonce: Buffer.from(nonce) } }) as const;
const md5 = (nonce: string, name = 'user') => cred('md5', md5Credential(name, 'secret', Buffer.from(nonce)));
const shows = (header: string, more: Partial<Said> = {}) => c(package1, { header, set: user, ...more });
const refusal = (more: string, code = 407) =>
  s(
    statuses(1, `0 SyncHdr ${code}`, `1 Alert ${code}`, `2 Replace ${code}`).replace('<Data>', `${more}<Data>`) + final,
  );
const refused = [c(package1), refusal(chal('md5', 'n1'))];
const again = (header: string) => [...refused, c(statuses(1, '0 SyncHdr 200') + package1, { header, set: user })];
const taken = (code: number, more = '') =>
  s(
    statuses(1, `0 SyncHdr ${code}`, '1 Alert 200', '2 Replace 200').replace('<Data>', `${more}<Data>`) +
      get(4, './A') +
      final,
  );
const answer = statuses(1, '0 SyncHdr 200', '4 Get 404') + final;
const nextSession = (header: string) => [
  shows(md5('n0')),
  taken(212, chal('md5', 'n1')),
  c(answer, { set: user }),
  end,
  shows(header, { session: 2 }),
];

/** In the second session an account comes that has the nonce b0. */
const bootstrapped = (header: string) => [
  ...nextSession('').slice(0, -1),
  shows(header, { session: 2, account: 'b0' }),
];
const third = (header: string) => shows(header, { session: 3 });

/** As many sessions, each with a challenge. */
const sessions = (count: number, nonce: (n: number) => string) =>
  Array.from({ length: count }, (_, at) => [
    c(package1, { session: at + 1 }),
    { ...refusal(chal('md5', nonce(at))), session: at + 1 },
  ]).flat();

const mac = (said: Said, nonce: string, change: (value: string) => string = (value) => value): Said => ({
  ...said,
  mac: { nonce, change },
});
const macced = (code: number, more: string) => [mac(shows(''), 'n0'), taken(code, more)];

export const authExamples: Record<string, Example> = {
  'cred-layout': {
    breaks: [shows(md5('n').replace(/<Format.*?<\/Format>/, ''))],
    keeps: [shows(md5('n'))],
    idle: [shows(cred('basic', 'x'))],
    names: 'dm-rep-0015',
  },
  'mac-not-in-cred': { breaks: [shows(cred('MAC', 'x'))], keeps: [shows(md5('n'))], idle: [c(package1)] },
  'same-auth-type': {
    breaks: [shows(md5('n')), taken(200), c(answer, { header: cred('basic', 'x') })],
    keeps: [shows(md5('n')), taken(200), c(answer, { header: md5('n') })],
    idle: [shows(md5('n')), taken(200, chal('basic')), c(answer, { header: cred('basic', 'x') })],
  },
  'challenge-answered': {
    breaks: again(cred('basic', 'x')),
    keeps: again(md5('n1')),
    idle: [c(package1), ask(), c(final)],
    names: 'dm-sec-0025',
  },
  'credentials-repeated': {
    breaks: [shows(md5('n')), taken(200), c(answer)],
    keeps: [shows(md5('n')), taken(200), c(answer, { header: md5('n') })],
    idle: [shows(md5('n')), taken(212), c(answer)],
  },
  'basic-right': {
    breaks: [shows(cred('basic', basicCredential('secret', 'user')))],
    keeps: [shows(cred('basic', basicCredential('user', 'secret')))],
    idle: [shows(md5('n'))],
  },
  'digest-right': {
    agreed: own('n0'),
    breaks: again(md5(Buffer.from('n1').toString('base64'))),
    keeps: again(md5('n1')),
    idle: [shows(md5('of another day'))],
    names: 'dm-sec-0063',
  },
  'nonce-new': {
    breaks: [
      ...again(md5('n1')),
      s(statuses(2, '0 SyncHdr 401').replace('<Data>', `${chal('md5', 'n1')}<Data>`) + final),
    ],
    keeps: [
      ...again(md5('n1')),
      s(statuses(2, '0 SyncHdr 401').replace('<Data>', `${chal('md5', 'n2')}<Data>`) + final),
    ],
    idle: again(md5('n1')),
    names: 'dm-sec-0015',
  },
  'nonce-fresh': {
    breaks: sessions(20, (n) => `a counter: ${n % 10}${n}`),
    keeps: sessions(20, (n) => `${n}`.repeat(16)),
    idle: sessions(1, () => 'n1'),
  },
  'nonce-length': {
    breaks: [c(package1), refusal(chal('md5', 'x'.repeat(15)))],
    keeps: [c(package1), refusal(chal('md5', 'x'.repeat(16)))],
    idle: [c(package1), refusal(chal('basic'))],
  },
  'mac-header': {
    breaks: [mac(shows(''), 'n0', (value) => value.replace('username="user", ', ''))],
    keeps: [mac(shows(''), 'n0')],
    idle: [c(package1)],
  },
  'mac-user': {
    breaks: [mac(shows(''), 'n0', (value) => value.replace('"user"', '"nobody"'))],
    keeps: [mac(shows(''), 'n0')],
    idle: [c(package1)],
  },
  'mac-right': {
    agreed: own('n0'),
    breaks: [
      mac(shows(''), 'n0', (value) =>
        value.replace(/mac=.*/, `mac=${macValue('user', 'secret', Buffer.from('n0'), new Uint8Array())}`),
      ),
    ],
    keeps: [mac(shows(''), 'n0')],
    idle: [mac(shows(''), 'of another day')],
    names: 'dm-sec-0028',
  },
  'mac-kept': {
    breaks: [...macced(200, chal('MAC', 'n1')), c(answer)],
    keeps: [...macced(200, chal('MAC', 'n1')), mac(c(answer, { set: user }), 'n1')],
    idle: [...macced(401, chal('md5', 'n1')), c(answer)],
  },
  'mac-status': {
    breaks: macced(212, chal('MAC', 'n1')),
    keeps: macced(200, chal('MAC', 'n1')),
    idle: [shows(md5('n')), s(welcome + final)],
    names: 'dm-sec-0034',
  },
};

/** Further conversations on digests: which sentence a wrong one breaks. */
export const digestCases: readonly (readonly [name: string, said: readonly Said[], requirement: string | undefined])[] =
  [
    ['the nonce of the session before', nextSession(md5('n0')), 'dm-pro-0128'],
    ['the nonce handed out for this session', nextSession(md5('n1')), undefined],
    [
      'a stale nonce after a challenge',
      [shows(md5('n0')), refusal(chal('md5', 'n1'), 401), shows(md5('n0'))],
      'dm-pro-0123',
    ],
    ['the nonce of the challenge', [shows(md5('n0')), refusal(chal('md5', 'n1'), 401), shows(md5('n1'))], undefined],
    [
      'a stale nonce after 200',
      [shows(md5('n0')), taken(200, chal('md5', 'n1')), c(answer, { header: md5('n0'), set: user })],
      'dm-pro-0130',
    ],
    [
      'the nonce after 200',
      [shows(md5('n0')), taken(200, chal('md5', 'n1')), c(answer, { header: md5('n1'), set: user })],
      undefined,
    ],
    [
      'the nonce before 212, still good in the session',
      [shows(md5('n0')), taken(212, chal('md5', 'n1')), c(answer, { header: md5('n0'), set: user })],
      undefined,
    ],
    [
      'another user',
      [shows(md5('n0', 'device'), { set: { Source: '<LocURI>device</LocURI><LocName>device</LocName>' } })],
      'dm-sec-0001',
    ],
    ['the nonce of an account that a bootstrap brought', bootstrapped(md5('b0')), undefined],
    ['of two accounts the first one opens a session', [...bootstrapped(md5('b0')), end, third(md5('n1'))], undefined],
    ['of two accounts the nonce of neither', [...bootstrapped(md5('b0')), end, third(md5('n2'))], 'dm-pro-0128'],
    [
      'the nonce of the account stays good after 212',
      [
        ...bootstrapped(md5('b0')),
        { ...taken(212, chal('md5', 'b1')), session: 2 },
        c(answer, { header: md5('b0'), set: user, session: 2 }),
      ],
      undefined,
    ],
    ['no nonce before any was handed out', [shows(md5(''))], undefined],
  ];
export const digestAgreement = own('n0');
