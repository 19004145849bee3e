// Made from spec/mo/connmo-wlan-1.0.ddf.xml, spec/mo/connmo-wlan-1.0.yaml (sha256 e5e69b22d9e1ad34). Not to be edited: run npm run generate.

/** Wireless LAN. (node, ZeroOrOne, Get) */
export interface ConnMOWLAN {
  /** Name of the network. (chr, One, Get Replace) */
  readonly SSID: string;
  /** Mode of the network. (chr, ZeroOrOne, Get Replace) */
  readonly NetMode?: string;
  /** Security of the network. (chr, ZeroOrOne, Get Replace) */
  readonly SecMode?: string;
  /** Cipher. (chr, ZeroOrOne, Get Replace) */
  readonly Cipher?: string;
  /** Shared key of WPA. (node, ZeroOrOne, Get) */
  readonly 'WPA-PSK'?: ConnMOWLANWPAPSK;
  /** Which of the keys is used. (int, ZeroOrOne, Get Replace) */
  readonly WepKeyInd?: number;
  /** Authentication of WEP. (chr, ZeroOrOne, Get Replace) */
  readonly WepAuthMode?: string;
  /** Keys of WEP. (node, ZeroOrOne, Get) */
  readonly WepKey?: ReadonlyMap<string, ConnMOWLANWepKeyItem>;
}

/** Shared key of WPA. (node, ZeroOrOne, Get) */
export interface ConnMOWLANWPAPSK {
  /** Whether the key is written in hexadecimal digits. (bool, ZeroOrOne, Get Replace) */
  readonly KeyTypeHex?: boolean;
  /** The key. (chr, ZeroOrOne, Replace) */
  readonly Data?: string;
}

/** One key. (node, ZeroOrMore, Get) */
export interface ConnMOWLANWepKeyItem {
  /** Length of the key. (int, ZeroOrOne, Get) */
  readonly Length?: number;
  /** Number of the key. (int, ZeroOrOne, Get) */
  readonly Index?: number;
  /** The key. (chr, ZeroOrOne, Replace) */
  readonly Data?: string;
}
