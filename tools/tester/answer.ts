/** What came back for a package of the tester: words that the server side, the player and the expectations share. */
import type { Shown } from './case';
import type { Message, Party } from './conversation';
import type { SessionEnd } from './link';

/** What the client made of what it was sent: its messages up to Final, or how it fell silent. */
export interface Answer {
  readonly messages: readonly Message[];
  readonly silence?: Silence;
  /** Number of our message that this answers, or fails to answer. */
  readonly asked: number | null;
  /** What the first message shows of the client; absent where nothing was agreed. */
  readonly shown?: ShownBy;
  /** Commands of the message that this answers, by label; `SyncHdr` is always there. */
  readonly sent: ReadonlyMap<string, CommandRef>;
}

export interface ShownBy {
  readonly what: Shown;
  readonly why?: string;
}

export interface CommandRef {
  readonly msgId: string;
  readonly cmdId: string;
  readonly name: string;
}

export type Silence = { readonly of?: Party } & (
  | { readonly how: 'timeout'; readonly ms: number }
  | { readonly how: SessionEnd['how']; readonly text: string; readonly data?: SessionEnd['data'] }
);

export type Login =
  | {
      readonly in: true;
      readonly sent?: ReadonlyMap<string, CommandRef>;
      /** Package that the case goes on from, where it came in several messages. */
      readonly messages?: readonly Message[];
    }
  | {
      readonly in: false;
      readonly reason: string;
      readonly silence?: Silence;
      /** What the server does not speak, as far as it says so. */
      readonly refuses?: 'encoding' | 'version';
    };
