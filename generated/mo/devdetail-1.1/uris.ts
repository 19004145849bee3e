// Made from spec/mo/devdetail-1.1.ddf.xml, spec/mo/devdetail-1.1.yaml (sha256 fbb5b6d233495d1e). Not to be edited: run npm run generate.

/** URIs of the nodes of DevDetail 1.1. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
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
