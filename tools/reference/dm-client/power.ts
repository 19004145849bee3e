/** Off and on again: what is in the tree stays, all else is gone, and nothing is half done (DM_Protocol 7; DM_RepPro 6.6.3). */
import { parseNodeUri } from '../../dm/uri';
import type { Device } from './device';
import { writeCredential } from './objects/dmacc';

export function switchOffAndOn(device: Device): void {
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
}

function keepHalf({ tree }: Device, half: { readonly uri: string; readonly text: string } | undefined): void {
  const uri = parseNodeUri(half?.uri ?? '');
  const node = typeof uri === 'string' ? undefined : tree.find(uri.segments);
  if (half && node) tree.setValue(node, half.text);
}
