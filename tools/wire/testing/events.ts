/** Event lists in a form that can be compared, and arbitrary ones. */
import fc from 'fast-check';
import type { WireEvent } from '../events';
import type { Encoding } from '../tree';
import type { Vocabulary } from '../vocabulary';

/** Joins texts in a row and tells `<a></a>` as `<a/>`: XML cannot keep these apart. */
export function comparable(events: readonly WireEvent[]): WireEvent[] {
  const out: WireEvent[] = [];
  for (const event of events) {
    const last = out.at(-1);
    if (event.kind === 'text' && event.as === undefined && last?.kind === 'text' && last.as === undefined)
      out[out.length - 1] = { kind: 'text', text: last.text + event.text };
    else if (event.kind === 'end' && last?.kind === 'start' && !last.empty)
      out[out.length - 1] = { ...last, empty: true };
    else out.push(event);
  }
  return out;
}

/** Characters of XML, never blanks alone: those mean nothing between elements. */
const word = fc
  .array(
    fc.oneof(fc.constantFrom('a', '<', '&', '>', ']]', '"', '\r', '\n', ' ', '\u0085', 'é', '\u{1F600}'), fc.string()),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join('').replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '') + '.');

const bytes = fc.uint8Array({ maxLength: 20 });

/** Elements of the vocabulary anywhere, whatever its grammar says: what comes back must be what was written. */
export function arbitraryEvents(vocabulary: Vocabulary, encoding: Encoding): fc.Arbitrary<WireEvent[]> {
  const isXml = encoding === 'xml';
  // in WBXML a document of another type is no element here
  const pages = vocabulary.pages.filter(({ document }) => isXml || document === undefined);
  const known = pages.flatMap(({ namespaces, tags }) =>
    Object.values(tags).map((name) => ({ name, ns: namespaces[0]! })),
  );
  const foreign = isXml
    ? fc.constantFrom({ name: 'Foo', ns: 'urn:x' }, { name: 'Get', ns: 'urn:x' }, { name: 'é', ns: '' })
    : fc.constantFrom(
        { name: 'Foo', ns: '', literal: true },
        { name: '(9:0x05)', ns: '', token: { page: 9, code: 5 } },
        { name: '(0:0x30)', ns: vocabulary.pages[0]!.namespaces[0]!, token: { page: 0, code: 0x30 } },
      );
  const name = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...known) }, foreign);
  const attributes = fc.uniqueArray(fc.record({ name: fc.constantFrom('a', 'b', 'xml:lang'), value: word }), {
    maxLength: 2,
    selector: (attribute) => attribute.name,
  });
  const plain = word.map((text): WireEvent => ({ kind: 'text', text }));
  const cdata = word.map((text): WireEvent => ({ kind: 'text', text: text.replaceAll(/\r|\]\]/g, ''), as: 'cdata' }));
  const table = word.map((text): WireEvent => ({ kind: 'text', text, as: 'str_t' }));
  const opaque = bytes.map((content): WireEvent => ({ kind: 'opaque', bytes: content }));
  const entity = fc.constantFrom(0x26, 0xe9, 0x20ac, 0x1f600).map((code): WireEvent => ({ kind: 'entity', code }));
  const piece = isXml ? fc.oneof(plain, cdata) : fc.oneof(plain, table, opaque, entity);
  const { tree } = fc.letrec<{ tree: WireEvent[]; content: WireEvent[] }>((tie) => ({
    content: fc.oneof(
      piece.map((event) => [event]),
      tie('tree'),
    ),
    tree: fc.record({ name, attributes, content: fc.array(tie('content'), { maxLength: 4 }) }).map(elementOf),
  }));
  return tree;
}

interface Parts {
  readonly name: { readonly name: string; readonly ns: string };
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly content: readonly WireEvent[][];
}

function elementOf({ name, attributes, content }: Parts): WireEvent[] {
  const start = { kind: 'start', ...name, ...(attributes.length > 0 ? { attributes } : {}) } as const;
  if (content.length === 0) return [{ ...start, empty: true }];
  return [start, ...content.flat(), { kind: 'end' }];
}
