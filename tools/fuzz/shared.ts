/** Mutants shared among threads; one that does not go on, or runs out of memory, becomes a failure with the number of its mutant. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Failure, FuzzResult } from './fuzz';
import type { Share } from './worker';

export interface SharedOptions {
  readonly seed: number;
  readonly count: number;
  /** Milliseconds that one input may take. A thread that stands still for ten times as long is stopped. */
  readonly slowest: number;
  readonly jobs: number;
}

/** Failures of threads that were stopped name no target and no bytes. */
export async function shared({ seed, count, slowest, jobs }: SharedOptions): Promise<FuzzResult> {
  const shares = Array.from({ length: jobs }, (_, first) => ({ seed, slowest, first, step: jobs, end: count }));
  const results = await Promise.all(shares.map(run));
  return {
    failures: results.flatMap(({ failures }) => failures).sort((a, b) => a.index - b.index),
    slowestMs: Math.max(...results.map(({ slowestMs }) => slowestMs)),
  };
}

/** Threads know nothing of TypeScript by themselves. */
const begin = [require.resolve('tsx/cjs'), join(__dirname, 'worker')]
  .map((path) => `require(${JSON.stringify(path)});`)
  .join('');

function run(share: Omit<Share, 'now'>): Promise<FuzzResult> {
  const now = new SharedArrayBuffer(4);
  const cell = new Int32Array(now);
  cell[0] = -1;
  const worker = new Worker(begin, {
    eval: true,
    workerData: { ...share, now } satisfies Share,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  return new Promise((resolve, reject) => {
    let before = -1;
    let still = 0;
    const watch = setInterval(() => {
      still = cell[0] === before ? still + 1 : 0;
      before = cell[0]!;
      // before the first mutant it makes its documents
      if (before >= 0 && still >= 10) stop(`no end after ${10 * share.slowest} ms`);
    }, share.slowest);
    const end = (result: FuzzResult) => {
      clearInterval(watch);
      resolve(result);
    };
    const stop = (reason: string) => {
      const failure: Failure = { index: Math.max(cell[0]!, 0), target: '', reason, bytes: '' };
      void worker.terminate().then(() => end({ failures: [failure], slowestMs: 0 }));
    };
    worker.on('message', end);
    worker.on('error', (error) => {
      if (cell[0]! >= 0) return stop(error instanceof Error ? (error.stack ?? error.message) : String(error));
      clearInterval(watch);
      reject(error);
    });
  });
}
