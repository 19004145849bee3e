/** The vocabularies that documents are read with, the likeliest first. */
import { dmddf12 } from '../../generated/dmddf-1.2/vocabulary';
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import type { Vocabulary } from '../wire/vocabulary';

export const vocabularies: readonly Vocabulary[] = [syncml12, dmddf12];
