/** Rules of descriptions that the grammar cannot say (OMA-TS-DM_TND 9.4). */
import { valueFault } from '../dm/formats';
import { isMoIdentifier } from '../dm/mo-identifier';
import { isNodeName } from '../dm/uri';
import type { DdfFindings } from './ddf-findings';
import { type DdfFinding, type DdfNode, isInterior, UNNAMED } from './ddf-model';

type Fault = Omit<DdfFinding, 'offset' | 'path'>;

/** One rule: what is wrong with a node, or nothing. */
type Rule = (node: DdfNode) => Fault | undefined;

const rules: readonly Rule[] = [
  function formatMissing(node) {
    if (node.formats.length > 0) return undefined;
    return {
      code: 'missing',
      severity: 'error',
      clause: '9.4.3',
      expected: 'DFFormat',
      message: 'the format is not told',
    };
  },
  function severalFormats({ formats }) {
    if (formats.length < 2) return undefined;
    const actual = formats.join(', ');
    return {
      code: 'format',
      severity: 'error',
      clause: '9.4.3.4',
      expected: 'one',
      actual,
      message: 'several formats',
    };
  },
  function leafWithChildren({ formats, children }) {
    if (children.length === 0 || formats.length === 0 || formats.includes('node')) return undefined;
    const actual = formats.join(', ');
    return {
      code: 'format',
      severity: 'error',
      clause: '9.4.3.4',
      expected: 'node',
      actual,
      message: 'has child nodes',
    };
  },
  function valueAndChildren({ value, children }) {
    if (value === undefined || children.length === 0) return undefined;
    return {
      code: 'format',
      severity: 'error',
      clause: '9.4.1.5',
      message: 'Value and child nodes exclude each other',
    };
  },
  function wrongIdentifier({ ddfName }) {
    if (ddfName === undefined || ddfName === '' || isMoIdentifier(ddfName)) return undefined;
    return {
      code: 'identifier',
      severity: 'error',
      clause: '9.4.2.21',
      actual: ddfName,
      message: 'no identifier of an object',
    };
  },
  function leafNamed(node) {
    if (node.ddfName === undefined || isInterior(node) || node.formats.length === 0) return undefined;
    const actual = `DDFName ${node.ddfName}`.trim();
    return {
      code: 'type',
      severity: 'error',
      clause: '9.4.3.8',
      expected: 'MIME',
      actual,
      message: 'a leaf has a MIME type',
    };
  },
  function leafTypeMissing(node) {
    if (isInterior(node) || node.ddfName !== undefined || node.types.length > 0) return undefined;
    return {
      code: 'type',
      severity: 'note',
      clause: '9.4.3.8',
      expected: 'a MIME type',
      message: 'the type of the leaf is not told',
    };
  },
  function wrongDefault({ defaultValue, formats }) {
    const format = formats[0];
    if (!defaultValue || format === undefined || format === 'node') return undefined;
    const fault = valueFault(format, defaultValue);
    if (fault === undefined) return undefined;
    const what = { expected: format, actual: JSON.stringify(defaultValue) };
    return {
      code: 'default-value',
      severity: 'error',
      clause: '9.4.2.2',
      ...what,
      message: `the default value is ${fault}`,
    };
  },
  function runtimeProperties({ runtime, access }) {
    if (!runtime || access === undefined) return undefined;
    const missing = ['ACL', 'Name'].filter((name) => !(name in runtime));
    if (missing.length === 0) return undefined;
    const expected = missing.join(', ');
    return {
      code: 'run-time',
      severity: 'note',
      clause: '9.4.2',
      expected,
      message: 'mandatory run-time properties are not listed',
    };
  },
  function sizeOfInterior(node) {
    if (!node.runtime || !('Size' in node.runtime) || !isInterior(node)) return undefined;
    return { code: 'run-time', severity: 'error', clause: '9.4.2.4', message: 'an interior node has no Size' };
  },
  function nodeName({ name }) {
    if (name === '' || name === '.' || isNodeName(name)) return undefined;
    return {
      code: 'name',
      severity: 'error',
      clause: '6.2.2',
      actual: JSON.stringify(name),
      message: 'no name of a node',
    };
  },
  function manyOfOneName({ name, occurrence }) {
    if (name === '' || occurrence.max === 1) return undefined;
    return {
      code: 'occurrence',
      severity: 'note',
      clause: '6.1',
      actual: name,
      message: 'a fixed name occurs once at most',
    };
  },
];

/** Adds the findings of all nodes. Siblings of one name are told at the second of them. */
export function checkDdf(nodes: readonly DdfNode[], findings: DdfFindings): void {
  const seen = new Set<string>();
  for (const node of nodes) {
    const { path, place } = node;
    for (const rule of rules) {
      const fault = rule(node);
      if (fault) findings.add({ ...fault, offset: place.offset, path });
    }
    if (seen.has(path)) {
      const message = node.name === '' ? `several siblings ${UNNAMED}` : 'several descriptions of one node';
      findings.add({ code: 'same-name', severity: 'note', clause: '6.1', offset: place.offset, path, message });
    }
    seen.add(path);
    checkDdf(node.children, findings);
  }
}
