/**
 * Operator over JSON lines: a program that is told on standard input what to do and answers on standard output.
 * The embedded reference is driven this way too. A pool keeps cases apart: a product that dies takes only its own case with it.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { SessionEnd } from '../link';
import { type OperatedDevice, type Operator, OperatorError, type RunningSession, Tail } from './operator';

export interface JsonLinesOptions {
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Arguments of the `reset` that makes a fresh product for each case. */
  reset(defects: readonly string[]): Readonly<Record<string, unknown>>;
}

interface Answer {
  readonly id?: number;
  readonly ok?: boolean;
  readonly error?: string;
  readonly result?: Readonly<Record<string, unknown>>;
}

/** One running program; at most one case at a time. */
class Worker {
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

  ask(op: string, device: string, args: unknown): Promise<Answer | SessionEnd> {
    if (this.gone) return Promise.resolve(this.gone);
    const id = this.nextId++;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.child.stdin.write(`${JSON.stringify({ id, op, device, args })}\n`);
    });
  }

  kill(): void {
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
      const answer = await worker.ask('reset', device, options.reset(defects));
      if ('how' in answer) throw new OperatorError(answer.text);
      if (!answer.ok) throw new OperatorError(`reset refused: ${answer.error ?? 'no reason given'}`);
      return {
        startSession: async (request) => session(worker, 'start-session', device, request),
        notify: async (request, package0) =>
          session(worker, 'notify', device, { ...request, package0: Buffer.from(package0).toString('base64') }),
        operate: async (op, args) => {
          const done = await worker.ask(op, device, args);
          if ('how' in done) throw new OperatorError(done.text);
          if (!done.ok) throw new OperatorError(`${op}: ${done.error ?? 'refused without a reason'}`);
        },
        close: async () => {
          if (worker.alive) idle.push(worker);
          else all.delete(worker);
        },
      };
    },
    close: async () => {
      for (const worker of all) worker.kill();
      all.clear();
      idle.length = 0;
    },
  };
}

/**
 * The answer means that the session is over. `delivered: true` in the result of `notify` means that the product has the
 * notification and nobody knows what it makes of it: what comes in decides.
 */
function session(worker: Worker, op: string, device: string, request: object): RunningSession {
  let left = (_end: SessionEnd): void => {};
  const open = new Promise<SessionEnd>((resolve) => {
    left = resolve;
  });
  const ended = worker.ask(op, device, request).then((answer): SessionEnd | Promise<SessionEnd> => {
    if ('how' in answer) return answer;
    if (answer.ok && answer.result?.delivered === true) {
      over = true;
      return open;
    }
    if (answer.ok) return { how: 'done', text: 'the product says that the session is over', data: answer.result };
    return { how: 'failed', text: answer.error ?? 'the product says that the session failed', data: answer.result };
  });
  let over = false;
  void ended.then(() => {
    over = true;
  });
  return {
    ended,
    stop: async () => {
      await Promise.resolve();
      left({ how: 'stopped', text: 'the tester went on' });
      // A session that hangs cannot be told to stop: the program goes, the pool makes a new one.
      if (!over) worker.kill();
    },
  };
}
