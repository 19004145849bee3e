/** Devices from what a third party or the configuration file says; settings of the server by name. */
import type { ConfigFile, DeviceOrder } from './api/schemas';
import { faultsOf, validConfig } from './api/schemas';
import { defaultConfig, type ServerConfig } from './config';
import type { Credential, Device } from './model';

/** Thrown where whoever starts the server asks for something that makes no sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * A device as asked for; what is left out is as for devices that enrol themselves.
 * @param newSecret password of a device for which nobody named one: each has its own (DM_Security 5.1)
 */
export function deviceOf(
  { id, group = '', client, server, push }: DeviceOrder,
  config: ServerConfig,
  newSecret?: () => string,
): Device {
  const made = newSecret && client && client.auth !== 'none' && client.secret === undefined && { secret: newSecret() };
  return {
    id,
    group,
    client: { ...config.enrolAs.client, ...client, ...made },
    server: { ...config.enrolAs.server, user: config.serverId, ...server },
    ...(push && { push }),
    devInfo: {},
    configuration: {},
    notified: [],
    lastNotified: 0,
  };
}

/** @throws UsageError with all that is wrong */
export function readConfigFile(content: unknown): ConfigFile {
  if (validConfig(content)) return content;
  const faults = faultsOf(validConfig.errors).map(({ at, detail }) => `${at || '/'}: ${detail}`);
  throw new UsageError(`configuration: ${faults.join('; ')}`);
}

/**
 * Fills settings with the defaults.
 * @throws UsageError for an unknown name or a value of another kind than the default's
 */
export function configOf(part: Readonly<Record<string, unknown>>): ServerConfig {
  for (const [name, value] of Object.entries(part)) {
    if (!Object.hasOwn(defaultConfig, name)) throw new UsageError(`no such setting: ${name}`);
    const usual: unknown = defaultConfig[name as keyof ServerConfig];
    const counts = typeof value !== 'number' || (Number.isSafeInteger(value) && value >= 0);
    const kinds = typeof value === typeof usual && Array.isArray(value) === Array.isArray(usual) && value !== null;
    if (!kinds || !counts) throw new UsageError(`setting ${name}: ${JSON.stringify(value)}`);
  }
  const { enrolAs, ...rest } = { ...defaultConfig, ...part };
  const { client, server } = enrolAs as { client?: Partial<Credential>; server?: Partial<Credential> };
  return {
    ...rest,
    enrolAs: {
      client: { ...defaultConfig.enrolAs.client, ...client },
      server: { ...defaultConfig.enrolAs.server, ...server },
    },
  };
}
