/** The suites and what is told about them: every IXIT name in use is in an embedded profile and in suites/README.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suiteFiles } from './load';
import { packageRoot } from './paths';
import { loadProfile } from './profile';

const used = new Set(
  suiteFiles(join(packageRoot, 'suites')).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\$\{ixit\.([^}]*)\}/g)].map(([, name]) => name as string),
  ),
);
const told = ['embedded', 'embedded-server'].flatMap((name) =>
  Object.keys(loadProfile(join(packageRoot, `suites/profiles/${name}.yaml`)).ixit),
);
const readme = readFileSync(join(packageRoot, 'suites/README.md'), 'utf8');

test('the embedded profiles give what cases use', () => {
  expect([...used].filter((name) => !told.includes(name))).toEqual([]);
});

test.each(told)('suites/README.md tells of %s', (name) => {
  const [node, part] = name.split('.');
  const row = readme
    .split('\n')
    .find((line) => line.startsWith('|') && line.includes(`\`${node}`) && line.includes(`${part}\``));
  expect(row).toBeDefined();
});
