/** Pass 4: modules to the texts of generated/binary, by the templates beside this file. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { BinaryModule } from './model';
import { asn1View } from './view-asn1';
import { choiceView } from './view-choice';
import { structureView } from './view-structure';
import { tableView, wspView } from './view-tables';

/** Where a name that the code uses comes from. */
const imports: Readonly<Record<string, readonly string[]>> = {
  ber: [
    'BerOther',
    'BerReader',
    'bitsContent',
    'concat',
    'decodeBer',
    'integerContent',
    'oidContent',
    'strictBer',
    'tlv',
  ],
  'binary-log': ['BinaryOptions', 'StrictBinary'],
  bits: ['BitReader', 'BitWriter', 'decodeBits', 'partOf', 'strictBits', 'UintRule'],
  segments: ['cut', 'Pending', 'Reassembly', 'Repeat'],
  tagged: [
    'fits',
    'readTagged',
    'TaggedFormat',
    'TaggedOverride',
    'textOctets',
    'uintOctets',
    'unknownTag',
    'writeTagged',
  ],
  'wsp-headers': [
    'contentTypeText',
    'readContentType',
    'readHeaders',
    'WspContentType',
    'WspHeader',
    'WspShift',
    'WspTables',
    'writeContentType',
    'writeHeaders',
  ],
};

const values = new Set(['Reassembly']);

/** Path below the project root to text. */
export function emitBinary(modules: readonly BinaryModule[]): Map<string, string> {
  return new Map(modules.map((module) => [`generated/binary/${module.name}.ts`, textOf(module)]));
}

function textOf(module: BinaryModule): string {
  const { layouts, name } = module;
  const types = layouts.flatMap(({ asn1 = [] }) => asn1);
  const body = render('module', {
    tables: layouts.flatMap((layout) => (layout.tables ?? []).map((table) => tableView(table, layout))),
    wsp: wspView(module) ?? false,
    structures: layouts.flatMap((layout) => (layout.structures ?? []).map((one) => structureView(one, layout))),
    choices: layouts.flatMap((layout) => (layout.choices ?? []).map((choice) => choiceView(choice, layout))),
    asn1: layouts.flatMap((layout) => (layout.asn1 ?? []).map((type) => asn1View(type, layout, types))),
  });
  // What no layout can say of a module stands in a template of its name.
  const more = existsSync(templatePath(name)) ? render(name, {}) : '';
  return `// ${bannerOf(module)}\n${importsOf(body + more)}${body}${more}`;
}

function importsOf(code: string): string {
  const used = new Set(code.match(/\b[A-Za-z]\w*/g));
  return Object.entries(imports)
    .map(([file, names]) => {
      const list = names.filter((name) => used.has(name));
      const printed = list.map((name) => (/^[A-Z]/.test(name) && !values.has(name) ? `type ${name}` : name));
      return list.length === 0 ? '' : `import { ${printed.join(', ')} } from '../../tools/wire/${file}';\n`;
    })
    .join('');
}

function templatePath(name: string): string {
  return join(__dirname, 'templates', `${name}.ts.hbs`);
}

function render(name: string, view: object): string {
  const text = readFileSync(templatePath(name), 'utf8');
  return Handlebars.create().compile(text, { noEscape: true, strict: true })(view);
}

/** Source names and the hash of their contents. A changed mapping of evidence shows in the grades themselves. */
function bannerOf({ layouts, others }: BinaryModule): string {
  const sources = [...layouts.map(({ source }) => source), ...others];
  const hash = createHash('sha256');
  for (const { path, text } of sources) hash.update(`${path}\0${text}\0`);
  const names = sources.map(({ path }) => path).join(', ');
  return `Made from ${names} (sha256 ${hash.digest('hex').slice(0, 16)}). Not to be edited: run npm run generate.`;
}
