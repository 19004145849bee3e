// Made from spec/mo/scomo-1.0.ddf.xml, spec/mo/scomo-1.0.yaml (sha256 119c9124439c8a1f). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** Software of the device. (node, ZeroOrMore, Get) */
export interface SCOMO {
  /** Packages to be fetched. (node, One, Add Get Replace) */
  readonly Download: ReadonlyMap<string, SCOMODownloadItem>;
  /** What is on the device. (node, One, Get) */
  readonly Inventory: SCOMOInventory;
  /** Extensions of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}

/** One package. (node, ZeroOrMore, Add Delete Get Replace) */
export interface SCOMODownloadItem {
  /** Identifier of the delivery package. (chr, One, Add Get Replace) */
  readonly PkgID: string;
  /** Name of the package. (chr, ZeroOrOne, Add Get Replace) */
  readonly Name?: string;
  /** Where the package or its descriptor is. (chr, One, Add Get Replace) */
  readonly PkgURL: string;
  /** Parameters for the two operations that install. (chr, ZeroOrOne, Get Replace) */
  readonly InstallParams?: string;
  /** Text about the package. (chr, ZeroOrOne, Add Get Replace) */
  readonly Description?: string;
  /** How far the download is. (int, One, Get) */
  readonly Status: number;
  /** Environment that the package is made for. (chr, ZeroOrOne, Get Replace) */
  readonly EnvType?: string;
  /** Content type of the package. (chr, ZeroOrOne, Add Get Replace) */
  readonly PkgType?: string;
  /** Operations on the package. (node, One, Get) */
  readonly Operations: SCOMODownloadItemOperations;
  /** Extensions of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}

/** Operations on the package. (node, One, Get) */
export interface SCOMODownloadItemOperations {
  /** Exec fetches the package. (node, ZeroOrOne, Exec) */
  readonly Download?: readonly InstanceNode[];
  /** Exec fetches, installs and activates. (node, ZeroOrOne, Exec) */
  readonly DownloadInstall?: readonly InstanceNode[];
  /** Exec fetches and installs, without activating. (node, ZeroOrOne, Exec) */
  readonly DownloadInstallInactive?: readonly InstanceNode[];
  /** Operations of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}

/** What is on the device. (node, One, Get) */
export interface SCOMOInventory {
  /** Packages that are there and not deployed by themselves. (node, One, Add Get) */
  readonly Delivered: ReadonlyMap<string, SCOMOInventoryDeliveredItem>;
  /** Components that are installed. (node, One, Get) */
  readonly Deployed: ReadonlyMap<string, SCOMOInventoryDeployedItem>;
}

/** One package; a server that delivers directly adds it. (node, ZeroOrMore, Add Delete Get Replace) */
export interface SCOMOInventoryDeliveredItem {
  /** Identifier of the delivery package. (chr, One, Add Get Replace) */
  readonly PkgID: string;
  /** Name of the package. (chr, ZeroOrOne, Add Get Replace) */
  readonly Name?: string;
  /** Text about the package. (chr, ZeroOrOne, Add Get Replace) */
  readonly Description?: string;
  /** Parameters of the installation. (chr, ZeroOrOne, Get) */
  readonly InstallParams?: string;
  /** Environment that the package is made for. (chr, ZeroOrOne, Get) */
  readonly EnvType?: string;
  /** Content type of the package. (chr, ZeroOrOne, Add Get Replace) */
  readonly PkgType?: string;
  /** The package itself. (bin, ZeroOrOne, Add Replace) */
  readonly Data?: Uint8Array;
  /** How far the installation or removal is. (int, One, Get) */
  readonly Status: number;
  /** 10 delivered, 20 installed. (int, One, Get) */
  readonly State: number;
  /** Operations on the package. (node, One, Get) */
  readonly Operations: SCOMOInventoryDeliveredItemOperations;
}

/** Operations on the package. (node, One, Get) */
export interface SCOMOInventoryDeliveredItemOperations {
  /** Exec installs and activates. (node, ZeroOrOne, Exec) */
  readonly Install?: readonly InstanceNode[];
  /** Exec installs without activating. (node, ZeroOrOne, Exec) */
  readonly InstallInactive?: readonly InstanceNode[];
  /** Exec removes the package. (node, ZeroOrOne, Exec) */
  readonly Remove?: readonly InstanceNode[];
}

/** One component. (node, ZeroOrMore, Get Replace) */
export interface SCOMOInventoryDeployedItem {
  /** Identifier of the component; it never changes. (chr, One, Get) */
  readonly ID: string;
  /** Package that the component came with. (chr, One, Get) */
  readonly PkgIDRef: string;
  /** Name of the component. (chr, ZeroOrOne, Add Get Replace) */
  readonly Name?: string;
  /** Version of the component. (chr, ZeroOrOne, Add Get Replace) */
  readonly Version?: string;
  /** Text about the component. (chr, ZeroOrOne, Add Get Replace) */
  readonly Description?: string;
  /** Environment that the component runs in. (chr, ZeroOrOne, Get) */
  readonly EnvType?: string;
  /** How far the operation is. (int, One, Get) */
  readonly Status: number;
  /** 10 inactive, 20 active. (int, One, Get) */
  readonly State: number;
  /** Operations on the component. (node, One, Get) */
  readonly Operations: SCOMOInventoryDeployedItemOperations;
}

/** Operations on the component. (node, One, Get) */
export interface SCOMOInventoryDeployedItemOperations {
  /** Exec activates the component. (node, ZeroOrOne, Exec) */
  readonly Activate?: readonly InstanceNode[];
  /** Exec deactivates the component. (node, ZeroOrOne, Exec) */
  readonly Deactivate?: readonly InstanceNode[];
  /** Exec removes the component. (node, ZeroOrOne, Exec) */
  readonly Remove?: readonly InstanceNode[];
}
