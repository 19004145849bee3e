#!/usr/bin/env node
/**
 * The reference DM client as a program: one session, or with --json-lines a long life under an operator. With --push it takes
 * that WSP push as the reason for its session, with --push-port it waits for such pushes and has a session for each: under an
 * operator with the account that a bootstrap brought, and so by itself with --no-account.
 * Exit code: 0 session done, 1 session failed, 2 usage, 70 the device died (a defect).
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { UsageError } from './config';
import { defectNames, defects } from './defects';
import { DeviceCrash } from './faults';
import { serveJsonLines } from './json-lines';
import { DeviceOperator, type Outcome } from './operator';
import { listenForPushes } from './push-port';
import { readSessionArgs } from './session-args';

const DIED = 70;

const usage = `usage: dm-client --url URL [--encoding xml|wbxml] [--version 1.1.2|1.2|1.3]
         [--auth none|basic|md5|mac] [--user NAME] [--secret WORD] [--nonce BASE64]
         [--server-id ID] [--server-auth none|basic|md5|mac] [--server-secret WORD] [--server-nonce BASE64]
         [--ca FILE] [--certificate FILE --key FILE]
         [--session-id HEX] [--alert 1200|1201] [--device-id URN] [--seed TEXT] [--set NAME=VALUE]...
         [--defect NAME]... [--json] [--push HEX | --push-port PORT] [--pin DIGITS]
       dm-client --push-port PORT --no-account [--encoding xml|wbxml] [--version ...] [--pin DIGITS]
       dm-client --json-lines [--push-port PORT [--encoding xml|wbxml] [--version ...] [--pin DIGITS]]
       dm-client --list-defects [--json]
`;

const text = { type: 'string' } as const;
const many = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

const options = {
  url: text,
  encoding: text,
  version: text,
  auth: text,
  user: text,
  secret: text,
  nonce: text,
  'server-id': text,
  'server-auth': text,
  'server-secret': text,
  'server-nonce': text,
  'session-id': text,
  alert: text,
  ca: text,
  certificate: text,
  key: text,
  'device-id': text,
  seed: text,
  set: many,
  defect: many,
  push: text,
  'push-port': text,
  pin: text,
  'no-account': flag,
  json: flag,
  'json-lines': flag,
  'list-defects': flag,
  help: flag,
};

async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options });
  if (values.help) process.stdout.write(usage);
  else if (values['list-defects']) listDefects(values.json === true);
  else if (values['json-lines']) await operate(values);
  else return oneSession(values);
  return 0;
}

function listDefects(json: boolean): void {
  const list = defectNames.map((name) => ({ name, ...defects[name] }));
  if (json) process.stdout.write(`${JSON.stringify(list, undefined, 1)}\n`);
  else for (const { name, title, breaks } of list) process.stdout.write(`${name}: ${title} [${breaks.join(' ')}]\n`);
}

async function operate(values: Values): Promise<void> {
  const operator = new DeviceOperator({ now: () => new Date() });
  if (values['push-port'] !== undefined) await takePushes(operator, { ...values, 'no-account': true });
  await serveJsonLines({ input: process.stdin, write: (line) => process.stdout.write(line), operator, die });
  // Sessions that hang must not keep the program alive.
  process.exit(0);
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** @returns the port */
function takePushes(operator: DeviceOperator, values: Values): Promise<number> {
  const args = { ...sessionArgs(values), ...(values['no-account'] && { account: 'kept' }) };
  return listenForPushes(Number(values['push-port']), (datagram) => {
    operator.push(datagram, args, values.pin ?? '').catch((error: unknown) => {
      if (error instanceof DeviceCrash) die('the device died');
      throw error;
    });
  });
}

function sessionArgs(values: Values): Record<string, string | undefined> {
  // Whoever has no account calls nobody by what is said here.
  const url = values['no-account'] ? (values.url ?? 'http://127.0.0.1/') : values.url;
  return {
    url,
    encoding: values.encoding,
    version: values.version,
    auth: values.auth,
    user: values.user,
    secret: values.secret,
    nonce: values.nonce,
    serverid: values['server-id'],
    serverauth: values['server-auth'],
    serversecret: values['server-secret'],
    servernonce: values['server-nonce'],
    sessionid: values['session-id'],
    alert: values.alert,
    ca: values.ca,
    certificate: values.certificate,
    key: values.key,
  };
}

async function oneSession(values: Values): Promise<number> {
  const settings = (values.set ?? []).map((pair): [string, unknown] => {
    const [name, ...rest] = pair.split('=');
    const value = rest.join('=');
    return [name!, name !== 'imsi' && /^(?:\d+|true|false)$/.test(value) ? JSON.parse(value) : value];
  });
  const config = {
    ...(values['device-id'] !== undefined && { deviceId: values['device-id'] }),
    ...Object.fromEntries(settings),
  };
  const device = values.seed ?? randomUUID();
  const operator = new DeviceOperator({ now: () => new Date() });
  await operator.do('reset', device, { config, defects: values.defect ?? [] });
  const args = sessionArgs(values);
  readSessionArgs(args);
  if (values['push-port'] !== undefined) {
    process.stdout.write(`${JSON.stringify({ pushPort: await takePushes(operator, values) })}\n`);
    return 0;
  }
  const alive = setInterval(() => {}, 60_000); // a device that hangs is not one that ends
  const done =
    values.push === undefined
      ? await operator.do('start-session', device, args)
      : await operator.push(Buffer.from(values.push, 'hex'), args, values.pin ?? '');
  clearInterval(alive);
  return told(done, values.json === true);
}

function told({ ok, result, error }: Outcome, json: boolean): number {
  const ignored = (result as { readonly ignored?: string } | undefined)?.ignored;
  if (ignored !== undefined) {
    process.stderr.write(`no session: ${ignored}\n`);
    return 0;
  }
  if (json) process.stdout.write(`${JSON.stringify(result)}\n`);
  if (!ok) process.stderr.write(`session failed: ${error}\n`);
  return ok ? 0 : 1;
}

function die(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exit(DIED);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof DeviceCrash) die('the device died');
    const ofArguments = error instanceof TypeError && 'code' in error;
    if (!(error instanceof UsageError) && !ofArguments) throw error;
    process.stderr.write(`${(error as Error).message}\n${usage}`);
    process.exitCode = 2;
  },
);
