/** Documents by others, beside the checkout; there are none where that folder is absent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../../shared/samples');

export const samplesPresent = existsSync(folder);

export interface Sample {
  /** `syncml-xml/a.xml` */
  readonly name: string;
  readonly kind: string;
  readonly bytes: Buffer;
}

/** The documents of some kinds (folders), by name. */
export function samples(...kinds: readonly string[]): Sample[] {
  return kinds.flatMap((kind) => {
    const files = existsSync(join(folder, kind)) ? readdirSync(join(folder, kind)).sort() : [];
    return files.map((file) => ({ kind, name: `${kind}/${file}`, bytes: readFileSync(join(folder, kind, file)) }));
  });
}

/** Kinds whose files are XML, or meant to be. */
export const xmlKinds = [
  'cp-other',
  'cp-xml',
  'ddf-microsoft-v1',
  'ddf-microsoft-v2',
  'ddf-vendor',
  'mo-instance',
  'registry',
  'schema',
  'syncml-xml',
  'tree-dump',
] as const;
