/** How long the command line takes to say anything, against a node that does nothing. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../tester/paths';
import type { Contest } from './contests';

function rateOf(args: readonly string[]): (milliseconds: number) => number {
  return (milliseconds) => {
    const start = process.hrtime.bigint();
    let count = 0;
    do {
      const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
      if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
      count++;
    } while (Number(process.hrtime.bigint() - start) < milliseconds * 1e6);
    return (count * 1e9) / Number(process.hrtime.bigint() - start);
  };
}

export function startUp(): Contest {
  return {
    name: 'start-up',
    schedule: { milliseconds: 250, batch: 1 },
    contenders: [
      { name: 'assay --help', rate: rateOf([join(packageRoot, 'dist/tools/cli/main.js'), '--help']) },
      { name: 'node -e 0', rate: rateOf(['-e', '0']) },
    ],
    gates: [
      {
        what: 'assay --help, in times of node -e 0',
        floor: 2.5,
        target: 1.5,
        atMost: true,
        unit: 'x',
        value: (rate) => (rate('node -e 0') ?? 0) / (rate('assay --help') ?? 1),
      },
    ],
  };
}
