// Made from spec/mo/gwmo-config-1.1.ddf.xml, spec/mo/gwmo-config-1.1.yaml (sha256 8e594e61dc7a64dc). Not to be edited: run npm run generate.

/** URIs of the nodes of GwMO-Config 1.1. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function gwmoConfigUris(root: string) {
  return {
    $uri: `${root}`,
    Mode: `${root}/Mode`,
    LocationUpdate: `${root}/LocationUpdate`,
  } as const;
}
