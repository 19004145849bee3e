/** The bootstrap message in a push of a server, as a tree that patterns speak about (DM_Security 5.7.2; ProvBoot 6.1). */
import { cp11 } from '../../generated/cp-1.1/vocabulary';
import { dmddf12 } from '../../generated/dmddf-1.2/vocabulary';
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import {
  type BootstrapProfile,
  type BootstrapSecrets,
  bootstrapKeys,
  isMacOf,
  isPinMacCode,
  readBootstrapType,
  type Sec,
  secOf,
} from '../dm/bootstrap';
import { decodeStrict } from '../wire/strict';
import { children, type ElementNode } from '../wire/tree';
import { type Carried, element, leaf, moved } from './pushed-view';

export interface BootstrapKeys extends BootstrapSecrets {
  readonly profile: BootstrapProfile;
  readonly sec?: Sec;
  /** What the person is to type, with USERPINMAC. */
  readonly code?: string;
}

/**
 * Children: `sec` (name of the method, or the text that is none), `mac` as written, `mac-value` (right, wrong, or encoded-anew where
 * it fits the document in another version of WBXML), `secured` (yes, no), `code` (right, wrong), `encoding`, `public-id`, `charset`;
 * `SyncML`, `MgmtTree` and the number of its `objects` of the DM profile; of the CP profile `characteristics`, their number below the root, and `cp`, where each
 * characteristic is an element of the name of its type with its parms as children.
 */
export function bootstrapOf({ type, data, at }: Carried, keys: BootstrapKeys): ElementNode {
  const { whole, sec: atSec, mac: atMac } = at;
  const { start } = whole;
  const atHead = { start, end: Math.min(whole.end, start + 4) };
  const { sec, mac } = readBootstrapType(type);
  const { root: read, header, encoding } = decodeStrict(data, [keys.profile === 'dm' ? syncml12 : cp11]).document;
  const root = read && moved(read, start);
  const top = root ? children(root, 'characteristic') : [];
  const object = root && descendants(root).find((node) => node.name === 'Data');
  return element(
    'bootstrap',
    [
      ...(sec === undefined ? [] : [leaf('sec', secOf(keys.profile, sec) ?? sec, atSec)]),
      ...(mac === undefined ? [] : [leaf('mac', mac, atMac), leaf('mac-value', macValueOf(mac, data, keys), atMac)]),
      leaf('secured', sec === undefined && mac === undefined ? 'no' : 'yes', at.type),
      ...(keys.code === undefined ? [] : [leaf('code', isPinMacCode(keys.code, data) ? 'right' : 'wrong', whole)]),
      leaf('encoding', encoding, atHead),
      ...(encoding === 'xml'
        ? []
        : [leaf('public-id', header.publicId, atHead), leaf('charset', header.charset, atHead)]),
      ...(keys.profile === 'dm'
        ? [...(root ? [root] : []), ...objectsIn(object)]
        : [
            leaf('characteristics', top.length, root ?? whole),
            element('cp', top.map(characteristicOf), root ?? whole),
          ]),
    ],
    whole,
  );
}

function macValueOf(mac: string, data: Uint8Array, { sec, imsi, pin }: BootstrapKeys): string {
  const own = sec === undefined ? [] : bootstrapKeys(sec, { imsi, pin });
  const bare = mac.replace(/"/g, '');
  if (isMacOf(bare, own, data)) return 'right';
  const anew = [1, 2, 3].some((version) => isMacOf(bare, own, Uint8Array.from([version, ...data.subarray(1)])));
  return anew ? 'encoded-anew' : 'wrong';
}

function descendants(node: ElementNode): ElementNode[] {
  return node.children.flatMap((one) => (one.kind === 'element' ? [one, ...descendants(one)] : []));
}

/** The serialised objects that an Item brings. */
function objectsIn(data: ElementNode | undefined): ElementNode[] {
  return (data?.children ?? []).flatMap((part) => {
    if (part.kind !== 'text' || !part.bytes) return [];
    const { root } = decodeStrict(part.bytes, [dmddf12]).document;
    if (!root) return [];
    const tree = moved(root, part.end - part.bytes.length);
    return [tree, leaf('objects', children(root, 'Node').length, tree)];
  });
}

function characteristicOf(node: ElementNode): ElementNode {
  const parts = node.children.flatMap((one) => {
    if (one.kind !== 'element') return [];
    return one.name === 'parm' ? [leaf(attribute(one, 'name'), attribute(one, 'value'), one)] : [characteristicOf(one)];
  });
  return element(attribute(node, 'type'), parts, node);
}

function attribute(node: ElementNode, name: string): string {
  return node.attributes.find((one) => one.name === name)?.value ?? '';
}
