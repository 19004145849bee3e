// Made from spec/mo/connmo-proxy-1.0.ddf.xml, spec/mo/connmo-proxy-1.0.yaml (sha256 e7a0327c9b5724a3). Not to be edited: run npm run generate.

/** URIs of the nodes of ConnMO-Proxy 1.0. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function connmoProxyUris(root: string) {
  return {
    $uri: `${root}`,
    ProxyId: `${root}/ProxyId`,
    Addr: `${root}/Addr`,
    AddrType: `${root}/AddrType`,
    Ports: {
      $uri: `${root}/Ports`,
      $item: (name1: string) => ({
        $uri: `${root}/Ports/${name1}`,
        PortNbr: `${root}/Ports/${name1}/PortNbr`,
      }),
    },
    Services: {
      $uri: `${root}/Services`,
      $item: (name1: string) => ({
        $uri: `${root}/Services/${name1}`,
        ServiceName: `${root}/Services/${name1}/ServiceName`,
      }),
    },
    ProxyType: `${root}/ProxyType`,
    ProxyParams: `${root}/ProxyParams`,
    ToConRef: {
      $uri: `${root}/ToConRef`,
      $item: (name1: string) => ({
        $uri: `${root}/ToConRef/${name1}`,
        ConRef: `${root}/ToConRef/${name1}/ConRef`,
      }),
    },
    Ext: `${root}/Ext`,
  } as const;
}
