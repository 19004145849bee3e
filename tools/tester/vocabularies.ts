/** The vocabularies that documents are read and written with. */
import { cp11 } from '../../generated/cp-1.1/vocabulary';
import { dmddf112 } from '../../generated/dmddf-1.1.2/vocabulary';
import { dmddf12 } from '../../generated/dmddf-1.2/vocabulary';
import { syncml11 } from '../../generated/syncml-1.1/vocabulary';
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import type { Vocabulary } from '../wire/vocabulary';

/** For documents of unknown origin, the likeliest first. */
export const vocabularies: readonly Vocabulary[] = [syncml12, dmddf12, syncml11, dmddf112, cp11];

/** What a DM version speaks: SyncML 1.1 in 1.1.2, SyncML 1.2 from 1.2 on (dm/versions.ts). */
export function vocabularyOf(version: string): Vocabulary {
  return version === '1.1.2' ? syncml11 : syncml12;
}
