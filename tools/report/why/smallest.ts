/** The smallest message that shows a fault: fewest bytes, then fewest commands. */

import { commands, type Message } from '../../tester/conversation';
import type { MessageLine } from '../../tester/record';
import { vocabularies, vocabularyOf } from '../../tester/vocabularies';
import { decodeStrict } from '../../wire/strict';
import { children, type ElementNode, textOf } from '../../wire/tree';
import type { CaseRun } from '../run';
import { visible } from '../words';
import type { Sighting } from './roots';

export interface Smallest {
  readonly sighting: Sighting;
  readonly message: MessageLine;
  readonly bytes: number;
  readonly commands: number;
  /** The message in short: names and values, a line for each element. Empty where it cannot be read. */
  readonly lines: readonly string[];
}

/** Longer messages are cut; the record has them whole. */
const mostLines = 60;

/** Undefined where no message of the run shows it. */
export function smallestOf(sightings: readonly Sighting[]): Smallest | undefined {
  const shown = sightings.flatMap((sighting) => {
    const message = messageOf(sighting);
    return message ? [{ sighting, message, bytes: sizeOf(message) }] : [];
  });
  const least = Math.min(...shown.map((one) => one.bytes));
  const best = shown
    .filter((one) => one.bytes === least)
    .map((one) => ({ ...one, root: rootOf(one.message) }))
    .map((one) => ({ ...one, commands: one.root ? commands(asMessage(one.root)).length : 0 }))
    .reduce<(Omit<Smallest, 'lines'> & { root?: ElementNode }) | undefined>(
      (a, b) => (a && a.commands <= b.commands ? a : b),
      undefined,
    );
  if (!best) return undefined;
  const { root, ...rest } = best;
  return { ...rest, lines: root ? sketch(root) : [] };
}

/** The message of the finding; where something is missing altogether, the last one that the product sent. */
function messageOf({ of, finding }: Sighting): MessageLine | undefined {
  const { message } = finding.place;
  return message === null ? lastOf(of) : of.messages.find((one) => one.n === message);
}

function lastOf(of: CaseRun): MessageLine | undefined {
  return of.messages.filter((one) => one.direction === 'in').at(-1);
}

function sizeOf({ bytes }: MessageLine): number {
  return Buffer.byteLength(bytes, 'base64');
}

const spoken = [...vocabularies, vocabularyOf('1.1.2')];

function rootOf({ bytes, http }: MessageLine): ElementNode | undefined {
  const body = Buffer.from(bytes, 'base64');
  const mediaType = http.headers.find(([name]) => name === 'content-type')?.[1];
  return body.length > 0 ? decodeStrict(body, spoken, { mediaType }).document?.root : undefined;
}

function asMessage(root: ElementNode): Message {
  return { document: { root } } as Message;
}

function sketch(root: ElementNode): string[] {
  const lines: string[] = [];
  const walk = (node: ElementNode, margin: string): void => {
    const inner = children(node);
    const value = inner.length > 0 ? '' : (textOf(node) ?? '');
    lines.push(`${margin}${node.name}${value ? ` ${visible(value, { most: 200 })}` : ''}`);
    for (const child of inner) walk(child, `${margin}  `);
  };
  walk(root, '');
  const more = lines.length - mostLines;
  return more > 0 ? [...lines.slice(0, mostLines), `... ${more} elements more`] : lines;
}
