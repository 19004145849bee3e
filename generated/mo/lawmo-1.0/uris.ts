// Made from spec/mo/lawmo-1.0.ddf.xml, spec/mo/lawmo-1.0.yaml (sha256 97c838e0433dbbc2). Not to be edited: run npm run generate.

/** URIs of the nodes of LAWMO 1.0. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function lawmoUris(root: string) {
  return {
    $uri: `${root}`,
    State: `${root}/State`,
    AvailableWipeList: {
      $uri: `${root}/AvailableWipeList`,
      $item: (name1: string) => ({
        $uri: `${root}/AvailableWipeList/${name1}`,
        ListItemName: `${root}/AvailableWipeList/${name1}/ListItemName`,
        ToBeWiped: `${root}/AvailableWipeList/${name1}/ToBeWiped`,
      }),
    },
    LAWMOConfig: {
      $uri: `${root}/LAWMOConfig`,
      NotifyUser: `${root}/LAWMOConfig/NotifyUser`,
    },
    Operations: {
      $uri: `${root}/Operations`,
      FullyLock: `${root}/Operations/FullyLock`,
      PartiallyLock: `${root}/Operations/PartiallyLock`,
      UnLock: `${root}/Operations/UnLock`,
      FactoryReset: `${root}/Operations/FactoryReset`,
      Wipe: `${root}/Operations/Wipe`,
      Ext: `${root}/Operations/Ext`,
    },
    Ext: `${root}/Ext`,
  } as const;
}
