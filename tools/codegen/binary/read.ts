/** Pass 1: the files that binary layouts are made from. The only pass that touches the disk. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Mapping } from '../../catalogue/evidence';
import type { SourceFile } from '../model';
import type { BinarySources } from './model';

/** Takes the project's root folder. */
export function readBinary(root: string): BinarySources {
  const file = (path: string): SourceFile => ({ path, text: readFileSync(join(root, path), 'utf8') });
  const folder = (path: string) =>
    readdirSync(join(root, path))
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => file(`${path}/${name}`));
  return {
    layouts: folder('spec/binary'),
    schema: file('spec/schema/binary.schema.json'),
    mediaTypes: file('spec/codes/media-types.yaml'),
    mappings: folder('spec/requirements/evidence').map((source) => ({
      source,
      mapping: parse(source.text) as Mapping,
    })),
  };
}
