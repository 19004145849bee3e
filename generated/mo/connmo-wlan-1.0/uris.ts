// Made from spec/mo/connmo-wlan-1.0.ddf.xml, spec/mo/connmo-wlan-1.0.yaml (sha256 e5e69b22d9e1ad34). Not to be edited: run npm run generate.

/** URIs of the nodes of ConnMO-WLAN 1.0. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function connmoWlanUris(root: string) {
  return {
    $uri: `${root}`,
    SSID: `${root}/SSID`,
    NetMode: `${root}/NetMode`,
    SecMode: `${root}/SecMode`,
    Cipher: `${root}/Cipher`,
    'WPA-PSK': {
      $uri: `${root}/WPA-PSK`,
      KeyTypeHex: `${root}/WPA-PSK/KeyTypeHex`,
      Data: `${root}/WPA-PSK/Data`,
    },
    WepKeyInd: `${root}/WepKeyInd`,
    WepAuthMode: `${root}/WepAuthMode`,
    WepKey: {
      $uri: `${root}/WepKey`,
      $item: (name1: string) => ({
        $uri: `${root}/WepKey/${name1}`,
        Length: `${root}/WepKey/${name1}/Length`,
        Index: `${root}/WepKey/${name1}/Index`,
        Data: `${root}/WepKey/${name1}/Data`,
      }),
    },
  } as const;
}
