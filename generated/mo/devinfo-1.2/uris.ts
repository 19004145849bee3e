// Made from spec/mo/devinfo-1.2.ddf.xml, spec/mo/devinfo-1.2.yaml (sha256 f4806042680737b0). Not to be edited: run npm run generate.

/** URIs of the nodes of DevInfo 1.2. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function devinfoUris(root: string) {
  return {
    $uri: `${root}`,
    Bearer: `${root}/Bearer`,
    DevID: `${root}/DevID`,
    Man: `${root}/Man`,
    Mod: `${root}/Mod`,
    DmV: `${root}/DmV`,
    Lang: `${root}/Lang`,
    DevType: `${root}/DevType`,
    OEM: `${root}/OEM`,
    FwV: `${root}/FwV`,
    SwV: `${root}/SwV`,
    HwV: `${root}/HwV`,
    Ext: `${root}/Ext`,
  } as const;
}
