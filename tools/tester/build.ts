/** Messages of the tester: from authored data to a draft that can still be changed, and from the draft to events. */
import type { WireEvent } from '../wire/events';
import type { ElementDecl, ElementRef, Vocabulary } from '../wire/vocabulary';
import type { AuthoredCommand } from './case';

/** An element before it is written. Order of `children` is the order on the wire. */
export interface Draft {
  name: string;
  ns?: string;
  children: (Draft | string | Uint8Array)[];
}

/**
 * Makes a draft from data in the typed form: text, `true`/null for an empty element, lists for repeated elements,
 * objects for children (written in the order of the content model), `{hex}` and `{base64}` for bytes. Commands in a group
 * are single-key objects `{Get: {...}}`.
 */
export function draftOf(name: string, value: unknown, vocabulary: Vocabulary, page = 0): Draft {
  const { ns, decls } = pageOf(vocabulary, page);
  const draft: Draft = { name, ns, children: [] };
  if (value === true || value === null || value === undefined) return draft;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    draft.children.push(String(value));
    return draft;
  }
  if (value instanceof Uint8Array) {
    draft.children.push(value);
    return draft;
  }
  const object = value as Record<string, unknown>;
  const bytes = bytesOf(object);
  if (bytes) {
    draft.children.push(bytes);
    return draft;
  }
  const left = new Set(Object.keys(object));
  const add = (ref: ElementRef, inner: unknown): void => {
    draft.children.push(draftOf(ref.name, inner, vocabulary, ref.page));
  };
  const content = decls.get(name)?.content;
  if (content?.kind === 'children')
    for (const field of content.fields) {
      if (!left.delete(field.property)) continue;
      const inner = object[field.property];
      if (field.group)
        for (const member of inner as Record<string, unknown>[])
          for (const [memberName, body] of Object.entries(member)) {
            if (memberName === 'as') continue;
            add(field.elements.find((ref) => ref.name === memberName) ?? { page, name: memberName }, body);
          }
      else {
        const ref = field.elements.find((one) => one.name === field.property) ?? { page, name: field.property };
        for (const one of Array.isArray(inner) ? inner : [inner]) add(ref, one);
      }
    }
  const embeds = content?.kind === 'data' ? content.embeds : [];
  for (const key of left) {
    const ref = embeds.find((one) => one.name === key) ?? { page, name: key };
    const inner = object[key];
    for (const one of Array.isArray(inner) ? inner : [inner]) add(ref, one);
  }
  return draft;
}

function bytesOf(object: Record<string, unknown>): Uint8Array | undefined {
  if (typeof object.hex === 'string') return Buffer.from(object.hex.replace(/\s/g, ''), 'hex');
  if (typeof object.base64 === 'string') return Buffer.from(object.base64, 'base64');
  return undefined;
}

interface Page {
  readonly ns: string | undefined;
  readonly decls: ReadonlyMap<string, ElementDecl>;
}

const pages = new WeakMap<Vocabulary, Map<number, Page>>();

function pageOf(vocabulary: Vocabulary, page: number): Page {
  const known = pages.get(vocabulary) ?? new Map<number, Page>();
  if (known.size === 0) pages.set(vocabulary, known);
  const before = known.get(page);
  if (before) return before;
  const ns = vocabulary.pages.find((one) => one.page === page)?.namespaces[0];
  const decls = vocabulary.elements.filter((decl) => decl.page === page).map((decl) => [decl.name, decl] as const);
  const found = { ns, decls: new Map(decls) };
  known.set(page, found);
  return found;
}

/** The draft as events for the encoders; an element without content is written empty. */
export function eventsOfDraft(draft: Draft, events: WireEvent[] = []): WireEvent[] {
  if (draft.children.length === 0) {
    events.push({ kind: 'start', name: draft.name, ns: draft.ns, empty: true });
    return events;
  }
  events.push({ kind: 'start', name: draft.name, ns: draft.ns });
  for (const part of draft.children) {
    if (typeof part === 'string') events.push(textEvent(part));
    else if (part instanceof Uint8Array) events.push({ kind: 'opaque', bytes: part });
    else eventsOfDraft(part, events);
  }
  events.push({ kind: 'end' });
  return events;
}

/** A value that a client gave us may hold what no text can: NUL goes as opaque octets, half a surrogate pair as U+FFFD. */
function textEvent(text: string): WireEvent {
  if (text.includes('\0')) return { kind: 'opaque', bytes: Buffer.from(text) };
  return { kind: 'text', text: /\p{Surrogate}/u.test(text) ? Buffer.from(text).toString() : text };
}

/** First child element of that name. */
export function part(draft: Draft, name: string): Draft | undefined {
  return draft.children.find(
    (inner): inner is Draft => typeof inner === 'object' && !(inner instanceof Uint8Array) && inner.name === name,
  );
}

/** `{Get: ..., as: label}` as an authored command. */
export function authored(raw: Record<string, unknown>): AuthoredCommand {
  const { as, ...rest } = raw;
  const [name, body] = Object.entries(rest)[0] ?? ['Get', {}];
  return { name, body, as: typeof as === 'string' ? as : undefined };
}
