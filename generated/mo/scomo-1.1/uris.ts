// Made from spec/mo/scomo-1.1.ddf.xml, spec/mo/scomo-1.1.yaml (sha256 700cecef925f535d). Not to be edited: run npm run generate.

/** URIs of the nodes of SCOMO 1.1. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function scomoUris(root: string) {
  return {
    $uri: `${root}`,
    Download: {
      $uri: `${root}/Download`,
      $item: (name1: string) => ({
        $uri: `${root}/Download/${name1}`,
        PkgID: `${root}/Download/${name1}/PkgID`,
        Name: `${root}/Download/${name1}/Name`,
        PkgURL: `${root}/Download/${name1}/PkgURL`,
        InstallParams: `${root}/Download/${name1}/InstallParams`,
        Reboot: `${root}/Download/${name1}/Reboot`,
        Description: `${root}/Download/${name1}/Description`,
        Status: `${root}/Download/${name1}/Status`,
        EnvType: `${root}/Download/${name1}/EnvType`,
        PkgType: `${root}/Download/${name1}/PkgType`,
        Operations: {
          $uri: `${root}/Download/${name1}/Operations`,
          Download: `${root}/Download/${name1}/Operations/Download`,
          DownloadInstall: `${root}/Download/${name1}/Operations/DownloadInstall`,
          DownloadInstallInactive: `${root}/Download/${name1}/Operations/DownloadInstallInactive`,
          Ext: `${root}/Download/${name1}/Operations/Ext`,
        },
        Ext: `${root}/Download/${name1}/Ext`,
      }),
    },
    Inventory: {
      $uri: `${root}/Inventory`,
      Delivered: {
        $uri: `${root}/Inventory/Delivered`,
        $item: (name1: string) => ({
          $uri: `${root}/Inventory/Delivered/${name1}`,
          PkgID: `${root}/Inventory/Delivered/${name1}/PkgID`,
          Name: `${root}/Inventory/Delivered/${name1}/Name`,
          Description: `${root}/Inventory/Delivered/${name1}/Description`,
          InstallParams: `${root}/Inventory/Delivered/${name1}/InstallParams`,
          EnvType: `${root}/Inventory/Delivered/${name1}/EnvType`,
          PkgType: `${root}/Inventory/Delivered/${name1}/PkgType`,
          Data: `${root}/Inventory/Delivered/${name1}/Data`,
          Status: `${root}/Inventory/Delivered/${name1}/Status`,
          State: `${root}/Inventory/Delivered/${name1}/State`,
          Operations: {
            $uri: `${root}/Inventory/Delivered/${name1}/Operations`,
            Install: `${root}/Inventory/Delivered/${name1}/Operations/Install`,
            InstallInactive: `${root}/Inventory/Delivered/${name1}/Operations/InstallInactive`,
            Remove: `${root}/Inventory/Delivered/${name1}/Operations/Remove`,
          },
        }),
      },
      Deployed: {
        $uri: `${root}/Inventory/Deployed`,
        $item: (name1: string) => ({
          $uri: `${root}/Inventory/Deployed/${name1}`,
          ID: `${root}/Inventory/Deployed/${name1}/ID`,
          PkgIDRef: `${root}/Inventory/Deployed/${name1}/PkgIDRef`,
          Name: `${root}/Inventory/Deployed/${name1}/Name`,
          Version: `${root}/Inventory/Deployed/${name1}/Version`,
          Description: `${root}/Inventory/Deployed/${name1}/Description`,
          EnvType: `${root}/Inventory/Deployed/${name1}/EnvType`,
          Status: `${root}/Inventory/Deployed/${name1}/Status`,
          State: `${root}/Inventory/Deployed/${name1}/State`,
          Operations: {
            $uri: `${root}/Inventory/Deployed/${name1}/Operations`,
            Activate: `${root}/Inventory/Deployed/${name1}/Operations/Activate`,
            Deactivate: `${root}/Inventory/Deployed/${name1}/Operations/Deactivate`,
            Remove: `${root}/Inventory/Deployed/${name1}/Operations/Remove`,
          },
        }),
      },
    },
    Ext: `${root}/Ext`,
  } as const;
}
