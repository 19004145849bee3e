/** One scenario, and what several topics say. */
import type { DeviceConfig } from '../../config';
import type { Credential } from '../../objects/dmacc';
import type { User } from '../../user';
import { alert, get, replace, type Talk } from '../converse';
import type { Said } from '../scripted-server';

export interface Scenario {
  readonly name: string;
  readonly config?: Partial<DeviceConfig>;
  readonly client?: Partial<Credential>;
  readonly server?: Partial<Credential>;
  readonly serverId?: string;
  readonly answers?: readonly ReturnType<User>[];
  readonly abort?: boolean;
  /** Happens before the session: event and data. */
  readonly happens?: readonly [string, string];
  readonly talk: Pick<Talk, 'moves' | 'notifiedId' | 'package0' | 'header' | 'version'>;
  /** A second session of the same device. */
  readonly again?: Pick<Talk, 'moves'>;
}

export const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
export const chr = { Format: 'chr', Type: 'text/plain' };
export const int = { Format: 'int', Type: 'text/plain' };

/** One package with these commands, and the tree looked at afterwards. */
export const one = (name: string, says: readonly Said[], rest: Partial<Scenario> = {}): Scenario => ({
  name,
  ...rest,
  talk: { moves: [{ say: says }, { say: [get('./Vendor?list=StructData'), get('.')] }] },
});

export const ask = alert('1101', 'MAXDT=10&COLOUR=red', 'Really?');
export const change = replace('./Vendor/Text', 'changed', chr);

/** XML changed as text; WBXML stays. */
export const changed = (body: Uint8Array, from: string | RegExp, to: string): Uint8Array =>
  Buffer.from(Buffer.from(body).toString('latin1').replace(from, to), 'latin1');
