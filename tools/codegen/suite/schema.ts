/**
 * JSON Schema of a suite file, made from a vocabulary: a wrong element name in a case is an error with file and line.
 * Two forms of every element: as an author sends it (`send`), and as a pattern (`expect`).
 */
import type { Content, ElementDecl, ElementRef, Vocabulary } from '../../wire/vocabulary';

type Schema = { readonly [key: string]: unknown };

const secs = ['NETWORKID', 'USERPIN', 'USERPIN_NETWORKID', 'NETWPIN', 'USERNETWPIN', 'USERPINMAC'];
const text: Schema = { type: ['string', 'number', 'boolean'] };
const bytes: Schema = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  properties: { hex: { type: 'string' }, base64: { type: 'string' } },
};

export function suiteSchema(vocabulary: Vocabulary, roles: readonly string[]): Schema {
  const definitions: Record<string, Schema> = { ...fixedDefinitions(roles) };
  for (const decl of vocabulary.elements) {
    definitions[key('send', decl)] = sendForm(decl);
    definitions[key('pattern', decl)] = patternForm(decl);
  }
  const body = vocabulary.elements.find((decl) => decl.name === 'SyncBody');
  const commands = body ? groupMembers(body.content) : [];
  definitions.command = {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 2,
    properties: {
      as: { type: 'string', description: 'Label by which later expectations name this command.' },
      ...Object.fromEntries(
        commands.map((ref) => [ref.name, { anyOf: [{ type: 'string' }, { $ref: pointer('send', ref) }] }]),
      ),
    },
  };
  definitions.commandPattern = {
    properties: Object.fromEntries(
      commands.map((ref) => [ref.name, { anyOf: [{ type: 'string' }, { $ref: pointer('pattern', ref) }] }]),
    ),
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'suite',
    title: 'Suite of test cases',
    ...envelope(commands.map((ref) => ref.name)),
    definitions,
  };
}

function sendForm(decl: ElementDecl): Schema {
  const { content } = decl;
  if (content.kind === 'empty') return { enum: [true, null] };
  if (content.kind === 'text') return text;
  if (content.kind === 'any') return {};
  if (content.kind === 'data')
    return {
      anyOf: [
        text,
        bytes,
        {
          type: 'object',
          additionalProperties: false,
          minProperties: 1,
          properties: Object.fromEntries(content.embeds.map((ref) => [ref.name, { $ref: pointer('send', ref) }])),
        },
      ],
    };
  const properties: Record<string, Schema> = {};
  for (const field of content.fields)
    if (field.group)
      properties[field.property] = { type: 'array', minItems: 1, items: { $ref: '#/definitions/command' } };
    else for (const ref of field.elements) properties[ref.name] = oneOrMany(pointer('send', ref), field.occurs);
  return { type: 'object', additionalProperties: false, properties };
}

function patternForm(decl: ElementDecl): Schema {
  const { content } = decl;
  if (content.kind === 'empty') return { anyOf: [{ enum: [true, '*'] }, { $ref: '#/definitions/absent' }] };
  if (content.kind !== 'children') return { $ref: '#/definitions/textPattern' };
  const properties: Record<string, Schema> = {};
  for (const ref of content.fields.flatMap((field) => field.elements))
    properties[ref.name] = oneOrMany(pointer('pattern', ref), 'many');
  if (decl.name === 'Status' || decl.name === 'Results')
    properties.of = {
      type: 'string',
      description: 'Label or name of the command that is answered; SyncHdr for the header.',
    };
  return {
    anyOf: [
      { enum: ['*'] },
      { $ref: '#/definitions/absent' },
      { type: 'object', additionalProperties: false, properties },
    ],
  };
}

function oneOrMany(ref: string, occurs: string): Schema {
  const one = { $ref: ref };
  return occurs === 'many' || occurs === 'oneOrMore'
    ? { anyOf: [one, { type: 'array', minItems: 1, items: one }] }
    : one;
}

function groupMembers(content: Content): readonly ElementRef[] {
  return content.kind === 'children'
    ? content.fields.filter((field) => field.group).flatMap((field) => field.elements)
    : [];
}

function key(form: 'send' | 'pattern', ref: ElementRef): string {
  return `${form}-${ref.page}-${ref.name}`;
}

function pointer(form: 'send' | 'pattern', ref: ElementRef): string {
  return `#/definitions/${key(form, ref)}`;
}

function fixedDefinitions(roles: readonly string[]): Record<string, Schema> {
  return {
    role: { enum: roles },
    absent: {
      type: 'object',
      additionalProperties: false,
      required: ['absent'],
      properties: { absent: { const: true } },
    },
    textPattern: {
      anyOf: [
        text,
        { type: 'array', minItems: 1, items: { $ref: '#/definitions/textPattern' } },
        { $ref: '#/definitions/absent' },
        {
          type: 'object',
          additionalProperties: false,
          minProperties: 1,
          properties: {
            re: { type: 'string', format: 'regex' },
            not: { $ref: '#/definitions/textPattern' },
            is: { $ref: '#/definitions/textPattern' },
            capture: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
            min: { type: 'number' },
            max: { type: 'number' },
            number: { type: ['string', 'number'], description: 'The same number, however written.' },
            uri: { type: 'string', description: 'The same node: ./A/B and A/B are one.' },
            acl: { type: 'string', description: 'The same rights, in any order.' },
            bytes: { ...bytes, description: 'The same octets, bare or in base64.' },
            names: {
              type: 'array',
              items: { type: 'string' },
              description: 'These are among the names of a child list.',
            },
          },
        },
      ],
    },
    notification: {
      type: 'object',
      additionalProperties: false,
      description: 'Package 0; what is left out is right.',
      properties: {
        'session-id': { type: 'integer', minimum: 0, maximum: 0xffff },
        'ui-mode': { enum: ['not-specified', 'background', 'informative', 'user-interaction'] },
        initiator: { enum: ['client', 'server'] },
        version: { type: 'integer', minimum: 0, maximum: 1023 },
        'future-use': { type: 'integer', minimum: 0, maximum: 0x7ffffff },
        server: { type: 'string', description: 'Server identifier.' },
        length: { type: 'integer', minimum: 0, maximum: 255, description: 'Length identifier.' },
        vendor: { type: 'string', pattern: '^([0-9A-Fa-f]{2})+$' },
        nonce: { enum: ['stored', 'zero-octets', 'zero-text', 'other'] },
        secret: { enum: ['right', 'wrong'] },
        push: {
          enum: [
            'usual',
            'type-as-text',
            'type-with-length',
            'type-with-quoted-length',
            'type-with-parameter',
            'application-as-text',
            'extra-headers',
            'other-application',
            'no-application',
          ],
          description: 'How the WSP push around it is written; with it the push is delivered octet by octet.',
        },
        bytes: { $ref: '#/definitions/bytesChange' },
      },
    },
    bootstrap: {
      type: 'object',
      additionalProperties: false,
      description: 'A bootstrap message with the account of the tester; what is left out is right.',
      properties: {
        profile: { enum: ['dm', 'cp'] },
        sec: { enum: secs },
        'sec-text': { type: 'string', description: 'Value of SEC, where it is not that of the method.' },
        'made-for': { enum: secs, description: 'The MAC is made with the secret of this method.' },
        reading: { enum: ['letter', 'other'], description: 'Of the texts on keys that join two secrets.' },
        mac: { enum: ['right', 'wrong', 'none'] },
        pin: {
          enum: ['right', 'wrong', 'first-half-wrong', 'second-half-wrong'],
          description: 'What the person types.',
        },
        server: { type: 'string', description: 'Identifier of the server whose account it is.' },
        name: { type: 'string' },
        secret: { enum: ['right', 'wrong'], description: 'Of the credentials in the account.' },
        acl: { type: 'string', description: 'ACL that a DMAcc brings.' },
        encoding: { enum: ['wbxml', 'xml'], description: 'Of the DM message.' },
        object: { enum: ['opaque', 'inline', 'xml'], description: 'How the DMAcc stands in the DM message.' },
        beside: { const: true, description: 'An object that nobody knows stands before the account.' },
        w7: { type: 'boolean', description: 'False: a provisioning document without account.' },
        'address-type': { const: 'none', description: 'AddrType of the DMAcc has no value.' },
        port: { const: 'apart', description: 'The port stands in PORTNBR.' },
        bytes: { $ref: '#/definitions/bytesChange' },
        'changed-on-the-way': { const: true, description: 'The MAC is that of the octets before the change.' },
        card: {
          type: 'object',
          additionalProperties: false,
          description: 'It comes on a smart card in place of a push; what is left out is usual.',
          properties: {
            identifiers: { enum: ['usual', 'unusual'], description: 'Of the application and of its files.' },
            listed: { const: false, description: 'The document is there, but no directory names it.' },
            behind: { enum: ['object', 'directory'], description: 'What stands before it.' },
            document: { enum: ['missing', 'empty'] },
          },
        },
      },
    },
    answerOf: {
      anyOf: [
        text,
        {
          type: 'object',
          additionalProperties: false,
          properties: {
            Status: { type: 'string', pattern: '^\\d{3}$' },
            Results: { anyOf: [{ const: false }, { $ref: '#/definitions/send-0-Results' }] },
            Item: { type: ['object', 'array'] },
            TargetRef: { type: ['string', 'array'] },
            SourceRef: { type: ['string', 'array'] },
          },
        },
      ],
    },
    bytesChange: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      properties: {
        truncate: { type: 'integer', description: 'Bytes to keep; negative: bytes to cut off.' },
        append: { type: 'string' },
        whole: { type: 'string' },
        find: { type: 'string' },
        put: { type: 'string' },
        times: { type: 'integer', minimum: 1, description: 'How often append or put is repeated.' },
      },
    },
    mutation: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      properties: {
        at: { type: 'string', description: 'Path from the root, as SyncBody/Get[1]/CmdID.' },
        set: { type: 'string' },
        remove: { const: true },
        rename: { type: 'string' },
        repeat: { type: 'integer', minimum: 1 },
        insert: { type: 'object' },
        where: { enum: ['before', 'after', 'first', 'last'] },
        bytes: { $ref: '#/definitions/bytesChange' },
        http: {
          type: 'object',
          additionalProperties: false,
          required: ['header'],
          description: 'A header of the HTTP answer, its name in lower case.',
          properties: {
            header: { type: 'string', pattern: '^[a-z0-9-]+$' },
            set: { type: 'string' },
            remove: { const: true },
            find: { type: 'string' },
            put: { type: 'string' },
          },
        },
        mac: { const: 'after', description: 'Changed when the mac of the message is made already.' },
      },
    },
  };
}

function envelope(commandNames: readonly string[]): Schema {
  const words = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)+$' };
  const steps = { type: 'array', items: { $ref: '#/properties/cases/items/definitions/step' } };
  const ids = { type: 'array', items: { type: 'string' } };
  const shown = ['right', 'wrong', 'none', 'stale'];
  const types = ['basic', 'md5', 'mac'];
  const axes = ['version', 'encoding', 'client-auth', 'server-auth', 'transport'];
  const expectBody = {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    properties: {
      requirement: {
        type: 'string',
        description: 'Catalogue id that a mismatch breaks; default: the first of covers.',
      },
      because: { type: 'string' },
      absent: {
        anyOf: [{ enum: commandNames }, { allOf: [{ $ref: '#/definitions/commandPattern' }], type: 'object' }],
      },
      header: { $ref: '#/definitions/pattern-0-SyncHdr' },
      push: {
        type: 'object',
        minProperties: 1,
        description: 'The push that the server made last: fields of the view of tools/tester/pushed.ts.',
      },
      told: { type: 'object', minProperties: 1, description: 'What the operator told last: its fields.' },
      object: {
        type: 'object',
        required: ['LocURI', 'Data'],
        additionalProperties: false,
        properties: { LocURI: text, Data: text },
        description: 'What came for a node in chunks, put together: all of this session.',
      },
      credentials: {
        anyOf: [{ enum: shown }, { type: 'array', minItems: 1, items: { enum: shown } }],
        description: 'What the first message shows of the client.',
      },
      end: { const: true, description: 'The client sends nothing more in this session.' },
      http: { anyOf: [text, { type: 'array', minItems: 1, items: text }], description: 'Status code of HTTP.' },
      answer: { const: true, description: 'The client answers with a message that can be read.' },
      ...Object.fromEntries(
        commandNames.map((name) => [name, { $ref: `#/definitions/commandPattern/properties/${name}` }]),
      ),
    },
  };
  const step = {
    type: 'object',
    minProperties: 1,
    additionalProperties: false,
    properties: {
      session: {
        type: 'object',
        additionalProperties: false,
        description: 'A session is started and package 1 taken; the client is challenged until it is in.',
        properties: {
          login: { enum: ['as-agreed', 'accept', 'any'] },
          credentials: {
            enum: ['right', 'wrong', 'none', 'stale', ...types],
            description: 'What the tester shows of itself as a client.',
          },
          alert: { enum: ['1200', '1201', 'none'], description: 'Session alert of package 1; default 1201.' },
          devinfo: {
            anyOf: [{ const: 'none' }, { type: 'object', additionalProperties: { type: 'string' } }],
            description: 'Values below ./DevInfo other than the usual ones.',
          },
          send: { $ref: '#/properties/cases/items/definitions/step/properties/send' },
          id: { type: 'string', description: 'SessionID.' },
          server: { enum: ['right', 'wrong', 'none', 'stale', ...types] },
          notify: { $ref: '#/definitions/notification' },
          bootstrap: { $ref: '#/definitions/bootstrap' },
          certificate: {
            enum: [
              'good',
              'untrusted',
              'expired',
              'wrong-name',
              'client-demanded',
              'ssl-2',
              'tls-1.0',
              'tls-1.1',
              'tls-1.2',
              'tls-1.3',
              'known-suites',
              'rsa-aes-128-cbc-sha',
              'no-encryption',
            ],
            description: 'Over https: what the tester shows of itself in the handshake.',
          },
        },
      },
      send: {
        description: 'Commands of the next package of the server; Status and Final are written by the tester.',
        anyOf: [{ $ref: '#/definitions/command' }, { type: 'array', items: { $ref: '#/definitions/command' } }],
      },
      mutate: { type: 'array', minItems: 1, items: { $ref: '#/definitions/mutation' } },
      final: { type: 'boolean' },
      line: {
        type: 'object',
        additionalProperties: false,
        minProperties: 1,
        description: 'How the message goes over the line; all but cut is good HTTP.',
        properties: {
          delay: { type: 'integer', minimum: 1, description: 'Milliseconds.' },
          pieces: { type: 'integer', minimum: 2 },
          pause: { type: 'integer', minimum: 1, description: 'Milliseconds between pieces.' },
          cut: { type: 'integer', minimum: 0, description: 'Octets of the body after which the connection breaks.' },
          close: { const: true },
          capitals: { const: true },
        },
      },
      header: { $ref: '#/definitions/send-0-SyncHdr' },
      statuses: { type: 'object', additionalProperties: { type: 'string', pattern: '^\\d{3}$' } },
      credentials: {
        enum: [...shown, ...types],
        description: 'What the tester shows of itself as a client from here on.',
      },
      challenge: { enum: types, description: 'Type of credentials that the client is asked for from here on.' },
      nonce: { const: 'last', description: 'The mac is made with the nonce of the message before.' },
      expect: expectBody,
      alt: {
        type: 'array',
        minItems: 2,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['expect'],
          properties: { expect: { anyOf: [expectBody, { type: 'array', items: expectBody }] }, steps },
        },
      },
      requirement: { type: 'string' },
      read: {
        type: 'object',
        additionalProperties: false,
        required: ['LocURI', 'as'],
        properties: { LocURI: { type: 'string' }, as: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' } },
      },
      reply: {
        type: 'object',
        additionalProperties: false,
        description: 'An HTTP answer that is no DM message.',
        properties: {
          status: { type: 'integer', minimum: 100, maximum: 599 },
          headers: { type: 'object', additionalProperties: { type: 'string' } },
          body: { type: 'string' },
        },
      },
      operate: {
        type: 'object',
        additionalProperties: false,
        required: ['do'],
        description: 'What the operator is asked to do to the product.',
        properties: { do: { type: 'string' }, with: { type: 'object' } },
      },
      notify: { $ref: '#/definitions/notification' },
      bootstrap: { $ref: '#/definitions/bootstrap' },
      device: {
        type: 'string',
        pattern: '^[a-z][a-z0-9-]*$',
        description: 'The tester is several devices: which of them plays the step.',
      },
      refusable: { const: true, description: 'The server may refuse what is queued: the case goes on.' },
      queue: {
        description: 'The server is asked to send these commands to the device.',
        anyOf: [{ $ref: '#/definitions/command' }, { type: 'array', items: { $ref: '#/definitions/command' } }],
      },
      answer: {
        type: 'object',
        description:
          'What the device answers to commands of the server; what is not named is answered out of its table.',
        additionalProperties: false,
        properties: Object.fromEntries(commandNames.map((name) => [name, { $ref: '#/definitions/answerOf' }])),
      },
      result: {
        type: 'object',
        description: 'What the server tells of the operation that was queued last.',
        additionalProperties: false,
        properties: {
          ...Object.fromEntries(
            ['state', 'status', 'data'].map((name) => [name, { anyOf: [text, { type: 'array', items: text }] }]),
          ),
          requirement: { type: 'string' },
        },
      },
      repeat: { type: 'integer', minimum: 2, maximum: 100, description: 'How often the steps beside it are played.' },
      steps,
      wait: {
        type: 'integer',
        minimum: 1,
        maximum: 10000,
        description: 'Milliseconds that pass before the next step.',
      },
      end: {
        type: 'object',
        additionalProperties: false,
        properties: { abandon: { const: true, description: 'As a client: the tester falls silent.' } },
      },
    },
  };
  return {
    type: 'object',
    additionalProperties: false,
    required: ['suite', 'role', 'title', 'cases'],
    properties: {
      suite: words,
      role: { $ref: '#/definitions/role' },
      title: { type: 'string' },
      sanity: { ...words, description: 'Case that must pass before and after all others.' },
      cases: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['id', 'title', 'covers', 'caught-by', 'steps'],
          definitions: { step },
          properties: {
            id: { ...words, description: 'Given once, never a position.' },
            title: { type: 'string', maxLength: 100, not: { pattern: '\\bshould\\b|^[Tt]est ' } },
            covers: {
              ...ids,
              description:
                'Catalogue ids, the main one first; none where no document asks, but the product says so itself.',
            },
            scr: ids,
            ets: { type: ['string', 'null'] },
            needs: ids,
            versions: ids,
            axes: {
              type: 'array',
              items: { enum: axes },
            },
            within: {
              type: 'object',
              additionalProperties: false,
              minProperties: 1,
              description: 'Places on an axis outside of which the case makes no sense.',
              properties: Object.fromEntries(axes.map((axis) => [axis, ids])),
            },
            'caught-by': { ...ids, minItems: 1, description: 'Defects of the reference that this case must catch.' },
            preamble: steps,
            steps: { ...steps, minItems: 1 },
            postamble: steps,
          },
        },
      },
    },
  };
}
