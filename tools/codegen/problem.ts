/** Something wrong in spec/, found by a pass. All of a run are shown together. */
export interface Problem {
  readonly file: string;
  readonly message: string;
}

export class SpecError extends Error {
  override readonly name = 'SpecError';
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  }
}

/** @throws SpecError with this one problem. */
export function refuse(file: string, message: string): never {
  throw new SpecError([{ file, message }]);
}
