// Made from spec/mo/fumo-1.0.ddf.xml, spec/mo/fumo-1.0.yaml (sha256 b8c060681d091c71). Not to be edited: run npm run generate.

/** URIs of the nodes of FUMO 1.0. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function fumoUris(root: string) {
  return {
    $uri: `${root}`,
    PkgName: `${root}/PkgName`,
    PkgVersion: `${root}/PkgVersion`,
    Download: {
      $uri: `${root}/Download`,
      PkgURL: `${root}/Download/PkgURL`,
    },
    Update: {
      $uri: `${root}/Update`,
      PkgData: `${root}/Update/PkgData`,
    },
    DownloadAndUpdate: {
      $uri: `${root}/DownloadAndUpdate`,
      PkgURL: `${root}/DownloadAndUpdate/PkgURL`,
    },
    State: `${root}/State`,
    Ext: `${root}/Ext`,
  } as const;
}
