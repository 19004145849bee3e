/** The person who starts sessions by hand, at this terminal. */
import { createInterface } from 'node:readline/promises';
import type { Person } from '../tester/operators/none';

/**
 * @param limit milliseconds that the tester waits.
 * @param show puts what is waited for where it can change; the first order is printed, so that it stays.
 * @param folder for files that the person takes to the product
 */
export function personAt(limit: number, show: (text: string) => void = () => {}, folder?: string): Person {
  let told = false;
  return {
    tell: (text) => {
      if (!told)
        process.stderr.write(`${text}; each case takes the next session, within ${Math.ceil(limit / 1000)} s\n`);
      told = true;
      show(text);
    },
    ask: process.stdin.isTTY ? ask : undefined,
    ...(folder !== undefined && { folder }),
  };
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(`\n${question}`);
  } finally {
    terminal.close();
  }
}
