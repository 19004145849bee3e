/** `assay monitor`: stand between two products, record what they say, judge both. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Monitor, type MonitorOptions } from '../monitor/monitor';
import { loadRun } from '../report';
import { describeProfile, loadProfile, type Profile } from '../tester/profile';
import { fileSink } from '../tester/recorder';
import { redacting } from '../tester/redact/redact';
import { catalogue, usage } from './context';
import type { Exit } from './main';
import { folder } from './play';
import { writeReports } from './report';

interface Options {
  readonly server: string;
  readonly listen: string;
  readonly profile?: string;
  readonly out: string;
  readonly sessions?: string;
  readonly minutes?: string;
  readonly quiet: string;
  readonly strict?: boolean;
  readonly redact?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** Runs until Ctrl-C, or as long as the options say. @throws AssayError for what the user can mend. */
export async function monitor(options: Options): Promise<Exit> {
  const { host, port } = addressOf(options.listen);
  const sessions = numberOf('--sessions', options.sessions);
  const minutes = numberOf('--minutes', options.minutes);
  const quiet = (numberOf('--quiet', options.quiet) ?? 30) * 1000;
  const profile = options.profile === undefined ? undefined : loadProfile(options.profile);
  if (options.redact && !profile) throw usage('--redact needs the secrets', 'give them with --profile');
  folder(options.out);
  const record = join(options.out, 'run.jsonl');
  const sink = fileSink(record);
  let enough = (): void => {};
  const over = new Promise<void>((resolve) => {
    enough = resolve;
  });
  let count = 0;
  try {
    const running = await Monitor.open({
      ...partsOf(profile, options.server),
      server: options.server,
      host,
      port,
      catalogue: catalogue(),
      strict: options.strict ?? false,
      clock: Date.now,
      sink: options.redact && profile ? redacting(profile, randomBytes(32), sink.write) : sink.write,
      quiet,
      onSession: (title, verdict, { findings }) => {
        process.stderr.write(`${verdict}  ${title}  ${findings.length} findings\n`);
        if (++count === sessions) enough();
      },
    });
    process.stderr.write(`${running.url} stands before ${options.server}; give it to the client as its server\n`);
    process.once('SIGINT', enough);
    process.once('SIGTERM', enough);
    const timer = minutes === undefined ? undefined : setTimeout(enough, minutes * 60_000);
    await over;
    clearTimeout(timer);
    await running.close();
  } finally {
    sink.close();
  }
  const run = await loadRun(record);
  await writeReports(run, { out: options.out, json: options.json, verbose: options.verbose });
  return (run.end?.exitCode ?? 1) as Exit;
}

const nobodyTells = { name: '', secret: '', nonce: new Uint8Array() };

function partsOf(profile: Profile | undefined, server: string): Pick<MonitorOptions, 'told' | 'product' | 'profile'> {
  if (!profile)
    return { told: { client: nobodyTells, server: nobodyTells }, product: `a client and ${server}`, profile: {} };
  const { client, server: own, product } = profile;
  return { told: { client, server: own }, product: `${product} and its partner`, profile: describeProfile(profile) };
}

export function addressOf(listen: string): { host: string; port: number } {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^:]*)):(\d{1,5})$/.exec(listen);
  if (!match) throw usage(`--listen ${listen} is no HOST:PORT`, 'try --listen 127.0.0.1:0');
  return { host: match[1] ?? (match[2] || '127.0.0.1'), port: Number(match[3]) };
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!(number > 0)) throw usage(`${name} takes a number, not ${text}`, `try ${name} 5`);
  return number;
}
