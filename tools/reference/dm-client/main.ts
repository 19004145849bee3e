#!/usr/bin/env node
/**
 * The reference DM client as a program: one session, or with --json-lines a long life under an operator. With --push it takes
 * that WSP push as the reason for its session, with --push-port it waits for such pushes and has a session for each.
 * Exit code: 0 session done, 1 session failed, 2 usage, 70 the device died (a defect).
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { configOf, UsageError } from './config';
import { Defects, defectNames, defects } from './defects';
import { Device } from './device';
import { DeviceCrash } from './faults';
import { httpPost } from './http';
import { serveJsonLines } from './json-lines';
import { hear } from './notified';
import { DeviceOperator, defectOf } from './operator';
import { listenForPushes, received } from './push-port';
import { runSession, type SessionResult } from './session';
import { readSessionArgs } from './session-args';

const DIED = 70;

const usage = `usage: dm-client --url URL [--encoding xml|wbxml] [--version 1.1.2|1.2|1.3]
         [--auth none|basic|md5|mac] [--user NAME] [--secret WORD] [--nonce BASE64]
         [--server-id ID] [--server-auth none|basic|md5|mac] [--server-secret WORD] [--server-nonce BASE64]
         [--ca FILE] [--certificate FILE --key FILE]
         [--session-id HEX] [--alert 1200|1201] [--device-id URN] [--seed TEXT] [--set NAME=VALUE]...
         [--defect NAME]... [--json] [--push HEX | --push-port PORT]
       dm-client --json-lines
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
  json: flag,
  'json-lines': flag,
  'list-defects': flag,
  help: flag,
};

async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options });
  if (values.help) process.stdout.write(usage);
  else if (values['list-defects']) listDefects(values.json === true);
  else if (values['json-lines']) await operate();
  else return oneSession(values);
  return 0;
}

function listDefects(json: boolean): void {
  const list = defectNames.map((name) => ({ name, ...defects[name] }));
  if (json) process.stdout.write(`${JSON.stringify(list, undefined, 1)}\n`);
  else for (const { name, title, breaks } of list) process.stdout.write(`${name}: ${title} [${breaks.join(' ')}]\n`);
}

async function operate(): Promise<void> {
  await serveJsonLines({
    input: process.stdin,
    write: (line) => process.stdout.write(line),
    operator: new DeviceOperator({ now: () => new Date() }),
    die,
  });
  // Sessions that hang must not keep the program alive.
  process.exit(0);
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

async function oneSession(values: Values): Promise<number> {
  const settings = (values.set ?? []).map((pair): [string, unknown] => {
    const [name, ...rest] = pair.split('=');
    const value = rest.join('=');
    return [name!, /^(?:\d+|true|false)$/.test(value) ? JSON.parse(value) : value];
  });
  const config = configOf({
    seed: values.seed ?? randomUUID(),
    ...(values['device-id'] !== undefined && { deviceId: values['device-id'] }),
    ...Object.fromEntries(settings),
  });
  const { account, tls, ...session } = readSessionArgs({
    url: values.url,
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
  });
  const device = new Device({
    config,
    defects: new Defects((values.defect ?? []).map(defectOf)),
    now: () => new Date(),
  });
  device.provision(account);
  const called = async (package0?: Uint8Array): Promise<SessionResult | string> => {
    const kept = device.account(account.serverId);
    const heard = package0 && hear(device, kept, package0);
    if (heard && !heard.calls) return heard.why;
    const how = heard ? { account: heard.account, notifiedId: heard.sessionId } : { account: kept };
    return runSession({ ...session, ...how, device, post: httpPost({ ...config, tls, defects: device.defects }) });
  };
  if (values['push-port'] !== undefined) {
    const port = await listenForPushes(Number(values['push-port']), (package0) => void called(package0));
    process.stdout.write(`${JSON.stringify({ pushPort: port })}\n`);
    return 0;
  }
  const alive = setInterval(() => {}, 60_000); // a device that hangs is not one that ends
  const push = values.push === undefined ? undefined : received(Buffer.from(values.push, 'hex'));
  const result = values.push !== undefined && !push ? 'no push for a DM client' : await called(push);
  clearInterval(alive);
  if (typeof result === 'string') {
    process.stderr.write(`no session: ${result}\n`);
    return 0;
  }
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  if (!result.ok) process.stderr.write(`session failed: ${result.reason}\n`);
  return result.ok ? 0 : 1;
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
