/** Profiles as `assay init` writes them: YAML with comments, every value as JSON, which is YAML too, so that no answer can break out of its place. */

export interface InitOptions {
  readonly role: string;
  readonly out: string;
  readonly product?: string;
  readonly command?: string;
  readonly encoding?: readonly string[];
  readonly user?: string;
  readonly secret?: string;
  readonly serverId?: string;
  /** Of a server. */
  readonly url?: string;
  readonly device?: string;
  readonly serverSecret?: string;
  readonly force?: boolean;
}

const value = (one: unknown): string => JSON.stringify(one);

const times = [
  '# Milliseconds to wait for the first message, for the next one, and after the last:',
  '# times: { connect: 5000, answer: 5000, quiet: 1000 }',
];

/** Of a client. */
export function clientProfile(options: InitOptions): string {
  const { product = 'My product', command, encoding = ['xml', 'wbxml'] } = options;
  const { user = 'assay-user', secret = 'assay-secret', serverId = 'assay' } = options;
  const operator = command
    ? [
        '# Started once per session, without a shell. Filled in: {url} {host} {port} {path} {encoding} {version} {auth} {user}',
        '# {secret} {nonce} {serverid} {serversecret} {servernonce} {serverauth}.',
        'operator:',
        '  kind: command',
        `  command: ${value(words(command))}`,
        '  # protocol: json-lines               # a program that stays up and is told what to do on standard input',
        '  # keeps-running: true                # it goes on after a session',
      ]
    : [
        '# Nobody but you can start a session: do it by hand when the tester listens. To let a program do it:',
        '#   operator: { kind: command, command: [./start-session, --server, "{url}"] }',
        'operator: { kind: none }',
      ];
  const listen = command
    ? [
        '# listen: { host: 0.0.0.0, port: 8080, advertise: "http://192.0.2.1:8080" }   # for a product on another machine',
      ]
    : [
        'listen: { host: 127.0.0.1, port: 8080, path: /dm }   # one address that stays; host 0.0.0.0 for other machines',
      ];
  return [
    '# What the tester must know of one product (docs/test-a-client.md).',
    `product: ${value(product)}`,
    `role: ${value(options.role)}`,
    '# versions: ["1.2"]',
    `encodings: ${value(encoding)}`,
    '',
    '# auth: none, basic, md5, mac; several are tested one after the other. nonce: before the first session, in base64.',
    `client: { auth: [md5], name: ${value(user)}, secret: ${value(secret)} }`,
    '# What the tester shows of itself; id is the server identifier in the account and the ACLs of the client.',
    `server: { auth: [none], id: ${value(serverId)}, secret: assay-server-secret }`,
    '',
    ...listen,
    '',
    ...operator,
    '',
    '# Options that the product does not have, so that their cases are skipped (assay doctor proposes them):',
    '# ics: { options: { copy: false, title: false } }',
    '',
    '# Nodes that cases may use and change; without them cases are inconclusive and say what they miss (suites/README.md):',
    '# ixit:',
    '#   leaf: { uri: ./Vendor/Text, value: changed by assay }',
    '#   parent: { uri: ./Vendor/List }',
    '',
    ...times,
    '',
  ].join('\n');
}

/** Of a server: the tester is the device that calls it. */
export function serverProfile(options: InitOptions): string {
  const { product = 'My product', url, command, encoding = ['xml', 'wbxml'] } = options;
  const { user = 'assay-user', secret = 'assay-secret' } = options;
  const { serverId = 'assay', serverSecret = 'assay-server-secret' } = options;
  const device = options.device ?? (command ? undefined : 'IMEI:004999010640000');
  return [
    '# What the tester must know of one server (docs/test-a-server.md).',
    `product: ${value(product)}`,
    `role: ${value(options.role)}`,
    ...(url
      ? [`url: ${value(url)}             # where devices call`]
      : ['# url: http://192.0.2.9:8080/dm   # where devices call; without it the operator must tell']),
    '# versions: ["1.2"]',
    `encodings: ${value(encoding)}`,
    '',
    '# The account of the device. auth: none, basic, md5, mac; several are tested one after the other. nonce: of the first session, in base64.',
    ...(device
      ? [`client: { auth: [md5], device: ${value(device)}, name: ${value(user)}, secret: ${value(secret)} }`]
      : [
          '# Without device the operator registers one for each case, so that cases do not disturb each other.',
          `client: { auth: [md5], name: ${value(user)}, secret: ${value(secret)} }`,
        ]),
    '# What the server shows of itself; id is its server identifier.',
    `server: { auth: [md5], id: ${value(serverId)}, secret: ${value(serverSecret)} }`,
    '',
    ...serverOperator(command),
    '',
    '# What else the server may read on the device, beside ./DevInfo and the nodes that cases ask for:',
    "# nodes: { ./Vendor/Serial: '4711' }",
    '',
    '# What the server processes; without them a few cases are inconclusive (suites/README.md):',
    '# ixit:',
    '#   alert: { type: org.example.finished }   # a type of Generic Alert (1226)',
    '#   event: { type: org.example.event }      # a type of client event (1224)',
    '',
    ...times,
    '',
  ].join('\n');
}

function serverOperator(command: string | undefined): string[] {
  const what = '# Takes orders such as register-device, queue and result (docs/operators.md).';
  if (command && /^https?:\/\//.test(command)) return [what, `operator: { kind: http, url: ${value(command)} }`];
  if (command) return [what, `operator: { kind: command, command: ${value(words(command))}, protocol: json-lines }`];
  return [
    '# Nobody queues operations: cases that need it are inconclusive. A person at the terminal: { kind: prompt }. A program:',
    '#   operator: { kind: http, url: http://localhost:9000/ }',
    'operator: { kind: none }',
  ];
}

/** Program and arguments as a shell would part them, quotes and all; nothing is expanded. */
export function words(line: string): string[] {
  const found = line.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
  return found.map((word) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ''),
  );
}
