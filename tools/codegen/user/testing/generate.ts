/** `assay generate` as a program of its own: the formatter of one package does not run in jest's sandbox. */
import { generate } from '../../../cli/generate';
import { AssayError } from '../../../tester/errors';

const [kind = '', out = '', ...rest] = process.argv.slice(2);
const named = rest.find((arg) => arg.startsWith('--name='))?.slice('--name='.length);
const root = rest.find((arg) => arg.startsWith('--root='))?.slice('--root='.length);
const files = rest.filter((arg) => !arg.startsWith('--'));
const options = { out, ...(named !== undefined && { name: named }), ...(root !== undefined && { root }) };

generate(kind, files, options).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof AssayError)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
  },
);
