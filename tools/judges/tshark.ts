/** tshark as an outside judge of captures. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Packet, pcapng } from '../wire/pcap';
import { absence, inFolder, installed, run } from './programs';

/** False, with a message, where it is not installed. */
export function hasTshark(what: string): boolean {
  const there = installed('tshark');
  if (!there) console.log(`${absence('tshark')}: ${what}`);
  return there;
}

/** The layers of each packet, as `tshark -T json` names their fields. `preferences`: `name:value`. */
export function dissect(packets: readonly Packet[], preferences: readonly string[] = []): unknown[] {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'capture.pcapng'), pcapng(packets));
    const options = preferences.flatMap((preference) => ['-o', preference]);
    const { stdout, stderr, status } = run(
      'tshark',
      ['-r', 'capture.pcapng', '-T', 'json', '--no-duplicate-keys', ...options],
      { cwd: folder },
    );
    if (status !== 0) throw new Error(stderr);
    return (JSON.parse(stdout) as { _source: { layers: unknown } }[]).map(({ _source }) => _source.layers);
  });
}

/** All values of a field, at any depth, in their order. */
export function valuesOf(layers: unknown, field: string): string[] {
  if (Array.isArray(layers)) return layers.flatMap((item) => valuesOf(item, field));
  if (typeof layers !== 'object' || layers === null) return [];
  return Object.entries(layers).flatMap(([key, value]: [string, unknown]) => {
    if (key !== field) return valuesOf(value, field);
    return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : valuesOf(value, field);
  });
}

/** The names that a dissector gives to the numbers of a field (`tshark -G values`). */
export function namesOf(field: string): Map<number, string> {
  const { stdout } = run('tshark', ['-G', 'values']);
  const rows = stdout.split('\n').map((line) => line.split('\t'));
  const names = new Map<number, string>();
  for (const [kind, name, code, text] of rows) {
    // A number that stands again belongs to another code page.
    if (kind === 'V' && name === field && !names.has(Number(code))) names.set(Number(code), text!);
  }
  return names;
}
