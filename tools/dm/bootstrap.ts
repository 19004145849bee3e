/**
 * What secures a bootstrap message, and its type (DM_Security 5.7.2; ProvCont 5.3, ProvBoot 5.2): keys, MAC and the parameters SEC and MAC.
 * No state: who sends and who receives know network secret and PIN by themselves.
 */
import { createHmac } from 'node:crypto';

/** `dm`: a DM message; `cp`: a provisioning document. */
export type BootstrapProfile = 'dm' | 'cp';

/** Names of the DM profile (DM_Security 5.7.2.3), then those of the CP profile by their numbers (ProvCont 5.3). */
export const dmSecs = ['NETWORKID', 'USERPIN', 'USERPIN_NETWORKID'] as const;
export const cpSecs = ['NETWPIN', 'USERPIN', 'USERNETWPIN', 'USERPINMAC'] as const;

export type Sec = (typeof dmSecs)[number] | (typeof cpSecs)[number];

/** What both sides know. */
export interface BootstrapSecrets {
  /** Decimal digits. */
  readonly imsi: string;
  readonly pin: string;
}

export const bootstrapMedia: Readonly<Record<BootstrapProfile, string>> = {
  dm: 'application/vnd.syncml.dm+wbxml',
  cp: 'application/vnd.wap.connectivity-wbxml',
};

/** 20 octets. */
export function bootstrapHmac(key: Uint8Array | string, document: Uint8Array): Buffer {
  return createHmac('sha1', key).update(document).digest();
}

/** The parameter MAC: 40 upper-case hexadecimal digits. */
export function bootstrapMac(key: Uint8Array | string, document: Uint8Array): string {
  return bootstrapHmac(key, document).toString('hex').toUpperCase();
}

/**
 * The IMSI as EF(IMSI) keeps it, without its length (GSM 11.11; ProvBoot 7.1): 9 or 1 as the first digit for an odd or even
 * count, low half of an octet first, F at the end where one half is left.
 */
export function semiOctets(imsi: string): Uint8Array {
  const odd = imsi.length % 2 === 1;
  const digits = odd ? `9${imsi}` : `1${imsi}F`;
  return new Uint8Array(Buffer.from(digits.replace(/(.)(.)/g, '$2$1'), 'hex'));
}

/**
 * Keys of a method in all readings of the texts, the one by the letter first. DM_Security joins PIN and secret by a colon,
 * ProvBoot puts the PIN behind the network secret; products were seen to do either in either profile.
 * @returns nothing for USERPINMAC, whose key the person types
 */
export function bootstrapKeys(sec: Sec, { imsi, pin }: BootstrapSecrets): Uint8Array[] {
  const text = (...parts: (string | Uint8Array)[]): Uint8Array =>
    new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));
  const network = semiOctets(imsi);
  switch (sec) {
    case 'NETWORKID':
      return [text(imsi), network];
    case 'NETWPIN':
      return [network];
    case 'USERPIN':
      return [text(pin)];
    case 'USERPIN_NETWORKID':
      return [text(`${pin}:${imsi}`), text(`${pin}:`, network)];
    case 'USERNETWPIN':
      return [text(network, pin), text(`${pin}:`, network)];
    case 'USERPINMAC':
      return [];
  }
}

/** Was the MAC made with any of these keys? Its digits may be of either case. */
export function isMacOf(mac: string, keys: readonly Uint8Array[], document: Uint8Array): boolean {
  return keys.some((key) => bootstrapMac(key, document) === mac.toUpperCase());
}

/**
 * What the person types with USERPINMAC: the first half is the key, digits of the HMAC are the second (ProvBoot 6.2.1).
 * @param half 5 to 20 decimal digits
 */
export function pinMacCode(half: string, document: Uint8Array): string {
  const digits = [...bootstrapHmac(half, document).subarray(0, half.length)].map((octet) => octet % 10);
  return half + digits.join('');
}

/** Does what the person typed belong to the document? */
export function isPinMacCode(code: string, document: Uint8Array): boolean {
  const half = code.slice(0, code.length / 2);
  return /^(\d\d){5,20}$/.test(code) && pinMacCode(half, document) === code;
}

/** What the Content-Type of a bootstrap message says. */
export interface BootstrapType {
  readonly media: string;
  /** Absent: the message is not secured by itself. */
  readonly sec?: string;
  readonly mac?: string;
}

/** As HTTP would write it; SEC is a name in the DM profile and a number in the CP profile. */
export function bootstrapType({ media, sec, mac }: BootstrapType): string {
  return media + (sec === undefined ? '' : `; SEC=${sec}`) + (mac === undefined ? '' : `; MAC=${mac}`);
}

/** The other way round; parameters in any order, their names in any case. */
export function readBootstrapType(text: string): BootstrapType {
  const [media = '', ...parameters] = text.split(';').map((part) => part.trim());
  const read = (name: string): string | undefined =>
    parameters.find((one) => one.toUpperCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const [sec, mac] = [read('SEC'), read('MAC')];
  return { media: media.toLowerCase(), ...(sec !== undefined && { sec }), ...(mac !== undefined && { mac }) };
}

/** The method that a value of SEC names: names of both profiles, and the numbers of ProvCont. */
export function secOf(profile: BootstrapProfile, text: string): Sec | undefined {
  if (!/^\d$/.test(text)) return [...dmSecs, ...cpSecs].find((sec) => sec === text);
  const byNumber: readonly Sec[] = profile === 'dm' ? dmSecs : cpSecs;
  return byNumber[Number(text)];
}
