/** Errors of the tester itself. Each ends the command with the exit code that DESIGN 1 gives to its kind. */

export class AssayError extends Error {
  override readonly name: string = 'AssayError';
  constructor(
    message: string,
    /** What to do next, one line. */
    readonly hint?: string,
    readonly exitCode: 2 | 3 = 2,
  ) {
    super(message);
  }
}

/** A file of ours or of the user that does not say what it must; always with its place. */
export class FileError extends AssayError {
  override readonly name: string = 'FileError';
  constructor(
    readonly file: string,
    readonly line: number,
    message: string,
    hint?: string,
  ) {
    super(`${file}:${line}: ${message}`, hint);
  }
}

/** Ends the playing of a case whose next step has nothing to stand on; no fault of anybody. */
export class Undecided extends Error {
  override readonly name = 'Undecided';
}
