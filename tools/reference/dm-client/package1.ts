/** Package 1: who the device is and why it calls (DM_Protocol 8.3), and alerts that the client raises (8.7). */
import { ALERT } from '../../dm/codes';
import { DEFAULT_FORMAT, DEFAULT_TYPE } from '../../dm/formats';
import { formatNodeUri } from '../../dm/uri';
import type { Device, RaisedAlert } from './device';
import type { Alert, Item, Meta, SyncBodyCommand } from './messages';
import { isInterior, segmentsOf, type TreeNode } from './tree';

/** Alert and Replace of DevInfo; `notified` where a notification made the device call. */
export function package1(device: Device, alert: string, notified: boolean): SyncBodyCommand[] {
  const { defects } = device;
  const commands: SyncBodyCommand[] = [];
  if (!defects.has('package1-without-alert')) {
    commands.push({ $: 'Alert', CmdID: '', Data: sessionAlert(device, alert, notified), ...extrasOfAlert(device) });
  }
  if (!defects.has('package1-without-devinfo')) {
    const name = defects.has('devinfo-added') ? 'Add' : defects.has('devinfo-put') ? 'Put' : 'Replace';
    commands.push({ $: name, CmdID: '', Item: devInfoItems(device) });
  }
  if (defects.has('client-sends-get')) {
    commands.push({ $: 'Get', CmdID: '', Item: [{ Target: { LocURI: './DevInfo/DevId' } }] });
  }
  return commands;
}

function sessionAlert({ defects }: Device, alert: string, notified: boolean): string {
  if (defects.has('alert-1200-always')) return ALERT.SERVER_INITIATED;
  if (notified && defects.has('alert-1201-after-notification')) return ALERT.CLIENT_INITIATED;
  return alert;
}

function extrasOfAlert({ defects }: Device): Partial<Alert> {
  const cred = { Meta: { Format: 'b64', Type: 'syncml:auth-basic' }, Data: 'dTpw' };
  return {
    ...(defects.has('cred-in-alert') && { Cred: cred }),
    ...(defects.has('noresp-sent') && { NoResp: true as const }),
  };
}

function devInfoItems(device: Device): Item[] {
  const { defects, tree } = device;
  const leaves = [...tree.nodes(tree.find(['DevInfo'])!)].filter((node) => !isInterior(node));
  const left = defects.has('devinfo-lacks-man') ? leaves.filter((node) => node.name !== 'Man') : leaves;
  return left.map((node) => devInfoItem(device, node));
}

function devInfoItem({ defects }: Device, node: TreeNode): Item {
  const place = { LocURI: formatNodeUri(segmentsOf(node)) };
  const meta: Meta = { Format: node.format, Type: node.type };
  const otherMan = node.name === 'Man' && defects.has('devinfo-not-of-the-tree');
  const usual = node.format === DEFAULT_FORMAT && node.type === DEFAULT_TYPE;
  return {
    ...(defects.has('devinfo-in-target') ? { Target: place } : { Source: place }),
    ...(!usual && { Meta: meta }),
    ...(!defects.has('devinfo-without-data') && { Data: otherMan ? 'Another' : node.value }),
  };
}

/** Alert 1224 or 1226 with one Item. */
export function raisedAlert({ defects }: Device, raised: RaisedAlert): Alert {
  const { type, format, mark, data, source, correlator } = raised;
  const level = defects.has('generic-alert-bad-mark') ? 'urgent' : mark;
  const meta: Meta = {
    ...(!defects.has('event-alert-without-format') && { Format: format }),
    Type: defects.has('generic-alert-type-not-urn') ? 'done' : type,
    ...(level !== undefined && { Mark: level }),
  };
  const item: Item = {
    ...(source !== undefined && !defects.has('generic-alert-without-source') && { Source: { LocURI: source } }),
    ...(!defects.has('generic-alert-without-meta') && { Meta: meta }),
    ...(!defects.has('generic-alert-without-data') && { Data: data }),
  };
  return {
    $: 'Alert',
    CmdID: '',
    ...(!defects.has('generic-alert-without-code') && {
      Data: defects.has('generic-alert-code-1227') ? '1227' : raised.code,
    }),
    ...(correlator !== undefined && { Correlator: correlator }),
    ...(!defects.has('generic-alert-without-item') && { Item: [item] }),
  };
}
