import * as sdk from '@aws-sdk/client-kms';
import { AwsError } from '../../http/aws-error';
import { findKey } from '../lookup';
import { between, KmsCall, marker, Operation, read, requiredText, text, toggle, write } from '../operation';
import { page } from '../pagination';
import {
  callerKeepsPolicy,
  defaultPolicy,
  formatPolicy,
  malformed,
  parsePolicy,
  StoredPolicy,
  withArns,
  withUniqueIds,
} from '../policy';

/** Key policies. A key has one, named `default`. */
export const POLICY_OPERATIONS: Record<string, Operation> = {
  GetKeyPolicy: read<sdk.GetKeyPolicyRequest>({ KeyId: requiredText, PolicyName: text }, (call, input) => {
    const { key } = findKey(call, input.KeyId!);
    checkName(input.PolicyName, 'NotFoundException');
    return { Policy: formatPolicy(withArns(key.policy, call.principals)), PolicyName: 'default' };
  }),
  PutKeyPolicy: write<sdk.PutKeyPolicyRequest>(
    {
      KeyId: requiredText,
      PolicyName: text,
      Policy: { ...text, required: true },
      BypassPolicyLockoutSafetyCheck: toggle,
    },
    (call, input) => {
      const { key } = findKey(call, input.KeyId!);
      checkName(input.PolicyName, 'ValidationException');
      key.policy = policyFor(call, key.arn, input.Policy, input.BypassPolicyLockoutSafetyCheck);
    },
  ),
  ListKeyPolicies: read<sdk.ListKeyPoliciesRequest>(
    { KeyId: requiredText, Limit: between(1, 1000), Marker: marker },
    (call, input) => {
      findKey(call, input.KeyId!);
      const { items, paging } = page(['default'], input, 100);
      return { PolicyNames: items, ...paging };
    },
  ),
};

/** The policy to keep for a key, from the text that was given; the default policy without one. */
export function policyFor(call: KmsCall, keyArn: string, given: string | undefined, bypassCheck = false): StoredPolicy {
  const { caller, principals } = call;
  if (given === undefined) return defaultPolicy(caller.account, caller.partition);
  const policy = withUniqueIds(parsePolicy(given), principals, caller.region);
  const callerId = principals.withArn(caller.principalArn)?.uniqueId;
  if (!bypassCheck && !callerKeepsPolicy(policy, caller, callerId, keyArn)) {
    throw malformed('The new key policy will not allow you to update the key policy in the future.');
  }
  return policy;
}

function checkName(name: string | undefined, error: string): void {
  if (name !== undefined && name !== 'default') throw new AwsError(error, 'No such policy exists');
}
