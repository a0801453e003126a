import { KeyPolicy, PolicyStatement, WrittenCondition } from '../../key-policy';

/**
 * A policy without what it says of TLS: KMS takes no request without it, so a Deny of such requests denies nothing, and an Allow
 * with it allows everything.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/infrastructure-security.html
 */
export function withoutTlsConditions(policy: KeyPolicy): KeyPolicy {
  return { ...policy, statements: policy.statements.flatMap(overTls) };
}

function overTls(statement: PolicyStatement): PolicyStatement[] {
  if (statement.conditions.some(condition => isAboutTls(condition, 'false'))) return [];
  return [{ ...statement, conditions: statement.conditions.filter(condition => !isAboutTls(condition, 'true')) }];
}

function isAboutTls({ operator, key, values }: WrittenCondition, value: 'true' | 'false'): boolean {
  return (
    /^Bool$/i.test(operator) &&
    /^aws:SecureTransport$/i.test(key) &&
    values.length === 1 &&
    values[0].toLowerCase() === value
  );
}
