import { member } from '../../json-value';
import { Resolver, StackScope } from '../intrinsics';
import { IntendedKey } from '../key-resources';
import { Resolution } from '../resolution';
import { asPolicy, nameOf, propertyOf } from './properties';

/**
 * The policy that KMS gives a key that is made without one.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
const DEFAULT_KEY_POLICY = {
  Version: '2012-10-17',
  Id: 'key-default-1',
  Statement: [
    {
      Sid: 'Enable IAM User Permissions',
      Effect: 'Allow',
      Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
};

/** The key policy that a resource declares, or the one that KMS attaches where a primary declares none. */
export function policyOf(
  { setRole, properties, logicalId }: IntendedKey,
  scope: StackScope,
  resolver: Resolver,
): Resolution<unknown> {
  const policy = resolver.value(member(properties, 'KeyPolicy'), scope);
  const isLeftOut = 'value' in policy && policy.value === undefined;
  return isLeftOut && setRole === 'primary'
    ? resolver.value(DEFAULT_KEY_POLICY, scope)
    : propertyOf(policy, nameOf('KeyPolicy', logicalId, scope), 'a policy document', asPolicy);
}
