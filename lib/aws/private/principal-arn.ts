import { Token } from 'aws-cdk-lib';

const ACCOUNT_ID = /^\d{12}$/;
const IAM_ARN = /^arn:aws[a-z-]*:iam::\d{12}:(root|(role|user)\/[\w+=,.@/-]+)$/;
const STS_ARN = /^arn:aws[a-z-]*:sts::\d{12}:(assumed-role|federated-user)\/[\w+=,.@/-]+$/;
const ARN_PATTERN = /^arn:([\w-]+):(iam|sts)::(\d{12}|[\d*?]*[*?][\d*?]*):(.+)$/;
const RESOURCE_PATTERNS: Record<string, RegExp> = {
  iam: /^(root|(role|user)\/[\w+=,.@/*?-]+)$/,
  sts: /^federated-user\/[\w+=,.@*?-]+$/,
};

/**
 * What is wrong with the value of an `AWS` principal; nothing for a token.
 *
 * The values may hold an `@`, as the role of Zoom's search service does.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function faultOfPrincipal(value: string): string | undefined {
  const fine =
    Token.isUnresolved(value) || value === '*' || ACCOUNT_ID.test(value) || IAM_ARN.test(value) || STS_ARN.test(value);
  return fine
    ? undefined
    : `an AWS principal is a 12-digit account id, or an ARN such as 'arn:aws:iam::111122223333:role/name', got '${value}'`;
}

/**
 * What is wrong with a value that `aws:PrincipalArn` is compared with, in a partition; nothing for a token.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export function faultOfPrincipalArnPattern(value: string, partition: string | undefined): string | undefined {
  if (Token.isUnresolved(value)) return undefined;
  if (value.includes(':assumed-role/')) {
    return `aws:PrincipalArn holds the ARN of the role, not of its session: write 'arn:aws:iam::<account>:role/<path and name>', got '${value}'`;
  }
  const [, valuePartition, service, , resource] = ARN_PATTERN.exec(value) ?? [];
  if (!service || !RESOURCE_PATTERNS[service].test(resource)) {
    return `the ARN of a role or user is 'arn:aws:iam::111122223333:role/name', where '*' and '?' may stand for parts, got '${value}'`;
  }
  if (/^(role|user|federated-user)\/\*+$/.test(resource)) {
    return `'${value}' is every ${resource.split('/')[0]}: name those that are meant`;
  }
  return valuePartition === partition
    ? undefined
    : `'${value}' is in the partition ${valuePartition}, the key in ${partition}`;
}
