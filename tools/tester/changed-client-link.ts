/** A line to a server on which messages of ours are changed on their way out, as `answer` of a run does with those to a client. */
import { LiveClientLink } from './client-link';
import type { Request } from './link';

/** @param ordinal of our message in its case, from 1 */
export type Change = (ordinal: number, bytes: Uint8Array) => Uint8Array;

export class ChangedClientLink extends LiveClientLink {
  private sent = 0;

  constructor(
    private readonly change: Change = (_ordinal, bytes) => bytes,
    ...line: ConstructorParameters<typeof LiveClientLink>
  ) {
    super(...line);
  }

  override post(request: Request): Promise<void> {
    const bytes = this.change(++this.sent, request.bytes);
    const length = String(bytes.length);
    const headers = request.headers.map(([name, value]) => [name, name === 'content-length' ? length : value] as const);
    return super.post({ ...request, headers, bytes });
  }
}
