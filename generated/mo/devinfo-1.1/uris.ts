// Made from spec/mo/devinfo-1.1.ddf.xml, spec/mo/devinfo-1.1.yaml (sha256 2f01425cd0cdf842). Not to be edited: run npm run generate.

/** URIs of the nodes of DevInfo 1.1. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function devinfoUris(root: string) {
  return {
    $uri: `${root}`,
    Ext: `${root}/Ext`,
    Bearer: `${root}/Bearer`,
    DevId: `${root}/DevId`,
    Man: `${root}/Man`,
    Mod: `${root}/Mod`,
    DmV: `${root}/DmV`,
    Lang: `${root}/Lang`,
  } as const;
}
