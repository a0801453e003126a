/** A role that is assumed in another account. */
export interface Role {
  readonly arn: string;
  /** Twelve digits. */
  readonly account: string;
}

const ROLE_ARN = /^arn:aws[a-z-]*:iam::(\d{12}):role\/[\w+=,.@/-]+$/;

/**
 * Roles by the account that they are in.
 *
 * @param arns ARNs of IAM roles, `arn:aws:iam::111122223333:role/drift`.
 * @throws {Error} where one is no ARN of a role, or an account has two.
 */
export function rolesByAccount(arns: readonly string[]): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  for (const arn of arns) {
    const account = ROLE_ARN.exec(arn)?.[1];
    if (account === undefined) {
      throw new Error(`a role ARN has the form arn:aws:iam::<account>:role/<name>, got '${arn}'`);
    }
    const other = roles.get(account);
    if (other && other.arn !== arn) {
      throw new Error(`give one role for the account ${account}, got '${other.arn}' and '${arn}'`);
    }
    roles.set(account, { arn, account });
  }
  return roles;
}
