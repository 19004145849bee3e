/** Texts state facts: one short sentence each, in own words, about the products and not about their tests. */
import type { Rule } from '../rule';

export const maxText = 160;

/** Words that speak about testing, about where a fact was found, or that only point somewhere else. */
const forbidden =
  /\b(should test|must test|tester|test case|test suite|checker|our suite|fact sheet|sheet|issue|TODO|TBD|FIXME|see above|see below|ditto|obs:|etc)\b/i;

export const textRule: Rule = {
  name: 'text',
  description: `texts are one sentence of at most ${maxText} characters that stands alone, each text once`,
  check({ requirements }, report) {
    const seen = new Map<string, string>();
    for (const place of requirements) {
      const { id, text, document } = place.value;
      if (text.length > maxText) report(place, `${id}: expected at most ${maxText} characters, actual ${text.length}`);
      if (!/^\S.*\S$/.test(text) || !/[.]$/.test(text)) report(place, `${id}: expected a sentence with a full stop`);
      if (/[.!?] +[A-Z]/.test(text)) report(place, `${id}: expected one sentence`);
      const word = forbidden.exec(text);
      if (word) report(place, `${id}: forbidden words "${word[0]}"`);
      if (/→|\bobs\b|\s{2}/.test(text)) report(place, `${id}: notes instead of a sentence`);
      const key = `${place.file} ${document ?? ''} ${text.toLowerCase()}`;
      const other = seen.get(key);
      if (other) report(place, `${id}: same text as ${other}`);
      seen.set(key, id);
    }
  },
};
