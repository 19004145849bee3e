/** The templates of this folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';

/** @throws Error for a view that lacks what the template names */
export function render(template: string, view: object): string {
  const text = readFileSync(join(__dirname, 'templates', `${template}.hbs`), 'utf8');
  return Handlebars.create().compile(text, { noEscape: true, strict: true })(view);
}
