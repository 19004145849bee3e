/** Operator `none`: sessions are started by hand, or by the product when it likes. */
import type { SessionRequest } from '../link';
import { type Operator, type RunningSession, untilStopped } from './operator';

/** The way to the person. */
export interface Person {
  /** What to do now; nobody answers. */
  tell(text: string): void;
  /** Asks and waits; absent where nobody sits at a terminal. */
  ask?(question: string): Promise<string>;
  /** Where files lie that the person is to take somewhere; absent: a temporary folder. */
  readonly folder?: string;
}

export function noOperator(person: Person): Operator {
  return {
    open: async () => ({ startSession: async (request) => startedByHand(person, request), close: async () => {} }),
    close: async () => {},
  };
}

export function startedByHand(person: Person, request: SessionRequest): RunningSession {
  person.tell(waitingFor(request));
  return untilStopped('the case is over');
}

function waitingFor({ url, version, encoding, auth, serverauth, account }: SessionRequest): string {
  const how = `dm ${version}, ${encoding}, ${auth}/${serverauth}`;
  return `start a session with ${url} (${how}${account ? ', the account that the bootstrap brought' : ''})`;
}
