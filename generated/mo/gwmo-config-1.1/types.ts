// Made from spec/mo/gwmo-config-1.1.ddf.xml, spec/mo/gwmo-config-1.1.yaml (sha256 8e594e61dc7a64dc). Not to be edited: run npm run generate.

/** Settings of a gateway. (node, ZeroOrOne, Get) */
export interface GwMOConfig {
  /** How the gateway works. (int, One, Get) */
  readonly Mode: number;
  /** Told when the address of a device changes. (null, ZeroOrOne, Exec) */
  readonly LocationUpdate?: null;
}
