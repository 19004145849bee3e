/** Real documents by others: each is told what it is, clean or with findings, and none stops the program. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Checked, checkFile } from './check';

const samples = join(__dirname, '../../../shared/samples');
const kinds = [
  'syncml-xml',
  'syncml-wbxml',
  'tree-dump',
  'tree-wbxml',
  'mo-instance',
  'wbxml-hostile',
  'ddf-vendor',
  'ddf-microsoft-v1',
  'ddf-microsoft-v2',
  'cp-xml',
  'cp-wbxml',
];
const there = existsSync(samples);
if (!there) process.stderr.write('samples of other projects are absent: their tests are left out\n');
const when = there ? test : test.skip;

const files = there ? kinds.flatMap((kind) => readdirSync(join(samples, kind)).map((name) => join(kind, name))) : [];

when('every document gets an outcome, and findings unless it is clean', () => {
  const all = files.map((file) => checkFile(join(samples, file)));
  expect(all.length).toBeGreaterThan(150);
  for (const one of all) {
    const worst = one.findings.filter((finding) => finding.severity !== 'note');
    expect([one.file, one.outcome === 'clean']).toEqual([one.file, worst.length === 0]);
    for (const finding of one.findings) expect(finding.offset).toBeGreaterThanOrEqual(0);
  }
});

when.each<[string, Checked['outcome'], string]>([
  ['syncml-xml/buteo__respinvalid1.txt', 'unreadable', 'truncated'],
  ['syncml-xml/buteo__respinvalid2.txt', 'findings', 'missing-element'],
  ['syncml-xml/buteo__resp.txt', 'findings', 'missing-element'],
  ['syncml-xml/cm-dm12__testalertconfirm.xml', 'findings', 'not-well-formed'],
  ['syncml-xml/funambol-cpp__wrongex.xml', 'findings', 'not-well-formed'],
  ['syncml-xml/funambol-cpp__devInfResults2.xml', 'findings', 'not-well-formed'],
  ['syncml-xml/funambol__msg1.xml', 'findings', 'missing-element'],
  ['syncml-xml/smlviewer__SyncML-Examples.txt', 'unreadable', 'not-well-formed'],
  ['syncml-xml/msdocs__get-swv.xml', 'clean', ''],
  ['syncml-wbxml/cm-dm12__testget.wbxml', 'clean', ''],
  ['syncml-wbxml/cm-dm11__testget.wbxml', 'clean', ''],
  ['wbxml-hostile/libwbxml__fuzz-3.bin', 'findings', 'version'],
  ['mo-instance/aosp__passpoint-r1-profile.xml', 'clean', ''],
  ['cp-wbxml/sailfish__prov_dna_2.wbxml', 'clean', ''],
  ['cp-xml/libwbxml__prov-006.xml', 'clean', ''],
  ['cp-xml/msmde2__mam.xml', 'findings', 'unknown-attribute'],
  ['cp-other/libwbxml__si-001.xml', 'findings', 'unknown-element'],
])('%s: %s %s', (file, outcome, code) => {
  const checked = checkFile(join(samples, file));
  expect(checked.outcome).toBe(outcome);
  const worst = checked.findings.filter((finding) => finding.severity !== 'note').map((finding) => finding.code);
  if (code === '') expect(worst).toEqual([]);
  else expect(worst).toContain(code);
});
