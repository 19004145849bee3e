// Made from spec/mo/diagmon-1.0.ddf.xml, spec/mo/diagmon-1.0.yaml (sha256 690f0eb6a6a66dc8). Not to be edited: run npm run generate.

/** URIs of the nodes of DiagMon 1.0. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function diagmonUris(root: string) {
  return {
    $uri: `${root}`,
    ServerID: `${root}/ServerID`,
    Enabled: `${root}/Enabled`,
    Status: `${root}/Status`,
    DiagMonConfig: {
      $uri: `${root}/DiagMonConfig`,
      ConfigParms: `${root}/DiagMonConfig/ConfigParms`,
      TargetServer: `${root}/DiagMonConfig/TargetServer`,
    },
    DiagMonData: `${root}/DiagMonData`,
    Operations: {
      $uri: `${root}/Operations`,
      Start: `${root}/Operations/Start`,
      Stop: `${root}/Operations/Stop`,
    },
    Ext: `${root}/Ext`,
  } as const;
}
