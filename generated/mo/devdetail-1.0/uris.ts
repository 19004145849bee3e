// Made from spec/mo/devdetail-1.0.ddf.xml, spec/mo/devdetail-1.0.yaml (sha256 55850e5619e6c6fd). Not to be edited: run npm run generate.

/** URIs of the nodes of DevDetail 1.0. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function devdetailUris(root: string) {
  return {
    $uri: `${root}`,
    Ext: `${root}/Ext`,
    Bearer: `${root}/Bearer`,
    URI: {
      $uri: `${root}/URI`,
      MaxDepth: `${root}/URI/MaxDepth`,
      MaxTotLen: `${root}/URI/MaxTotLen`,
      MaxSegLen: `${root}/URI/MaxSegLen`,
    },
    DevTyp: `${root}/DevTyp`,
    OEM: `${root}/OEM`,
    FwV: `${root}/FwV`,
    SwV: `${root}/SwV`,
    HwV: `${root}/HwV`,
    LrgObj: `${root}/LrgObj`,
  } as const;
}
