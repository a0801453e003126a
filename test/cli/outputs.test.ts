import { readFileSync, symlinkSync } from 'node:fs';
import { Folder, zoomCmk } from './support';
import { planOf } from '../drift/terraform/plans';

const folder = new Folder();
const plan = folder.file('plan.json', planOf('oci-vault'));
const suppressions = folder.file('suppressions.json', { schemaVersion: 1, suppressions: [] });

test.each([
  ['the plan', plan],
  ['the suppressions', suppressions],
])('fails where a report would take the place of %s', async (_, file) => {
  const before = readFileSync(file, 'utf8');
  const given = ['--terraform-plan', plan, '--suppressions', suppressions, '--output', `json=${file}`];
  const { status, stderr } = await zoomCmk(['drift', ...given]);
  expect([status, readFileSync(file, 'utf8')]).toEqual([2, before]);
  expect(stderr).toContain(`zoom-cmk: --output names ${file}, which is read too: give the report a file of its own`);
});

test('fails where two formats go to one file by two names', async () => {
  const file = folder.file('report.html', '');
  symlinkSync(file, folder.at('link.html'));
  const outputs = ['--output', `html=${file}`, '--output', `json=${folder.at('link.html')}`];
  const { status, stderr } = await zoomCmk(['drift', '--terraform-plan', plan, ...outputs]);
  expect([status, readFileSync(file, 'utf8')]).toEqual([2, '']);
  expect(stderr).toContain('link.html twice: give each format a file of its own');
});
