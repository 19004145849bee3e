// Made from spec/mo/diagmontrap-1.0.ddf.xml, spec/mo/diagmontrap-1.0.yaml (sha256 43acc6bbe0857b69). Not to be edited: run npm run generate.

/** URIs of the nodes of DiagMonTrap 1.0. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function diagmontrapUris(root: string) {
  return {
    $uri: `${root}`,
    TrapID: `${root}/TrapID`,
    Enabled: `${root}/Enabled`,
    Status: `${root}/Status`,
    TrapConfig: `${root}/TrapConfig`,
    ToRef: {
      $uri: `${root}/ToRef`,
      $item: (name1: string) => ({
        $uri: `${root}/ToRef/${name1}`,
        TargetServer: `${root}/ToRef/${name1}/TargetServer`,
        TargetURI: `${root}/ToRef/${name1}/TargetURI`,
      }),
    },
    Ext: `${root}/Ext`,
  } as const;
}
