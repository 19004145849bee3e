/**
 * Programs of others judge the codecs: `npm run judges -- [--effort N] [--json]`. Counts for each judge.
 * Exit 1 for a disagreement that disagreements.yaml does not explain, or an entry of it that nothing needs. Absent programs are said.
 */
import { parseArgs } from 'node:util';
import { disagreements, type Tally, tally } from './disagreements';
import { judges } from './judges';
import { absence, installed } from './programs';
import { samplesPresent } from './samples';

const { values } = parseArgs({
  options: { effort: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } },
});
const effort = Number(values.effort);
if (!Number.isInteger(effort) || effort < 1) throw new RangeError('--effort takes a number of at least 1');

const list = disagreements();
const say = values.json ? () => {} : (line: string) => console.log(line);
if (!samplesPresent) say('no samples here: documents by others are not shown to the judges');
say(
  `${'judge'.padEnd(46)}${['accepted', 'refused', 'explained', 'unexplained'].map((word) => word.padStart(12)).join('')}`,
);

const results: { readonly judge: string; readonly absent?: readonly string[]; readonly tally?: Tally }[] = [];
for (const { name, programs, ask } of judges(effort)) {
  const absent = programs.filter((program) => !installed(program));
  if (absent.length > 0) {
    say(`${name.padEnd(46)}  not asked: ${absent.map(absence).join(', ')}`);
    results.push({ judge: name, absent });
    continue;
  }
  const result = tally(name, ask(), list);
  results.push({ judge: name, tally: result });
  const { accepted, refused, explained, unexplained, stale } = result;
  say(
    name.padEnd(46) +
      [accepted, refused, explained, unexplained.length].map((count) => `${count}`.padStart(12)).join(''),
  );
  for (const { document, ours, theirs, detail } of unexplained.slice(0, 20))
    say(
      `    ${JSON.stringify(document).slice(0, 200)}\n      ours: ${ours}\n      theirs: ${theirs}${detail ? ` (${detail})` : ''}`,
    );
  // without the samples some of the list has no occasion
  for (const word of samplesPresent ? stale : []) say(`    disagreements.yaml explains what no longer occurs: ${word}`);
}
if (values.json) console.log(JSON.stringify(results, null, 2));
const bad = results.some(
  ({ tally: one }) => one && (one.unexplained.length > 0 || (samplesPresent && one.stale.length > 0)),
);
process.exitCode = bad ? 1 : 0;
