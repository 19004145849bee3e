/** `assay generate KIND OUT FILE...` as a program of its own: the formatter of one package does not run in jest's sandbox. */
import { generate } from '../../../cli/generate';

const [kind = '', out = '', ...files] = process.argv.slice(2);

void generate(kind, files, { out }).then((code) => {
  process.exitCode = code;
});
