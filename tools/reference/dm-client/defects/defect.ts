/** What is known of a seeded defect. Rows are those of the fact sheets: rep = representation and protocol, sec = security and tree. */

export interface Defect {
  /** One sentence: what the client does wrong. */
  readonly title: string;
  /** Rows that the client breaks. */
  readonly breaks: readonly string[];
  /** Rows whose findings are a natural consequence. */
  readonly mayCause: readonly string[];
}

/** Rows are written with blanks between: `rep#MSG-005 sec#AUT-08`. */
export function defect(title: string, breaks: string, mayCause = ''): Defect {
  return { title, breaks: breaks.split(' '), mayCause: mayCause === '' ? [] : mayCause.split(' ') };
}
