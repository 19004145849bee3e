/**
 * Reads which of the described nodes a device has: Get of interior nodes from the root of the description down, names that the
 * description leaves open taken as they are found (OMA-TS-DM_TND 6.2, 9.4.1.6). Judges nothing.
 */
import { formatNodeUri, isNodeName } from '../../dm/uri';
import { type DdfNode, isInterior, UNNAMED } from '../../mo/ddf-model';
import type { Reading } from '../doctor/probe';

export interface LiveNode {
  readonly uri: string;
  /** Last segment; '' for the root of the tree. */
  readonly name: string;
  readonly described: DdfNode;
  readonly parent?: LiveNode;
  /** Status of its Get; absent where none was sent or answered. */
  readonly status?: string;
  /** Of its Results. */
  readonly format?: string;
  /** Names of its children, where the device lists them. */
  readonly names?: readonly string[];
  readonly children: LiveNode[];
}

export interface LeftOut {
  readonly uri: string;
  readonly why: string;
}

export interface Explored {
  /** Parents first. */
  readonly nodes: readonly LiveNode[];
  /** Described nodes that the device does not list, below those that it has. */
  readonly absent: readonly { readonly uri: string; readonly described: DdfNode; readonly parent?: LiveNode }[];
  readonly leftOut: readonly LeftOut[];
}

export interface Bounds {
  readonly nodes: number;
  readonly depth: number;
}

export const usualBounds: Bounds = { nodes: 500, depth: 20 };

export type Read = (uris: readonly string[]) => Promise<readonly Reading[]>;

interface Wanted {
  readonly segments: readonly string[];
  readonly described: DdfNode;
  readonly parent?: LiveNode;
  /** The parent lists it. */
  readonly listed: boolean;
}

/**
 * `roots`: descriptions; `place`: URI of the root of the only one, where the description does not say it or the device differs.
 * One level after the other, so that few messages are needed.
 */
export async function explore(
  roots: readonly DdfNode[],
  read: Read,
  place?: readonly string[],
  bounds: Bounds = usualBounds,
): Promise<Explored> {
  const explorer = new Explorer(read, bounds);
  let level: Wanted[] = [];
  for (const root of roots) level.push(...(await explorer.places(root, place)));
  while (level.length > 0) level = await explorer.level(level);
  return explorer;
}

class Explorer implements Explored {
  readonly nodes: LiveNode[] = [];
  readonly absent: { uri: string; described: DdfNode; parent?: LiveNode }[] = [];
  readonly leftOut: LeftOut[] = [];

  constructor(
    private readonly read: Read,
    private readonly bounds: Bounds,
  ) {}

  /** Where the root of a description stands; each open name in its path becomes the names that the device has there. */
  async places(root: DdfNode, place: readonly string[] | undefined): Promise<Wanted[]> {
    const segments = place ?? segmentsOf(root.path);
    if (segments.some((segment) => segment !== UNNAMED && !isNodeName(segment))) {
      this.leftOut.push({ uri: root.path, why: 'its path is no URI' });
      return [];
    }
    let found: string[][] = [[]];
    for (const segment of segments) {
      if (segment !== UNNAMED) {
        found = found.map((one) => [...one, segment]);
        continue;
      }
      const parents = await this.read(found.map(formatNodeUri));
      found = parents.flatMap((reading, index) =>
        this.usable(reading.uri, namesIn(reading) ?? []).map((name) => [...(found[index] ?? []), name]),
      );
      if (found.length > this.bounds.nodes) found.length = this.bounds.nodes;
    }
    if (found.length === 0) this.leftOut.push({ uri: root.path, why: 'the device has no node at its place' });
    return found.map((one) => ({ segments: one, described: root, listed: false }));
  }

  async level(wanted: readonly Wanted[]): Promise<Wanted[]> {
    const room = Math.max(0, this.bounds.nodes - this.nodes.length);
    for (const { segments } of wanted.slice(room))
      this.leftOut.push({ uri: formatNodeUri(segments), why: `more than ${this.bounds.nodes} nodes` });
    const level = wanted.slice(0, room);
    // A leaf is read as well: what the ACL keeps from this server cannot be tested by it.
    const asked = level.filter((one) => !one.listed || mayGet(one.described));
    const readings = new Map((await this.read(asked.map(uriOf))).map((reading) => [reading.uri, reading]));
    return level.flatMap((one) => this.take(one, readings.get(uriOf(one))));
  }

  private take(wanted: Wanted, reading: Reading | undefined): Wanted[] {
    const { segments, described, parent, listed } = wanted;
    const uri = formatNodeUri(segments);
    const status = reading?.status;
    if (!listed && status === '404') {
      this.absent.push({ uri, described, ...(parent && { parent }) });
      return [];
    }
    if (!listed && status === undefined) {
      this.leftOut.push({ uri, why: 'the device did not answer whether it is there' });
      return [];
    }
    const names = isInterior(described) ? namesIn(reading) : undefined;
    const node: LiveNode = {
      uri,
      name: segments.at(-1) ?? '',
      described,
      ...(parent && { parent }),
      ...(status !== undefined && { status }),
      ...(reading?.format !== undefined && { format: reading.format }),
      ...(names && { names }),
      children: [],
    };
    this.nodes.push(node);
    parent?.children.push(node);
    return isInterior(described) ? this.below(node, segments) : [];
  }

  private below(node: LiveNode, segments: readonly string[]): Wanted[] {
    const described = node.described.children;
    if (described.length === 0) return [];
    if (segments.length >= this.bounds.depth) {
      this.leftOut.push({ uri: `${node.uri}/…`, why: `deeper than ${this.bounds.depth}` });
      return [];
    }
    const named = new Map(described.filter((one) => one.name !== '').map((one) => [one.name, one]));
    for (const name of named.keys())
      if (!isNodeName(name)) {
        named.delete(name);
        this.leftOut.push({ uri: node.uri, why: 'a described name is none that a URI can hold' });
      }
    const open = described.filter((one) => one.name === '');
    const wanted = (name: string, one: DdfNode, listed: boolean): Wanted => ({
      segments: [...segments, name],
      described: one,
      parent: node,
      listed,
    });
    if (!node.names) {
      if (open.length > 0)
        this.leftOut.push({ uri: `${node.uri}/${UNNAMED}`, why: 'the device does not list what is there' });
      return [...named].map(([name, one]) => wanted(name, one, false));
    }
    const there = new Set(this.usable(node.uri, node.names));
    for (const [name, one] of named)
      if (!there.has(name)) this.absent.push({ uri: `${node.uri}/${name}`, described: one, parent: node });
    return [...there].flatMap((name) => {
      const one = named.get(name) ?? open[0];
      if (open.length > 1 && !named.has(name))
        this.leftOut.push({ uri: `${node.uri}/${name}`, why: 'several open descriptions could be meant' });
      else if (one) return [wanted(name, one, true)];
      return [];
    });
  }

  /** Names of a stranger become parts of URIs: only those that are names. */
  private usable(uri: string, names: readonly string[]): string[] {
    const good = [...new Set(names)].filter((name) => isNodeName(name) && name.length <= 255);
    const bad = new Set(names).size - good.length;
    if (bad > 0) this.leftOut.push({ uri, why: `${bad} of its children have names that no URI can hold` });
    return good;
  }
}

/** Unknown counts as yes: asking does no harm. */
export function mayGet({ access }: DdfNode): boolean {
  return access === undefined || access.includes('Get');
}

/** `./A/<X>` as segments; the root of the tree has none. */
export function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment, index) => segment !== '' && !(index === 0 && segment === '.'));
}

function uriOf({ segments }: Wanted): string {
  return formatNodeUri(segments);
}

function namesIn(reading: Reading | undefined): string[] | undefined {
  if (reading?.status !== '200' || reading.data === undefined || reading.format !== 'node') return undefined;
  return reading.data.split('/').filter((name) => name !== '');
}
