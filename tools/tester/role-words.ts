/** Words of a case that only one role has: in a suite of the other they would be passed over, or stop the case in the middle of a run. */
import type { Role } from './record';

type Raw = Readonly<Record<string, unknown>>;
type Words = Readonly<Record<string, string>>;

/** Where a word stands that has no meaning there. */
export interface WrongWord {
  readonly path: readonly (string | number)[];
  readonly word: string;
  /** What does the same for this role. */
  readonly instead: string;
}

interface Vocabulary {
  readonly step: Words;
  /** Below `session`. */
  readonly session: Words;
  /** Beside `session`, beside `send`. */
  readonly besideSession: Words;
  readonly besideSend: Words;
  readonly expect: Words;
}

/** In a suite where the product is a server, so that the tester is the device. */
const notOfServers: Vocabulary = {
  step: {
    read: 'queue: { Get: ... } and result: { data: ... }',
    reply: 'send or answer: the tester is the device and makes no HTTP responses',
    notify: 'operate: { do: notify } and expect: { push: ... }',
    bootstrap: 'operate: { do: bootstrap } and expect: { push: ... }',
  },
  session: {
    server: 'credentials: what the tester shows of itself as a device',
    certificate: 'operate: { do: handshake, with: { certificate: ... } }',
    notify: 'operate: { do: notify } before the session',
    bootstrap: 'operate: { do: bootstrap } before the session',
  },
  besideSession: {},
  besideSend: { line: 'mutate: the tester is the device and answers no requests' },
  expect: { end: 'absent: Get and the like: a server answers every request' },
};

/** In a suite where the product is a client, so that the tester is the server. */
const notOfClients: Vocabulary = {
  step: {
    queue: 'send: the tester is the server and has no queue',
    answer: 'expect: the client answers by itself',
    result: 'expect: { Status: ... } or expect: { Results: ... }',
    device: 'a case for each: the tester has one client at a time',
  },
  session: {
    credentials: 'server: what the tester shows of itself as a server',
    alert: "expect: { Alert: ... }: package 1 is the client's",
    devinfo: "expect: { Replace: ... }: package 1 is the client's",
    send: 'a step of its own after the session',
    id: "expect: { header: { SessionID: ... } }: it is the client's",
  },
  besideSession: {
    mutate: 'mutate beside the send that follows',
    header: 'header beside the send that follows',
    final: 'final beside the send that follows',
  },
  besideSend: {
    answer: 'expect: the client answers by itself',
    credentials: 'session: { server: ... }',
  },
  expect: {
    push: 'expect on the session that comes of it: a client makes no pushes',
    http: 'answer or end: a client sends requests',
  },
};

const byRole: Readonly<Partial<Record<Role, Vocabulary>>> = { 'dm-client': notOfClients, 'dm-server': notOfServers };

/** The first word of the steps that is not one of the role, or undefined. @param path of the list of steps */
export function wrongWord(
  role: Role,
  steps: readonly unknown[],
  path: readonly (string | number)[],
): WrongWord | undefined {
  const vocabulary = byRole[role];
  if (!vocabulary) return undefined;
  for (const [index, step] of steps.entries()) {
    const found = inStep(role, vocabulary, step as Raw, [...path, index]);
    if (found) return found;
  }
  return undefined;
}

function inStep(role: Role, words: Vocabulary, step: Raw, path: readonly (string | number)[]): WrongWord | undefined {
  const session = step.session as Raw | undefined;
  const found =
    among(words.step, 'send' in step ? without(step, 'answer') : step, path) ??
    (session && (among(words.session, session, [...path, 'session']) ?? among(words.besideSession, step, path))) ??
    ('send' in step || 'answer' in step ? among(words.besideSend, step, path) : undefined) ??
    inExpect(words, step.expect, [...path, 'expect']);
  if (found) return found;
  if (role === 'dm-server' && session?.login === 'any')
    return { path: [...path, 'session', 'login'], word: 'login: any', instead: 'login: accept' };
  for (const [at, branch] of ((step.alt as Raw[] | undefined) ?? []).entries()) {
    const inner =
      inExpect(words, branch.expect, [...path, 'alt', at, 'expect']) ??
      wrongWord(role, (branch.steps as unknown[] | undefined) ?? [], [...path, 'alt', at, 'steps']);
    if (inner) return inner;
  }
  return wrongWord(role, (step.steps as unknown[] | undefined) ?? [], [...path, 'steps']);
}

function inExpect(words: Vocabulary, expect: unknown, path: readonly (string | number)[]): WrongWord | undefined {
  for (const one of [expect].flat()) {
    const found = typeof one === 'object' && one !== null ? among(words.expect, one as Raw, path) : undefined;
    if (found) return found;
  }
  return undefined;
}

function among(words: Words, raw: Raw, path: readonly (string | number)[]): WrongWord | undefined {
  for (const word of Object.keys(raw)) {
    const instead = words[word];
    if (instead !== undefined) return { path: [...path, word], word, instead };
  }
  return undefined;
}

function without(raw: Raw, name: string): Raw {
  return Object.fromEntries(Object.entries(raw).filter(([word]) => word !== name));
}
