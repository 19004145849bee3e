/**
 * Off and on again: what is in the tree stays, all else is gone, and nothing is half done (DM_Protocol 7; DM_RepPro 6.6.3). At switch-on the
 * smart card is read (DM_Bootstrap 5.4.6).
 */
import { parseNodeUri } from '../../dm/uri';
import { bring } from './bootstrapped';
import { documentsOn } from './card';
import type { Device } from './device';
import { writeCredential } from './objects/dmacc';

/** @returns servers with a new account from the card: each wants a session soon */
export function switchOffAndOn(device: Device): readonly string[] {
  const { tree, defects, inbound } = device;
  if (defects.has('half-object-kept')) keepHalf(device, inbound?.soFar);
  if (defects.has('last-node-lost-at-power-cycle')) {
    const last = [...tree.nodes()].filter(({ made }) => made).at(-1);
    if (last) tree.remove(last);
  }
  if (defects.has('nonces-lost-at-power-cycle')) {
    const nobody = new Uint8Array([0]);
    for (const account of tree.find(['DMAcc'])?.children?.values() ?? [])
      writeCredential(tree, account, 'client', { nonce: nobody });
  }
  device.powerCycle();
  return readCard(device);
}

/** New accounts are taken; those that came from a card and are on it no more go (DM_Bootstrap 5.3.5.1, 5.4.6). */
function readCard(device: Device): readonly string[] {
  const { card, fromCard, defects } = device;
  const brought = (card ? documentsOn(card, defects) : []).flatMap(({ profile, octets }) => {
    const one = bring(device, profile, octets);
    return typeof one === 'string' ? [] : [one];
  });
  const named = brought.flatMap((one) => one.named);
  for (const server of fromCard) {
    if (named.includes(server) || defects.has('card-account-stays')) continue;
    device.forget(server);
    fromCard.delete(server);
  }
  const servers = brought.flatMap((one) => one.servers);
  for (const server of servers) fromCard.add(server);
  return servers;
}

function keepHalf({ tree }: Device, half: { readonly uri: string; readonly text: string } | undefined): void {
  const uri = parseNodeUri(half?.uri ?? '');
  const node = typeof uri === 'string' ? undefined : tree.find(uri.segments);
  if (half && node) tree.setValue(node, half.text);
}
