/** What is unusual about the conduct of a product in a few sessions; nothing here is a verdict. */
import type { Agreement, Message, Party } from '../conversation';
import { readable } from '../conversation';
import { rules as allRules } from '../rules';
import { judgeConversation } from '../rules/judge';

export interface Oddity {
  /** Plain words. */
  readonly text: string;
  /** Message in which it was seen first. */
  readonly message: number | null;
  readonly times: number;
  /** Catalogue ids, for `assay show`; empty for what is odd without breaking a rule. */
  readonly requirements: readonly string[];
}

/** Broken rules and findings of the decoder. @param of the part of the product */
export function oddities(messages: readonly Message[], agreement: Agreement, of: Party): Oddity[] {
  return [...brokenRules(messages, agreement, of), ...wireOddities(messages)];
}

function brokenRules(messages: readonly Message[], agreement: Agreement, of: Party): Oddity[] {
  const outcomes = judgeConversation({ messages, agreement, broken: new Map() }, allRules, [of]);
  return outcomes.flatMap(({ rule, breaches }): Oddity[] => {
    const [first] = breaches;
    if (!first) return [];
    const text = `${first.text.replace(/\.$/, '')}: expected ${first.expected.join(' or ')}, got ${first.actual}`;
    const requirement = first.requirement ?? rule.requirements[0];
    return [
      {
        text,
        message: first.message?.n ?? null,
        times: breaches.length,
        requirements: requirement ? [requirement] : [],
      },
    ];
  });
}

/** Findings of the decoder, one sentence for each kind. */
function wireOddities(messages: readonly Message[]): Oddity[] {
  const kinds = new Map<string, Oddity>();
  for (const message of messages) {
    // An HTTP response that refuses need be no message.
    if (!message.iut || ((message.http.status ?? 200) >= 300 && !readable(message))) continue;
    const notes = (message.document?.findings ?? []).map(({ code, message: text, path }) => ({
      key: `${code} ${text}`,
      text: `${text}${path ? ` (first at ${path})` : ''}`,
    }));
    if (!readable(message)) notes.push({ key: 'unreadable', text: 'a message is no SyncML' });
    for (const { key, text } of notes) {
      const before = kinds.get(key);
      kinds.set(key, {
        text: before?.text ?? text,
        message: before?.message ?? message.n,
        times: (before?.times ?? 0) + 1,
        requirements: [],
      });
    }
  }
  return [...kinds.values()];
}
