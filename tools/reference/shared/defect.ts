/** What is known of a seeded defect, in ids of the catalogue (spec/requirements). */

export interface Defect {
  /** One sentence: what it does wrong. */
  readonly title: string;
  /** Requirements that it breaks. */
  readonly breaks: readonly string[];
  /** Requirements whose findings are a natural consequence. */
  readonly mayCause: readonly string[];
  /** It dies, hangs or says what nobody can read: a finding without a requirement shows it. */
  readonly silent?: true;
}

/** Ids are written with blanks between. */
export function defect(title: string, breaks: string, mayCause = ''): Defect {
  return { title, breaks: breaks.split(' '), mayCause: mayCause === '' ? [] : mayCause.split(' ') };
}

/** A defect after which nothing readable comes. */
export function silentDefect(title: string, breaks: string, mayCause = ''): Defect {
  return { ...defect(title, breaks, mayCause), silent: true };
}

/** The question beside each step of code that several products use: a product that asks must know every name of it. */
export interface Asks<Name extends string> {
  readonly has: (name: Name) => boolean;
}

/** The defects that one product has; a sound one has none. */
export class DefectSet<Name extends string> {
  private readonly names: ReadonlySet<Name>;

  constructor(names: readonly Name[] = []) {
    this.names = new Set(names);
  }

  has(name: Name): boolean {
    return this.names.has(name);
  }
}
