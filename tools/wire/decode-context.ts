/** What a strict decode works with; documents within documents share most of it. */
import { type ElementInfo, Grammar } from './grammar';
import { type Limits, limitsOf } from './limits';
import type { Vocabulary } from './vocabulary';

export interface StrictOptions {
  readonly limits?: Partial<Limits>;
}

export interface DecodeContext {
  readonly grammar: Grammar;
  readonly limits: Limits;
  /** Elements that may be the root. */
  readonly roots: ReadonlySet<number>;
  /** 0 for the document given, 1 for one within it, and so on. */
  readonly level: number;
  /** Elements read, over all levels. */
  readonly count: { elements: number };
}

/** Context of a whole document. Throws TypeError for arguments that are no bytes or no vocabulary. */
export function contextOf(bytes: Uint8Array, vocabulary: Vocabulary, options: StrictOptions = {}): DecodeContext {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('the bytes of a document are a Uint8Array');
  if (!Array.isArray(vocabulary?.elements)) throw new TypeError('a vocabulary is needed to read a document');
  const grammar = Grammar.of(vocabulary);
  return { grammar, limits: limitsOf(options.limits), roots: grammar.roots, level: 0, count: { elements: 0 } };
}

/** Context of a document in the content of an element. */
export function contextWithin(context: DecodeContext, info: ElementInfo): DecodeContext {
  return { ...context, roots: info.embeds ?? new Set(), level: context.level + 1 };
}
