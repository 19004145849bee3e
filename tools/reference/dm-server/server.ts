/** The whole server: DM endpoint and third-party interface on one port, sessions, and the clock that ends them. */
import type { AddressInfo } from 'node:net';
import type { RandomBytes } from '../dm-client/random';
import { apiOf } from './api/api';
import type { ApiKey } from './api/schemas';
import type { ServerConfig } from './config';
import type { Defects } from './defects';
import type { Deliver } from './delivery';
import { dmEndpoint, plain } from './dm-endpoint';
import { type HttpAnswer, type HttpRequest, httpServer } from './http';
import { Sessions } from './sessions';
import type { Store } from './store';

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
  const { config, store, host } = options;
  const sessions = new Sessions(options);
  let base = '';
  const dmUrl = (): string => config.publicUrl || `${base}/dm`;
  const dm = dmEndpoint({ sessions, defects: options.defects, url: dmUrl });
  const api = apiOf({ ...options, sessions, dmUrl });
  const handle = (request: HttpRequest): HttpAnswer | Promise<HttpAnswer> => {
    const path = request.url.split('?')[0]!;
    if (path === '/dm') return dm(request);
    if (path.startsWith('/dm/')) return dm(request, path.slice('/dm/'.length));
    return path.startsWith('/api/v1/') ? api(request) : plain(404, 'no such page');
  };
  const server = httpServer({
    maxBody: config.maxBody,
    requestMs: 60_000,
    keepAliveMs: 30_000,
    handle,
    report: options.report,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  base = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const timer = setInterval(() => sessions.expire(), 1000);
  timer.unref();
  return {
    dm: `${base}/dm`,
    api: `${base}/api/v1`,
    close: async () => {
      clearInterval(timer);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      sessions.closeAll();
      store.close();
    },
  };
}
