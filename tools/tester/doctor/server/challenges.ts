/** What a server asks a device for: Chal in its Statuses (Protocol 9), told apart from the Status of the header. */
import { child, textOf } from '../../../wire/tree';
import { commands, type Message } from '../../conversation';
import type { Permutation } from '../../record';
import type { Call } from './caller';

export type AuthType = Exclude<Permutation['clientAuth'], 'none'>;

/** Type of credentials that the server asks a device for that showed none. */
export function asked({ messages }: Call): AuthType | undefined {
  return typesAsked(messages)[0];
}

/** In the order of asking. */
export function typesAsked(messages: readonly Message[]): AuthType[] {
  return [...new Set(challenges(messages).map(({ type }) => type))];
}

/** Of the last answer: the Status for our header. */
export function statusOfHeader(messages: readonly Message[]): string | undefined {
  return headerStatuses(messages).at(-1);
}

/** Codes of the Statuses for our headers, in their order. */
export function headerStatuses(messages: readonly Message[]): string[] {
  return messages
    .filter(({ iut }) => iut)
    .flatMap(commands)
    .flatMap(({ name, node }) =>
      name === 'Status' && textOf(child(node, 'CmdRef')) === '0' ? [(textOf(child(node, 'Data')) ?? '').trim()] : [],
    );
}

export interface Challenged {
  readonly type: AuthType;
  readonly nonce?: Uint8Array;
  /** Status code that it came with. */
  readonly code: string;
}

export function challenges(messages: readonly Message[]): Challenged[] {
  return messages
    .filter(({ iut }) => iut)
    .flatMap(commands)
    .flatMap(({ name, node }): Challenged[] => {
      const meta = name === 'Status' ? child(node, 'Chal', 'Meta') : undefined;
      if (!meta) return [];
      const type = textOf(child(meta, 'Type')) ?? '';
      const nonce = textOf(child(meta, 'NextNonce'));
      return [
        {
          type: /md5/i.test(type) ? 'md5' : /mac/i.test(type) ? 'mac' : 'basic',
          ...(nonce !== undefined && { nonce: Buffer.from(nonce, 'base64') }),
          code: (textOf(child(node, 'Data')) ?? '').trim(),
        },
      ];
    });
}

/** Undefined where no challenge has a nonce. */
export function nonceWords(messages: readonly Message[]): string | undefined {
  const all = challenges(messages).filter(({ nonce }) => nonce !== undefined);
  if (all.length === 0) return undefined;
  const different = new Set(all.map(({ nonce }) => Buffer.from(nonce ?? []).toString('hex'))).size;
  const unasked = all.filter(({ code }) => code.startsWith('2')).length;
  const sizes = [...new Set(all.map(({ nonce }) => nonce?.length ?? 0))].join(', ');
  const how = different === all.length ? 'each another' : `only ${different} different`;
  return `${all.length} in all, ${how}, of ${sizes} octets; ${unasked} of them with a good Status, for the next time`;
}
