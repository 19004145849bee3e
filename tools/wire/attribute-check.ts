/** Attributes against their declarations (XML 1.0 3.3). Namespace declarations and the xml: attributes may stand anywhere. */
import type { Findings } from './findings';
import type { ElementInfo } from './grammar';
import type { AttributeNode, ElementNode } from './tree';

export const XML_NS = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_NS = 'http://www.w3.org/2000/xmlns/';

/** Adds the findings for the attributes of one element. */
export function checkAttributes(node: ElementNode, info: ElementInfo, findings: Findings): void {
  for (const attribute of node.attributes) {
    // A WBXML token without a name has been reported where it stands.
    const isToken = attribute.name.startsWith('(');
    if (isToken || attribute.ns === XML_NS || attribute.ns === XMLNS_NS) continue;
    checkOne(node, attribute, info, findings);
  }
  if (!info.required) return;
  for (const { name, required } of info.attributes) {
    if (!required || node.attributes.some((attribute) => attribute.name === name)) continue;
    const message = `${node.name} lacks the attribute ${name}`;
    findings.add({
      code: 'missing-attribute',
      severity: 'error',
      offset: node.start,
      at: node,
      expected: name,
      message,
    });
  }
}

function checkOne(node: ElementNode, attribute: AttributeNode, info: ElementInfo, findings: Findings): void {
  const { name, value } = attribute;
  const decl = attribute.ns === '' ? info.attributes.find((known) => known.name === name) : undefined;
  const place = { severity: 'error', offset: attribute.start, at: node, attribute: name } as const;
  if (!decl) {
    const expected = info.attributes.map((known) => known.name).join(' | ') || 'no attribute';
    const message = `${node.name} has no attribute ${name}`;
    findings.add({ ...place, code: 'unknown-attribute', expected, actual: name, message });
    return;
  }
  const allowed = decl.fixed === undefined ? decl.values : [decl.fixed];
  if (!allowed || allowed.includes(value)) return;
  const message = `${node.name} does not allow this value of ${name}`;
  findings.add({ ...place, code: 'attribute-value', expected: allowed.join(' | '), actual: value, message });
}
