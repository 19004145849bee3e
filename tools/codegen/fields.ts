/** Content model to properties of the typed object, in the order of the model. */
import type { ElementRef, Field } from '../wire/vocabulary';
import type { Occurs, Particle } from './dtd/types';

interface Count {
  min: number;
  max: number;
}

/**
 * A repeated part with several elements keeps their order and becomes one field, named by `groupName`;
 * every other element becomes a field of its own.
 */
export function fieldsOf(model: Particle, refOf: (name: string) => ElementRef, groupName: () => string): Field[] {
  const counts = new Map<string, Count>();
  const groups: { readonly names: readonly string[]; readonly occurs: Field['occurs']; readonly before: number }[] = [];

  const walk = (particle: Particle, outer: Count): void => {
    const here = times(outer, rangeOf(particle.occurs));
    if (particle.kind === 'name') {
      const count = counts.get(particle.name) ?? { min: 0, max: 0 };
      counts.set(particle.name, { min: count.min + here.min, max: count.max + here.max });
      return;
    }
    const names = [...new Set(namesIn(particle))];
    if (here.max > 1 && names.length > 1) {
      groups.push({ names, occurs: here.min > 0 ? 'oneOrMore' : 'many', before: counts.size });
      return;
    }
    const inner = particle.kind === 'choice' && particle.parts.length > 1 ? { min: 0, max: here.max } : here;
    for (const part of particle.parts) walk(part, inner);
  };
  walk(model, { min: 1, max: 1 });

  const fields = [...counts].map(([name, count]): Field => {
    return { property: name, elements: [refOf(name)], occurs: occursOf(count), group: false };
  });
  groups.forEach(({ names, occurs, before }, index) => {
    fields.splice(before + index, 0, { property: groupName(), elements: names.map(refOf), occurs, group: true });
  });
  return fields;
}

function namesIn(particle: Particle): string[] {
  return particle.kind === 'name' ? [particle.name] : particle.parts.flatMap(namesIn);
}

function rangeOf(occurs: Occurs): Count {
  return {
    min: occurs === 'one' || occurs === 'oneOrMore' ? 1 : 0,
    max: occurs === 'one' || occurs === 'optional' ? 1 : 2,
  };
}

function times(a: Count, b: Count): Count {
  return { min: a.min * b.min, max: a.max * b.max };
}

function occursOf({ min, max }: Count): Field['occurs'] {
  if (max > 1) return min > 0 ? 'oneOrMore' : 'many';
  return min > 0 ? 'one' : 'optional';
}
