/** One live line on a terminal while a run goes on: done, failures, current case, time left. Nothing where nobody watches. */
import type { Verdict } from '../tester/record';
import { visible } from './words';

export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const clearLine = '\r\x1b[2K';
/** Milliseconds between two drawings; a run of thousands of short cases must not wait for its terminal. */
const pause = 100;

export class Progress {
  private done = 0;
  private bad = 0;
  private current = '';
  private drawn = Number.NEGATIVE_INFINITY;
  private shown = false;
  private readonly began: number;

  constructor(
    private readonly total: number,
    private readonly stream: ProgressStream,
    private readonly now: () => number = Date.now,
  ) {
    this.began = now();
  }

  /** A case has begun. */
  start(key: string): void {
    this.current = key;
    this.draw();
  }

  /** Nothing goes on until somebody does what the text says: it is shown at once. */
  wait(text: string): void {
    this.current = text;
    this.drawn = Number.NEGATIVE_INFINITY;
    this.draw();
  }

  /** A case has its verdict. */
  verdict(key: string, verdict: Verdict): void {
    this.done++;
    if (verdict === 'fail' || verdict === 'error') this.bad++;
    this.current = key;
    this.draw();
  }

  /** Takes the line away, so that the report begins on a clean one. */
  end(): void {
    if (this.shown) this.stream.write(clearLine);
    this.shown = false;
  }

  private draw(): void {
    if (!this.stream.isTTY) return;
    const now = this.now();
    if (now - this.drawn < pause) return;
    this.drawn = now;
    this.shown = true;
    const left = this.done > 0 ? `, ${seconds(((now - this.began) / this.done) * (this.total - this.done))} left` : '';
    const line = `${this.done}/${this.total}, ${this.bad} failed${left}  ${visible(this.current)}`;
    // One column stays free: a full line would wrap, and a wrapped line cannot be taken back.
    this.stream.write(clearLine + line.slice(0, Math.max(20, (this.stream.columns ?? 80) - 1)));
  }
}

function seconds(ms: number): string {
  const whole = Math.ceil(ms / 1000);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
