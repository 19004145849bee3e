/** A suite for one device, made of its description: every node that is described and there, one case a node and aspect. */

import type { DdfTree } from '../../mo/ddf-model';
import { isInterior } from '../../mo/ddf-model';
import { readDdf } from '../../mo/ddf-read';
import { decodeStrict } from '../../wire/strict';
import type { Case, Suite } from '../case';
import { Probe, type ProbeOptions } from '../doctor/probe';
import { AssayError } from '../errors';
import { vocabularies } from '../vocabularies';
import { changing } from './changing';
import { type Bounds, type Explored, explore, type LeftOut, type LiveNode, mayGet, segmentsOf } from './explore';
import { hidden, listing, presence, properties, values } from './reading';
import { caseOf, type Draft, suiteName } from './steps';

export interface Description {
  readonly tree: DdfTree;
  /** Relative to the package root. */
  readonly file: string;
  /** Line of a byte. */
  line(offset: number): number;
}

/** @throws AssayError for bytes that hold no description. */
export function readDescription(bytes: Uint8Array, file: string): Description {
  const { document } = decodeStrict(bytes, vocabularies);
  const tree = readDdf(document);
  if (tree.nodes.length === 0)
    throw new AssayError(`${file} describes no node`, `assay check ${file} tells what is wrong with it`);
  const breaks: number[] = [];
  if (document.encoding === 'xml') for (const [at, byte] of bytes.entries()) if (byte === 10) breaks.push(at);
  const line = (offset: number): number => {
    let [low, high] = [0, breaks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
  return { tree, file, line };
}

export interface MakeOptions {
  readonly destructive: boolean;
  /** What AccessType does not list must not work; default: see `isExact`. */
  readonly exact?: boolean;
  readonly encodings: readonly ('xml' | 'wbxml')[];
}

export interface Made {
  readonly suite: Suite;
  readonly described: number;
  readonly found: number;
  /** Not there though their Occurrence demands it; tested too. */
  readonly missing: number;
  /** Nodes with a case at least. */
  readonly tested: number;
  readonly exact: boolean;
  /** Nodes, or aspects of nodes, without a case. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * A description by the maker of a device says all that works. The published description of a standard object says the least, and
 * devices may allow more (OMA-TS-DM_StdObj 5.1.2): it names no maker and its root is an object of the OMA.
 */
export function isExact({ man, mod, nodes }: DdfTree): boolean {
  if (man?.trim() || mod?.trim()) return true;
  return !nodes.every((node) => node.ddfName?.startsWith('urn:oma:mo:'));
}

/** Cases for what was found; sends nothing. */
export function makeSuite(description: Description, explored: Explored, options: MakeOptions): Made {
  const exact = options.exact ?? isExact(description.tree);
  const cases: Case[] = [];
  const leftOut: LeftOut[] = [...explored.leftOut];
  const tested = new Set<string>();
  const add = (node: Pick<LiveNode, 'uri' | 'described'>, draft: Draft): void => {
    const { file } = description;
    cases.push(caseOf(node, draft, { file, line: description.line(node.described.place.offset) }));
    tested.add(node.uri);
  };
  let missing = 0;
  for (const one of explored.absent) {
    const draft = presence(one.uri, one.described, one.parent);
    if (draft) missing++;
    if (draft) add(one, draft);
    else leftOut.push({ uri: one.uri, why: 'it is not there, and need not be' });
  }
  for (const node of explored.nodes) {
    const draft = presence(node.uri, node.described, node.parent);
    if (draft) add(node, draft);
    for (const one of readings(node, exact, options))
      if ('why' in one) leftOut.push({ uri: node.uri, why: one.why });
      else add(node, one);
    if (!options.destructive) continue;
    for (const one of changing(node, exact))
      if ('why' in one) leftOut.push({ uri: node.uri, why: `${one.aspect}: ${one.why}` });
      else add(node, one);
  }
  const title = 'What the description of the device promises';
  const suite: Suite = { suite: suiteName, role: 'dm-client', title, cases: unlike(cases), file: description.file };
  const found = explored.nodes.length;
  return { suite, described: description.tree.count, found, missing, tested: tested.size, exact, leftOut };
}

function readings(node: LiveNode, exact: boolean, options: MakeOptions): (Draft | { why: string })[] {
  const { described, status } = node;
  if (!mayGet(described)) return exact ? [hidden(node)] : [{ why: 'only the least of its AccessType is described' }];
  if (status === '425') return [{ why: 'the ACL keeps it from this server (425)' }];
  const own = isInterior(described) ? [listing(node)] : values(node, options.encodings);
  return [...own, properties(node)];
}

/** Two descriptions of one node make each case once. */
function unlike(cases: readonly Case[]): Case[] {
  return [...new Map(cases.map((one) => [one.id, one])).values()];
}

export interface DiscoverOptions extends MakeOptions, ProbeOptions {
  /** Where the description stands: URI of its root node, or of the parent where the name of the root is open. */
  readonly root?: string;
  readonly bounds?: Bounds;
}

/**
 * Reads the live tree in a session of its own and makes the cases.
 * @throws AssayError when no session comes about (exit code 3), or when nobody says where the description stands.
 */
export async function discover(description: Description, options: DiscoverOptions): Promise<Made> {
  const { nodes } = description.tree;
  const place = placeOf(nodes, options.root);
  const probe = await Probe.open({ ...options, key: options.key ?? 'discovery' });
  try {
    const refused = await probe.login();
    if (refused !== undefined)
      throw new AssayError(`no session to read the tree in: ${refused}`, 'assay doctor tells what the product did', 3);
    const explored = await explore(nodes, (uris) => probe.get(uris), place, options.bounds);
    return makeSuite(description, explored, options);
  } finally {
    await probe.close();
  }
}

function placeOf(nodes: DdfTree['nodes'], root: string | undefined): string[] | undefined {
  const [first, more] = nodes;
  if (root === undefined) {
    if (nodes.some((node) => node.path === '<X>'))
      throw new AssayError('the description does not say where its root stands', 'give its parent with --root ./URI');
    return undefined;
  }
  if (more || !first) throw new AssayError('--root needs a description with one root node', 'leave it out');
  const segments = segmentsOf(root);
  return first.name === '' ? [...segments, '<X>'] : segments;
}

/** What a person should know of the cases that were made: counts, then why nodes were left out, most frequent first. */
export function describeMade(made: Made): string[] {
  const { described, found, missing, tested, suite, leftOut, exact } = made;
  const lines = [
    `${described} nodes described, ${found} found, ${missing} missing, ${tested} tested by ${suite.cases.length} cases`,
  ];
  if (!exact)
    lines.push('a published description says the least that works: what it does not list is not refused on its word');
  const byReason = new Map<string, string[]>();
  for (const { uri, why } of leftOut) byReason.set(why, [...(byReason.get(why) ?? []), uri]);
  for (const [why, uris] of [...byReason].sort((a, b) => b[1].length - a[1].length)) {
    const shown = uris.slice(0, 4).join(', ') + (uris.length > 4 ? ` and ${uris.length - 4} more` : '');
    lines.push(`left out: ${shown} (${why})`);
  }
  return lines;
}
