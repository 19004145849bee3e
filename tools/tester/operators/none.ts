/**
 * Operators `none` and `prompt`: sessions are started by hand, or by the product when it likes. `none` can do no more; `prompt` asks the
 * person at the terminal for what a case needs.
 */
import type { SessionRequest } from '../link';
import { type OperatedDevice, type Operator, OperatorError, untilStopped } from './operator';

/** The way to the person. */
export interface Person {
  /** What to do now; nobody answers. */
  tell(text: string): void;
  /** Asks and waits; absent where nobody sits at a terminal. */
  ask?(question: string): Promise<string>;
}

export function noOperator(person: Person): Operator {
  return operatorOf(person);
}

export function promptOperator(person: Person): Operator {
  return operatorOf(person, async (op, args) => {
    if (!person.ask) throw new OperatorError(`nobody sits at a terminal to ${op}`);
    const answer = await person.ask(`${orderOf(op, args)}. Enter when it is done, n when the product cannot: `);
    if (/^\s*n/i.test(answer)) throw new OperatorError(`the person at the terminal says that the product cannot ${op}`);
  });
}

function operatorOf(person: Person, operate?: OperatedDevice['operate']): Operator {
  return {
    open: async (): Promise<OperatedDevice> => ({
      startSession: async (request) => {
        person.tell(waitingFor(request));
        return untilStopped('the case is over');
      },
      operate,
      close: async () => {},
    }),
    close: async () => {},
  };
}

function waitingFor({ url, version, encoding, auth, serverauth }: SessionRequest): string {
  return `start a session with ${url} (dm ${version}, ${encoding}, ${auth}/${serverauth})`;
}

/** `answer on the product: kind no`; the words of the `operate` step. */
function orderOf(op: string, args: Readonly<Record<string, unknown>>): string {
  const more = Object.entries(args).map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `${op} on the product${more.length > 0 ? `: ${more.join(', ')}` : ''}`;
}
