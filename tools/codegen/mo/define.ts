/** Pass 2: a description and its sidecar become one definition; what does not fit together is a problem. */

import { formatDdfFinding } from '../../mo/ddf-findings';
import { UNNAMED } from '../../mo/ddf-model';
import { readDdf } from '../../mo/ddf-read';
import {
  definitionOf,
  isInteriorNode,
  type NodeDefinition,
  type NodeEvidence,
  walkDefinition,
} from '../../mo/definition';
import { decodeStrictXml } from '../../wire/strict-xml';
import type { Vocabulary } from '../../wire/vocabulary';
import { type Problem, SpecError } from '../problem';
import type { MoModel, MoObject, MoSources } from './model';
import { compileSchemas, Grader, parseAs, type SidecarNode, type SidecarSchemas } from './sidecar';

/** `vocabulary`: DMDDF 1.2. @throws SpecError with all that is wrong */
export function defineMo(sources: MoSources, vocabulary: Vocabulary): MoModel {
  const problems: Problem[] = [];
  const schemas = compileSchemas(sources.schema.text);
  const objects = sources.objects.map((source) => defineObject(source, sources, schemas, vocabulary, problems));
  const identifiers = parseAs(schemas.identifiers, sources.identifiers, problems);
  for (const { path } of sources.strays) problems.push({ file: path, message: 'no description beside it' });
  const made = objects.filter((object) => object !== undefined);
  for (const { object } of identifiers?.identifiers ?? [])
    if (object !== undefined && !made.some(({ base }) => base === object))
      problems.push({ file: sources.identifiers.path, message: `no description ${object}` });
  for (const { base, definition } of made)
    if (!identifiers?.identifiers.some((one) => one.object === base && one.mo === definition.identifier))
      problems.push({ file: sources.identifiers.path, message: `${definition.identifier} of ${base} is missing` });
  if (problems.length > 0) throw new SpecError(problems);
  return { objects: made, identifiers: identifiers!, identifierSource: sources.identifiers };
}

function defineObject(
  { base, ddf, sidecar: source }: MoSources['objects'][number],
  sources: MoSources,
  schemas: SidecarSchemas,
  vocabulary: Vocabulary,
  problems: Problem[],
): MoObject | undefined {
  const tree = readDdf(decodeStrictXml(Buffer.from(ddf.text), vocabulary));
  for (const finding of tree.findings)
    if (finding.severity === 'error') problems.push({ file: ddf.path, message: formatDdfFinding(finding) });
  if (!source) {
    problems.push({ file: ddf.path, message: `${base}.yaml is missing` });
    return undefined;
  }
  const sidecar = parseAs(schemas.object, source, problems);
  const [root] = tree.nodes;
  if (!sidecar || !root) return undefined;
  const report = (message: string) => problems.push({ file: source.path, message });
  if (tree.nodes.length > 1) problems.push({ file: ddf.path, message: 'one root describes one object' });
  if (root.ddfName !== sidecar.mo)
    report(`mo is ${sidecar.mo}, the root of the description says ${root.ddfName ?? 'nothing'}`);
  if (base !== `${sidecar.name.toLowerCase()}-${sidecar.version}`) report(`name and version do not give ${base}`);
  const entries = new Map(sidecar.nodes.map((entry) => [entry.path, entry]));
  if (entries.size < sidecar.nodes.length) report('a path stands twice');
  const plain = definitionOf(root);
  const paths = new Set([...walkDefinition(plain)].map(({ path }) => path));
  for (const path of paths) if (!entries.has(path)) report(`no entry for ${path}`);
  for (const path of entries.keys()) if (!paths.has(path)) report(`no node ${path} in the description`);
  const mappings = new Map(sources.mappings.map(({ mapping }) => [mapping.sheet, mapping]));
  const grader = new Grader(sidecar, source.path, mappings, problems);
  for (const entry of sidecar.nodes)
    for (const name of grader.unknown(namesIn(entry))) report(`${entry.path}: ${name} is no name of evidence`);
  const { mo, name, version, document, clause, status, place } = sidecar;
  return {
    base,
    definition: {
      name,
      version,
      identifier: mo,
      document,
      ...(clause !== undefined && { clause }),
      status,
      ...(place !== undefined && { place }),
      root: overlay(plain, '', entries, grader),
    },
    notes: new Map(
      sidecar.nodes.flatMap((entry) => (entry.note === undefined ? [] : [[entry.path, entry.note] as const])),
    ),
    sources: [ddf, source],
  };
}

function namesIn({
  seen,
  occurrence,
  format,
  access,
  scope,
  values,
  range,
  refuses,
  tolerates,
}: SidecarNode): string[] {
  const nested = [values, range, refuses, tolerates].flatMap((part) => part?.seen ?? []);
  return [seen, occurrence, format, access, scope].flatMap((names) => names ?? []).concat(nested);
}

function overlay(
  node: NodeDefinition,
  parent: string,
  entries: ReadonlyMap<string, SidecarNode>,
  grader: Grader,
): NodeDefinition {
  const path = `${parent}${node.name === '' ? UNNAMED : node.name}`;
  const { children, ...plain } = node;
  const entry = entries.get(path);
  return {
    ...plain,
    ...(entry && added(entry, grader)),
    ...(children && { children: children.map((child) => overlay(child, `${path}/`, entries, grader)) }),
  };
}

/** What the sidecar adds to a node. */
function added(entry: SidecarNode, grader: Grader): Partial<NodeDefinition> {
  const { role, values, range, refuses, tolerates } = entry;
  const node = grader.of(entry.seen);
  const grades: { -readonly [K in keyof NodeEvidence]: NodeEvidence[K] } = { node };
  const facets = {
    occurrence: entry.occurrence,
    format: entry.format,
    access: entry.access,
    scope: entry.scope,
    values: values?.seen ?? range?.seen,
    refuses: refuses?.seen,
  };
  for (const [facet, names] of Object.entries(facets)) {
    const grade = names && grader.of(names);
    if (grade && grade !== node) grades[facet as keyof typeof facets] = grade;
  }
  return {
    ...(role !== undefined && { role }),
    ...(values && { values: values.list }),
    ...(range && { range: range.list }),
    ...(refuses && { refuses: refuses.list }),
    ...(tolerates && { tolerates: tolerates.format }),
    evidence: grades,
  };
}

/** Definitions of the roots of any description, for typed code of a vendor's own objects. `file` names it in messages and types. */
export function defineAny(file: string, bytes: Uint8Array, vocabulary: Vocabulary): MoObject[] {
  const tree = readDdf(decodeStrictXml(bytes, vocabulary));
  const stem = file.replace(/^.*[\\/]/, '').replace(/(\.ddf)?\.[^.]*$/, '');
  const taken = new Set<string>();
  return tree.nodes.map((node, index) => {
    const root = definitionOf(node);
    const given = node.name === '' || node.name === '.' ? stem : node.name;
    const name = given.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'object';
    const base = taken.has(name.toLowerCase()) ? `${name}-${index + 1}` : name;
    taken.add(base.toLowerCase());
    const text = Buffer.from(bytes).toString('utf8');
    return {
      base: base.toLowerCase(),
      definition: {
        name: base,
        version: '',
        identifier: isInteriorNode(root) ? (root.identifier ?? '') : '',
        document: file.replace(/^.*[\\/]/, ''),
        status: 'published',
        place: node.path,
        root,
      },
      notes: new Map(),
      sources: [{ path: file.replace(/^.*[\\/]/, ''), text }],
    };
  });
}
