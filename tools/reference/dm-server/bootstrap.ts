/** A bootstrap message as a third party orders it: of either profile, with what secures it (DM_Bootstrap 5; DM_Security 5.7; ProvBoot 6.2). */
import {
  type BootstrapProfile,
  type BootstrapSecrets,
  bootstrapKeys,
  bootstrapMac,
  bootstrapMedia,
  bootstrapType,
  cpSecs,
  dmSecs,
  pinMacCode,
  type Sec,
} from '../../dm/bootstrap';
import { bootstrapPush } from '../../dm/bootstrap-push';
import type { BootstrapOrder } from './api/schemas';
import type { Account } from './bootstrap-account';
import { cpDocument } from './bootstrap-cp';
import { dmMessage } from './bootstrap-dm';
import type { DefectName, Defects } from './defects';
import type { Parcel } from './delivery';
import { DM_APPLICATION, pushHeaders, pushPort, spoilPush } from './push';

export interface Bootstrap {
  readonly message: Uint8Array;
  /** With the parameters SEC and MAC, as HTTP writes it. */
  readonly type: string;
  readonly mac?: string;
  /** What the person is told to type, with USERPINMAC. */
  readonly code?: string;
}

/** Thrown for an order that makes no sense. */
export class BootstrapRefused extends Error {
  override readonly name = 'BootstrapRefused';
}

/** @throws BootstrapRefused */
export function bootstrapOf(account: Account, order: BootstrapOrder, defects: Defects): Bootstrap {
  const { profile = 'dm', security: sec } = order;
  const made = profile === 'dm' ? dmMessage(account, defects) : cpDocument(account, defects);
  const media = mediaOf(profile, defects);
  if (sec === undefined) return { message: made, type: media };
  const secrets = secretsOf(profile, sec, order, defects);
  if (defects.has('bootstrap-unsecured')) return { message: made, type: media };
  const message = defects.has('bootstrap-encoded-anew') ? encodedAnew(made) : made;
  const { mac, code } = secured(sec, secrets, made, defects);
  const text = secText(profile, sec, defects);
  return {
    message,
    type: bootstrapType({ media, ...(text !== undefined && { sec: text }), ...(mac !== undefined && { mac }) }),
    ...(mac !== undefined && { mac }),
    ...(code !== undefined && { code }),
  };
}

export function bootstrapParcel({ message, type }: Bootstrap, defects: Defects): Parcel {
  return {
    content: message,
    // Provisioning documents go to the default application.
    ...pushHeaders(type, type.includes('wap.connectivity') ? undefined : DM_APPLICATION, defects),
    push: spoilPush(bootstrapPush({ type, message }), defects),
    port: pushPort(defects),
    name: 'bootstrap.bin',
  };
}

/** Text forms are of no standard: defects. */
function mediaOf(profile: BootstrapProfile, defects: Defects): string {
  if (defects.has('bootstrap-type-wrong')) return bootstrapMedia[profile === 'dm' ? 'cp' : 'dm'];
  if (!defects.has('bootstrap-in-xml')) return bootstrapMedia[profile];
  return profile === 'dm' ? 'application/vnd.syncml.dm+xml' : 'text/vnd.wap.connectivity-xml';
}

const unsupported: Partial<Record<Sec, DefectName>> = {
  NETWORKID: 'networkid-unsupported',
  USERPIN: 'userpin-unsupported',
};

/** @throws BootstrapRefused where the method is none of the profile, or what it needs is missing */
function secretsOf(
  profile: BootstrapProfile,
  sec: Sec,
  { imsi = '', pin = '' }: BootstrapOrder,
  defects: Defects,
): BootstrapSecrets {
  const known: readonly Sec[] = profile === 'dm' ? dmSecs : cpSecs;
  const lacking = unsupported[sec];
  if (!known.includes(sec) || (lacking && defects.has(lacking)))
    throw new BootstrapRefused(`security ${sec} is not supported with profile ${profile}`);
  const withNetwork = sec !== 'USERPIN' && sec !== 'USERPINMAC';
  const withPin = sec.startsWith('USER');
  if (withNetwork && imsi === '') throw new BootstrapRefused(`security ${sec} needs imsi`);
  if (withPin && pin === '') throw new BootstrapRefused(`security ${sec} needs pin`);
  if (sec === 'USERPINMAC' && pin.length < 5)
    throw new BootstrapRefused('security USERPINMAC needs a pin of 5 to 20 digits: the first half of the code');
  return { imsi, pin };
}

function secured(
  sec: Sec,
  secrets: BootstrapSecrets,
  message: Uint8Array,
  defects: Defects,
): { readonly mac?: string; readonly code?: string } {
  if (sec === 'USERPINMAC') {
    const code = pinMacCode(defects.has('pin-mac-code-short') ? secrets.pin.slice(0, 4) : secrets.pin, message);
    return defects.has('bootstrap-mac-beside-code') ? { code, mac: bootstrapMac(secrets.pin, message) } : { code };
  }
  if (defects.has('bootstrap-mac-missing')) return {};
  const mac = bootstrapMac(keyOf(sec, secrets, defects), defects.has('bootstrap-mac-of-nothing') ? empty : message);
  if (defects.has('bootstrap-mac-lower-case')) return { mac: mac.toLowerCase() };
  return { mac: defects.has('bootstrap-mac-quoted') ? `"${mac}"` : mac };
}

const empty = new Uint8Array();

/** The key by the letter of the texts. */
function keyOf(sec: Sec, { imsi, pin }: BootstrapSecrets, defects: Defects): Uint8Array | string {
  if (defects.has('bootstrap-mac-wrong')) return 'nobody has this secret';
  if (sec.endsWith('NETWPIN') && defects.has('imsi-as-text')) return sec === 'NETWPIN' ? imsi : imsi + pin;
  if (sec === 'USERPIN_NETWORKID' && defects.has('secrets-without-colon')) return pin + imsi;
  return bootstrapKeys(sec, { imsi, pin })[0]!;
}

/** A name in the DM profile, a number in the CP profile. */
function secText(profile: BootstrapProfile, sec: Sec, defects: Defects): string | undefined {
  if (defects.has('bootstrap-sec-missing')) return undefined;
  if (profile === 'dm') return defects.has('bootstrap-sec-in-lower-case') ? sec.toLowerCase() : sec;
  return String((cpSecs as readonly Sec[]).indexOf(sec));
}

/** Another version in the head of WBXML: the same document, other octets. */
function encodedAnew(message: Uint8Array): Uint8Array {
  const other = Uint8Array.from(message);
  other[0] = other[0] === 2 ? 3 : 2;
  return other;
}
