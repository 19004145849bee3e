/** The passes in their order: read -> define -> emit. */
import type { Vocabulary } from '../../wire/vocabulary';
import { defineAny, defineMo } from './define';
import { emitMo, emitObject } from './emit';
import { readMo } from './read';

/** Path below `root` to the text that should stand there. `vocabulary`: DMDDF 1.2. @throws SpecError */
export function generateMo(root: string, vocabulary: Vocabulary): Map<string, string> {
  return emitMo(defineMo(readMo(root), vocabulary));
}

/** Typed code for every root of a description. `folder` gets one folder for each. */
export function generateFrom(
  file: string,
  bytes: Uint8Array,
  vocabulary: Vocabulary,
  folder: string,
  runtime: string,
): Map<string, string> {
  return new Map(defineAny(file, bytes, vocabulary).flatMap((object) => [...emitObject(object, { folder, runtime })]));
}
