/** JSON Schemas of what third parties send, and of the configuration file; the OpenAPI file shows the same to readers. */
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { type BootstrapProfile, cpSecs, dmSecs, type Sec } from '../../../dm/bootstrap';
import { authTypes } from '../../shared/auth';
import type { Connection } from '../bootstrap-account';
import type { Credential, Delivery, OrderedCommand } from '../model';

const text = (maxLength: number, minLength = 0): object => ({ type: 'string', minLength, maxLength });
const object = (required: readonly string[], properties: Readonly<Record<string, object>>): object => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const base64 = { type: 'string', maxLength: 8 * 1024 * 1024, pattern: '^[A-Za-z0-9+/]*={0,2}$' };

const value = {
  oneOf: [text(4 * 1024 * 1024), object(['base64'], { base64 }), object(['package'], { package: text(64, 1) })],
};

const item = object(['target'], {
  target: text(1024, 1),
  source: text(1024, 1),
  format: text(8, 1),
  type: text(255, 1),
  data: value,
});

const commandProperties = {
  command: { enum: ['Get', 'Add', 'Replace', 'Delete', 'Exec', 'Copy', 'Alert', 'Atomic', 'Sequence'] },
  items: { type: 'array', minItems: 1, maxItems: 1000, items: item },
  correlator: text(255, 1),
  noResp: { type: 'boolean' },
  code: { enum: ['1100', '1101', '1102', '1103', '1104'] },
  options: object([], {
    MINDT: { type: 'integer', minimum: 1, maximum: 86_400 },
    MAXDT: { type: 'integer', minimum: 1, maximum: 86_400 },
    DR: text(1024),
    MAXLEN: { type: 'integer', minimum: 1, maximum: 65_535 },
    IT: { enum: ['A', 'N', 'D', 'T', 'P', 'I'] },
    ET: { enum: ['T', 'P'] },
  }),
  text: text(4096),
  choices: { type: 'array', minItems: 1, maxItems: 100, items: text(1024, 1) },
};

/** Groups hold groups no deeper than this: Sequence, Atomic, command. */
function command(depth: number): object {
  const commands = { type: 'array', minItems: 1, maxItems: 100, items: depth > 0 ? command(depth - 1) : {} };
  return object(['command'], depth > 0 ? { ...commandProperties, commands } : commandProperties);
}

const credential = object(['auth'], {
  auth: { enum: [...authTypes] },
  user: text(255),
  secret: text(255),
  nonce: { ...base64, maxLength: 1024 },
});

const delivery = {
  oneOf: [
    object(['kind'], { kind: { const: 'file' }, name: { ...text(100, 1), pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' } }),
    object(['kind', 'host'], {
      kind: { const: 'udp' },
      host: text(255, 1),
      port: { type: 'integer', minimum: 1, maximum: 65_535 },
    }),
    object(['kind', 'url'], { kind: { const: 'http' }, url: { ...text(1024, 1), pattern: '^https?://' } }),
  ],
};

const device = object(['id'], {
  id: { ...text(255, 1), pattern: '^[^\\s]+$' },
  group: text(100),
  client: credential,
  server: credential,
  push: delivery,
});

const key = object(['key', 'role'], {
  key: text(255, 8),
  name: text(100, 1),
  role: { enum: ['admin', 'operator', 'reader'] },
  groups: { type: 'array', maxItems: 1000, items: text(100) },
});

const configuration = object([], {
  server: { type: 'object' },
  devices: { type: 'array', items: device },
  keys: { type: 'array', items: key },
});

export interface DeviceOrder {
  readonly id: string;
  readonly group?: string;
  readonly client?: Partial<Credential>;
  readonly server?: Partial<Credential>;
  readonly push?: Delivery;
}

export type Role = 'admin' | 'operator' | 'reader';

export interface ApiKey {
  readonly key: string;
  /** Who uses it; shown with operations in place of the key. */
  readonly name?: string;
  readonly role: Role;
  /** Groups of devices; left out = all. */
  readonly groups?: readonly string[];
}

export interface ConfigFile {
  readonly server?: Readonly<Record<string, unknown>>;
  readonly devices?: readonly DeviceOrder[];
  readonly keys?: readonly ApiKey[];
}

export interface NotificationOrder {
  readonly uiMode?: 'notSpecified' | 'background' | 'informative' | 'userInteraction';
  readonly initiator?: 'client' | 'server';
  /** Repeats the last notification under its session id. */
  readonly repeat?: boolean;
  readonly deliver?: Delivery;
}

export interface BootstrapOrder {
  /** Left out: dm. */
  readonly profile?: BootstrapProfile;
  readonly address?: string;
  readonly connection?: Connection;
  readonly security?: Sec;
  /** What the method needs of both: decimal digits. */
  readonly imsi?: string;
  readonly pin?: string;
  readonly deliver?: Delivery;
}

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });

export const validOrder: ValidateFunction<OrderedCommand> = ajv.compile<OrderedCommand>(command(2));
export const validDevice: ValidateFunction<DeviceOrder> = ajv.compile<DeviceOrder>(device);
export const validConfig: ValidateFunction<ConfigFile> = ajv.compile<ConfigFile>(configuration);
export const validNotification: ValidateFunction<NotificationOrder> = ajv.compile<NotificationOrder>(
  object([], {
    uiMode: { enum: ['notSpecified', 'background', 'informative', 'userInteraction'] },
    initiator: { enum: ['client', 'server'] },
    repeat: { type: 'boolean' },
    deliver: delivery,
  }),
);
export const validBootstrap: ValidateFunction<BootstrapOrder> = ajv.compile<BootstrapOrder>(
  object([], {
    address: { ...text(1024, 1), pattern: '^https?://' },
    profile: { enum: ['dm', 'cp'] },
    connection: object(['name', 'apn'], { name: text(100, 1), apn: text(255, 1) }),
    security: { enum: [...new Set<string>([...dmSecs, ...cpSecs])] },
    imsi: { type: 'string', pattern: '^[0-9]{5,15}$' },
    pin: { type: 'string', pattern: '^[0-9]{1,20}$' },
    deliver: delivery,
  }),
);

/** Faults as the interface tells them. */
export function faultsOf(errors: readonly ErrorObject[] | null | undefined): { at: string; detail: string }[] {
  return (errors ?? []).slice(0, 20).map(({ instancePath, message, params }) => {
    const named = 'additionalProperty' in params ? `: ${String(params['additionalProperty'])}` : '';
    return { at: instancePath, detail: `${message ?? 'wrong'}${named}` };
  });
}
