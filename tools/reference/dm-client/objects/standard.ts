/** DevInfo, DevDetail and Inbox as DM_StdObj 5.3.2 to 5.3.4 describe them. */
import type { DeviceConfig } from '../config';
import type { Defects } from '../defects';
import { fullAccess, type NodeRow } from './rows';

export function devInfo(config: DeviceConfig, defects: Defects): NodeRow[] {
  const open = defects.has('devinfo-unprotected');
  const access = open ? 'Delete Get Replace' : 'Get';
  const extras = open ? { acl: 'Delete=*&Get=*&Replace=*', dynamic: true } : {};
  const deviceId = defects.has('devid-no-urn') ? 'IMEI: 490154203237518' : config.deviceId;
  return [
    ['DevInfo', 'node', 'Get', { type: 'urn:oma:mo:oma-dm-devinfo:1.0' }],
    ['DevInfo/DevId', 'chr', 'Get', { value: deviceId }],
    ['DevInfo/Man', 'chr', access, { value: config.manufacturer, ...extras }],
    ['DevInfo/Mod', 'chr', access, { value: config.model, ...extras }],
    ['DevInfo/DmV', 'chr', 'Get', { value: config.clientVersion }],
    ...(defects.has('devinfo-lacks-lang') ? [] : [language(config)]),
    ['DevInfo/Ext', 'node', 'Get'],
    ['DevInfo/Bearer', 'node', 'Get'],
  ];
}

function language(config: DeviceConfig): NodeRow {
  return ['DevInfo/Lang', 'chr', 'Get', { value: config.language }];
}

export function devDetail(config: DeviceConfig, defects: Defects): NodeRow[] {
  const large = config.largeObjects && !defects.has('lrgobj-says-false');
  return [
    ['DevDetail', 'node', 'Get', { type: 'urn:oma:mo:oma-dm-devdetail:1.0' }],
    ['DevDetail/URI', 'node', 'Get'],
    ...uriLimits(config, defects),
    ['DevDetail/DevTyp', 'chr', 'Get', { value: 'Reference' }],
    ['DevDetail/OEM', 'chr', 'Get', { value: config.manufacturer }],
    ['DevDetail/FwV', 'chr', defects.has('devdetail-get-forbidden') ? '' : 'Get', { value: '1.0' }],
    ['DevDetail/SwV', 'chr', 'Get', { value: '1.0' }],
    ['DevDetail/HwV', 'chr', 'Get', { value: '1.0' }],
    ['DevDetail/LrgObj', 'bool', 'Get', { value: String(large) }],
    ...(defects.has('devdetail-extended') ? [colour] : []),
    ['DevDetail/Ext', 'node', 'Get'],
    ['DevDetail/Bearer', 'node', 'Get'],
  ];
}

const colour: NodeRow = ['DevDetail/Colour', 'chr', 'Get', { value: 'red' }];

function uriLimits(config: DeviceConfig, defects: Defects): NodeRow[] {
  if (defects.has('uri-limits-not-published')) return [];
  return [
    ['DevDetail/URI/MaxDepth', 'chr', 'Get', { value: String(config.maxDepth) }],
    ['DevDetail/URI/MaxTotLen', 'chr', 'Get', { value: String(config.maxTotLen) }],
    ['DevDetail/URI/MaxSegLen', 'chr', 'Get', { value: String(config.maxSegLen) }],
  ];
}

/** Whatever is put in cannot be read back here (DM_StdObj 5.3.4). */
export function inbox(defects: Defects): NodeRow[] {
  const readable = defects.has('inbox-readable');
  const extras = { type: 'urn:oma:mo:oma-dm-inbox:1.0', childAccess: readable ? fullAccess : (['Add'] as const) };
  return [['Inbox', 'node', readable ? 'Add Get' : 'Add', extras]];
}
