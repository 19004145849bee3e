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
      typed: (text) => this.ask('type it', `when the product asks, type ${text}`, 'when you are ready'),
      operate: async (op, args) => {
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
    const { push, content } = this.files.write(what.split(' ')[0]!, octets);
    await this.ask(
      `take the ${what}`,
      `${before}deliver the ${what} in ${push} (a WSP push; ${content} without)${after}`,
    );
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

  /** @returns absolute paths */
  write(
    name: string,
    { push, content }: { readonly push: Uint8Array; readonly content: Uint8Array },
  ): { readonly push: string; readonly content: string } {
    try {
      this.folder ??= mkdtempSync(join(tmpdir(), 'assay-deliver-'));
      mkdirSync(this.folder, { recursive: true });
      const stem = resolve(this.folder, `${++this.count}-${name}`);
      const paths = { push: `${stem}.push`, content: `${stem}.bin` };
      writeFileSync(paths.push, push, { mode: 0o600 });
      writeFileSync(paths.content, content, { mode: 0o600 });
      return paths;
    } catch (error) {
      throw new OperatorError(`the push cannot be written: ${(error as Error).message}`);
    }
  }
}

/** `answer on the product: kind no`; the words of the `operate` step. */
function orderOf(op: string, args: Readonly<Record<string, unknown>>): string {
  const more = Object.entries(args).map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `${op} on the product${more.length > 0 ? `: ${more.join(', ')}` : ''}`;
}
