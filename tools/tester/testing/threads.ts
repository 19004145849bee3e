/** Operator for tests that play hundreds of sessions: each is a thread with the arguments that a program would get. */
import { Worker } from 'node:worker_threads';
import type { SessionEnd } from '../link';
import { fillIn } from '../operators/command';
import type { OperatedDevice, Operator } from '../operators/operator';

/** @param program JavaScript that reads `process.argv` and ends by itself; @param args may hold `{url}` and the other words of a profile */
export function threadOperator(program: string, args: readonly string[]): Operator {
  const device: OperatedDevice = {
    startSession: async (request) => {
      const worker = new Worker(program, { argv: args.map((word) => fillIn(word, request)), stderr: true });
      let stopped = false;
      let failure: string | undefined;
      worker.on('error', (error: Error) => {
        failure = error.message;
      });
      const ended = new Promise<SessionEnd>((resolve) => {
        worker.once('exit', (code) =>
          resolve({
            how: stopped ? 'stopped' : failure !== undefined ? 'crashed' : code === 0 ? 'done' : 'failed',
            text: failure ?? `ended with exit code ${code}`,
          }),
        );
      });
      const stop = async (): Promise<void> => {
        stopped = true;
        await worker.terminate();
      };
      return { ended, stop };
    },
    close: async () => {},
  };
  return { open: async () => device, close: async () => {} };
}
