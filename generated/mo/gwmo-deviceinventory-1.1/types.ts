// Made from spec/mo/gwmo-deviceinventory-1.1.ddf.xml, spec/mo/gwmo-deviceinventory-1.1.yaml (sha256 21fd9303320bf863). Not to be edited: run npm run generate.

/** Devices behind a gateway. (node, ZeroOrOne, Get) */
export type GwMODeviceInventory = ReadonlyMap<string, GwMODeviceInventoryItem>;

/** One device. (node, ZeroOrMore, Get) */
export interface GwMODeviceInventoryItem {
  /** Identifier of the device. (chr, One, Get) */
  readonly DeviceID: string;
}
