/** Packages that only `assay generate` needs: taken from the project that calls, else from beside this one. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A package that a command needs and nobody installed. */
export class MissingPackage extends Error {
  override readonly name = 'MissingPackage';
  constructor(
    readonly packageName: string,
    purpose: string,
  ) {
    super(`${purpose} needs the package ${packageName}, which is not installed`);
  }
}

/** Full path of what `specifier` stands for. @throws MissingPackage */
export function locatePackage(specifier: string, purpose: string): string {
  for (const from of [join(process.cwd(), 'package.json'), __filename]) {
    try {
      return createRequire(from).resolve(specifier);
    } catch (error) {
      if (!isAbsent((error as NodeJS.ErrnoException).code)) throw error;
    }
  }
  throw new MissingPackage(specifier.split('/')[0]!, purpose);
}

/** @throws MissingPackage */
export function loadPackage<T>(specifier: string, purpose: string): T {
  return createRequire(__filename)(locatePackage(specifier, purpose)) as T;
}

function isAbsent(code: string | undefined): boolean {
  return code === 'MODULE_NOT_FOUND' || code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
}
