/** The package as others get it: packed, unpacked into a folder of its own, with the packages that it declares and no others. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../../..');

/** Folder with node_modules/oma-assay. @throws Error where a step fails */
export function installPacked(): string {
  if (isStale()) build();
  const folder = mkdtempSync(join(tmpdir(), 'assay-packed-'));
  const pack = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root);
  const [{ filename }] = JSON.parse(pack) as [{ filename: string }];
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'oma-assay'), { recursive: true });
  run('tar', ['-xzf', join(folder, filename), '-C', join(modules, 'oma-assay'), '--strip-components=1'], folder);
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object };
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  return folder;
}

/** Is a source younger than the last build? */
function isStale(): boolean {
  const built = statSync(join(root, 'dist/.tsbuildinfo'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return ['tools', 'generated'].some((folder) =>
    (readdirSync(join(root, folder), { recursive: true }) as string[])
      .filter((name) => /\.(ts|hbs|json)$/.test(name) && !name.endsWith('.test.ts'))
      .some((name) => statSync(join(root, folder, name)).mtimeMs > built),
  );
}

/** What does not compile elsewhere is for others to say: only the files count here. */
function build(): void {
  spawnSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], { cwd: root });
  run(process.execPath, ['dist/tools/build/assets.js'], root);
}

function run(program: string, args: readonly string[], cwd: string): string {
  const env = { ...process.env, npm_config_offline: 'true', npm_config_update_notifier: 'false' };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return stdout;
}
