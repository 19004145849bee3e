/** Pass 1: the files below spec/ that describe the management objects. The only pass that touches the disk. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Mapping } from '../../catalogue/evidence';
import type { SourceFile } from '../model';
import type { MoSources } from './model';

const folder = 'spec/mo';
const evidence = 'spec/requirements/evidence';
const ending = '.ddf.xml';

/** Takes the project's root folder. */
export function readMo(root: string): MoSources {
  const file = (path: string): SourceFile => ({ path, text: readFileSync(join(root, path), 'utf8') });
  const names = readdirSync(join(root, folder)).sort();
  const bases = names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
  const yaml = names
    .filter((name) => name.endsWith('.yaml') && name !== 'identifiers.yaml')
    .map((name) => name.slice(0, -5));
  return {
    objects: bases.map((base) => ({
      base,
      ddf: file(`${folder}/${base}${ending}`),
      ...(yaml.includes(base) && { sidecar: file(`${folder}/${base}.yaml`) }),
    })),
    strays: yaml.filter((base) => !bases.includes(base)).map((base) => file(`${folder}/${base}.yaml`)),
    identifiers: file(`${folder}/identifiers.yaml`),
    schema: file('spec/schema/mo-evidence.schema.json'),
    mappings: readdirSync(join(root, evidence))
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => file(`${evidence}/${name}`))
      .map((source) => ({ source, mapping: parse(source.text) as Mapping })),
  };
}
