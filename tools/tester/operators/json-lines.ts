/**
 * Operator over JSON lines: a program that is told on standard input what to do and answers on standard output.
 * The embedded reference is driven this way too. A pool keeps cases apart: a product that dies takes only its own case with it.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { SessionEnd } from '../link';
import { type OperatedDevice, type Operator, Tail } from './operator';
import { type Order, type OrderAnswer, type OrderChannel, orderedDevice } from './orders';

export interface JsonLinesOptions {
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The `reset` that makes a fresh product for each case. A product that has none is played as it is. */
  reset(defects: readonly string[]): { readonly args: Readonly<Record<string, unknown>>; readonly needed: boolean };
}

interface Answer extends OrderAnswer {
  readonly id?: number;
}

/** One running program; at most one case at a time. */
class Worker implements OrderChannel {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, (answer: Answer | SessionEnd) => void>();
  private readonly stderr = new Tail();
  private nextId = 1;
  private gone: SessionEnd | undefined;
  private stopping = false;

  constructor(options: JsonLinesOptions) {
    const [program, ...rest] = options.command;
    this.child = spawn(program as string, rest, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.child.stdin.on('error', () => {});
    this.child.stderr.on('data', (chunk: Buffer) => this.stderr.add(chunk));
    this.child.on('error', (error) => this.lost({ how: 'crashed', text: `cannot start ${program}: ${error.message}` }));
    this.child.on('close', (exitCode, signal) =>
      this.lost({
        how: this.stopping ? 'stopped' : 'crashed',
        text: signal ? `the program was ended by signal ${signal}` : `the program ended with exit code ${exitCode}`,
        data: { exitCode, signal, stderr: this.stderr.toString() },
      }),
    );
    createInterface({ input: this.child.stdout }).on('line', (line) => this.read(line));
  }

  /** False from the moment it is told to go: its death is noticed only later. */
  get alive(): boolean {
    return this.gone === undefined && !this.stopping;
  }

  ask(order: Order): Promise<OrderAnswer | SessionEnd> {
    if (this.gone) return Promise.resolve(this.gone);
    const id = this.nextId++;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.child.stdin.write(`${JSON.stringify({ id, ...order })}\n`);
    });
  }

  /** A session that hangs cannot be told to stop: the program goes, the pool makes a new one. */
  abandon(): void {
    this.stopping = true;
    this.child.kill('SIGKILL');
  }

  private read(line: string): void {
    let answer: Answer;
    try {
      answer = JSON.parse(line) as Answer;
    } catch {
      this.stderr.add(`${line}\n`);
      return;
    }
    const resolve = this.waiting.get(answer.id ?? -1);
    this.waiting.delete(answer.id ?? -1);
    resolve?.(answer);
  }

  private lost(end: SessionEnd): void {
    this.gone ??= end;
    for (const resolve of this.waiting.values()) resolve(this.gone);
    this.waiting.clear();
  }
}

export function jsonLinesOperator(options: JsonLinesOptions): Operator {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  return {
    open: async (device, defects = []): Promise<OperatedDevice> => {
      const worker = idle.pop() ?? new Worker(options);
      all.add(worker);
      const close = async (): Promise<void> => {
        if (worker.alive) idle.push(worker);
        else all.delete(worker);
      };
      return orderedDevice(worker, device, options.reset(defects), close);
    },
    close: async () => {
      for (const worker of all) worker.abandon();
      all.clear();
      idle.length = 0;
    },
  };
}
