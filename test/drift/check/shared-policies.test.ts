import { sharedPolicies } from '../../../lib/drift/check/shared-policies';
import { parseKeyPolicy } from '../../../lib/key-policy';

const policy = (sid: string) =>
  parseKeyPolicy({ Statement: { Sid: sid, Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' } });

test('policies that are the same become one object, others stay apart', () => {
  const shared = sharedPolicies();
  const first = policy('one');
  expect(shared(first)).toBe(first);
  expect(shared(policy('one'))).toBe(first);
  expect(shared(policy('two'))).toEqual(policy('two'));
});
