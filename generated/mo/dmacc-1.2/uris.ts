// Made from spec/mo/dmacc-1.2.ddf.xml, spec/mo/dmacc-1.2.yaml (sha256 a7860460f432f5fe). Not to be edited: run npm run generate.

/** URIs of the nodes of DMAcc 1.2. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function dmaccUris(root: string) {
  return {
    $uri: `${root}`,
    SrvID: `${root}/SrvID`,
    SrvURI: `${root}/SrvURI`,
    Name: `${root}/Name`,
    Perm: {
      $uri: `${root}/Perm`,
      $item: (name1: string) => ({
        $uri: `${root}/Perm/${name1}`,
        MOID: `${root}/Perm/${name1}/MOID`,
      }),
    },
    Auth: {
      $uri: `${root}/Auth`,
      Bootstrap: {
        $uri: `${root}/Auth/Bootstrap`,
        ServerURI: `${root}/Auth/Bootstrap/ServerURI`,
        SecMode: `${root}/Auth/Bootstrap/SecMode`,
        ClientPubKey: `${root}/Auth/Bootstrap/ClientPubKey`,
        ServerPubKey: `${root}/Auth/Bootstrap/ServerPubKey`,
        ClientSecretKey: `${root}/Auth/Bootstrap/ClientSecretKey`,
      },
      Noti: {
        $uri: `${root}/Auth/Noti`,
        Type: `${root}/Auth/Noti/Type`,
        Data: `${root}/Auth/Noti/Data`,
        Secret: `${root}/Auth/Noti/Secret`,
      },
      Trsp: {
        $uri: `${root}/Auth/Trsp`,
        Data: `${root}/Auth/Trsp/Data`,
        Secret: `${root}/Auth/Trsp/Secret`,
      },
    },
    Push: {
      $uri: `${root}/Push`,
      GCM: {
        $uri: `${root}/Push/GCM`,
        SenderID: `${root}/Push/GCM/SenderID`,
        RegURI: `${root}/Push/GCM/RegURI`,
        UnRegURI: `${root}/Push/GCM/UnRegURI`,
        RegParams: `${root}/Push/GCM/RegParams`,
        Ext: `${root}/Push/GCM/Ext`,
      },
      Ext: `${root}/Push/Ext`,
    },
    Ext: `${root}/Ext`,
  } as const;
}
