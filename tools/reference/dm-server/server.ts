/** The whole server: DM endpoint and third-party interface on one port or two, sessions, and the clock that ends them. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RandomBytes } from '../shared/random';
import { apiOf } from './api/api';
import type { ApiKey } from './api/schemas';
import type { ServerConfig } from './config';
import type { Defects } from './defects';
import type { Deliver } from './delivery';
import { dmEndpoint, plain } from './dm-endpoint';
import { type Handler, type HttpAnswer, type HttpRequest, httpServer } from './http';
import { Sessions } from './sessions';
import type { Store } from './store';
import type { ServerTls } from './tls';

export interface ServerOptions {
  readonly config: ServerConfig;
  readonly store: Store;
  readonly defects: Defects;
  readonly keys: readonly ApiKey[];
  readonly random: RandomBytes;
  readonly now: () => Date;
  readonly deliver: Deliver;
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** https; left out: http. */
  readonly tls?: ServerTls;
  /** Where the third-party interface listens in plain HTTP; left out: beside DM on its port. */
  readonly apiListen?: { readonly host: string; readonly port: number };
  readonly report: (error: unknown) => void;
}

export interface RunningServer {
  /** Address of the DM endpoint. */
  readonly dm: string;
  /** Address of the third-party interface. */
  readonly api: string;
  /** Sessions end, what is kept is kept. */
  close(): Promise<void>;
}

/** Starts to listen. Rejects where the port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, store, tls, apiListen } = options;
  const sessions = new Sessions(options);
  let base = '';
  const dmUrl = (): string => config.publicUrl || `${base}/dm`;
  const dm = dmEndpoint({ sessions, defects: options.defects, url: dmUrl });
  const api = apiOf({ ...options, sessions, dmUrl });
  const handleDm = (request: HttpRequest): HttpAnswer | undefined => {
    const path = request.url.split('?')[0]!;
    if (path === '/dm') return dm(request);
    return path.startsWith('/dm/') ? dm(request, path.slice('/dm/'.length)) : undefined;
  };
  const handleApi = (request: HttpRequest): HttpAnswer | Promise<HttpAnswer> =>
    request.url.startsWith('/api/v1/') ? api(request) : plain(404, 'no such page');
  const make = (handle: Handler, secured?: ServerTls): Server =>
    httpServer({
      maxBody: config.maxBody,
      requestMs: 60_000,
      keepAliveMs: 30_000,
      handle,
      ...(secured && { tls: secured }),
      report: options.report,
    });
  const server = make(
    (request) => handleDm(request) ?? (apiListen ? plain(404, 'no such page') : handleApi(request)),
    tls,
  );
  base = await listening(server, options, tls ? 'https' : 'http');
  const second = apiListen && make(handleApi);
  let apiBase = base;
  try {
    if (second) apiBase = await listening(second, apiListen, 'http');
  } catch (error) {
    await closed(server);
    throw error;
  }
  const timer = setInterval(() => sessions.expire(), 1000);
  timer.unref();
  return {
    dm: `${base}/dm`,
    api: `${apiBase}/api/v1`,
    close: async () => {
      clearInterval(timer);
      await Promise.all([server, ...(second ? [second] : [])].map(closed));
      sessions.closeAll();
      store.close();
    },
  };
}

/** @returns scheme, host and port. Rejects where the port is taken. */
async function listening(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
  scheme: 'http' | 'https',
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const { port: given } = server.address() as AddressInfo;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${given}`;
}

async function closed(server: Server): Promise<void> {
  const done = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await done;
}
