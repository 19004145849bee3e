/** Operator `command`, plain: a program of the user's own, started once per session. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { SessionEnd, SessionRequest } from '../link';
import type { OperatorProfile } from '../profile';
import { type OperatedDevice, type Operator, OperatorError, type RunningSession, Tail } from './operator';

type CommandProfile = Extract<OperatorProfile, { kind: 'command' }>;

/** What a program is told of a session, and of the push that asks for it. */
export type Told = SessionRequest & { readonly push?: string } & PushWords;

/** Octets of what is in the push, in hex; type and typed digits of a bootstrap message. */
export interface PushWords {
  readonly package0?: string;
  readonly message?: string;
  readonly type?: string;
  readonly pin?: string;
}

/** `{name}` in arguments and environment. Unknown names stay as they are: they may be the program's own. */
export function fillIn(text: string, request: Told): string {
  const url = new URL(request.url);
  const values: Record<string, string> = {
    ...request,
    host: url.hostname,
    port: url.port || (url.protocol === 'https:' ? '443' : '80'),
    path: url.pathname,
  };
  return text.replace(/\{([a-z][a-z0-9]*)\}/g, (whole, name: string) => values[name] ?? whole);
}

export function commandOperator(profile: CommandProfile): Operator {
  return {
    open: async (): Promise<OperatedDevice> => ({
      startSession: (request) => startProgram(profile, request),
      close: async () => {},
    }),
    close: async () => {},
  };
}

/** @throws OperatorError when there is no such program */
export async function startProgram(
  profile: Pick<CommandProfile, 'command' | 'env' | 'cwd'>,
  request: Told,
): Promise<RunningSession> {
  const [program, ...rest] = profile.command.map((word) => fillIn(word, request));
  const env = Object.fromEntries(Object.entries(profile.env).map(([key, value]) => [key, fillIn(value, request)]));
  // Its own process group, so that children of a shell script end with it.
  const child = spawn(program as string, rest, {
    cwd: profile.cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  await started(child, program as string);
  const stdout = new Tail();
  const stderr = new Tail();
  child.stdout?.on('data', (chunk: Buffer) => stdout.add(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.add(chunk));
  let stopped = false;
  const ended = new Promise<SessionEnd>((resolve) => {
    child.once('close', (code, signal) =>
      resolve({
        how: stopped ? 'stopped' : signal ? 'crashed' : code === 0 ? 'done' : 'failed',
        text: signal ? `ended by signal ${signal}` : `ended with exit code ${code}`,
        data: { exitCode: code, signal, stdout: stdout.toString(), stderr: stderr.toString() },
      }),
    );
  });
  return {
    ended,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) {
        killGroup(child, 'SIGKILL');
        return;
      }
      stopped = true;
      killGroup(child, 'SIGTERM');
      const late = setTimeout(() => killGroup(child, 'SIGKILL'), 1000);
      await ended;
      clearTimeout(late);
      killGroup(child, 'SIGKILL');
    },
  };
}

function started(child: ChildProcess, program: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new OperatorError(`cannot start ${program}: ${error.code === 'ENOENT' ? 'no such program' : error.message}`),
      ),
    );
  });
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
