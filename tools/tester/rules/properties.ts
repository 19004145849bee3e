/** Properties of nodes: what may be done to them and what their values look like (DM_TND 7; DM_RepPro 6.6.5). */
import { parseAcl } from '../../dm/acl-syntax';
import { fromBase64 } from '../../dm/digest';
import { isFormat, isTimeStamp } from '../../dm/formats';
import { propertyRules, TITLE_OCTETS } from '../../dm/property-names';
import { child, type ElementNode } from '../../wire/tree';
import { commands, type Message } from '../conversation';
import { commandsById, flowOf, resultsOf } from './flow';
import { hasMoreData, itemMeta, itemsOf, metaOf, nearest, nodeKey, propertyOf, uriOf, valueIn } from './parts';
import type { Rule } from './rule';
import { everyMessage, wholeSession } from './tally';
import { transfersOf } from './transfers';

/**
 * A property takes Get and some take Replace; every other command fails (TND 7.5). Assumes ids that name one command each. Format and Type are not
 * judged: the texts speak of changing them where the node is not permanent.
 */
export const propertyCommands: Rule = {
  id: 'property-commands',
  requirements: ['dm-tnd-0044', 'dm-tnd-0045', 'dm-tnd-0047'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyExecuted((name, uri) => {
    const property = propertyOf(uri);
    if (property === undefined || name === 'Get') return undefined;
    if (name !== 'Replace')
      return {
        requirement: name === 'Add' ? 'dm-tnd-0047' : 'dm-tnd-0045',
        text: `${name} does not work on properties.`,
      };
    const known =
      property === 'Size' || property === 'TStamp' || property === 'VerNo' ? propertyRules[property] : undefined;
    return known && { requirement: 'dm-tnd-0044', text: `The property ${property} cannot be replaced.` };
  }),
};

/** The root cannot be deleted (RepPro 6.6.5). Assumes ids that name one command each. */
export const rootStays: Rule = {
  id: 'root-stays',
  requirements: ['dm-rep-0049'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyExecuted((name, uri) => {
    if (name !== 'Delete' || !['.', './'].includes(uri)) return undefined;
    return { requirement: 'dm-rep-0049', text: 'The root cannot be deleted.' };
  }),
};

/** TStamp is UTC in the basic form (TND 7.7.6). Assumes a Get that can be read. An empty value is left aside, as for all properties. */
export const tstampForm = form('tstamp-form', 'dm-tnd-0057', 'TStamp', 'YYYYMMDDThhmmssZ', isTimeStamp);

/** VerNo is a number of 16 bits (TND 7.7.8) in decimal digits (7.4). Assumes a Get that can be read. */
export const vernoForm = form('verno-form', 'dm-tnd-0063', 'VerNo', 'a decimal number from 0 to 65535', (text) => {
  return /^\d{1,5}$/.test(text) ? Number(text) <= 0xffff : 'dm-tnd-0042';
});

/** Size is an unsigned number of 32 bits (TND 7.7.4) in decimal digits (7.4). Assumes a Get that can be read. */
export const sizeForm = form('size-form', 'dm-tnd-0054', 'Size', 'a decimal number of 32 bits', (text) => {
  return /^\d{1,10}$/.test(text) ? Number(text) <= 0xffffffff : 'dm-tnd-0042';
});

/** Title has 255 octets at most (TND 7.7.5). Assumes a Get that can be read. */
export const titleForm = form('title-form', 'dm-tnd-0056', 'Title', `${TITLE_OCTETS} octets at most`, (text) => {
  return Buffer.byteLength(text) <= TITLE_OCTETS;
});

/** Format is one of the formats (TND 7.7.2), node for the interior nodes that every device has. Assumes a Get that can be read. */
export const formatForm = form(
  'format-form',
  'dm-tnd-0049',
  'Format',
  'a format; node for an interior node',
  (text, uri) => {
    return isFormat(text) && (!interior.includes(nodeKey(uri)) || text === 'node');
  },
);

/** Interior nodes of the standard objects (StdObj 5.3), and the root. */
const interior = ['.', 'devinfo', 'devdetail', 'devdetail/uri'];

/**
 * An ACL is written by its grammar (TND 7.7.1.5), in Results of the client and in Replace of the server alike. Assumes nothing. A command
 * without identifiers has a sentence of its own (7.7.1.1).
 */
export const aclForm: Rule = {
  id: 'acl-form',
  requirements: ['dm-tnd-0083', 'dm-tnd-0067'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const end = message.from === 'client' ? 'Source' : 'Target';
    for (const { name, node } of commands(message)) {
      if (name !== (message.from === 'client' ? 'Results' : 'Replace')) continue;
      for (const item of itemsOf(node)) {
        const text = propertyOf(uriOf(item, end)) === 'ACL' && !hasMoreData(item) ? valueIn(item, 'Data') : undefined;
        if (text === undefined) continue;
        const parsed = parseAcl(text);
        tally.test(parsed.ok, () => ({
          requirement: /(?:^|&)[A-Za-z]+=?(?:&|$)/.test(text) ? 'dm-tnd-0067' : 'dm-tnd-0083',
          message,
          node: child(item, 'Data'),
          text: parsed.ok ? '' : `The ACL breaks its grammar: ${parsed.reason}.`,
          expected: ['command=id+id&command=id...'],
          actual: text,
        }));
      }
    }
  }),
};

/**
 * Binary data is sent as its Format says: never bin in XML, and in both encodings base64 where it says b64 (TND 7.7.2). Assumes nothing. Chunks
 * are left aside: they may break within a group of four.
 */
export const binaryData: Rule = {
  id: 'binary-data',
  requirements: ['dm-tnd-0050', 'dm-tnd-0051'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => {
    const xml = message.document?.encoding === 'xml';
    const partial = chunkItems(message, scope.messages);
    for (const { name, node } of commands(message)) {
      if (!['Add', 'Replace', 'Results'].includes(name)) continue;
      for (const item of itemsOf(node)) {
        const format = itemMeta(node, item, 'Format');
        const data = child(item, 'Data');
        if (!data || (format !== 'bin' && format !== 'b64') || partial.has(item)) continue;
        const text = valueIn(data) ?? '';
        const good = format === 'bin' ? !xml || text === '' : fromBase64(text) !== undefined && !isRawOnly(data);
        tally.test(good, () => ({
          requirement: xml ? 'dm-tnd-0050' : 'dm-tnd-0051',
          message,
          node: nearest(metaOf(item, 'Format'), metaOf(node, 'Format'), data),
          text:
            format === 'bin'
              ? 'Binary data is sent in XML as it is.'
              : 'The data is no base64, though its Format is b64.',
          expected: [format === 'bin' ? 'Format b64' : 'base64'],
          actual: format === 'bin' ? 'Format bin' : text.slice(0, 60),
        }));
      }
    }
  }),
};

/** Octets that are no text: what OPAQUE carries when it is not base64. */
function isRawOnly(data: ElementNode): boolean {
  return data.children.some(
    (part) => part.kind === 'text' && part.bytes !== undefined && part.text === '' && part.bytes.length > 0,
  );
}

/** Items of a message that are part of an object in chunks. */
function chunkItems(message: Message, messages: readonly Message[]): Set<ElementNode> {
  const found = new Set<ElementNode>();
  for (const { chunks } of transfersOf(flowOf(messages), message.from))
    for (const chunk of chunks) if (chunk.message === message) found.add(chunk.item);
  return found;
}

/** Commands with one Item that the client answered with 200, though `why` forbids it. */
function everyExecuted(
  why: (name: string, uri: string) => { requirement: string; text: string } | undefined,
): Rule['judge'] {
  return wholeSession((scope, tally) => {
    const flow = flowOf(scope.messages);
    for (const message of scope.messages) {
      if (message.from !== 'server') continue;
      for (const [cmdId, { name, node }] of commandsById(message)) {
        const [item, more] = itemsOf(node);
        const uri = uriOf(item, 'Target');
        const status = flow.statusesFor(message, cmdId)?.[0];
        const reason = uri === undefined || more || name === 'Status' || name === 'Alert' ? undefined : why(name, uri);
        if (!reason || !status || !scope.judged(status.message)) continue;
        tally.test(status.code !== '200', () => ({
          ...reason,
          message: status.message,
          node: child(status.node, 'Data'),
          expected: ['405'],
          actual: status.code,
        }));
      }
    }
  });
}

/** A rule about the value of a property in Results. `fits` may name the requirement that the value breaks instead of `requirement`. */
function form(
  id: string,
  requirement: string,
  property: string,
  words: string,
  fits: (text: string, uri: string) => boolean | string,
): Rule {
  return {
    id,
    requirements: property === 'VerNo' || property === 'Size' ? [requirement, 'dm-tnd-0042'] : [requirement],
    party: 'client',
    assumesCorrectPeer: true,
    judge: everyMessage((message, tally, scope) => {
      for (const { node, msgRef, cmdRef } of resultsOf(message)) {
        const [asked, twin] = flowOf(scope.messages).referred(message, msgRef) ?? [];
        const get = asked && !twin ? commandsById(asked).get(cmdRef) : undefined;
        const [target, more] = get?.name === 'Get' ? itemsOf(get.node) : [];
        const uri = uriOf(target, 'Target');
        if (uri === undefined || more || propertyOf(uri) !== property) continue;
        for (const item of itemsOf(node)) {
          const text = valueIn(item, 'Data');
          if (!text) continue;
          const fit = fits(text, uri);
          tally.test(fit === true, () => ({
            requirement: typeof fit === 'string' ? fit : requirement,
            message,
            node: child(item, 'Data'),
            text: `This is no value of the property ${property}.`,
            expected: [words],
            actual: text,
          }));
        }
      }
    }),
  };
}
