/** What the messages of a server say of it, in words for people and as what a profile should say. */
import { child, children, textOf } from '../../../wire/tree';
import { commands, header, headerNode, isFinal, type Message, readable } from '../../conversation';
import { verifyCredentials } from '../../credentials';
import type { Profile } from '../../profile';
import type { Permutation } from '../../record';
import { type Call, maxMsgSize } from './caller';
import { type AuthType, asked, challenges, headerStatuses, nonceWords, statusOfHeader } from './challenges';

export interface Fact {
  readonly name: string;
  readonly text: string;
}

export interface Proposed {
  readonly versions?: readonly string[];
  readonly encodings?: readonly Permutation['encoding'][];
  readonly clientAuth?: Permutation['clientAuth'];
  readonly serverAuth?: Permutation['serverAuth'];
  readonly serverId?: string;
  /** Option of the ICS to what was seen. */
  readonly options: Readonly<Record<string, boolean>>;
}

export interface Seen {
  readonly profile: Profile;
  readonly calls: readonly Call[];
  /** Session without credentials. */
  readonly opening: Call | undefined;
  /** Session with them. */
  readonly session: Call | undefined;
  /** What became of a command that its operator was to queue. */
  readonly ordered: string | undefined;
  /** Session in the other encoding. */
  readonly other: Call | undefined;
}

/** @returns facts in the order of telling, commands of the server, and what follows for a profile */
export function factsOf(seen: Seen): { facts: Fact[]; commands: string[]; proposed: Omit<Proposed, 'options'> } {
  const { opening, session, other, calls, ordered } = seen;
  const own = calls.flatMap(ofServer);
  const met = session ?? opening;
  const first = (met && ofServer(met).find(readable)) ?? own.find(readable);
  const identity = session && credentialsIn(session);
  const asks = opening && whatItAsks(opening);
  const said = session ? ofServer(session).flatMap(commandWords) : [];
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['HTTP', own[0] && httpWords(first ?? own[0])],
    ['encoding', encodingWords(met, other)],
    [
      'version',
      first && `VerDTD ${header(first, 'VerDTD') ?? 'missing'}, VerProto ${header(first, 'VerProto') ?? 'missing'}`,
    ],
    ['of a device without credentials', asks],
    ['of one with credentials', session && statusesInWords(session)],
    ['nonces', nonceWords(own)],
    ['its identifier', first && header(first, 'Source', 'LocURI')],
    ['its LocName', first && header(first, 'Source', 'LocName')],
    ['its own credentials', session && ownWords(seen, identity)],
    ['RespURI', first && header(first, 'RespURI')],
    ['MaxMsgSize', first && header(first, 'Meta', 'MaxMsgSize')],
    ['largest message', sizeWords(own)],
    ['messages of its first package', session && packageWords(session)],
    ['its queue', ordered === 'done' ? 'its operator took a Get of ./DevInfo/Man' : ordered],
    ['commands of its first session', session && (said.slice(0, 12).join(', ') || 'none')],
  ];
  const spoken = [session, other].filter((call) => call?.login.in).map((call) => (call as Call).permutation.encoding);
  return {
    facts: rows.flatMap(([name, text]) => (text === undefined ? [] : [{ name, text: text.trim() }])),
    commands: said,
    proposed: {
      ...(session && { versions: [session.permutation.version], encodings: spoken, clientAuth: clientAuthOf(seen) }),
      ...(session && { serverAuth: identity?.type ?? 'none' }),
      ...(identity?.id !== undefined && { serverId: identity.id }),
    },
  };
}

function ofServer({ messages }: Call): Message[] {
  return messages.filter(({ iut }) => iut);
}

function whatItAsks(opening: Call): string {
  const code = statusOfHeader(opening.messages);
  const [challenge] = challenges(opening.messages);
  const more = ofServer(opening).flatMap(commandWords);
  const lets = code?.startsWith('2') === true;
  const asks = challenge
    ? `it asks for ${challenge.type}${challenge.nonce ? ` with a nonce of ${challenge.nonce.length} octets` : ''} (${code})`
    : lets
      ? `it lets it in (${code})`
      : `it answers ${code ?? 'without a Status for the header'} and asks for nothing`;
  return more.length > 0 ? `${asks}, and sends it ${more.slice(0, 3).join(', ')}` : asks;
}

function statusesInWords(session: Call): string {
  return `${session.permutation.clientAuth}: Status of the header ${headerStatuses(session.messages).slice(0, 4).join(', then ')}`;
}

interface Shown {
  readonly type: AuthType;
  readonly text: string;
  /** Identifier that its credentials are made with. */
  readonly id?: string;
}

/** What the server shows of itself, and under which of its names the credentials are right. */
function credentialsIn({ messages, profile }: Call): Shown | undefined {
  const first = messages.find((message) => message.iut && (headerNode(message, 'Cred') || mac(message)));
  if (!first) return undefined;
  const cred = headerNode(first, 'Cred');
  const written = textOf(child(cred, 'Meta', 'Type')) ?? 'syncml:auth-basic';
  const type: AuthType = !cred ? 'mac' : /md5/i.test(written) ? 'md5' : 'basic';
  const user = type === 'basic' ? userOf(textOf(child(cred, 'Data')) ?? '') : undefined;
  const names = [profile.server.name, user, header(first, 'Source', 'LocName'), header(first, 'Source', 'LocURI')];
  for (const name of names) {
    if (name === undefined) continue;
    const verdict = verifyCredentials(first, type, { ...profile.server, name }, profile.server.nonce);
    if (verdict.right) return { type, id: name, text: `${type}, right for ${name}` };
  }
  if (user !== undefined)
    return { type, id: user, text: `basic, of ${user}, with another password than server.secret` };
  return {
    type,
    text: `${type}, made with another name, password or nonce than ${profile.server.name}, server.secret and server.nonce`,
  };
}

function ownWords({ session, calls }: Seen, identity: Shown | undefined): string {
  const inVain = calls.some(
    ({ login, permutation }) => !login.in && permutation.serverAuth !== session?.permutation.serverAuth,
  );
  return `${identity?.text ?? 'none'}${inVain ? '; asked for, it shows none that the profile knows' : ''}`;
}

function mac(message: Message): boolean {
  return message.http.headers.some(([name]) => name === 'x-syncml-hmac');
}

function userOf(data: string): string | undefined {
  const text = Buffer.from(data, 'base64').toString('utf8');
  return text.includes(':') ? text.slice(0, text.indexOf(':')) : undefined;
}

function clientAuthOf({ opening, session }: Seen): Permutation['clientAuth'] {
  const wanted = opening && asked(opening);
  if (wanted) return wanted;
  const lets = opening && statusOfHeader(opening.messages)?.startsWith('2');
  return lets ? 'none' : (session?.permutation.clientAuth ?? 'none');
}

function encodingWords(call: Call | undefined, other: Call | undefined): string | undefined {
  const answer = call && ofServer(call).find(readable);
  if (!answer || !call) return undefined;
  const wrote = answer.document?.encoding;
  const same =
    wrote === call.permutation.encoding ? `answers ${wrote}` : `answers ${call.permutation.encoding} with ${wrote}`;
  if (!other) return same;
  const second = ofServer(other)[0];
  const said = !second
    ? 'without an answer'
    : readable(second)
      ? other.login.in
        ? `answered in ${second.document?.encoding}`
        : `refused (${statusOfHeader(other.messages) ?? 'no Status'})`
      : `refused with HTTP ${second.http.status}`;
  return `${same}; ${other.permutation.encoding} is ${said}`;
}

function httpWords({ http }: Message): string {
  const wanted = ['server', 'content-type', 'transfer-encoding', 'connection', 'set-cookie', 'via'];
  const heads = http.headers.filter(([name]) => wanted.includes(name)).map(([name, value]) => `${name}: ${value}`);
  return [`status ${http.status}`, ...heads].join(', ');
}

function sizeWords(messages: readonly Message[]): string | undefined {
  if (messages.length === 0) return undefined;
  const largest = Math.max(...messages.map(({ bytes }) => bytes.length));
  return `${largest} bytes; the device said that it takes ${maxMsgSize}${largest > maxMsgSize ? ', which the server does not heed' : ''}`;
}

function packageWords(session: Call): string {
  const own = ofServer(session);
  const from = own.findIndex((message) => headerStatuses([message]).some((code) => code.startsWith('2')));
  const messages = own.slice(Math.max(0, from));
  const end = messages.findIndex(isFinal);
  return String(end < 0 ? messages.length : end + 1);
}

/** `Get ./DevInfo/Man`; statuses are no commands of its own. */
function commandWords(message: Message): string[] {
  return commands(message).flatMap(({ name, node }) => {
    if (name === 'Status' || name === 'Results') return [];
    const uris = children(node, 'Item').flatMap((item) => textOf(child(item, 'Target', 'LocURI')) ?? []);
    const what = name === 'Alert' ? [textOf(child(node, 'Data')) ?? ''] : uris;
    return [[name, ...what].join(' ')];
  });
}
