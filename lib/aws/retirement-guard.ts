/**
 * Who may still disable the key or schedule its deletion, when everyone else is denied.
 *
 * The guard denies `kms:DisableKey` and `kms:ScheduleKeyDeletion` to every principal whose `aws:PrincipalArn` is not
 * among the named ones, the account root included. It keeps accidents away, not adversaries: it does not deny
 * `kms:PutKeyPolicy`, and whoever holds that can lift the guard.
 *
 * CloudFormation is among those denied, unless its execution role is named: a key with `RemovalPolicy.DESTROY` then
 * can't leave its stack. The key warns of that.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys-adding-permission.html
 */
export interface RetirementGuard {
  /**
   * ARNs of the IAM roles and users that may retire the key, at least one of the key's own account; `*` and `?` are
   * wildcards, but not for all of a name.
   *
   * For a role it is the role's ARN, with its path, not the ARN of a session.
   */
  readonly allowedPrincipalArns: string[];
}
