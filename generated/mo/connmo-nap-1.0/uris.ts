// Made from spec/mo/connmo-nap-1.0.ddf.xml, spec/mo/connmo-nap-1.0.yaml (sha256 11099fd09e8ac1ae). Not to be edited: run npm run generate.

/** URIs of the nodes of ConnMO-NAP 1.0. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function connmoNapUris(root: string) {
  return {
    $uri: `${root}`,
    NAPID: `${root}/NAPID`,
    Name: `${root}/Name`,
    Addr: `${root}/Addr`,
    AddrType: `${root}/AddrType`,
    AuthInfo: {
      $uri: `${root}/AuthInfo`,
      AuthType: `${root}/AuthInfo/AuthType`,
      AuthName: `${root}/AuthInfo/AuthName`,
      AuthSecret: `${root}/AuthInfo/AuthSecret`,
    },
    IPv4: {
      $uri: `${root}/IPv4`,
      AutoConfig: `${root}/IPv4/AutoConfig`,
      LocalAddr: `${root}/IPv4/LocalAddr`,
      NetMask: `${root}/IPv4/NetMask`,
      DNS: {
        $uri: `${root}/IPv4/DNS`,
        $item: (name1: string) => ({
          $uri: `${root}/IPv4/DNS/${name1}`,
          DNSAddr: `${root}/IPv4/DNS/${name1}/DNSAddr`,
        }),
      },
    },
    BearerType: `${root}/BearerType`,
    BearerParams: `${root}/BearerParams`,
  } as const;
}
