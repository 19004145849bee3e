/** What the template prints of constants and of the well-known numbers of WSP. */
import { hex, literal, printKey, quote } from '../literal';
import type { BinaryModule, GradedLayout, Table, WspCodes } from './model';
import { capital, docOf } from './names';

export interface TableView {
  readonly doc: string;
  readonly name: string;
  readonly entries: readonly { readonly doc: string; readonly text: string }[];
}

export function tableView(table: Table, layout: GradedLayout): TableView {
  return {
    doc: `${capital(table.means)} (${layout.document} ${layout.reference(table)}).`,
    name: table.name,
    entries: table.entries.map((entry) => ({
      doc: docOf(entry, layout.reference(entry, table)),
      text: `${printKey(entry.name)}: ${typeof entry.code === 'number' ? entry.code : quote(entry.code)},`,
    })),
  };
}

export interface WspView {
  readonly constants: readonly { readonly doc: string; readonly name: string; readonly text: string }[];
  readonly tables: readonly { readonly name: string; readonly text: string }[];
}

/** Undefined where the module has none. */
export function wspView({ layouts, mediaTypes }: BinaryModule): WspView | undefined {
  const layout = layouts.find(({ wsp }) => wsp);
  if (!layout?.wsp) return undefined;
  const { parameters, headers, applications } = layout.wsp;
  const reference = (codes: WspCodes) => `${layout.document} ${layout.reference(codes)}`;
  const values = parameters.entries.flatMap(({ name, values: known }) =>
    known ? [{ doc: `Values of ${name}.`, name: `parameter${capital(name.toLowerCase())}`, text: literal(known) }] : [],
  );
  const constant = (what: string, name: string, codes: readonly (readonly [number, string])[], where: string) => ({
    doc: `${what} (${where}).`,
    name,
    text: literal(Object.fromEntries(codes.map(([code, text]) => [text, hex(code)]))),
  });
  return {
    constants: [
      constant('Media types', 'mediaTypes', mediaTypes, `${layout.document} ${layout.wsp['media-types'].clause}`),
      constant('Parameters of a content type', 'parameterNames', pairs(parameters), reference(parameters)),
      constant('Headers', 'headerNames', pairs(headers), reference(headers)),
      constant('Values of X-Wap-Application-Id', 'applicationIds', pairs(applications), reference(applications)),
      ...values,
    ],
    tables: [
      { name: 'mediaTypes', text: mapOf(mediaTypes) },
      { name: 'parameters', text: mapOf(codesOf(parameters)) },
      { name: 'headers', text: mapOf(codesOf(headers)) },
      { name: 'applications', text: mapOf(pairs(applications)) },
    ],
  };
}

function pairs({ entries }: WspCodes): (readonly [number, string])[] {
  return entries.map(({ code, name }) => [code, name]);
}

function codesOf({ entries }: WspCodes): (readonly [number, object])[] {
  return entries.map(({ code, name, forms = [], values }) => [
    code,
    { name, forms, ...(values && { known: Object.values(values) }) },
  ]);
}

function mapOf(entries: readonly (readonly [number, unknown])[]): string {
  const lines = entries.map(([code, value]) => `    [${hex(code).text}, ${literal(value)}],`);
  return `new Map([\n${lines.join('\n')}\n  ])`;
}
