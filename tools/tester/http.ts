/** HTTP as it is recorded: heads in the order received, bodies whole or cut off. */
import type { IncomingMessage } from 'node:http';
import type { HttpHead } from './record';

/** Bodies above this are cut off: no party of DM sends one in good faith. */
export const bodyLimit = 64 * 1024 * 1024;

/** Names in lower case, in the order received; of node's list of names and values in turn. */
export function headerPairs(raw: readonly string[]): [string, string][] {
  const out: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) out.push([raw[at]?.toLowerCase() ?? '', raw[at + 1] ?? '']);
  return out;
}

/** An answer to its end. Rejects where it breaks off or is longer than any answer should be. */
export function collectAnswer(response: IncomingMessage): Promise<{ http: HttpHead; bytes: Uint8Array }> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    response.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length <= bodyLimit) pieces.push(piece);
      else response.destroy(new Error(`a body of more than ${bodyLimit} octets`));
    });
    response.on('error', reject);
    response.on('end', () => {
      const http = { status: response.statusCode ?? 0, headers: headerPairs(response.rawHeaders) };
      resolve({ http, bytes: new Uint8Array(Buffer.concat(pieces)) });
    });
  });
}
