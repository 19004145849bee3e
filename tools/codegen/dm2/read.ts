/** Pass 1: the files below spec/ that describe DM 2.0. The only pass that touches the disk. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../model';
import type { Dm2Sources } from './model';

const folder = 'spec/dm2';

/** Takes the project's root folder. */
export function readDm2(root: string): Dm2Sources {
  const file = (path: string): SourceFile => ({ path, text: readFileSync(join(root, path), 'utf8') });
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.schema.json'));
  return {
    schemas: names.sort().map((name) => file(`${folder}/${name}`)),
    status: file(`${folder}/status.yaml`),
    statusSchema: file('spec/schema/dm2-status.schema.json'),
    mapping: file('spec/requirements/evidence/dm-2.0.yaml'),
  };
}
