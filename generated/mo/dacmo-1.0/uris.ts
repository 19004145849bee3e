// Made from spec/mo/dacmo-1.0.ddf.xml, spec/mo/dacmo-1.0.yaml (sha256 ec1955bd5bf4d192). Not to be edited: run npm run generate.

/** URIs of the nodes of DACMO 1.0. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function dacmoUris(root: string) {
  return {
    $uri: `${root}`,
    MOID: `${root}/MOID`,
    MIID: `${root}/MIID`,
    SrvID: `${root}/SrvID`,
    Rights: `${root}/Rights`,
    DelegatedBy: `${root}/DelegatedBy`,
  } as const;
}
