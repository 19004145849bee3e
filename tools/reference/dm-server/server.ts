/** The whole server: DM endpoint and third-party interface on one port or two, sessions, and the clock that ends them. */
import type { AddressInfo } from 'node:net';
import type { RandomBytes } from '../shared/random';
import { apiOf } from './api/api';
import type { ApiKey } from './api/schemas';
import type { ServerConfig } from './config';
import type { Defects } from './defects';
import type { Deliver } from './delivery';
import { dmEndpoint, plain } from './dm-endpoint';
import { type HttpAnswer, type HttpRequest, httpServer } from './http';
import { type Listening, secureEndpoint } from './secure-endpoint';
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
  /** https beside http, with its own port; `tls` is of this one then. */
  readonly tlsListen?: { readonly host: string; readonly port: number };
  /** Where the third-party interface listens in plain HTTP; left out: beside DM on its port. */
  readonly apiListen?: { readonly host: string; readonly port: number };
  readonly report: (error: unknown) => void;
}

export interface RunningServer {
  /** Address of the DM endpoint. */
  readonly dm: string;
  /** Address of the DM endpoint over https, where it is another. */
  readonly secure?: string;
  /** Address of the third-party interface. */
  readonly api: string;
  /** Sessions end, what is kept is kept. */
  close(): Promise<void>;
}

/** Starts to listen. Rejects where the port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, store, tls, tlsListen, apiListen, defects } = options;
  const sessions = new Sessions(options);
  let base = '';
  let secureBase = '';
  const dmUrl = (): string => config.publicUrl || `${base}/dm`;
  const endpoint = (url: () => string) => dmPaths(dmEndpoint({ sessions, defects, url }));
  const api = apiOf({ ...options, sessions, dmUrl });
  const handleDm = endpoint(dmUrl);
  const handleApi = (request: HttpRequest): HttpAnswer | Promise<HttpAnswer> =>
    request.url.startsWith('/api/v1/') ? api(request) : plain(404, 'no such page');
  const times = { maxBody: config.maxBody, requestMs: 60_000, keepAliveMs: 30_000, report: options.report };
  const alone = tls && !tlsListen;
  const server = httpServer({
    ...times,
    handle: (request) => handleDm(request) ?? (apiListen ? nothingHere : handleApi(request)),
    ...(alone && { tls }),
  });
  const all: Listening[] = [server];
  base = await listening(server, options, alone ? 'https' : 'http');
  let apiBase = base;
  try {
    if (apiListen) {
      const second = httpServer({ ...times, handle: handleApi });
      apiBase = await listening(second, apiListen, 'http');
      all.push(second);
    }
    if (tls && tlsListen) {
      const handleSecure = endpoint(() => config.publicUrl || `${secureBase}/dm`);
      const handle = (request: HttpRequest): HttpAnswer => handleSecure(request) ?? nothingHere;
      const secure = await secureEndpoint({ ...times, handle, tls: { ...tls, optional: true } }, defects);
      secureBase = await listening(secure, tlsListen, 'https');
      all.push(secure);
    }
  } catch (error) {
    await Promise.all(all.map(closed));
    throw error;
  }
  const timer = setInterval(() => sessions.expire(), 1000);
  timer.unref();
  return {
    dm: `${base}/dm`,
    ...(secureBase !== '' && { secure: `${secureBase}/dm` }),
    api: `${apiBase}/api/v1`,
    close: async () => {
      clearInterval(timer);
      await Promise.all(all.map(closed));
      sessions.closeAll();
      store.close();
    },
  };
}

const nothingHere = plain(404, 'no such page');

/** Below /dm, where a session may have a path of its own; undefined elsewhere. */
function dmPaths(dm: ReturnType<typeof dmEndpoint>): (request: HttpRequest) => HttpAnswer | undefined {
  return (request) => {
    const path = request.url.split('?')[0]!;
    if (path === '/dm') return dm(request);
    return path.startsWith('/dm/') ? dm(request, path.slice('/dm/'.length)) : undefined;
  };
}

/** @returns scheme, host and port. Rejects where the port is taken. */
async function listening(
  server: Listening,
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

async function closed(server: Listening): Promise<void> {
  const done = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await done;
}
