/**
 * xsd2ts as a second reader of flat schemas: in a process of its own, with a private working folder, asked for its model of the classes
 * and never for code. Its licence is unclear (its manifest says UNLICENSED, its archive holds the GPL): nothing of it is bundled or shipped.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ClassModel {
  readonly name: string;
  readonly base?: string;
  readonly fields: readonly {
    readonly name: string;
    readonly type: string;
    readonly isAttribute: boolean;
    readonly isOptional: boolean;
    readonly isArray: boolean;
  }[];
}

export interface EnumModel {
  readonly name: string;
  readonly values: readonly string[];
}

export interface Xsd2tsModel {
  readonly classes: readonly ClassModel[];
  readonly enums: readonly EnumModel[];
}

/** The class in which xsd2ts gathers the global elements. */
const SCHEMA = '_schema_';

/** Runs in the child; arguments: module, schema file, name of the schema class. */
const script = `
const fs = require('node:fs');
const [, module_, file, name] = process.argv;
const { ClassGenerator } = require(module_);
const generator = new ClassGenerator({});
generator.xmlnsName = 'xmlns';
generator.schemaName = name;
const { classes, enums } = generator.generateClassFileDefinition(fs.readFileSync(file, 'utf8'), 's', false);
fs.writeFileSync('model.json', JSON.stringify({
  classes: classes.map((one) => ({
    name: one.name,
    bases: one.extendsTypes.map((type) => type.text),
    properties: one.properties.map((property) => [property.name, property.type.text]),
  })),
  enums: enums.map((one) => ({ name: one.name, values: one.members.map((member) => member.value.slice(1, -1)) })),
}));
`;

interface RawModel {
  readonly classes: readonly { name: string; bases: string[]; properties: [name: string, type: string][] }[];
  readonly enums: readonly EnumModel[];
}

/** `module`: full path of xsd2ts/classGenerator. @throws Error where the child does not end well */
export function readBack(xsd: string, module: string): Xsd2tsModel {
  const folder = mkdtempSync(join(tmpdir(), 'assay-xsd-'));
  try {
    writeFileSync(join(folder, 'schema.xsd'), xsd);
    const args = ['--max-old-space-size=512', '-e', script, module, 'schema.xsd', SCHEMA];
    const child = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', timeout: 30_000, env: {} });
    if (child.status !== 0) throw new Error(`xsd2ts failed: ${reasonOf(child.stderr)}`);
    const raw = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as RawModel;
    return { classes: raw.classes.filter(({ name }) => name !== SCHEMA).map(classOf), enums: raw.enums };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function reasonOf(stderr: string): string {
  const lines = stderr.split('\n');
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines[0] ?? '';
}

/** Its marks: `$` before attributes, `?` behind optional names, `[]` behind types. */
function classOf({ name, bases, properties }: RawModel['classes'][number]): ClassModel {
  return {
    name,
    ...(bases[0] !== undefined && { base: bases[0] }),
    fields: properties.map(([given, type]) => ({
      name: given.replace(/^\$|\?$/g, ''),
      type: type.replace('[]', ''),
      isAttribute: given.startsWith('$'),
      isOptional: given.endsWith('?'),
      isArray: type.endsWith('[]'),
    })),
  };
}
