/** Pass 3: what a schema cannot say: names that lead somewhere, fields that end at octets, values that fit. */
import type { Problem } from '../problem';
import type { Asn1Type, BinaryModule, BitsField, Choice, Field, GradedLayout, Structure } from './model';

const builtIn = new Set(['OCTET STRING', 'INTEGER', 'UTF8String', 'OBJECT IDENTIFIER', 'BIT STRING', 'BOOLEAN']);

/** Everything that is wrong with the modules. */
export function checkBinary(modules: readonly BinaryModule[]): Problem[] {
  return modules.flatMap((module) => {
    const all = module.layouts.flatMap(typesOf);
    const kinds = new Map(all.map(({ name, kind }) => [name, kind]));
    const twice = all.map(({ name }) => name).filter((name, index, names) => names.indexOf(name) !== index);
    const codes = module.mediaTypes.map(([code]) => code);
    const clash = codes.filter((code, index) => codes.indexOf(code) !== index);
    const files = module.layouts.map(({ source }) => source.path).join(', ');
    return [
      ...twice.map((name) => ({ file: files, message: `${name} is there twice` })),
      ...clash.map((code) => ({ file: files, message: `media type ${code} is there twice` })),
      ...module.layouts.flatMap((layout) =>
        problemsOf(layout, kinds).map((message) => ({ file: layout.source.path, message })),
      ),
    ];
  });
}

type Kind = 'structure' | 'choice' | 'asn1';

function typesOf({ structures = [], choices = [], asn1 = [] }: GradedLayout): { name: string; kind: Kind }[] {
  return [
    ...structures.map(({ name }) => ({ name, kind: 'structure' as const })),
    ...choices.map(({ name }) => ({ name, kind: 'choice' as const })),
    ...asn1.map(({ name }) => ({ name, kind: 'asn1' as const })),
  ];
}

function problemsOf(layout: GradedLayout, kinds: ReadonlyMap<string, Kind>): string[] {
  return [
    ...(layout.structures ?? []).flatMap((structure) => structureProblems(structure, kinds)),
    ...(layout.choices ?? []).flatMap(choiceProblems),
    ...(layout.asn1 ?? []).flatMap((type) => asn1Problems(type, kinds)),
  ];
}

function structureProblems({ name: owner, fields }: Structure, kinds: ReadonlyMap<string, Kind>): string[] {
  const problems: string[] = [];
  const numbers = new Set<string>();
  let bit = 0;
  fields.forEach((field, index) => {
    const say = (message: string) => problems.push(`${owner}/${field.name}: ${message}`);
    for (const name of sizesOf(field)) if (!numbers.has(name)) say(`no number ${name} before it`);
    const refers = 'structure' in field ? field.structure : 'list' in field ? field.list : undefined;
    const wanted = 'structure' in field ? 'structure' : 'choice';
    if (refers !== undefined && kinds.get(refers) !== wanted) say(`no ${wanted} ${refers}`);
    if ('bits' in field) {
      bit += field.bits;
      problems.push(...bitsProblems(field, owner));
      numbers.add(field.name);
      return;
    }
    if (bit % 8 !== 0) say('does not begin at an octet');
    if ('uintvar' in field) numbers.add(field.name);
    if ('octets' in field && field.octets === 'rest' && index < fields.length - 1) say('is not the last');
    if ('within' in field && field.within !== undefined) {
      const before = fields[index - 1];
      const first = fields.findIndex((other) => 'within' in other && other.within === field.within);
      const apart = first < index && !(before && 'within' in before && before.within === field.within);
      if (apart) say('stands apart from the others within the same octets');
    }
  });
  if (bit % 8 !== 0) problems.push(`${owner}: does not end at an octet`);
  return problems;
}

/** Earlier fields that tell the size of this one. */
export function sizesOf(field: Field): string[] {
  if ('octets' in field) {
    if (typeof field.octets === 'object') return [field.octets.by];
    return typeof field.octets === 'string' && field.octets !== 'rest' ? [field.octets] : [];
  }
  if ('digits' in field) return [field.digits];
  const names = ['count' in field ? field.count : undefined, 'within' in field ? field.within : undefined];
  return names.filter((name) => name !== undefined);
}

function bitsProblems({ name, bits, values = {}, range = [0, 0], reserved = 0 }: BitsField, owner: string): string[] {
  return [...Object.values(values), ...range, reserved]
    .filter((value) => value >= 2 ** bits)
    .map((value) => `${owner}/${name}: ${value} does not fit into ${bits} bits`);
}

function choiceProblems({ name, tag, entries, length }: Choice): string[] {
  const greatest = length.more ? length.more.at + 2 ** length.more.bits - 1 : 2 ** length.bits - 1;
  const tags = entries.map((entry) => entry.tag);
  return entries.flatMap((entry, index) => {
    const bits = (entry.fields ?? []).reduce((sum, field) => sum + field.bits, 0);
    const most = Array.isArray(entry.octets) ? entry.octets[1] : (entry.octets ?? bits / 8);
    return [
      ...(!tag.delta && entry.tag >= 2 ** tag.bits ? ['its tag does not fit'] : []),
      ...(tags.indexOf(entry.tag) < index ? ['its tag is there twice'] : []),
      ...(bits % 8 === 0 ? [] : ['does not end at an octet']),
      ...(most > greatest ? [`${most} octets are more than a length can tell`] : []),
      ...(entry.fields ?? []).flatMap((field) => bitsProblems(field, entry.name)),
    ].map((message) => `${name}/${entry.name}: ${message}`);
  });
}

function asn1Problems(type: Asn1Type, kinds: ReadonlyMap<string, Kind>): string[] {
  const items = type.sequence ?? type.template ?? type.choice ?? [];
  const names = [type.records, ...items.map(({ type: own, wraps }) => own ?? wraps)];
  const missing = names.filter((name) => name !== undefined && !builtIn.has(name) && kinds.get(name) !== 'asn1');
  const untagged = type.sequence ? [] : items.filter(({ tag }) => tag === undefined);
  const bits = items.filter((item) => (item.type === 'BIT STRING') !== (item.bits !== undefined));
  return [
    ...missing.map((name) => `${type.name}: no type ${name}`),
    ...untagged.map(({ name }) => `${type.name}/${name}: needs a tag`),
    ...bits.map(({ name }) => `${type.name}/${name}: bits and BIT STRING go together`),
  ];
}
