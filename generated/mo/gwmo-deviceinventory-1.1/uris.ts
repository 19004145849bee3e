// Made from spec/mo/gwmo-deviceinventory-1.1.ddf.xml, spec/mo/gwmo-deviceinventory-1.1.yaml (sha256 21fd9303320bf863). Not to be edited: run npm run generate.

/** URIs of the nodes of GwMO-DeviceInventory 1.1. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function gwmoDeviceinventoryUris(root: string) {
  return {
    $uri: `${root}`,
    $item: (name1: string) => ({
      $uri: `${root}/${name1}`,
      DeviceID: `${root}/${name1}/DeviceID`,
    }),
  } as const;
}
