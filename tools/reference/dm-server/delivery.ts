/** How a notification or bootstrap message leaves: file, UDP as WSP push, HTTP push. */
import { createSocket } from 'node:dgram';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Delivery } from './model';

export interface Parcel {
  /** The content alone: for files and HTTP. */
  readonly content: Uint8Array;
  readonly contentType: string;
  /** X-Wap-Application-Id; left out: the default application. */
  readonly application?: string;
  /** Content in a WSP push: for UDP, and in a file of its own beside the content. */
  readonly push: Uint8Array;
  /** UDP port where the order names none. */
  readonly port: number;
  /** Name of the file where the order gives none. */
  readonly name: string;
}

/** The parcel could not be brought. */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';
}

/** Rejects with DeliveryFailure. Gives back where it went. */
export type Deliver = (parcel: Parcel, to: Delivery) => Promise<string>;

/** Real network and files; no file is written where no folder was given. */
export function deliverer(outbox: string | undefined): Deliver {
  return async (parcel, to) => {
    try {
      if (to.kind === 'file') return await intoFile(parcel, to.name, outbox);
      return to.kind === 'udp' ? await byUdp(parcel, to.host, to.port ?? parcel.port) : await byHttp(parcel, to.url);
    } catch (error) {
      if (error instanceof DeliveryFailure) throw error;
      throw new DeliveryFailure(error instanceof Error ? error.message : String(error));
    }
  };
}

async function intoFile(parcel: Parcel, name: string | undefined, outbox: string | undefined): Promise<string> {
  if (outbox === undefined) throw new DeliveryFailure('the server was given no folder for files');
  const file = name ?? parcel.name;
  await mkdir(outbox, { recursive: true });
  await writeFile(join(outbox, file), parcel.content);
  await writeFile(join(outbox, `${file}.push`), parcel.push);
  return file;
}

function byUdp({ push }: Parcel, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    socket.on('error', (error) => {
      socket.close();
      reject(error);
    });
    socket.send(push, port, host, (error) => {
      socket.close();
      if (error) reject(error);
      else resolve(`${host}:${port}`);
    });
  });
}

async function byHttp({ content, contentType, application }: Parcel, url: string): Promise<string> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': contentType,
      ...(application !== undefined && { 'X-Wap-Application-Id': application }),
    },
    body: Buffer.from(content),
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new DeliveryFailure(`HTTP status ${answer.status}`);
  return url;
}
