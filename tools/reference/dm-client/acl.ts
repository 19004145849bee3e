/** Who may do what: the ACL engine (DM_TND 7.7.1). Rights belong to server identifiers, never to addresses. */
import { type AclCommand, formatAcl, parseAcl } from '../../dm/acl-syntax';
import type { Defects } from './defects';
import { isInterior, type Tree, type TreeNode } from './tree';

export class AclEngine {
  constructor(private readonly defects: Defects) {}

  /** May this server use the command on the node? A value of the node itself replaces what it would inherit, whole. */
  allows(node: TreeNode, command: AclCommand, server: string): boolean {
    if (this.defects.has('acl-not-checked')) return true;
    const owners = this.valuesInForce(node);
    const grants = (owner: TreeNode): boolean => this.grants(owner, command, server);
    return this.defects.has('acl-ancestors-all-asked')
      ? owners.length > 0 && owners.every(grants)
      : owners.some(grants);
  }

  private grants({ acl: text, made }: TreeNode, command: AclCommand, server: string): boolean {
    const parsed = parseAcl(text);
    const all = (parsed.ok && parsed.acl.get(command)) || [];
    const identifiers = this.defects.has('acl-first-identifier-only') ? all.slice(0, 1) : all;
    const deaf =
      (identifiers.length > 1 && this.defects.has('wildcard-only-alone')) ||
      (made && this.defects.has('wildcard-means-nobody'));
    if (identifiers.includes('*') && !deaf) return true;
    return this.defects.has('acl-identifier-by-prefix')
      ? identifiers.some((one) => one.startsWith(server))
      : identifiers.includes(server);
  }

  /** The node whose value decides: itself, or the nearest ancestor with one. */
  private valuesInForce(node: TreeNode): TreeNode[] {
    const owners: TreeNode[] = [];
    for (let at: TreeNode | undefined = node; at; at = at.parent) {
      if (at.acl === '') {
        if (at !== node && at.made && this.defects.has('acl-inherited-from-parent-only')) return [];
        if (at.made && this.defects.has('acl-inherits-from-root')) return [rootOf(at)];
        continue;
      }
      // The root gives hardly a right: asked with the others it would forbid nearly all.
      if (this.defects.has('acl-ancestors-all-asked') && owners.length > 0 && !at.parent) break;
      owners.push(at);
      if (!this.defects.has('acl-merged-with-inherited') && !this.defects.has('acl-ancestors-all-asked')) break;
    }
    return owners;
  }

  /**
   * May this server replace the ACL property? Interior: Replace on the node or on its parent; leaf: on its parent only
   * (DM_TND 7.7.1.3).
   */
  mayChangeAcl(node: TreeNode, server: string): boolean {
    if (this.defects.has('acl-open-to-all')) return true;
    const byParent =
      node.parent !== undefined &&
      !this.defects.has('acl-parent-right-ignored') &&
      this.allows(node.parent, 'Replace', server);
    const ownCounts = isInterior(node)
      ? !this.defects.has('acl-own-right-ignored')
      : this.defects.has('acl-leaf-changed-by-own-right');
    return byParent || (ownCounts && this.allows(node, 'Replace', server));
  }

  /**
   * ACL text of a node that a server adds: none, but for an interior node whose parent gives that server no Replace;
   * there the device grants Add, Delete and Replace (DM_TND 7.7.1.3).
   */
  aclOfNewNode(parent: TreeNode, interior: boolean, server: string): string {
    if (this.defects.has('acl-new-node-copies-parent')) return this.valuesInForce(parent)[0]?.acl ?? '';
    if (!interior || this.allows(parent, 'Replace', server)) return '';
    if (this.defects.has('acl-creator-not-granted')) return '';
    return `Add=${server}&Delete=${server}&Replace=${server}`;
  }

  /** Takes a server identifier out of every ACL when its account is gone (DM_TND 7.7.1.4). */
  forget(tree: Tree, server: string): void {
    if (this.defects.has('acl-keeps-deleted-server')) return;
    for (const node of tree.nodes()) {
      const parsed = parseAcl(node.acl);
      if (!parsed.ok || ![...parsed.acl.values()].some((identifiers) => identifiers.includes(server))) continue;
      const kept = [...parsed.acl].map(([command, identifiers]): [AclCommand, readonly string[]] => {
        const rest = identifiers.filter((identifier) => identifier !== server);
        return [command, rest.length === 0 && node === tree.root ? ['*'] : rest];
      });
      node.acl = formatAcl(new Map(kept));
    }
  }
}

function rootOf(node: TreeNode): TreeNode {
  let at = node;
  while (at.parent) at = at.parent;
  return at;
}
