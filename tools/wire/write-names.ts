/** Which page, identity and namespace an event's element name means. */
import type { WireEvent } from './events';
import { type ElementInfo, Grammar } from './grammar';
import type { Vocabulary } from './vocabulary';

export type StartEvent = Extract<WireEvent, { kind: 'start' }>;

export class EventNames {
  readonly grammar: Grammar;

  constructor(vocabulary: Vocabulary) {
    this.grammar = Grammar.of(vocabulary);
  }

  /** The element meant, undefined for one that the vocabulary does not have. `parent`: the element around it. */
  find(event: StartEvent, parent: ElementInfo | undefined): ElementInfo | undefined {
    const { name, ns } = event;
    if (event.token) return this.grammar.page(event.token.page)?.[event.token.code];
    const known = ns === undefined ? undefined : this.grammar.namespaces.get(ns)?.elements.get(name);
    // No namespace, or none given: whatever page knows the name, the parent's first.
    if (known || (ns !== undefined && ns !== '')) return known;
    return this.grammar.resolveName(name, parent?.page ?? 0, parent);
  }
}
