/** Typed code for the objects that a description (DDF) of the user describes, whichever dialect it is written in. */
import { posix } from 'node:path';
import { dmddf12 } from '../../../generated/dmddf-1.2/vocabulary';
import { formatDdfFinding } from '../../mo/ddf-findings';
import { readDdf } from '../../mo/ddf-read';
import { walkDefinition } from '../../mo/definition';
import { decodeStrictXml } from '../../wire/strict-xml';
import { defineAny } from '../mo/define';
import { emitObject } from '../mo/emit';
import { type Problem, SpecError } from '../problem';
import { bannerOf, baseOf, folderName, type Made, portable, type UserFile, type UserOptions } from './model';

/** Stands for the runtime until its imports have one name. */
const RUNTIME = 'runtime';

/** @throws SpecError where a file holds no description */
export function fromDdf(files: readonly UserFile[], { name }: UserOptions): Made {
  const problems: Problem[] = [];
  const notes: string[] = [];
  const made = new Map<string, string>();
  const makers = new Map<string, string>();
  for (const file of files) {
    const report = (message: string) => problems.push({ file: file.path, message });
    const tree = readDdf(decodeStrictXml(file.bytes, dmddf12));
    const fatal = tree.findings.find(
      ({ severity, code }) => severity === 'error' && (code === 'root' || code === 'wire'),
    );
    if (tree.nodes.length === 0) {
      report(fatal ? formatDdfFinding(fatal) : 'no node is described');
      continue;
    }
    const errors = tree.findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0)
      notes.push(
        `${file.path}: ${errors.length} deviations from DMDDF 1.2, the first: ${formatDdfFinding(errors[0]!)}`,
      );
    const objects = defineAny(baseOf(file), file.bytes, dmddf12);
    if (name !== undefined && objects.length > 1) report(`--name is for one object; here are ${objects.length} roots`);
    for (const object of objects) {
      const base = folderName(name ?? object.base);
      const other = makers.get(base);
      if (other !== undefined) report(`makes a folder ${base}, and so does ${other}`);
      makers.set(base, file.path);
      for (const { path, node } of walkDefinition(object.definition.root))
        if (/\*\/|[\r\n]/.test(node.identifier ?? '')) report(`${path}: DDFName ${JSON.stringify(node.identifier)}`);
      const banner = bannerOf([file]);
      // A type needs a name that no constant has.
      const definition = { ...object.definition, name: capital(object.definition.name) };
      for (const [path, text] of emitObject({ ...object, base, definition }, { folder: '.', runtime: RUNTIME }))
        made.set(posix.normalize(path), path.endsWith('.md') ? page(text, banner) : code(text, banner));
    }
  }
  if (problems.length > 0) throw new SpecError(problems);
  return { files: made, notes };
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function code(text: string, banner: string): string {
  return portable(text, banner, new RegExp(`'${RUNTIME}/[\\w-]+'`, 'g'), 'oma-assay/mo');
}

function page(text: string, banner: string): string {
  return text.replace(/^<!-- .* -->$/m, () => `<!-- ${banner.slice(3).replaceAll('--', '- -')} -->`);
}
