// Made from spec/mo/inbox-1.0.ddf.xml, spec/mo/inbox-1.0.yaml (sha256 6c7707f1887967a5). Not to be edited: run npm run generate.

/** URIs of the nodes of Inbox 1.0. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function inboxUris(root: string) {
  return `${root}` as const;
}
