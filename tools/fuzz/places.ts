/** What holds for every strict reading, whatever the bytes were: places lie within them, and who has no root has a reason. */
import type { DocumentNode, ElementNode } from '../wire/tree';

/** Places must lie within the bytes, children within their parents, in their order. @throws Error where it is not so */
export function checkPlaces(document: DocumentNode): void {
  const { findings, bytes, root } = document;
  let before = 0;
  for (const { offset, path, code } of findings) {
    if (!(offset >= before && offset <= bytes.length)) throw new Error(`${code} at ${offset} after ${before}`);
    if (path !== '' && !path.startsWith('/')) throw new Error(`path ${path}`);
    before = offset;
  }
  if (root) checkNode(root, bytes.length);
  else if (!findings.some(({ severity }) => severity === 'fatal')) throw new Error('neither root nor reason');
}

function checkNode(node: ElementNode, end: number): void {
  if (!(node.start <= node.end && node.end <= end)) throw new Error(`${node.name} from ${node.start} to ${node.end}`);
  let at = node.start;
  for (const child of node.children) {
    if (child.parent !== node || child.start < at || child.end > node.end) throw new Error(`a child of ${node.name}`);
    at = child.end;
    if (child.kind === 'element') checkNode(child, node.end);
    else if (child.document) checkPlaces(child.document);
  }
}
