/** Reads a statement (ICS, spec/schema/ics.schema.json) and holds every name in it against the tables. */
import type { Answer } from './expression';
import type { Ics, Role } from './model';
import { nearest } from './nearest';
import type { Scr } from './scr';
import { DataError, readYaml } from './yaml-file';

interface IcsFile {
  readonly role: Role;
  readonly product: { readonly [key in 'vendor' | 'name' | 'version']?: string | null };
  readonly versions?: readonly string[];
  readonly items?: Readonly<Record<string, Answer | null>> | null;
  readonly options?: Readonly<Record<string, Answer | null>> | null;
}

/** Takes the text and the name to show. Throws `DataError` with all that is wrong: form, unknown items, unknown options. */
export function readIcs(text: string, file: string, scr: Scr): Ics {
  const source = readYaml<IcsFile>(text, file, scr.icsSchema);
  const { role, product, versions, items, options } = source.value;
  const known = new Set([...scr.index.byRole(role).map((row) => row.item), ...scr.index.askedElsewhere(role).keys()]);
  const offered = new Set(scr.options.filter((option) => option.roles.includes(role)).map((option) => option.name));
  const problems = [
    ...Object.keys(items ?? {})
      .filter((name) => !known.has(name))
      .map((name) => source.problem(['items', name], `${name}: ${whyUnknown(name, role, known, scr)}`)),
    ...Object.keys(options ?? {})
      .filter((name) => !offered.has(name))
      .map((name) => {
        const elsewhere = scr.options.some((option) => option.name === name);
        const what = elsewhere ? `is no option of role ${role}` : `unknown option${hint(name, offered)}`;
        return source.problem(['options', name], `${name}: ${what}`);
      }),
  ];
  if (problems.length > 0) throw new DataError(problems);
  return {
    role,
    product: Object.fromEntries(Object.entries(product).filter(([, value]) => value)) as Ics['product'],
    versions: versions ?? [],
    items: answersOf(items),
    options: answersOf(options),
  };
}

function answersOf(answers: IcsFile['items']): Map<string, Answer> {
  return new Map(Object.entries(answers ?? {}).flatMap(([name, answer]) => (answer ? [[name, answer]] : [])));
}

function whyUnknown(name: string, role: Role, known: ReadonlySet<string>, scr: Scr): string {
  if (scr.index.has(name)) return `is no item of role ${role}`;
  const erratum = scr.errata.find(({ before, after }) => before.item === name && after?.item !== name);
  if (erratum?.after) return `is ${erratum.after.item} since ${erratum.file}:${erratum.line}`;
  if (erratum) return `was withdrawn by ${erratum.clause}`;
  return `unknown item${hint(name, known)}`;
}

function hint(name: string, names: Iterable<string>): string {
  const best = nearest(name, names);
  return best === undefined ? '' : `; did you mean ${best}?`;
}
