/** Mutants, each made by the seed and its number alone, so that one can be made again without those before it. */
import { mutate } from './mutate';
import { randomOf } from './random';
import type { Target } from './targets';

export interface FuzzOptions {
  readonly seed: number;
  /** Numbers of mutants: from `first` in steps of `step`, below `end`. */
  readonly first: number;
  readonly step: number;
  readonly end: number;
  /** Milliseconds that one input may take. */
  readonly slowest: number;
  /** Told the number of each mutant before it is read. */
  readonly onStart?: (index: number) => void;
}

export interface Failure {
  readonly index: number;
  readonly target: string;
  readonly reason: string;
  /** In hex. */
  readonly bytes: string;
}

export interface FuzzResult {
  readonly failures: readonly Failure[];
  /** The longest that one input took. */
  readonly slowestMs: number;
}

/** A run says enough after so many failures. */
const ENOUGH = 20;

/** The mutant of a number. */
export function mutantOf(
  targets: readonly Target[],
  seed: number,
  index: number,
): { readonly target: Target; readonly bytes: Uint8Array } {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) + index);
  const target = random.pick(targets);
  return { target, bytes: mutate(random.pick(target.seeds), random.pick(target.seeds), target.encoding, random) };
}

/** Reads them all, or until there are failures enough. */
export function fuzz(
  targets: readonly Target[],
  { seed, first, step, end, slowest, onStart }: FuzzOptions,
): FuzzResult {
  const failures: Failure[] = [];
  let slowestMs = 0;
  for (let index = first; index < end && failures.length < ENOUGH; index += step) {
    onStart?.(index);
    const { target, bytes } = mutantOf(targets, seed, index);
    const fail = (reason: string) => failures.push({ index, target: target.name, reason, bytes: hexOf(bytes) });
    try {
      let took = timed(target, bytes);
      // other programs may have held the processor
      if (took > slowest) took = Math.min(took, timed(target, bytes));
      if (took > slowest) fail(`took ${Math.round(took)} ms`);
      slowestMs = Math.max(slowestMs, took);
    } catch (error) {
      fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
  return { failures, slowestMs };
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function timed(target: Target, bytes: Uint8Array): number {
  const start = performance.now();
  target.read(bytes);
  return performance.now() - start;
}
