/** All judges, each with the programs that it needs. */
import { cardFileJudges } from './card-files';
import { contentModelJudges } from './content-models';
import { libwbxmlJudges } from './libwbxml';
import type { Judge } from './opinion';
import { pushJudges } from './pushes';
import { shortMessageJudges } from './short-messages';
import { tokenJudges } from './tokens';
import { validityJudges } from './validity';
import { wellFormedJudges } from './well-formed';

/** @param effort 1 for what a test can afford; documents grow in number with it, and those of less effort are among them */
export function judges(effort: number): Judge[] {
  return [
    ...wellFormedJudges(200 * effort),
    ...validityJudges(60 * effort),
    ...contentModelJudges(25 * effort),
    ...libwbxmlJudges(25 * effort),
    ...tokenJudges(20 * effort),
    ...pushJudges(60 * effort),
    ...shortMessageJudges(30 * effort),
    ...cardFileJudges(25 * effort),
  ];
}
