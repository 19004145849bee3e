/** Which cases run, and at which places on the axes: what the ICS declares and the case finds relevant. */
import { createHash } from 'node:crypto';
import { appliesIn, type Catalogue } from '../catalogue';
import type { Axis, Case, PlannedCase, Suite } from './case';
import { AssayError } from './errors';
import type { Profile } from './profile';
import type { Permutation } from './record';

export interface Filter {
  /** Globs over suite names, `*` within a part, `**` over parts. */
  readonly suites?: readonly string[];
  readonly cases?: readonly string[];
  /** `2/5`: the second of five parts; every case is in one of them, the sanity case in each. */
  readonly shard?: string;
  /** All combinations instead of pairs. */
  readonly full?: boolean;
  /** Leaves out the versions in which what a case decides does not apply. */
  readonly catalogue?: Catalogue;
  /** `first`: each case in the first of its versions only. */
  readonly versions?: 'all' | 'first';
}

/** @throws AssayError when a filter names nothing. */
export function plan(suites: readonly Suite[], profile: Profile, filter: Filter = {}): PlannedCase[] {
  const mine = suites.filter((suite) => suite.role === profile.role);
  const chosen = selectCases(mine, filter);
  const sanity = new Set(mine.map((suite) => suite.sanity));
  const planned = chosen.flatMap((one) => permutationsOf(one, profile, filter));
  const sanityFirst = planned.filter((one) => sanity.has(one.of.id));
  const others = planned.filter((one) => !sanity.has(one.of.id) && inShard(one.key, filter.shard));
  if (sanityFirst.length === 0 || others.length === 0) return [...sanityFirst, ...others];
  // A product that a case has killed is noticed: the sanity case runs before and after (docs/architecture.md).
  const again = sanityFirst.map((one): PlannedCase => ({ ...one, key: `${one.key} again`, sanity: 'last' }));
  return [...sanityFirst.map((one): PlannedCase => ({ ...one, sanity: 'first' })), ...others, ...again];
}

/** @throws AssayError for what names no part */
function inShard(key: string, shard: string | undefined): boolean {
  if (shard === undefined) return true;
  const [, part, parts] = /^(\d+)\/(\d+)$/.exec(shard) ?? [];
  if (!part || !parts || Number(part) < 1 || Number(part) > Number(parts))
    throw new AssayError(`${shard} names no part`, 'the second of five parts is 2/5');
  // By the key, so that a new case moves no other one.
  return createHash('md5').update(key).digest().readUInt32BE(0) % Number(parts) === Number(part) - 1;
}

export function selectCases(suites: readonly Suite[], filter: Filter): Case[] {
  let chosen = suites.flatMap((suite) => suite.cases);
  if (filter.suites?.length) {
    const globs = filter.suites.map(globOf);
    chosen = chosen.filter((one) => globs.some((glob) => glob.test(one.suite)));
    if (chosen.length === 0)
      throw new AssayError(
        `no suite is called ${filter.suites.join(', ')}`,
        `there are: ${suites.map((suite) => suite.suite).join(', ')}`,
      );
  }
  if (filter.cases?.length) {
    const all = new Map(suites.flatMap((suite) => suite.cases).map((one) => [one.id, one]));
    chosen = filter.cases.flatMap((id) => {
      const globbed = id.includes('*') ? [...all.values()].filter((one) => globOf(id).test(one.id)) : [all.get(id)];
      if (!globbed[0])
        throw new AssayError(
          `no case is called ${id}`,
          `did you mean ${nearest(id, [...all.keys()])}? assay list cases shows all`,
        );
      return globbed as Case[];
    });
  }
  return chosen;
}

function globOf(glob: string): RegExp {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*/g, '\0')
    .replace(/\*/g, '[^/]*')
    .replace(/\0/g, '.*');
  return new RegExp(`^${source}$`);
}

/** The name that shares most letter pairs. */
export function nearest(wanted: string, names: readonly string[]): string {
  const pairs = (text: string): Set<string> => new Set(Array.from(text, (_, at) => text.slice(at, at + 2)));
  const mine = pairs(wanted);
  const score = (name: string): number => {
    const theirs = pairs(name);
    let shared = 0;
    for (const pair of theirs) if (mine.has(pair)) shared++;
    return shared / (mine.size + theirs.size);
  };
  return names.reduce((best, name) => (score(name) > score(best) ? name : best), names[0] ?? '');
}

function permutationsOf(one: Case, profile: Profile, { full, catalogue, versions }: Filter): PlannedCase[] {
  const offered = offeredBy(profile);
  const usable = (axis: Axis): readonly string[] =>
    offered[axis].filter(
      (value) => placesOf(one, axis, value) && (axis !== 'version' || decides(one, value, catalogue)),
    );
  // A product owes the same in every version that it speaks.
  const varies = (axis: Axis): boolean => (axis === 'version' ? versions !== 'first' : one.axes.includes(axis));
  const lacking = one.needs.find((option) => profile.options[option] === false);
  const barred = axisNames.find((axis) => usable(axis).length === 0);
  const skip = lacking
    ? `the ICS does not claim ${lacking}`
    : barred && `the case is for another ${barred} than the profile has: ${offered[barred].join(', ')}`;
  if (skip) {
    const permutation = permutationOf(byAxis((axis) => offered[axis][0] ?? ''));
    return [{ key: keyOf(one, permutation), of: one, permutation, skip }];
  }
  const axes = byAxis((axis) => (varies(axis) ? usable(axis) : usable(axis).slice(0, 1)));
  return (full ? product(axes) : pairwise(axes))
    .map(permutationOf)
    .map((permutation) => ({ key: keyOf(one, permutation), of: one, permutation }));
}

const axisNames: readonly Axis[] = ['version', 'encoding', 'client-auth', 'server-auth', 'transport'];

function byAxis<T>(value: (axis: Axis) => T): Record<Axis, T> {
  return Object.fromEntries(axisNames.map((axis) => [axis, value(axis)])) as Record<Axis, T>;
}

function offeredBy(profile: Profile): Record<Axis, readonly string[]> {
  return {
    version: profile.versions,
    encoding: profile.encodings,
    'client-auth': profile.client.auth,
    'server-auth': profile.server.auth,
    transport: profile.tls ? (profile.tls.only ? ['https'] : ['http', 'https']) : ['http'],
  };
}

function placesOf(one: Case, axis: Axis, value: string): boolean {
  if (axis === 'version' && one.versions.length > 0 && !one.versions.includes(value)) return false;
  return one.within[axis]?.includes(value) ?? true;
}

/** False where the requirement that a case decides first does not apply. */
function decides(one: Case, version: string, catalogue: Catalogue | undefined): boolean {
  const first = catalogue?.requirements.get(one.covers[0] ?? '');
  return first === undefined || appliesIn(first, version);
}

type Row = Record<Axis, string>;

export function product(axes: Record<Axis, readonly string[]>): Row[] {
  let rows: Partial<Row>[] = [{}];
  for (const [axis, values] of Object.entries(axes))
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [axis]: value })));
  return rows as Row[];
}

/** Greedy: of all combinations the one with most pairs not yet seen, until all pairs are. Small axes, so the product is small too. */
export function pairwise(axes: Record<Axis, readonly string[]>): Row[] {
  const all = product(axes);
  const names = Object.keys(axes) as Axis[];
  const pairsOf = (row: Row): string[] =>
    names.flatMap((a, i) => names.slice(i + 1).map((b) => `${a}=${row[a]} ${b}=${row[b]}`));
  const missing = new Set(all.flatMap(pairsOf));
  const chosen: Row[] = [];
  while (missing.size > 0) {
    const gain = (row: Row): number => pairsOf(row).filter((pair) => missing.has(pair)).length;
    const best = all.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    for (const pair of pairsOf(best)) missing.delete(pair);
    chosen.push(best);
  }
  return chosen;
}

function permutationOf(row: Row): Permutation {
  return {
    version: row.version,
    encoding: row.encoding as Permutation['encoding'],
    clientAuth: row['client-auth'] as Permutation['clientAuth'],
    serverAuth: row['server-auth'] as Permutation['serverAuth'],
    transport: row.transport as Permutation['transport'],
  };
}

/** `dm 1.2, wbxml, md5/basic, http` */
export function permutationName(permutation: Permutation): string {
  const { version, encoding, clientAuth, serverAuth, transport } = permutation;
  return `dm ${version}, ${encoding}, ${clientAuth}/${serverAuth}, ${transport}`;
}

function keyOf(one: Case, permutation: Permutation): string {
  return `${one.id} [${permutationName(permutation)}]`;
}
