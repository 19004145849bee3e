/** What may differ between devices of the reference: identity, limits, options. Given at reset; never changed by a server. */

export interface DeviceConfig {
  /** DevInfo/DevId and Source of every message; a URN (DM_StdObj 5.3.2). */
  readonly deviceId: string;
  /** Of the card in it, decimal digits; the network secret of a bootstrap. */
  readonly imsi: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly clientVersion: string;
  readonly language: string;
  /** DevDetail/URI; 0 = no limit. */
  readonly maxDepth: number;
  readonly maxTotLen: number;
  readonly maxSegLen: number;
  readonly largeObjects: boolean;
  /** Announced in Meta of SyncHdr; 0 = not announced. */
  readonly maxMsgSize: number;
  readonly maxObjSize: number;
  /** Optional commands and habits. */
  readonly implicitParents: boolean;
  readonly copy: boolean;
  readonly exec: boolean;
  readonly atomic: boolean;
  readonly userInterface: boolean;
  /** Nodes in all; an Add beyond gets 420. */
  readonly maxNodes: number;
  /** Seed of nonces and session ids; the name of the device where empty. */
  readonly seed: string;
  /** Octets of an answer at most, and milliseconds to wait for it. */
  readonly maxAnswerBytes: number;
  readonly timeoutMs: number;
}

export const defaultConfig: DeviceConfig = {
  deviceId: 'urn:imei:490154203237518',
  imsi: '240011234567890',
  manufacturer: 'Assay',
  model: 'Reference',
  clientVersion: '1.0',
  language: 'en',
  maxDepth: 16,
  maxTotLen: 255,
  maxSegLen: 31,
  largeObjects: true,
  maxMsgSize: 65536,
  maxObjSize: 1048576,
  implicitParents: false,
  copy: true,
  exec: true,
  atomic: true,
  userInterface: true,
  maxNodes: 2000,
  seed: '',
  maxAnswerBytes: 16 * 1024 * 1024,
  timeoutMs: 30_000,
};

/** Thrown where the one who operates the device asks for something that makes no sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Fills a part of a configuration with the defaults.
 * @throws UsageError for an unknown name or a value of another kind than the default's.
 */
export function configOf(part: Readonly<Record<string, unknown>>): DeviceConfig {
  for (const [name, value] of Object.entries(part)) {
    const usual: unknown = (defaultConfig as unknown as Record<string, unknown>)[name];
    if (usual === undefined) throw new UsageError(`no such setting: ${name}`);
    const counts = typeof value !== 'number' || (Number.isSafeInteger(value) && value >= 0);
    if (typeof value !== typeof usual || !counts) throw new UsageError(`setting ${name}: ${JSON.stringify(value)}`);
  }
  return { ...defaultConfig, ...part };
}
