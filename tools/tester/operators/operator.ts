/** An operator does to the IUT what a person or a lab robot would. */
import type { BootstrapDelivery, SessionEnd, SessionRequest } from '../link';
import type { DeviceTls } from '../tls/handshake';

export interface Operator {
  /**
   * A fresh product for a case: whatever the last case left is gone, where the operator can do that.
   * `defects`: faults that the embedded reference is to show.
   */
  open(device: string, defects?: readonly string[]): Promise<OperatedDevice>;
  close(): Promise<void>;
}

export interface OperatedDevice {
  /** @throws OperatorError when the operator cannot start a session at all. */
  startSession(request: SessionRequest): Promise<RunningSession>;
  /**
   * Delivers a notification; absent where the operator has no way to.
   * @param package0 octets as they stand in the push
   * @returns the session that comes of it; its end may be that none came
   * @throws OperatorError when it cannot be delivered
   */
  notify?(request: SessionRequest, package0: Uint8Array): Promise<RunningSession>;
  /**
   * Delivers a WSP push octet by octet; absent where the operator makes the push by itself or has no way to.
   * @returns the session that comes of it; its end may be that none came
   * @throws OperatorError when it cannot be delivered
   */
  push?(request: SessionRequest, push: Uint8Array): Promise<RunningSession>;
  /**
   * Delivers a bootstrap message; absent where the operator has no way to. The request says how the product would be operated,
   * not what it knows: that stands in the message.
   * @returns the session that comes of it; its end may be that none came
   * @throws OperatorError when it cannot be delivered
   */
  bootstrap?(request: SessionRequest, bootstrap: BootstrapDelivery): Promise<RunningSession>;
  /**
   * Puts a smart card into the product and switches it on; absent where the operator has no way to.
   * @param files content by path, both in hex
   * @returns the session that comes of it; its end may be that none came
   * @throws OperatorError when it cannot be done
   */
  insertCard?(request: SessionRequest, files: Readonly<Record<string, string>>): Promise<RunningSession>;
  /**
   * Says what the person types when the product asks; absent where nobody can be told. Before what makes the product ask.
   * @throws OperatorError when it cannot be typed
   */
  typed?(text: string): Promise<void>;
  /**
   * Does something else to the product, such as giving an answer on its screen; absent where the operator can do no more.
   * @throws OperatorError when it cannot.
   */
  operate?(op: string, args: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Where a server is called, if its operator chose. */
  readonly url?: string;
  /** The same over https, and what a device trusts and shows there; PEM. */
  readonly secure?: { readonly url: string } & DeviceTls;
  close(): Promise<void>;
}

export interface RunningSession {
  /** Resolves once, when the product says that the session is over or is no more. Never rejects. */
  readonly ended: Promise<SessionEnd>;
  /** Stops the product with its children. */
  stop(): Promise<void>;
}

/** A session whose end is seen on the line only: the product's operator says nothing of it until the case stops it. */
export function untilStopped(text: string): RunningSession {
  let stop = (_end: SessionEnd): void => {};
  const ended = new Promise<SessionEnd>((resolve) => {
    stop = resolve;
  });
  return { ended, stop: async () => stop({ how: 'stopped', text }) };
}

/** The operator could not do what a step asked: the case is inconclusive, the text says why. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

/** Keeps the last bytes of an output, enough for evidence. */
export class Tail {
  private text = '';
  constructor(private readonly limit = 16 * 1024) {}
  add(chunk: Buffer | string): void {
    this.text += chunk.toString();
    if (this.text.length > this.limit) this.text = `…${this.text.slice(-this.limit)}`;
  }
  toString(): string {
    return this.text;
  }
}
