/**
 * Types for what an XSD of the user describes, within the flat profile (tools/codegen/xsd). The classes are those that xsd2ts reads from the
 * schema in its plainest form; they count only where they agree with our own reading, which adds what xsd2ts leaves out.
 */
import { render } from '../json-schema/render';
import { printKey, quote } from '../literal';
import { type Problem, SpecError } from '../problem';
import { differences } from '../xsd/compare';
import type { FlatSchema } from '../xsd/model';
import { printXsd } from '../xsd/print';
import { capital, readXsd } from '../xsd/read';
import { readBack, type Xsd2tsModel } from '../xsd/xsd2ts';
import { bannerOf, folderName, type Made, stemOf, type UserFile, type UserOptions } from './model';
import { locatePackage } from './packages';

const MARKER = '_';

/** @throws SpecError with all that is outside the profile, MissingPackage without xsd2ts */
export function fromXsd(files: readonly UserFile[], { name }: UserOptions): Made {
  const module = locatePackage('xsd2ts/classGenerator', 'assay generate xsd');
  const readings = files.map((file) => ({ file, ...readXsd(file.path, file.bytes) }));
  const problems: Problem[] = readings.flatMap((one) => one.problems);
  if (name !== undefined && files.length > 1)
    problems.push({ file: files[1]!.path, message: '--name is for one schema' });
  if (problems.length > 0) throw new SpecError(problems);
  const made = new Map<string, string>();
  for (const { file, schema } of readings) {
    const folder = folderName(name ?? stemOf(file));
    const path = `${folder}/types.ts`;
    if (made.has(path))
      problems.push({ file: file.path, message: `makes a folder ${folder}, and so does another file` });
    const model = readBack(printXsd(withoutDocs(schema), { marker: MARKER }), module);
    for (const message of differences(schema, model, MARKER))
      problems.push({ file: file.path, message: `xsd2ts reads it otherwise: ${message}` });
    for (const { name: type } of [...schema.types, ...schema.enums])
      if (capital(type) === 'Date')
        problems.push({ file: file.path, message: `the type ${type} would hide that of JavaScript` });
    made.set(path, textOf(schema, model, bannerOf([file])));
  }
  if (problems.length > 0) throw new SpecError(problems);
  return { files: made, notes: readings.flatMap(({ file, notes }) => notes.map((note) => `${file.path}: ${note}`)) };
}

/** Documentation is ours to print; what the user wrote there is nothing for another program. */
function withoutDocs({ roots, types, enums }: FlatSchema): FlatSchema {
  return {
    roots,
    types: types.map(({ doc: _, fields, ...type }) => ({
      ...type,
      fields: fields.map(({ doc: __, ...field }) => field),
    })),
    enums: enums.map(({ doc: _, ...one }) => one),
  };
}

function textOf(schema: FlatSchema, { classes, enums }: Xsd2tsModel, banner: string): string {
  return render('xsd-types.ts', {
    banner,
    types: classes.map(({ name, base, fields }) => {
      const own = schema.types.find((type) => capital(type.name) === name);
      return {
        doc: comment(own?.doc),
        head: base === undefined ? name : `${name} extends ${base}`,
        fields: fields
          .filter((field) => field.name !== MARKER)
          .map((field) => {
            const read = own?.fields.find((one) => one.name === field.name && one.isAttribute === field.isAttribute);
            const mark = read?.isOptional ? '?' : '';
            return {
              doc: comment(read?.doc),
              text: `${printKey(field.name)}${mark}: ${field.type}${field.isArray ? '[]' : ''};`,
            };
          }),
      };
    }),
    enums: enums.map(({ name, values }) => ({
      doc: comment(schema.enums.find((one) => capital(one.name) === name)?.doc),
      name,
      values: values.map(quote).join(' | '),
    })),
  });
}

function comment(doc: string | undefined): string {
  return (doc ?? '').replaceAll('*/', '* /');
}
