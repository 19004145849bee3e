/** Values of Meta: formats and types of data, names of authentication types (MetInf 5.2.4; DM_Protocol 8.4, 8.5, 9.4; DM_Security 5.3, 5.4). */
import { isFormat } from '../../dm/formats';
import { child } from '../../wire/tree';
import { commands, headerNode } from '../conversation';
import { challengesOf } from './nonces';
import { itemsOf, metaOf, nearest, valueIn } from './parts';
import type { Rule } from './rule';
import { everyMessage } from './tally';

/**
 * Format and Type of values are a format of MetInf and a media type (8.4, 8.5). Assumes nothing.
 * Type of an interior node names its management object, so it is no media type.
 */
export const metaValues: Rule = {
  id: 'meta-values',
  requirements: ['dm-pro-0028', 'dm-pro-0012'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { name, node } of commands(message)) {
      if (!withValues.has(name)) continue;
      const requirement = name === 'Results' ? 'dm-pro-0028' : 'dm-pro-0012';
      for (const owner of [node, ...itemsOf(node)]) {
        const format = metaOf(owner, 'Format');
        if (format)
          tally.test(isFormat(valueIn(format) ?? ''), () => ({
            requirement,
            message,
            node: format,
            text: 'There is no such format.',
            expected: ['b64, bin, bool, chr, int, node, null, xml, date, time or float'],
            actual: valueIn(format) || 'nothing',
          }));
        const type = metaOf(owner, 'Type');
        if (type && valueIn(format) !== 'node')
          tally.test(mediaType.test(valueIn(type) ?? ''), () => ({
            requirement,
            message,
            node: type,
            text: 'Type is no media type.',
            expected: ['type/subtype'],
            actual: valueIn(type) || 'nothing',
          }));
      }
    }
  }),
};

const withValues: ReadonlySet<string> = new Set(['Add', 'Exec', 'Replace', 'Results']);
const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;.*)?$/;

/** Type of Cred and Chal is the name of an authentication type (advice). Assumes nothing. Upper and lower case are the same. */
export const authTypeKnown: Rule = {
  id: 'auth-type-known',
  requirements: ['dm-sec-0064'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const cred = headerNode(message, 'Cred');
    for (const owner of [...(cred ? [cred] : []), ...challengesOf(message).map(({ node }) => node)]) {
      const type = metaOf(owner, 'Type');
      // Cred without Meta is basic (RepPro); a challenge without Type is the affair of chal-layout.
      if (!type && (owner !== cred || !child(cred, 'Meta'))) continue;
      const name = valueIn(type) ?? '';
      tally.test(authTypes.includes(name.toLowerCase()), () => ({
        message,
        node: nearest(type, owner),
        text: 'There is no such authentication type.',
        expected: authTypes,
        actual: name || 'nothing',
      }));
    }
  }),
};

const authTypes = ['basic', 'md5', 'mac', 'x509', 'securid', 'safeword', 'digipass'].map(
  (name) => `syncml:auth-${name}`,
);
