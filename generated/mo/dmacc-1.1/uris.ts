// Made from spec/mo/dmacc-1.1.ddf.xml, spec/mo/dmacc-1.1.yaml (sha256 376b88a37c5aa0fb). Not to be edited: run npm run generate.

/** URIs of the nodes of DMAcc 1.1. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function dmaccUris(root: string) {
  return {
    $uri: `${root}`,
    AppID: `${root}/AppID`,
    ServerID: `${root}/ServerID`,
    Name: `${root}/Name`,
    PrefConRef: `${root}/PrefConRef`,
    ToConRef: {
      $uri: `${root}/ToConRef`,
      $item: (name1: string) => ({
        $uri: `${root}/ToConRef/${name1}`,
        ConRef: `${root}/ToConRef/${name1}/ConRef`,
      }),
    },
    AppAddr: {
      $uri: `${root}/AppAddr`,
      $item: (name1: string) => ({
        $uri: `${root}/AppAddr/${name1}`,
        Addr: `${root}/AppAddr/${name1}/Addr`,
        AddrType: `${root}/AppAddr/${name1}/AddrType`,
        Port: {
          $uri: `${root}/AppAddr/${name1}/Port`,
          $item: (name2: string) => ({
            $uri: `${root}/AppAddr/${name1}/Port/${name2}`,
            PortNbr: `${root}/AppAddr/${name1}/Port/${name2}/PortNbr`,
          }),
        },
      }),
    },
    AAuthPref: `${root}/AAuthPref`,
    AppAuth: {
      $uri: `${root}/AppAuth`,
      $item: (name1: string) => ({
        $uri: `${root}/AppAuth/${name1}`,
        AAuthLevel: `${root}/AppAuth/${name1}/AAuthLevel`,
        AAuthType: `${root}/AppAuth/${name1}/AAuthType`,
        AAuthName: `${root}/AppAuth/${name1}/AAuthName`,
        AAuthSecret: `${root}/AppAuth/${name1}/AAuthSecret`,
        AAuthData: `${root}/AppAuth/${name1}/AAuthData`,
      }),
    },
    Ext: `${root}/Ext`,
  } as const;
}
