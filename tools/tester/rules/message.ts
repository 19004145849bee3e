/** The message as a document: well-formed, by the grammar, in its namespaces (DM_RepPro 6.2; SyncML RepPro; MetInf 5.1). */
import { type DmVersion, dmVersions, isDmVersion, versionNames } from '../../dm/versions';
import type { WireCode, WireFinding } from '../../wire/finding';
import { children, type ElementNode, textOf } from '../../wire/tree';
import { header, type Message, perMessage } from '../conversation';
import { flowOf, peerOf } from './flow';
import type { Breach, Rule, Scope } from './rule';
import { everyMessage, Tally } from './tally';

/** Faults of the element structure; every other fault is one of spelling, bytes or tokens. */
const structural: ReadonlySet<WireCode> = new Set<WireCode>([
  'unknown-element',
  'unknown-attribute',
  'unexpected-element',
  'missing-element',
  'element-order',
  'unexpected-text',
]);

/** Judged by rules of their own (namespaces, public id), or no fault of the sender (limits of this tester). */
const elsewhere: ReadonlySet<WireCode> = new Set<WireCode>(['limit', 'namespace', 'unknown-public-id', 'version']);

/**
 * The body is a well-formed SyncML document (RepPro 6.2): the strict decoder has nothing against its bytes, and nothing follows it.
 * Assumes nothing. An empty body, and the page that comes with an HTTP error, are no message.
 */
export const wellFormed: Rule = {
  id: 'well-formed',
  requirements: ['dm-rep-0004', 'http-0002'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: (scope) => {
    const tally = new Tally();
    for (const message of scope.messages) {
      if (!scope.judged(message) || message.bytes.length === 0 || (message.http.status ?? 200) >= 300) continue;
      const faults = faultsOf(message, (code) => !structural.has(code) && !elsewhere.has(code));
      const unread = !message.document && {
        text: 'The body is no SyncML message.',
        actual: 'no SyncML in XML or WBXML',
      };
      tally.test(faults.length === 0 && !unread, () =>
        faults[0]
          ? ofFinding(message, faults[0], faults[0].code === 'trailing' ? 'http-0002' : 'dm-rep-0004')
          : {
              message,
              offset: 0,
              expected: ['a SyncML document'],
              text: 'The body is no SyncML message.',
              actual: 'other',
            },
      );
      tally.breaches.push(...faults.slice(1).map((fault) => ofFinding(message, fault, 'dm-rep-0004')));
    }
    return tally.result();
  },
};

/**
 * Elements stand as the DTD orders them (RepPro, MDM 2.2.2). Assumes nothing.
 * The children of Meta may come in any order: the examples of DM_Protocol have them both ways.
 */
export const grammar: Rule = {
  id: 'grammar',
  requirements: ['syn-rep-0001', 'syn-met-0005'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const faults = faultsOf(message, (code, { path }) => {
      return structural.has(code) && !(code === 'element-order' && /\/Meta(\[\d+\])?\/[^/]*$/.test(path));
    });
    tally.test(faults.length === 0, () => ofFinding(message, faults[0]!, sentenceOn(faults[0]!)));
    tally.breaches.push(...faults.slice(1).map((fault) => ofFinding(message, fault, sentenceOn(fault))));
  }),
};

/** A name that differs from an allowed one in case only breaks the sentence on case (MetInf 5.1). */
function sentenceOn({ code, actual, expected }: WireFinding): string {
  const name = actual?.split(' ')[0] ?? '';
  const allowed = expected?.split(/[^A-Za-z]+/) ?? [];
  const inOtherCase = allowed.some((one) => one !== name && one.toLowerCase() === name.toLowerCase());
  return code === 'unknown-element' && inOtherCase ? 'syn-met-0005' : 'syn-rep-0001';
}

/** SyncML holds exactly one SyncHdr and then one SyncBody (RepPro 6.2). Assumes nothing. */
export const headerAndBody: Rule = {
  id: 'header-and-body',
  requirements: ['dm-rep-0004'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const root = message.document!.root!;
    const names = children(root).map(({ name }) => name);
    tally.test(root.name === 'SyncML' && names.join() === 'SyncHdr,SyncBody', () => ({
      message,
      node: root,
      text: 'A message is one SyncHdr followed by one SyncBody.',
      expected: ['SyncML with SyncHdr, SyncBody'],
      actual: `${root.name} with ${names.slice(0, 5).join(', ') || 'nothing'}`,
    }));
  }),
};

/** The root is in the namespace of the agreed version (SyncML RepPro 1.2.2). Assumes nothing; judged in XML, where it is written. */
export const rootNamespace: Rule = {
  id: 'root-namespace',
  requirements: ['syn-rep-0002'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => {
    if (message.document!.encoding !== 'xml') return;
    const root = message.document!.root!;
    const expected = [...new Set(allowedVersions(scope, message).map((version) => versionNames[version].namespace))];
    tally.test(expected.includes(root.ns), () => ({
      message,
      node: root,
      text: `${root.name} is in the wrong namespace.`,
      expected,
      actual: root.ns || 'none',
    }));
  }),
};

const metInf = new Set(
  'MetInf FieldLevel Format Type Mark Size Anchor Version NextNonce MaxMsgSize MaxObjSize EMI Mem'.split(' '),
);

/** What MetInf defines is in syncml:metinf when it stands in Meta (MetInf 5.1). Assumes nothing; judged in XML. */
export const metInfNamespace: Rule = {
  id: 'metinf-namespace',
  requirements: ['syn-met-0001'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    if (message.document!.encoding !== 'xml') return;
    for (const meta of elements(message, 'Meta')) {
      for (const part of children(meta)) {
        if (!metInf.has(part.name)) continue;
        tally.test(part.ns === 'syncml:metinf', () => ({
          message,
          node: part,
          text: `${part.name} is not bound to the namespace of MetInf.`,
          expected: ['syncml:metinf'],
          actual: part.ns || 'none',
        }));
      }
    }
  }),
};

/** LocURI is UTF-8 (DM_TND 5): judged where a URI goes beyond ASCII, whose bytes all common charsets share. Assumes nothing. */
export const uriCharset: Rule = {
  id: 'uri-in-utf-8',
  requirements: ['dm-tnd-0006'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const charset = message.document!.header.charset?.toLowerCase();
    for (const uri of elements(message, 'LocURI')) {
      const text = textOf(uri) ?? '';
      if (!/[^\u0000-\u007f]/.test(text)) continue;
      tally.test(charset === undefined || charset === 'utf-8', () => ({
        message,
        node: uri,
        text: 'A URI beyond ASCII is written in another charset than UTF-8.',
        expected: ['utf-8'],
        actual: charset ?? '',
      }));
    }
  }),
};

/**
 * Versions that a message may speak: the agreed one (1.3 may fall back to 1.2), that of the message which it answers, since
 * a party may know more versions than were agreed, or any where none is known.
 */
export function allowedVersions({ conversation, messages }: Scope, message: Message): DmVersion[] {
  const { version: agreed } = conversation.agreement;
  const version = agreed === '1.2.1' ? '1.2' : agreed;
  if (!isDmVersion(version)) return [...dmVersions];
  const before = flowOf(messages).last(message, peerOf(message.from));
  const followed = dmVersions.filter((one) => before && versionNames[one].VerProto === header(before, 'VerProto'));
  return [...new Set<DmVersion>([version, ...(version === '1.3' ? (['1.2'] as const) : []), ...followed])];
}

const byName = perMessage((message) => {
  const found = new Map<string, ElementNode[]>();
  const walk = (node: ElementNode): void => {
    for (const next of node.children) {
      if (next.kind !== 'element') continue;
      const twins = found.get(next.name);
      if (twins) twins.push(next);
      else found.set(next.name, [next]);
      if (next.name !== 'Data') walk(next);
    }
  };
  if (message.document?.root) walk(message.document.root);
  return found;
});

/** All SyncML elements of one name, in the order of the document; content of Data left out. */
export function elements(message: Message, name: string): readonly ElementNode[] {
  return byName(message).get(name) ?? [];
}

/** Names of all SyncML elements of the message. */
export function elementNames(message: Message): Iterable<string> {
  return byName(message).keys();
}

function faultsOf(message: Message, wanted: (code: WireCode, finding: WireFinding) => boolean): WireFinding[] {
  return (message.document?.findings ?? []).filter(
    (finding) => finding.severity !== 'note' && wanted(finding.code, finding),
  );
}

function ofFinding(message: Message, finding: WireFinding, requirement: string): Breach {
  const { offset, path, expected, actual, code } = finding;
  return {
    requirement,
    message,
    offset,
    text: path ? `${finding.message} (${path})` : finding.message,
    expected: [expected ?? 'a document by the grammar'],
    actual: actual ?? code,
  };
}
