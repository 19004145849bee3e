/** What the schema of the interface cannot say about an operation (DM_RepPro 6.6; DM_TND 5 and 9.4.2; DM_Protocol 10). */
import { isFormat, valueFault } from '../../dm/formats';
import { parseNodeUri } from '../../dm/uri';
import type { OperationItem, OrderedCommand } from './model';

export interface OrderFault {
  /** JSON pointer into the operation. */
  readonly at: string;
  readonly detail: string;
}

const inAtomic: readonly string[] = ['Add', 'Alert', 'Copy', 'Delete', 'Replace'];
const inSequence: readonly string[] = [...inAtomic, 'Get', 'Exec', 'Atomic'];

/** All faults of an operation; `hasPackage` tells whether an uploaded package is there. */
export function checkOrder(order: OrderedCommand, hasPackage: (id: string) => boolean, at = ''): OrderFault[] {
  const items = order.items ?? [];
  const faults = items.flatMap((item, index) => checkItem(order.command, item, `${at}/items/${index}`, hasPackage));
  const say = (where: string, detail: string): void => void faults.push({ at: `${at}${where}`, detail });
  const group = order.command === 'Atomic' || order.command === 'Sequence';
  if (!group && order.command !== 'Alert' && items.length === 0) say('', `${order.command} needs items`);
  if (order.command === 'Exec' && items.length > 1) say('/items', 'Exec has one item');
  if (order.command === 'Alert') {
    if (order.code === undefined) say('', 'Alert needs a code');
    if (order.text === undefined) say('', 'Alert needs a text');
    const choice = order.code === '1103' || order.code === '1104';
    if (choice && !order.choices?.length) say('', `Alert ${order.code} needs choices`);
    if (!choice && order.choices !== undefined) say('/choices', `Alert ${order.code} has no choices`);
  }
  if (!group) return faults;
  const commands = order.commands ?? [];
  if (commands.length === 0) say('', `${order.command} needs commands`);
  const allowed = order.command === 'Atomic' ? inAtomic : inSequence;
  for (const [index, inner] of commands.entries()) {
    const here = `${at}/commands/${index}`;
    if (!allowed.includes(inner.command)) faults.push({ at: here, detail: `no ${inner.command} in ${order.command}` });
    faults.push(...checkOrder(inner, hasPackage, here));
  }
  return faults;
}

function checkItem(
  command: OrderedCommand['command'],
  item: OperationItem,
  at: string,
  hasPackage: (id: string) => boolean,
): OrderFault[] {
  const faults: OrderFault[] = [];
  const uri = (text: string, where: string): void => {
    const parsed = parseNodeUri(text);
    const fault = typeof parsed === 'string' ? parsed : parsed.query?.kind === 'unknown' ? 'query' : undefined;
    if (fault) faults.push({ at: `${at}/${where}`, detail: `no URI of a node: ${fault}` });
  };
  uri(item.target, 'target');
  if (command === 'Copy' && item.source === undefined) faults.push({ at, detail: 'Copy needs a source' });
  if (item.source !== undefined) {
    if (command !== 'Copy') faults.push({ at: `${at}/source`, detail: `${command} has no source` });
    uri(item.source, 'source');
  }
  if (item.format !== undefined && !isFormat(item.format))
    faults.push({ at: `${at}/format`, detail: 'no such format' });
  const { data, format = 'chr' } = item;
  if (data === undefined) {
    const needed = (command === 'Add' || command === 'Replace') && format !== 'node' && format !== 'null';
    if (needed) faults.push({ at, detail: `${command} of format ${format} needs data` });
    return faults;
  }
  if (command === 'Get' || command === 'Delete' || command === 'Copy') {
    faults.push({ at: `${at}/data`, detail: `${command} has no data` });
  } else if (format === 'node' || format === 'null') {
    faults.push({ at: `${at}/data`, detail: `format ${format} has no data` });
  } else if (typeof data === 'string') {
    const fault = isFormat(format) && format !== 'bin' ? valueFault(format, data) : undefined;
    if (fault) faults.push({ at: `${at}/data`, detail: fault });
    if (format === 'bin') faults.push({ at: `${at}/data`, detail: 'octets are given as base64 or package' });
  } else if ('package' in data && !hasPackage(data.package)) {
    faults.push({ at: `${at}/data/package`, detail: 'no such package' });
  }
  return faults;
}
