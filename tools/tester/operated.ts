/** What the operator was asked in a case, and what it told: orders to the product, operations in a server's queue. */
import type { ElementNode } from '../wire/tree';
import type { Step } from './case';
import { Undecided } from './errors';
import type { Miss } from './expect';
import { orderOf } from './order';
import type { Profile } from './profile';
import { pushTold } from './pushed';
import type { Side } from './side';
import { fill, type Lookup } from './values';

type Told = Readonly<Record<string, unknown>>;

export class Operated {
  /** Of the last order. */
  told: Told = {};
  /** The push that the last `operate` handed over. */
  pushed: ElementNode | undefined;
  /** Operations of the last `queue`. */
  queued: readonly string[] = [];

  constructor(
    private readonly profile: Profile,
    private readonly lookup: Lookup,
  ) {}

  async operate(step: Extract<Step, { kind: 'operate' }>, side: Side): Promise<void> {
    const order = fill(step.operate.with, this.lookup);
    this.told = await ask(side, step.operate.do, order);
    const { name, secret, nonce } = this.profile.server;
    const key = { serverId: name, password: secret, nonce: side.serverNonce ?? nonce };
    this.pushed = pushTold(step.operate.do, order, this.told, key);
  }

  /** What the server shall do with the device in its next session. */
  async queue(step: Extract<Step, { kind: 'queue' }>, side: Side): Promise<void> {
    this.told = await ask(side, 'queue', { commands: fill(step.queue, this.lookup).map(orderOf) });
    const { operations, refused } = this.told;
    if (refused !== undefined && !step.refusable) throw new Undecided(`the server refuses: ${refused}`);
    this.queued = Array.isArray(operations) ? operations.map(String) : [];
  }

  /** What the server tells of the operation that was queued last. @returns the first thing that is not as expected */
  async result(step: Extract<Step, { kind: 'result' }>, side: Side): Promise<Miss | undefined> {
    const { expected } = fill(step.result, this.lookup);
    const told = await ask(side, 'result', { operation: this.queued.at(-1) ?? '' });
    for (const [name, allowed] of Object.entries(expected)) {
      const actual = String(told[name] ?? 'nothing');
      if (allowed === undefined || [allowed].flat().includes(actual)) continue;
      const text = `the server tells another ${name} of the operation`;
      return { text, place: { message: null }, expected: [allowed].flat(), actual };
    }
    return undefined;
  }
}

/** @throws Undecided where nobody takes the order. */
async function ask(side: Side, op: string, args: Told): Promise<Told> {
  const done = await side.operate(op, args);
  if (!done.ok) throw new Undecided(done.reason);
  return done.result ?? {};
}
