import { mkdirSync } from 'node:fs';
import { Folder, zoomCmk } from './support';
import { planOf } from '../drift/terraform/plans';

const folder = new Folder();

test('plans of one name in two folders are told apart', async () => {
  const plans = (['oci-vault', 'azure-key-vault'] as const).flatMap(example => {
    mkdirSync(folder.at(example));
    return ['--terraform-plan', folder.file(`${example}/plan.json`, planOf(example))];
  });
  const { status, stdout, stderr } = await zoomCmk(['drift', ...plans]);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout.match(/ as declared$/gm)).toHaveLength(3);
  expect(stdout).not.toContain('no key');
});
