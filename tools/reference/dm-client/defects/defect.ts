/** What is known of a seeded defect, in ids of the catalogue (spec/requirements). */

export interface Defect {
  /** One sentence: what the client does wrong. */
  readonly title: string;
  /** Requirements that the client breaks. */
  readonly breaks: readonly string[];
  /** Requirements whose findings are a natural consequence. */
  readonly mayCause: readonly string[];
}

/** Ids are written with blanks between. */
export function defect(title: string, breaks: string, mayCause = ''): Defect {
  return { title, breaks: breaks.split(' '), mayCause: mayCause === '' ? [] : mayCause.split(' ') };
}
