// Made from spec/mo/fumo-1.0.ddf.xml, spec/mo/fumo-1.0.yaml (sha256 b8c060681d091c71). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** One firmware update; Type is the identifier of the object. (node, ZeroOrMore, Get) */
export interface FUMO {
  /** Name of the package. (chr, ZeroOrOne, Get) */
  readonly PkgName?: string;
  /** Version of the package, as the vendor writes it. (chr, ZeroOrOne, Get) */
  readonly PkgVersion?: string;
  /** Exec starts the download. (node, ZeroOrOne, Exec Get) */
  readonly Download?: FUMODownload;
  /** Exec starts the update. (node, ZeroOrOne, Exec Get) */
  readonly Update?: FUMOUpdate;
  /** Exec starts the download and then the update. (node, ZeroOrOne, Exec Get) */
  readonly DownloadAndUpdate?: FUMODownloadAndUpdate;
  /** What was reached. (int, One, Get) */
  readonly State: number;
  /** Extensions of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}

/** Exec starts the download. (node, ZeroOrOne, Exec Get) */
export interface FUMODownload {
  /** Where the package or its descriptor is. (chr, One, Get Replace) */
  readonly PkgURL: string;
}

/** Exec starts the update. (node, ZeroOrOne, Exec Get) */
export interface FUMOUpdate {
  /** Package that comes in the session; excludes PkgURL. (bin, ZeroOrOne, Replace) */
  readonly PkgData?: Uint8Array;
}

/** Exec starts the download and then the update. (node, ZeroOrOne, Exec Get) */
export interface FUMODownloadAndUpdate {
  /** Where the package or its descriptor is. (chr, One, Get Replace) */
  readonly PkgURL: string;
}
