/** Trees in one piece and standard objects: what stands in them (DM_TNDS 5, 6; DM_StdObj 5.3; DM_TND 7.7.7). */
import { dmddf12 } from '../../../generated/dmddf-1.2/vocabulary';
import { fromBase64 } from '../../dm/digest';
import { isMoIdentifier, isReversedDomainIdentifier } from '../../dm/mo-identifier';
import { decodeStrict } from '../../wire/strict';
import { child, children, type ElementNode } from '../../wire/tree';
import { commands, type Message } from '../conversation';
import { flowOf, resultsOf } from './flow';
import { hasMoreData, itemMeta, itemsOf, nodeKey, propertyOf, uriOf, valueIn } from './parts';
import type { Breach, Rule } from './rule';
import { everyMessage } from './tally';
import { transfersOf } from './transfers';

/** A tree in one piece, with the Item that carries it. */
interface Carried {
  readonly item: ElementNode;
  readonly type: string;
  readonly tree: ElementNode;
}

/**
 * What a tree in one piece says of itself and of its nodes (TNDS 5.1, 6.3). Assumes nothing. An interior node without RTProperties is let
 * pass: the text demands them and its own example leaves them out.
 */
export const tndsForm: Rule = {
  id: 'tnds-form',
  requirements: ['dm-tns-0002', 'dm-tns-0003', 'dm-tns-0004', 'dm-tns-0008', 'dm-tns-0009'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { item, type, tree } of carriedTrees(message)) {
      const node = child(item, 'Data');
      const version = valueIn(tree, 'VerDTD');
      tally.test(/\bdmtnds\+(xml|wbxml)$/i.test(type), () => ({
        requirement: 'dm-tns-0003',
        message,
        node,
        text: 'A tree of instances is marked as something else.',
        expected: ['application/vnd.syncml.dmtnds+xml', 'application/vnd.syncml.dmtnds+wbxml'],
        actual: type || 'no Type',
      }));
      tally.test(version === '1.2', () => ({
        requirement: 'dm-tns-0009',
        message,
        node,
        text: 'The tree names another version of its document type.',
        expected: ['VerDTD 1.2'],
        actual: version ?? 'no VerDTD',
      }));
      for (const one of nodesOf(tree))
        for (const breach of faultsOf(one)) tally.test(!breach, () => ({ message, node, ...breach! }));
    }
  }),
};

/** What is marked as a tree in one piece holds one (TND 8.2). Assumes nothing; chunks are left out, and what stands in it is judged by tnds-form. */
export const tndsThere: Rule = {
  id: 'tnds-there',
  requirements: ['dm-tnd-0095'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, { messages, party }) => {
    const chunks = transfersOf(flowOf(messages), party).flatMap((one) => one.chunks.map(({ item }) => item));
    for (const { node } of resultsOf(message))
      for (const item of itemsOf(node)) {
        if (chunks.includes(item) || !/\bdmtnds\+/i.test(itemMeta(node, item, 'Type') ?? '')) continue;
        const data = child(item, 'Data');
        const holds = data?.children.some((part) => part.kind === 'element' || part.bytes || part.text.trim() !== '');
        tally.test(holds === true, () => ({
          message,
          node: data ?? item,
          text: 'Results marked as a tree hold none.',
          expected: ['MgmtTree'],
          actual: data ? 'empty Data' : 'no Data',
        }));
      }
  }),
};

type Fault = Pick<Breach, 'requirement' | 'text' | 'expected' | 'actual'>;

/** One entry a sentence; undefined where it is kept. */
function faultsOf(node: ElementNode): (Fault | undefined)[] {
  const name = valueIn(node, 'NodeName') || '(unnamed)';
  const properties = child(node, 'RTProperties');
  const interior = children(node, 'Node').length > 0 || child(properties, 'Format', 'node') !== undefined;
  const both = children(node, 'Node').length > 0 && child(node, 'Value') !== undefined;
  return [
    both
      ? {
          requirement: 'dm-tns-0002',
          text: `${name} has a value and children.`,
          expected: ['Value or Node'],
          actual: 'both',
        }
      : undefined,
    properties || interior
      ? undefined
      : { requirement: 'dm-tns-0008', text: `${name} has no properties.`, expected: ['RTProperties'], actual: 'none' },
    properties && typeFault(name, properties, interior),
  ];
}

function typeFault(name: string, properties: ElementNode, interior: boolean): Fault | undefined {
  const type = child(properties, 'Type');
  const mime = valueIn(type, 'MIME');
  const identifier = valueIn(type, 'DDFName') ?? '';
  const right = interior
    ? mime === undefined && (identifier === '' || isMoIdentifier(identifier))
    : /^[^/\s]+\/[^/\s]+$/.test(mime ?? '');
  if (!type || right) return undefined;
  return {
    requirement: 'dm-tns-0004',
    text: `The Type of ${name} is not that of ${interior ? 'an interior node' : 'a leaf'}.`,
    expected: [interior ? 'DDFName, empty or with the identifier of an object' : 'MIME with a media type'],
    actual: mime ?? (identifier || 'no value'),
  };
}

function* nodesOf(from: ElementNode): Generator<ElementNode> {
  for (const node of children(from, 'Node')) {
    yield node;
    yield* nodesOf(node);
  }
}

function carriedTrees(message: Message): Carried[] {
  const found: Carried[] = [];
  for (const { name, node } of commands(message)) {
    if (!['Add', 'Replace', 'Results'].includes(name)) continue;
    for (const item of itemsOf(node)) {
      const type = itemMeta(node, item, 'Type') ?? '';
      const tree = hasMoreData(item) || !/\bdm(tnds|ddf)\+/i.test(type) ? undefined : treeIn(item);
      if (tree) found.push({ item, type, tree });
    }
  }
  return found;
}

/** The tree within Data: as mark-up, as text, as octets, or as base64 of them. */
function treeIn(item: ElementNode): ElementNode | undefined {
  const data = child(item, 'Data');
  const nested = child(data, 'MgmtTree');
  if (!data || nested) return nested;
  const octets = data.children.flatMap((part) => (part.kind === 'text' && part.bytes ? [part.bytes] : []))[0];
  const text = valueIn(data) ?? '';
  const bytes = octets ?? (text.startsWith('<') ? Buffer.from(text) : fromBase64(text));
  const root = bytes && bytes.length > 0 ? decodeStrict(bytes, [dmddf12]).document?.root : undefined;
  return root?.name === 'MgmtTree' ? root : undefined;
}

/** The Type of an interior node that has the form with a domain turned round keeps its grammar (TND 7.7.7.2). Assumes nothing. */
export const objectIdentifier: Rule = {
  id: 'object-identifier',
  requirements: ['dm-tnd-0060'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { node } of resultsOf(message))
      for (const item of itemsOf(node)) {
        const text = valueIn(item, 'Data') ?? '';
        // A media type has one slash, a URI a colon.
        if (propertyOf(uriOf(item, 'Source')) !== 'Type' || text.includes(':') || text.split('/').length < 3) continue;
        tally.test(isReversedDomainIdentifier(text), () => ({
          message,
          node: child(item, 'Data'),
          text: 'The identifier of the object breaks its grammar.',
          expected: ['domain/major.minor/name, no leading zeros, major 1 or more'],
          actual: text,
        }));
      }
  }),
};

const standard: Readonly<Record<string, readonly string[]>> = {
  devinfo: ['DevId', 'Man', 'Mod', 'DmV', 'Lang', 'Bearer', 'Ext'],
  devdetail: ['URI', 'DevTyp', 'OEM', 'FwV', 'SwV', 'HwV', 'LrgObj', 'Bearer', 'Ext'],
};

/** DevInfo and DevDetail have no children but those of their description; more stands below Ext (StdObj 5.3.2, 5.3.3). Assumes nothing. */
export const extensionsInExt: Rule = {
  id: 'extensions-in-ext',
  requirements: ['dm-std-0005'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { node } of resultsOf(message))
      for (const item of itemsOf(node)) {
        const uri = uriOf(item, 'Source') ?? '';
        const names =
          uri.includes('?') || itemMeta(node, item, 'Format') !== 'node' ? undefined : standard[nodeKey(uri)];
        const data = valueIn(item, 'Data');
        if (!names || !data) continue;
        const strange = data.split('/').filter((name) => !names.includes(name));
        tally.test(strange.length === 0, () => ({
          message,
          node: child(item, 'Data'),
          text: `${uri} has children that are not in its description.`,
          expected: [names.join(', ')],
          actual: strange.join(', '),
        }));
      }
  }),
};

/** AAuthType that goes with a level below DM (StdObj 5.3.1.19). */
const transportTypes = ['HTTP-BASIC', 'HTTP-DIGEST', 'TRANSPORT'];

/** Values of server accounts: ports, and what authentication goes with which level (StdObj 5.3.1.15, 5.3.1.19). Assumes nothing. */
export const accountValues: Rule = {
  id: 'account-values',
  requirements: ['dm-std-0011', 'dm-std-0013'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const items = resultsOf(message).flatMap(({ node }) => itemsOf(node));
    const values = new Map(items.map((item) => [uriOf(item, 'Source') ?? '', item]));
    for (const [uri, item] of values) {
      const value = valueIn(item, 'Data');
      const place = { message, node: child(item, 'Data'), actual: value ?? '' };
      if (value === undefined) continue;
      if (uri.endsWith('/PortNbr'))
        tally.test(/^\d{1,5}$/.test(value) && Number(value) <= 0xffff, () => ({
          ...place,
          requirement: 'dm-std-0011',
          text: 'This is no number of a port.',
          expected: ['a decimal number from 0 to 65535'],
        }));
      const level = uri.endsWith('/AAuthType') ? values.get(uri.replace(/Type$/, 'Level')) : undefined;
      if (level && ['OBEX', 'HTTP'].includes(valueIn(level, 'Data') ?? ''))
        tally.test(transportTypes.includes(value), () => ({
          ...place,
          requirement: 'dm-std-0013',
          text: 'The type of authentication does not go with its level.',
          expected: transportTypes,
        }));
    }
  }),
};
