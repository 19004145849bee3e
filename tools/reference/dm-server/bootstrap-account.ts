/** What a bootstrap message of either profile tells a device. */
import type { Device } from './model';

/** A way into the network. */
export interface Connection {
  /** Shown to the person. */
  readonly name: string;
  readonly apn: string;
}

export interface Account {
  readonly device: Device;
  readonly serverId: string;
  /** URL of the DM endpoint. */
  readonly address: string;
  readonly connection?: Connection;
}
