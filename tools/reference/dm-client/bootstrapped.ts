/** What the device makes of a bootstrap message: accounts in its tree, or nothing at all (DM_Bootstrap 5.3, 5.4; DM_Security 5.7). */
import { decodeWbxml } from '../../../generated/cp-1.1';
import {
  type BootstrapProfile,
  bootstrapKeys,
  bootstrapMedia,
  isMacOf,
  isPinMacCode,
  readBootstrapType,
  type Sec,
  secOf,
  semiOctets,
} from '../../dm/bootstrap';
import type { BootstrapMessage } from '../../dm/bootstrap-push';
import type { InstanceNode } from '../../mo/instance';
import { WireError } from '../../wire/finding';
import { decode, encode } from './codec';
import type { DefectName } from './defects';
import type { Device } from './device';
import { DeviceCrash, SessionFailure } from './faults';
import type { HttpRequest } from './http';
import { type Account, accountNode, isAccount } from './objects/dmacc';
import { accountsOf } from './objects/w7';
import { faultOf, isSerialized, readSerialised } from './serialised';

export type Bootstrapped =
  /** Servers with a new account: each wants a session soon. */
  | { readonly taken: true; readonly servers: readonly string[] }
  /** Nobody is told: a bootstrap message is never answered. */
  | { readonly taken: false; readonly why: string };

/** Why a message that can be read brings nothing. */
export const nothingNew = 'no account that is new';

/** @param pin what the person types when the message asks for it; nothing: no one is there */
export function takeBootstrap(device: Device, { type, message }: BootstrapMessage, pin = ''): Bootstrapped {
  const { media, sec, mac } = readBootstrapType(type);
  const profile = (['dm', 'cp'] as const).find((one) => bootstrapMedia[one] === media);
  if (!profile) {
    if (device.defects.has('bootstrap-damaged-kills')) throw new DeviceCrash(media);
    return { taken: false, why: `${media} is no type of a bootstrap` };
  }
  const fault = securityFault(device, profile, { sec, mac, message, pin });
  if (fault !== undefined) {
    const forged = device.defects.has('bootstrap-forged-kept') ? read(device, profile, message) : [];
    if (typeof forged !== 'string') for (const object of forged) place(device, object);
    return { taken: false, why: fault };
  }
  const brought = bring(device, profile, message);
  if (typeof brought === 'string') return { taken: false, why: brought };
  const { servers } = brought;
  return servers.length > 0 ? { taken: true, servers } : { taken: false, why: nothingNew };
}

/**
 * What a document brings that need not be secured any more.
 * @returns servers whose accounts it holds, and those of them that are new; or why it brings nothing
 */
export function bring(
  device: Device,
  profile: BootstrapProfile,
  message: Uint8Array,
): { readonly named: readonly string[]; readonly servers: readonly string[] } | string {
  const objects = read(device, profile, message);
  if (typeof objects === 'string') return objects;
  const known = objects.every(isAccount);
  if (!known && device.defects.has('bootstrap-stops-at-unknown')) return 'an unknown object';
  const named = objects.flatMap((object) => serverOf(object) ?? []);
  return { named, servers: objects.flatMap((object) => place(device, object) ?? []) };
}

interface Secured {
  readonly sec: string | undefined;
  readonly mac: string | undefined;
  readonly message: Uint8Array;
  readonly pin: string;
}

/** A push has no security of its own: the message must bring it (DM_Security 5.7.2.2; ProvBoot 6.2.1). */
function securityFault(
  device: Device,
  profile: BootstrapProfile,
  { sec, mac, message, pin }: Secured,
): string | undefined {
  const { defects } = device;
  if (sec === undefined) return defects.has('bootstrap-unsecured-accepted') ? undefined : 'it is not secured';
  const method = secOf(profile, sec);
  if (!method && defects.has('bootstrap-unknown-sec-accepted')) return undefined;
  const unknown: readonly [Sec, DefectName][] = [
    ['NETWORKID', 'bootstrap-networkid-unknown'],
    ['USERPIN', 'bootstrap-userpin-unknown'],
    ['NETWPIN', 'bootstrap-netwpin-unknown'],
    ['USERNETWPIN', 'bootstrap-usernetwpin-unknown'],
    ['USERPINMAC', 'bootstrap-userpinmac-unknown'],
  ];
  if (!method || unknown.some(([name, defect]) => name === method && defects.has(defect)))
    return `SEC ${sec} is unknown`;
  if (defects.has('bootstrap-mac-not-checked')) return undefined;
  if (method === 'USERPINMAC') {
    if (mac !== undefined) return 'a MAC where the person types it';
    if (defects.has('bootstrap-second-half-not-checked') && /^(\d\d){5,20}$/.test(pin)) return undefined;
    return isPinMacCode(pin, message) ? undefined : 'what was typed does not belong to it';
  }
  if (mac !== undefined && isMacOf(mac, keysOf(device, profile, method, pin), message)) return undefined;
  const tries = (wrongMacs.get(device) ?? 0) + 1;
  wrongMacs.set(device, tries);
  return defects.has('bootstrap-third-pin-accepted') && tries === 3 ? undefined : 'the MAC is wrong';
}

/** Counted for a device that gives in. */
const wrongMacs = new WeakMap<Device, number>();

function keysOf({ config, defects }: Device, profile: BootstrapProfile, method: Sec, pin: string): Uint8Array[] {
  const secrets = { imsi: config.imsi, pin };
  if (profile === 'cp' && method === 'USERPIN' && defects.has('bootstrap-pin-as-octets')) return [semiOctets(pin)];
  if (profile === 'cp' && method.includes('NET') && defects.has('bootstrap-imsi-as-text'))
    return [Buffer.from(method === 'NETWPIN' ? config.imsi : config.imsi + pin)];
  const tried: readonly Sec[] = defects.has('bootstrap-sec-not-read')
    ? ['NETWORKID', 'USERPIN', 'USERPIN_NETWORKID', 'USERNETWPIN']
    : [method];
  const alone: readonly Sec[] = defects.has('bootstrap-pin-left-out') ? ['NETWORKID'] : [];
  return [...tried, ...alone].flatMap((one) => bootstrapKeys(one, secrets));
}

/** Objects of the message, or why it cannot be read. */
function read(device: Device, profile: BootstrapProfile, message: Uint8Array): InstanceNode[] | string {
  try {
    return profile === 'dm' ? objectsOf(device, message) : accountsOf(decodeWbxml(message), device.defects);
  } catch (error) {
    if (!(error instanceof WireError) && !(error instanceof SessionFailure)) throw error;
    if (device.defects.has('bootstrap-damaged-kills')) throw new DeviceCrash('bootstrap-damaged-kills');
    return error.message;
  }
}

/** What Add puts into the Inbox. Other commands and other objects are passed over (DM_Bootstrap 5.4.5). */
function objectsOf({ defects }: Device, message: Uint8Array): InstanceNode[] {
  if (defects.has('inbox-unknown')) return [];
  return decode(message, 'wbxml').SyncBody.commands.flatMap((command) => {
    if (command.$ !== 'Add') return [];
    return command.Item.flatMap((item) => {
      const type = item.Meta?.Type ?? command.Meta?.Type;
      const intoInbox = /^(\.\/)?Inbox(\/|$)/.test(item.Target?.LocURI ?? '');
      if (!intoInbox || !isSerialized(type)) return [];
      if (defects.has('tnds-in-wbxml-unknown') && type?.endsWith('+wbxml')) return [];
      const found = readSerialised(item.Data, type!);
      return typeof found === 'string' ? [] : found;
    });
  });
}

function serverOf(object: InstanceNode): string | undefined {
  const server = object.children?.find(({ name }) => name === 'ServerID')?.value;
  return typeof server === 'string' ? server : undefined;
}

/** A server that has an account keeps it: whoever can send a second bootstrap could take it over. */
function place(device: Device, object: InstanceNode): string | undefined {
  const server = serverOf(object);
  if (server === undefined) return undefined;
  if (accountNode(device.tree, server)) {
    if (device.defects.has('bootstrap-repeated-kills')) throw new DeviceCrash(server);
    return undefined;
  }
  if (faultOf(device, ['DMAcc', object.name || 'Account'], object) !== undefined) return undefined;
  return device.place(object);
}

/** What a sound device never sends: a Status for the Add of the bootstrap (DM_Bootstrap 5.4.5). */
export function answerOf({ config }: Device, { serverId, url }: Account): HttpRequest {
  const status = { $: 'Status' as const, CmdID: '1', MsgRef: '1', CmdRef: '1', Cmd: 'Add', Data: '200' };
  const body = encode(
    {
      SyncHdr: {
        VerDTD: '1.2',
        VerProto: 'DM/1.2',
        SessionID: '0',
        MsgID: '1',
        Target: { LocURI: serverId },
        Source: { LocURI: config.deviceId },
      },
      SyncBody: { commands: [status], Final: true },
    },
    { encoding: 'wbxml', version: '1.2' },
  );
  const headers = {
    'Content-Type': bootstrapMedia.dm,
    Accept: bootstrapMedia.dm,
    'Accept-Charset': 'utf-8',
    'User-Agent': `${config.manufacturer} ${config.model}/${config.clientVersion}`,
  };
  return { method: 'POST', url, headers, body };
}
