/** Operator `prompt`: a person starts sessions by hand, and is asked at the terminal for what else a case needs. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bootstrapPush } from '../../dm/bootstrap-push';
import { pushOf } from '../../dm/notification';
import { type Person, startedByHand } from './none';
import { type OperatedDevice, type Operator, OperatorError, untilStopped } from './operator';

export function promptOperator(person: Person): Operator {
  const files = new Files(person.folder);
  return { open: async () => new AskedDevice(person, files).operated(), close: async () => {} };
}

class AskedDevice {
  /** Nothing was done to the product since the last case. */
  private untouched = true;

  constructor(
    private readonly person: Person,
    private readonly files: Files,
  ) {}

  operated(): OperatedDevice {
    return {
      startSession: async (request) => {
        this.untouched = false;
        return startedByHand(this.person, request);
      },
      notify: async (_request, package0) => {
        await this.deliver('notification', { push: pushOf(package0), content: package0 });
        return untilStopped('the case is over');
      },
      push: async (_request, octets) => {
        if (!this.person.ask) throw new OperatorError('nobody sits at a terminal to deliver a push');
        this.untouched = false;
        const { push } = this.files.write('push', { push: octets });
        await this.ask('take the push', `deliver the WSP push in ${push} as it stands`);
        return untilStopped('the case is over');
      },
      bootstrap: async ({ serverid }, { type, message, pin }) => {
        // A case may send several: only the first wants a product as it left the factory.
        const first = this.untouched ? `the product must have no account of ${serverid}: take it away, then ` : '';
        await this.deliver(
          'bootstrap message',
          { push: bootstrapPush({ type, message }), content: message },
          { before: first, after: ` of type ${type}${pin === '' ? '' : `; type ${pin} when the product asks`}` },
        );
        return untilStopped('the case is over');
      },
      insertCard: async ({ serverid }, card) => {
        if (!this.person.ask) throw new OperatorError('nobody sits at a terminal to insert a card');
        const first = this.untouched ? `the product must have no account of ${serverid}: take it away, then ` : '';
        this.untouched = false;
        const { json } = this.files.write('card', { json: JSON.stringify(card, null, 2) });
        await this.ask(
          'take a card',
          `${first}put a smart card with the files of ${json} (content by path, in hex) into the product and switch it on`,
        );
        return untilStopped('the case is over');
      },
      typed: (text) => this.ask('type it', `when the product asks, type ${text}`, 'when you are ready'),
      operate: async (op, args) => {
        if (op === 'read') return this.look(String(args['uri']));
        await this.ask(op, orderOf(op, args));
        return undefined;
      },
      close: async () => {},
    };
  }

  private async deliver(
    what: string,
    octets: { readonly push: Uint8Array; readonly content: Uint8Array },
    { before = '', after = '' } = {},
  ): Promise<void> {
    if (!this.person.ask) throw new OperatorError(`nobody sits at a terminal to deliver a ${what}`);
    this.untouched = false;
    const { push, bin } = this.files.write(what.split(' ')[0]!, { push: octets.push, bin: octets.content });
    await this.ask(`take the ${what}`, `${before}deliver the ${what} in ${push} (a WSP push; ${bin} without)${after}`);
  }

  private async look(uri: string): Promise<Readonly<Record<string, unknown>>> {
    if (!this.person.ask) throw new OperatorError('nobody sits at a terminal to read');
    const seen = await this.person.ask(
      `look at ${uri} in the product, without the protocol. Type = and its value, + when it is there, - when it is not there, n when nobody can look: `,
    );
    const [, sign, value = ''] = /^\s*([=+-])(.*)$/.exec(seen) ?? [];
    if (sign === '=') return { exists: true, value };
    if (sign !== undefined) return { exists: sign === '+' };
    throw new OperatorError(`the person at the terminal says that nobody can look at ${uri}`);
  }

  private async ask(what: string, order: string, when = 'when it is done'): Promise<void> {
    if (!this.person.ask) throw new OperatorError(`nobody sits at a terminal to ${what}`);
    const answer = await this.person.ask(`${order}. Enter ${when}, n when the product cannot: `);
    if (/^\s*n/i.test(answer))
      throw new OperatorError(`the person at the terminal says that the product cannot ${what}`);
  }
}

/** What the person takes to the product, numbered as it comes. */
class Files {
  private count = 0;

  constructor(private folder: string | undefined) {}

  /**
   * @param parts content by file extension
   * @returns absolute paths
   */
  write<Extension extends string>(
    name: string,
    parts: Readonly<Record<Extension, Uint8Array | string>>,
  ): Readonly<Record<Extension, string>> {
    try {
      this.folder ??= mkdtempSync(join(tmpdir(), 'assay-deliver-'));
      mkdirSync(this.folder, { recursive: true });
      const stem = resolve(this.folder, `${++this.count}-${name}`);
      const written = Object.entries<Uint8Array | string>(parts).map(([extension, content]) => {
        writeFileSync(`${stem}.${extension}`, content, { mode: 0o600 });
        return [extension, `${stem}.${extension}`];
      });
      return Object.fromEntries(written) as Record<Extension, string>;
    } catch (error) {
      throw new OperatorError(`the files for the product cannot be written: ${(error as Error).message}`);
    }
  }
}

type Words = (args: Readonly<Record<string, unknown>>) => string;

const orders: Readonly<Record<string, Words>> = {
  'power-cycle': () => 'switch the product off and on again',
  'set-clock': ({ now }) => `set the clock of the product to ${now === undefined ? 'the right time' : String(now)}`,
  'insert-card': () => 'take the smart card out of the product, and switch it on again where it went off',
  'fire-event': ({ event, data }) =>
    `let it happen on the product: ${String(event)}${data === undefined ? '' : `, ${String(data)}`}`,
};

/** `answer on the product: kind no`; the words of the `operate` step. */
function orderOf(op: string, args: Readonly<Record<string, unknown>>): string {
  const words = Object.hasOwn(orders, op) ? orders[op] : undefined;
  if (words) return words(args);
  const more = Object.entries(args).map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `${op} on the product${more.length > 0 ? `: ${more.join(', ')}` : ''}`;
}
