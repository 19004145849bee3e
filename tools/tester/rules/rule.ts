/** What a rule is: an invariant over a conversation, judged on every transcript, whoever drove it. */
import type { ElementNode } from '../../wire/tree';
import type { Conversation, Message, Party } from '../conversation';

export interface Rule {
  /** Words, given once: `status-for-every-command`. */
  readonly id: string;
  /** Catalogue ids; a broken rule is reported against the first unless the breach names another. */
  readonly requirements: readonly string[];
  /** Whose duty it is. A rule for `both` is judged once per party. */
  readonly party: Party | 'both';
  /** True when the duty exists only towards a partner that keeps its own rules: suspended after a deviation until the session ends. */
  readonly assumesCorrectPeer: boolean;
  /** Looks at what `party` did. Messages that the rule may not judge are already taken out of `scope`. */
  judge(scope: Scope): RuleResult;
}

export interface Scope {
  readonly conversation: Conversation;
  /** Whose conduct is judged now. */
  readonly party: Party;
  /** All messages of one session, in order; deviating partner included, for context. */
  readonly messages: readonly Message[];
  /** Those of `messages` that `party` sent, that could be read and may be judged. */
  readonly own: readonly Message[];
  /** True when this message of `party` may be judged (not suspended). */
  judged(message: Message): boolean;
}

export interface RuleResult {
  /** How often the rule was really put to the test; 0 and no breach = not exercised. */
  readonly exercised: number;
  readonly breaches: readonly Breach[];
}

export interface Breach {
  /** Catalogue id when the rule has several. */
  readonly requirement?: string;
  readonly message: Message | null;
  /** Element at fault, or the nearest one that is there. */
  readonly node?: ElementNode;
  /** Byte offset when no element marks the place. */
  readonly offset?: number;
  readonly text: string;
  readonly expected: readonly string[];
  readonly actual: string;
}
