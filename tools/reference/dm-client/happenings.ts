/** What happens to the device without a server: a value of its own changes, and a Generic Alert tells of it (DM_Protocol 8.7; DM_TND 7.5). */
import { formatNodeUri } from '../../dm/uri';
import { UsageError } from './config';
import type { Device } from './device';

/** What the device watches, by the word of the operator: the leaf that changes, and how much it matters. */
const watched: Readonly<Record<string, { readonly leaf: readonly string[]; readonly mark: string }>> = {
  'number-changed': { leaf: ['Vendor', 'Number'], mark: 'warning' },
};

/**
 * Lets it happen: the leaf takes the new value, and the alert goes out with the next package of the client.
 * @throws UsageError for what the device does not watch, or has lost
 */
export function happen(device: Device, event: string, data: string): void {
  const { tree, alerts, defects } = device;
  const known = Object.hasOwn(watched, event) ? watched[event] : undefined;
  const node = known && tree.find(known.leaf);
  if (!known || !node) throw new UsageError(`no such event: ${event}`);
  if (defects.has('own-change-not-in-tree')) device.ownValues.set(known.leaf.join('/'), data);
  else if (defects.has('own-change-not-counted')) node.value = data;
  else tree.setValue(node, data);
  alerts.push({
    code: '1226',
    type: 'Reversed-Domain-Name: org.example.assay.number',
    format: node.format,
    mark: known.mark,
    source: formatNodeUri(known.leaf),
    data: defects.has('event-data-of-another-format') ? 'changed' : data,
  });
}
