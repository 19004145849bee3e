/** What has come in and is not taken yet: both live lines wait for it in the same way. */
import type { Incoming } from './link';

export class Inbox {
  private readonly arrived: Incoming[] = [];
  private wake: (() => void) | undefined;

  push(incoming: Incoming): void {
    this.arrived.push(incoming);
    this.wake?.();
  }

  /** The next thing that came in; undefined when nothing does within so many milliseconds. */
  async next(timeoutMs: number): Promise<Incoming | undefined> {
    if (this.arrived.length === 0)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.wake = undefined;
    return this.arrived.shift();
  }

  clear(): void {
    this.arrived.length = 0;
  }
}
