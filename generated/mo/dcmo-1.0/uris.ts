// Made from spec/mo/dcmo-1.0.ddf.xml, spec/mo/dcmo-1.0.yaml (sha256 ce75f5e7ff4d8ad6). Not to be edited: run npm run generate.

/** URIs of the nodes of DCMO 1.0. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function dcmoUris(root: string) {
  return {
    $uri: `${root}`,
    Property: `${root}/Property`,
    Group: `${root}/Group`,
    Description: `${root}/Description`,
    Attached: `${root}/Attached`,
    Enabled: `${root}/Enabled`,
    DCMOConfig: {
      $uri: `${root}/DCMOConfig`,
      NotifyUser: `${root}/DCMOConfig/NotifyUser`,
      DenyUserEnable: `${root}/DCMOConfig/DenyUserEnable`,
    },
    Operations: {
      $uri: `${root}/Operations`,
      Enable: `${root}/Operations/Enable`,
      Disable: `${root}/Operations/Disable`,
      Ext: `${root}/Operations/Ext`,
    },
    Ext: `${root}/Ext`,
  } as const;
}
