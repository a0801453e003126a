import { asList, malformed, PrincipalElement, Statement, StoredPolicy } from './document';
import { partitionOf } from '../../identity/caller';
import { Principals } from '../../identity/principals';

const UNIQUE_ID = /^A(ROA|IDA)[A-Z0-9]{12,}$/;
const ROOT_ARN = /^arn:(aws|aws-cn|aws-us-gov):iam::\d{12}:root$/;
const SESSION_ARN = /^arn:(aws|aws-cn|aws-us-gov):sts::(\d{12}):assumed-role\/([\w+=,.@-]+)\/[\w+=,.@-]+$/;
const FEDERATED_USER_ARN = /^arn:(aws|aws-cn|aws-us-gov):sts::\d{12}:federated-user\/[\w+=,.@-]+$/;
const SERVICE = /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/;

/**
 * Replaces the ARNs of roles and users by their unique ids, as KMS keeps them, and refuses principals that don't exist.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function withUniqueIds(policy: StoredPolicy, principals: Principals, region: string): StoredPolicy {
  return mapPrincipals(policy, (type, value) => {
    const stored = storedValue(type, value, principals, partitionOf(region));
    if (stored === undefined) throw malformed('Policy contains a statement with one or more invalid principals.');
    return stored;
  });
}

/** Shows the ARNs of the roles and users that still exist, and the bare unique ids of those that don't. */
export function withArns(policy: StoredPolicy, principals: Principals): StoredPolicy {
  return mapPrincipals(policy, (type, value) => (type === 'AWS' ? (principals.withId(value)?.arn ?? value) : value));
}

function storedValue(type: string, value: string, principals: Principals, partition: string): string | undefined {
  if (type === 'Service') return SERVICE.test(value) ? value : undefined;
  if (type === 'Federated') return value;
  if (type !== 'AWS') return undefined;
  if (value === '*') return value;
  if (/^\d{12}$/.test(value)) return `arn:${partition}:iam::${value}:root`;
  if (UNIQUE_ID.test(value)) return principals.withId(value)?.uniqueId;
  if (!value.startsWith(`arn:${partition}:`)) return undefined;
  if (ROOT_ARN.test(value) || FEDERATED_USER_ARN.test(value) || SESSION_ARN.test(value)) return value;
  return principals.withArn(value)?.uniqueId;
}

function mapPrincipals(policy: StoredPolicy, map: (type: string, value: string) => string): StoredPolicy {
  const element = (principal: PrincipalElement): PrincipalElement => {
    const byType = principal === '*' ? { AWS: '*' } : principal;
    if (typeof byType === 'string') throw malformed('Policy contains a statement with one or more invalid principals.');
    return Object.fromEntries(
      Object.entries(byType).map(([type, values]) => [type, asList(values).map(value => map(type, value))]),
    );
  };
  const statement = (source: Statement): Statement => ({
    ...source,
    ...(source.Principal !== undefined && { Principal: element(source.Principal) }),
    ...(source.NotPrincipal !== undefined && { NotPrincipal: element(source.NotPrincipal) }),
  });
  return { ...policy, Statement: policy.Statement.map(statement) };
}
