/** Reads its share of the mutants in a thread of its own, which can be stopped and whose memory is bounded. */
import { parentPort, workerData } from 'node:worker_threads';
import { type FuzzOptions, fuzz } from './fuzz';
import { targets } from './targets';

export interface Share extends Omit<FuzzOptions, 'onStart'> {
  /** Number of the mutant that is being read, seen from outside even when reading never ends. */
  readonly now: SharedArrayBuffer;
}

const { now, ...options } = workerData as Share;
const cell = new Int32Array(now);
parentPort!.postMessage(fuzz(targets(), { ...options, onStart: (index) => Atomics.store(cell, 0, index) }));
