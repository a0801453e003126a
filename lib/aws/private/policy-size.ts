import { Stack } from 'aws-cdk-lib';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';

/** What CloudFormation will write for a pseudo parameter, as far as its length is known. */
const PSEUDO_PARAMETERS: Record<string, string> = { 'AWS::AccountId': '000000000000', 'AWS::Partition': 'aws' };

/** Bytes of a policy as it will be sent to KMS; what only CloudFormation knows counts as nothing. */
export function policySize(scope: IConstruct, policy: PolicyDocument): number {
  return Buffer.byteLength(JSON.stringify(Stack.of(scope).resolve(policy) ?? {}, (_, value) => textOf(value)));
}

function textOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [[key, argument] = [], ...others] = Object.entries(value);
  if (others.length > 0) return value;
  if (key === 'Ref') return PSEUDO_PARAMETERS[String(argument)] ?? '';
  if (key === 'Fn::Join') {
    const [delimiter, parts] = argument as [string, unknown[]];
    return parts.map(textOf).join(delimiter);
  }
  return key?.startsWith('Fn::') ? '' : value;
}
