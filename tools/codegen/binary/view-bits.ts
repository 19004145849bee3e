/** Fields of bits: the same in structures and in the values of a choice. */
import { literal } from '../literal';
import type { BitsField, Values } from './model';
import { camel, constantOf, valuesText } from './names';

export interface Constant {
  readonly doc: string;
  readonly name: string;
  readonly text: string;
}

/** Known values, for those who write; what a number should be, for those who read. */
export interface BitsView {
  readonly constants: readonly Constant[];
  readonly rules: readonly { readonly name: string; readonly text: string }[];
}

/** `owner`: type that the field is part of. */
export function bitsView(
  owner: string,
  field: Pick<BitsField, 'name' | 'values' | 'closed' | 'range' | 'reserved'>,
): BitsView {
  const { name, values, closed, range, reserved } = field;
  const rule = {
    ...(values && { known: Object.values(values) }),
    ...(closed && { closed }),
    ...(range && { range }),
    ...(reserved !== undefined && { reserved }),
  };
  return {
    constants: values ? [constantView(owner, name, values)] : [],
    rules: Object.keys(rule).length > 0 ? [{ name: ruleName(owner, name), text: literal(rule) }] : [],
  };
}

/** `r.uint(...)` for the field. */
export function readBits(owner: string, field: BitsField): string {
  const rule = bitsView(owner, field).rules[0];
  return `r.uint('${field.name}', ${field.bits}${rule ? `, ${rule.name}` : ''})`;
}

export function bitsSize({ bits, values }: BitsField): string {
  return `${bits} ${bits === 1 ? 'bit' : 'bits'}${valuesText(values)}`;
}

/** Name of the rule for a number; there is one only where something is known of it. */
export function ruleName(owner: string, name: string): string {
  return `${constantOf(owner, name)}Rule`;
}

function constantView(owner: string, name: string, values: Values): Constant {
  return { doc: `Values of ${camel(name)} in ${owner}.`, name: constantOf(owner, name), text: literal(values) };
}
