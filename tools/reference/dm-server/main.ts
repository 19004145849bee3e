#!/usr/bin/env node
/**
 * The reference DM server as a program: prints one JSON line with its addresses when it is ready, ends on SIGTERM and SIGINT.
 * Exit code: 0 stopped, 1 could not start, 2 usage.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { seededRandom } from '../shared/random';
import { configOf, deviceOf, readConfigFile, UsageError } from './accounts';
import type { ConfigFile } from './api/schemas';
import { type DefectName, Defects, defectNames, defects, isDefectName } from './defects';
import { deliverer } from './delivery';
import { startServer } from './server';
import { Store } from './store';
import { readServerTls } from './tls';

const usage = `usage: dm-server [--listen HOST:PORT] [--config FILE] [--state FILE] [--outbox FOLDER]
         [--tls-key FILE --tls-certificate FILE [--tls-client-ca FILE] [--listen-tls HOST:PORT]]
         [--listen-api HOST:PORT]
         [--set NAME=VALUE]... [--seed TEXT] [--defect NAME]...
       dm-server --list-defects [--json]
`;

const text = { type: 'string' } as const;
const many = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

const options = {
  listen: text,
  config: text,
  state: text,
  outbox: text,
  'tls-key': text,
  'tls-certificate': text,
  'tls-client-ca': text,
  'listen-api': text,
  'listen-tls': text,
  set: many,
  seed: text,
  defect: many,
  json: flag,
  'list-defects': flag,
  help: flag,
};

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

async function main(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...argv], options });
  if (values.help) process.stdout.write(usage);
  else if (values['list-defects']) listDefects(values.json === true);
  else await serve(values);
}

function listDefects(json: boolean): void {
  const list = defectNames.map((name) => ({ name, ...defects[name] }));
  if (json) process.stdout.write(`${JSON.stringify(list, undefined, 1)}\n`);
  else for (const { name, title, breaks } of list) process.stdout.write(`${name}: ${title} [${breaks.join(' ')}]\n`);
}

async function serve(values: Values): Promise<void> {
  const { host, port } = addressOf(values.listen ?? '127.0.0.1:0');
  const apiListen = values['listen-api'] === undefined ? undefined : addressOf(values['listen-api']);
  const tlsListen = values['listen-tls'] === undefined ? undefined : addressOf(values['listen-tls']);
  const tls = readServerTls({
    key: values['tls-key'],
    certificate: values['tls-certificate'],
    clientCa: values['tls-client-ca'],
  });
  const file: ConfigFile = values.config === undefined ? {} : readConfigFile(contentOf(values.config));
  const config = configOf({ ...file.server, ...settingsOf(values.set ?? []) });
  const has = new Defects((values.defect ?? []).map(defectOf));
  const store = openStore(values.state);
  // What the state file knows of a device is newer than the configuration: nonces have moved on.
  store.transaction(() => {
    for (const one of file.devices ?? []) if (!store.device(one.id)) store.putDevice(deviceOf(one, config));
  });
  const server = await startServer({
    config,
    store,
    defects: has,
    keys: file.keys ?? [],
    random: values.seed === undefined ? (count) => new Uint8Array(randomBytes(count)) : seededRandom(values.seed),
    now: () => new Date(),
    deliver: deliverer(values.outbox),
    host,
    port,
    ...(tls && { tls }),
    ...(apiListen && { apiListen }),
    ...(tlsListen && { tlsListen }),
    report: (error) => process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`),
  });
  const stop = (): void => {
    void server.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const { dm, api, secure } = server;
  process.stdout.write(`${JSON.stringify({ ready: true, dm, api, ...(secure && { secure }), pid: process.pid })}\n`);
}

/** Without a file nothing of the database is loaded. */
function openStore(file: string | undefined): Store {
  if (file === undefined) return new Store();
  const { SqliteStore } = require('./sqlite-store') as typeof import('./sqlite-store');
  return new SqliteStore(file);
}

function addressOf(listen: string): { host: string; port: number } {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^:]*)):(\d{1,5})$/.exec(listen);
  if (!match) throw new UsageError(`listen: ${listen} is no HOST:PORT`);
  return { host: match[1] ?? (match[2] || '127.0.0.1'), port: Number(match[3]) };
}

function contentOf(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`configuration ${file}: ${(error as Error).message}`);
  }
}

function settingsOf(pairs: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name, ...rest] = pair.split('=');
      const value = rest.join('=');
      return [name!, /^(?:\d+|true|false|\[.*\]|\{.*\})$/.test(value) ? JSON.parse(value) : value];
    }),
  );
}

function defectOf(name: string): DefectName {
  if (!isDefectName(name)) throw new UsageError(`no such defect: ${name}`);
  return name;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const ofArguments = error instanceof TypeError && 'code' in error;
  const mine = error instanceof UsageError || ofArguments;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${mine ? usage : ''}`);
  process.exitCode = mine ? 2 : 1;
});
