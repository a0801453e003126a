import { sharedPolicies } from '../../../lib/drift/check/shared-policies';
import { parseKeyPolicy } from '../../../lib/key-policy';
import { expectLinear } from '../../linear';

const policy = (sid: string) =>
  parseKeyPolicy({ Statement: { Sid: sid, Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' } });

test('policies that are the same become one object, others stay apart', () => {
  const shared = sharedPolicies();
  const first = policy('one');
  expect(shared(first)).toBe(first);
  expect(shared(policy('one'))).toBe(first);
  expect(shared(policy('two'))).toEqual(policy('two'));
});

test('large policies of one length: four times as many take hardly more than four times as long', () => {
  const large = 'x'.repeat(20_000);
  expectLinear(count => {
    const shared = sharedPolicies();
    for (let key = 0; key < count; key++) shared(policy(`${large}${1000 + key}`));
  }, 250);
});
