/** What a few calls tell of a server: of a sound one, of one with bad habits, of things that are no DM server at all. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../paths';
import { loadProfile, type Profile } from '../../profile';
import { type Oddities, startOddServer } from '../../testing/odd-server';
import { examineServer, type ServerDiagnosis } from './examine';
import { serverProfile, serverProposal, serverSentences } from './words';

const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded-server.yaml'));

const look = (profile: Partial<Profile> = {}): Promise<ServerDiagnosis> =>
  examineServer({ profile: { ...embedded, ...profile }, seed: '1', clock: Date.now });

const told = (found: ServerDiagnosis): string => [...serverSentences(found)].join('\n');

const fact = (found: ServerDiagnosis, wanted: string): string | undefined =>
  found.facts.find(({ name }) => name === wanted)?.text;

test('the reference is described and nothing is odd about it', async () => {
  const found = await look();
  expect(found).toMatchObject({
    reached: true,
    isIn: true,
    commands: ['Get ./DevInfo/Man'],
    odd: [],
    proposed: {
      versions: ['1.2'],
      encodings: ['xml', 'wbxml'],
      clientAuth: 'md5',
      serverAuth: 'md5',
      serverId: 'org.example.assay',
      options: { xml: true, wbxml: true, md5: true },
    },
  });
  expect(fact(found, 'of a device without credentials')).toBe('it asks for md5 with a nonce of 16 octets (407)');
  expect(fact(found, 'encoding')).toBe('answers xml; wbxml is answered in wbxml');
  expect(fact(found, 'its own credentials')).toBe('md5, right for org.example.assay');
  expect(fact(found, 'largest message')).toMatch(/^\d+ bytes; the device said that it takes 5000$/);
  expect(told(found)).toContain('Nothing unusual was seen.');
}, 30_000);

test.each<[string, Partial<Profile>, string]>([
  [
    'another kind of credentials is asked for than the profile says',
    { client: { ...embedded.client, auth: ['basic'] } },
    'basic',
  ],
  ['none is asked for', { client: { ...embedded.client, auth: ['none'] } }, 'none'],
])(
  '%s',
  async (_name, profile, auth) => {
    const found = await look(profile);
    expect(found.proposed.clientAuth).toBe(auth);
  },
  30_000,
);

test('a bad habit is told in one sentence, with the requirement that it breaks', async () => {
  const found = await look({ operator: { kind: 'embedded', defects: ['content-type-plain'] } });
  expect(told(found)).toMatch(/Unusual:\n.*text\/plain.*; assay show \S+/);
}, 30_000);

describe('no DM server', () => {
  let server: Server;
  const answering = async (listener: RequestListener, more: Partial<Profile> = {}): Promise<ServerDiagnosis> => {
    server = createServer(listener).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dm`;
    const client = { ...embedded.client, device: 'IMEI:490154203237518' };
    return look({ url, client, operator: { kind: 'none' }, times: { ...embedded.times, answer: 200 }, ...more });
  };
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  test.each<[string, RequestListener, RegExp]>([
    [
      'a page',
      (_q, r) => r.setHeader('content-type', 'text/html').end('<html>hello</html>'),
      /a page for people is at \/dm/,
    ],
    ['404', (_q, r) => void r.writeHead(404).end('no'), /nothing is at the path \/dm/],
    [
      '401 of HTTP',
      (_q, r) => void r.writeHead(401, { 'www-authenticate': 'Basic' }).end(),
      /HTTP itself asks for a password \(Basic\)/,
    ],
    ['415', (_q, r) => void r.writeHead(415).end(), /the other encoding/],
    ['moved', (_q, r) => void r.writeHead(302, { location: '/there' }).end(), /it has moved: url: \/there/],
    ['an empty answer', (_q, r) => void r.writeHead(200).end(), /an empty body/],
    ['silence', () => {}, /takes the connection and says nothing/],
    ['a broken connection', (q) => void q.socket.destroy(), /breaks the connection at our first message/],
  ])('%s: what to try next is said', async (_name, listener, words) => {
    const found = await answering(listener);
    expect(found.isIn).toBe(false);
    expect(told(found)).toMatch(/Try next:/);
    expect(told(found)).toMatch(words);
  });

  const xml =
    (status: string, cred: string): RequestListener =>
    (_request, response) => {
      const body = `<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>x</LocURI></Target><Source><LocURI>http://s/</LocURI></Source>${cred}</SyncHdr><SyncBody><Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd>${status}</Status><Final/></SyncBody></SyncML>`;
      response.setHeader('content-type', 'application/vnd.syncml.dm+xml').end(body);
    };
  const chal = '<Chal><Meta><Type xmlns="syncml:metinf">syncml:auth-basic</Type></Meta></Chal>';

  test('a server that refuses all credentials', async () => {
    const found = await answering(xml(`${chal}<Data>401</Data>`, ''));
    expect(fact(found, 'of a device without credentials')).toBe('it asks for basic (401)');
    expect(told(found)).toMatch(
      /no session came about: .*\n[\s\S]*Try next:\n {2}the credentials are not right for it/,
    );
  });

  test.each<[string, string, string]>([
    ['s.example:assay-server-secret', 's.example', 'basic, right for s.example'],
    ['s.example:else', 's.example', 'basic, of s.example, with another password than server.secret'],
    ['org.example.assay:assay-server-secret', 'org.example.assay', 'basic, right for org.example.assay'],
  ])('the identifier is read out of %s', async (pair, id, words) => {
    const cred = `<Cred><Meta><Type xmlns="syncml:metinf">syncml:auth-basic</Type></Meta><Data>${Buffer.from(pair).toString('base64')}</Data></Cred>`;
    const found = await answering(xml('<Data>212</Data>', cred), { server: { ...embedded.server, auth: ['none'] } });
    expect(found).toMatchObject({ isIn: true, proposed: { clientAuth: 'none', serverAuth: 'basic', serverId: id } });
    expect(fact(found, 'its own credentials')).toBe(words);
  });

  test('both encodings are tried where one is refused', async () => {
    const types: (string | undefined)[] = [];
    await answering((request, response) => {
      types.push(request.headers['content-type']);
      response.writeHead(415).end();
    });
    expect(types).toEqual(['application/vnd.syncml.dm+xml', 'application/vnd.syncml.dm+wbxml']);
  });
});

test('nobody listens', async () => {
  const client = { ...embedded.client, device: 'x' };
  const found = await look({ url: 'http://127.0.0.1:9/dm', client, operator: { kind: 'none' } });
  expect(found).toMatchObject({ reached: false, isIn: false });
  expect(told(found)).toMatch(
    /was not reached at http:\/\/127\.0\.0\.1:9\/dm: .*ECONNREFUSED.*\nTry next:\n.*is the server running/,
  );
});

test.each<[string, Oddities, RegExp, RegExp]>([
  [
    'that shows nothing of itself',
    {},
    /its own credentials: none; asked for, it shows none/,
    /with what it asks for: expected/,
  ],
  [
    'that reads one encoding',
    { takes: ['wbxml'] },
    /answers wbxml; xml is refused with HTTP 415/,
    /^((?!no SyncML).)*$/s,
  ],
  [
    'that falls silent',
    { silentAfter: 1 },
    /no session came about: nothing came/,
    /Try next:\n {2}it answers a device without/,
  ],
  ['of an old version', { version: '1.1' }, /HTTP: status 200/, /it lets it in \(200\)/],
])('an odd server %s', async (_name, odd, ...words) => {
  const server = await startOddServer(odd);
  const client = { ...embedded.client, device: 'IMEI:1' };
  try {
    const times = { ...embedded.times, answer: 300 };
    const found = await look({ url: server.url, client, operator: { kind: 'none' }, times, encodings: ['xml'] });
    for (const word of words) expect(told(found)).toMatch(word);
    expect(found.proposed.versions).toEqual(odd.silentAfter ? undefined : [odd.version ? '1.1.2' : '1.2']);
  } finally {
    await server.close();
  }
});

const proposed = {
  versions: ['1.2'],
  encodings: ['xml'] as const,
  clientAuth: 'md5',
  serverAuth: 'none',
  serverId: 'a.b',
  options: { xml: true },
} as const;

test('the proposal is YAML for a profile', () => {
  expect(parse(serverProposal(proposed))).toEqual({
    versions: ['1.2'],
    encodings: ['xml'],
    client: { auth: ['md5'] },
    server: { auth: ['none'], id: 'a.b' },
    ics: { options: { xml: true } },
  });
});

test('the profile keeps its comments and what it says of other things', () => {
  const before =
    '# mine\nproduct: X\nrole: dm-server\nclient: { name: n, auth: [basic] } # account\nics: { options: { xml: false, copy: false } }\n';
  const after = serverProfile(before, proposed);
  expect(after).toMatch(/^# mine\n/);
  expect(after).toContain('# account');
  expect(parse(after)).toMatchObject({
    product: 'X',
    client: { name: 'n', auth: ['md5'] },
    server: { id: 'a.b' },
    ics: { options: { xml: false, copy: false } },
  });
});
