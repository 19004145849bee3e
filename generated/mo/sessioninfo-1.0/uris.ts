// Made from spec/mo/sessioninfo-1.0.ddf.xml, spec/mo/sessioninfo-1.0.yaml (sha256 c77ad324f331cc97). Not to be edited: run npm run generate.

/** URIs of the nodes of SessionInfo 1.0. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function sessioninfoUris(root: string) {
  return {
    $uri: `${root}`,
    CBT: `${root}/CBT`,
    ROAMING: `${root}/ROAMING`,
  } as const;
}
