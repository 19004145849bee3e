/** `assay shrink`: the smallest message that still makes the product die, hang or answer what nobody can read. */
import type { Catalogue } from '../../catalogue';
import type { PlannedCase, Suite } from '../case';
import type { Profile } from '../profile';
import type { FindingLine } from '../record';
import { run } from '../run';
import { vocabularyOf } from '../vocabularies';
import { type Edit, edited, noEdit, piecesOf } from './elements';
import { OutOfTries, type Range, reduceBytes, reduceElements } from './reduce';

export interface ShrinkOptions {
  readonly planned: PlannedCase;
  /** What is to happen again. */
  readonly finding: Pick<FindingLine, 'requirement' | 'text'>;
  /** Which of the tester's messages is made smaller, counted from 1 in its case. */
  readonly ordinal: number;
  readonly profile: Profile;
  readonly suites: readonly Suite[];
  readonly catalogue: Catalogue;
  readonly seed: string;
  readonly clock: () => number;
  /** Sessions that may be spent. */
  readonly tries: number;
  readonly onTry?: (tries: number, octets: number) => void;
}

export interface Shrunk {
  /** As the tester sends it, and the smallest that has the same effect. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly by: 'elements' | 'octets';
  readonly tries: number;
}

/** @returns undefined where the finding does not come again with the message as it is */
export async function shrink(options: ShrinkOptions): Promise<Shrunk | undefined> {
  const vocabulary = vocabularyOf(options.planned.permutation.version);
  const attempt = new Attempts(options);
  if (!(await attempt.with((bytes) => bytes))) return undefined;
  const before = attempt.sent;
  const done = (by: Shrunk['by']): Shrunk => ({ before, after: attempt.sent, by, tries: attempt.tries });
  const byElements = (edit: Edit) => attempt.with((bytes) => edited(bytes, vocabulary, edit));
  const pieces = piecesOf(before, vocabulary);
  if (pieces && (await byElements(noEdit))) {
    await reduceElements(pieces, byElements);
    return done('elements');
  }
  const left = (bytes: Uint8Array, ranges: readonly Range[]): Uint8Array =>
    Buffer.concat(ranges.map(([from, to]) => bytes.subarray(from, to)));
  await reduceBytes(before.length, (ranges) => attempt.with((bytes) => left(bytes, ranges)));
  return done('octets');
}

/** Plays the case again and again, with one message changed. */
class Attempts {
  tries = 0;
  /** The message of the last try that had the effect. */
  sent: Uint8Array = new Uint8Array();

  constructor(private readonly options: ShrinkOptions) {}

  async with(change: (bytes: Uint8Array) => Uint8Array | undefined): Promise<boolean> {
    const { planned, finding, ordinal, profile, suites, catalogue, seed, clock, tries, onTry } = this.options;
    if (this.tries >= tries) throw new OutOfTries();
    this.tries++;
    let sent: Uint8Array | undefined;
    let again = false;
    await run({
      suites,
      planned: [planned],
      profile: { ...profile, parallel: 1 },
      catalogue,
      strict: false,
      seed,
      clock,
      answer: (number, bytes) => {
        if (number !== ordinal) return bytes;
        sent = change(bytes);
        return sent ?? bytes;
      },
      sink: (line) => {
        again ||= line.type === 'finding' && line.requirement === finding.requirement && line.text === finding.text;
      },
    });
    if (!again || !sent) return false;
    this.sent = sent;
    onTry?.(this.tries, sent.length);
    return true;
  }
}
