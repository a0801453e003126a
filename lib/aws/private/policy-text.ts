/** What CloudFormation will write for a pseudo parameter, as far as its length and form are known. */
const PSEUDO_PARAMETERS: Record<string, string> = { 'AWS::AccountId': '000000000000', 'AWS::Partition': 'aws' };

/**
 * A resolved policy as it will be sent to KMS, in JSON.
 *
 * @param unknown what stands for a value that only CloudFormation knows
 */
export function policyText(resolved: unknown, unknown = ''): string {
  return JSON.stringify(resolved ?? {}, (_, value) => textOf(value, unknown));
}

function textOf(value: unknown, unknown: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [[key, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length > 0 || !(key === 'Ref' || key.startsWith('Fn::'))) return value;
  if (key === 'Ref') return PSEUDO_PARAMETERS[String(argument)] ?? unknown;
  if (key !== 'Fn::Join') return unknown;
  const [delimiter, parts] = argument as [string, unknown[]];
  return parts.map(part => textOf(part, unknown)).join(delimiter);
}
