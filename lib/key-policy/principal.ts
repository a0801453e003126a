import { parseArn } from './arn';
import { WrittenPrincipal } from './policy';

/** What a principal is. */
export type PrincipalKind =
  | 'anyone'
  | 'account'
  | 'role'
  | 'user'
  | 'role-session'
  | 'federated-user'
  | 'federated'
  | 'service'
  | 'canonical-user'
  /** The unique id of a role or user that no longer exists: it is nobody. */
  | 'orphan'
  /** What AWS refuses in a policy; kept as it is written, so that equal texts are equal. */
  | 'other';

/** A principal in its normal form. */
export interface Principal {
  readonly kind: PrincipalKind;
  /** `*`, an ARN (of an account: its root's), a service's name, …: what people call it. */
  readonly name: string;
  /** Twelve digits, of what belongs to an account. */
  readonly account?: string;
  /** Name without path, of a role and of its sessions. */
  readonly role?: string;
}

/** Everybody, principals of other accounts and AWS services included. */
export const ANYONE: Principal = { kind: 'anyone', name: '*' };

const UNIQUE_ID = /^(AROA|AIDA)[A-Z0-9]{6,124}$/;
const ACCOUNT = /^\d{12}$/;

/**
 * The normal form of a principal: an account id and its root's ARN are the same, a unique id is a principal that no longer
 * exists.
 *
 * @param partition the partition that an account id without one is in
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
export function normalPrincipal({ type, value }: WrittenPrincipal, partition: string): Principal {
  if (type === 'Service') return { kind: 'service', name: value };
  if (type === 'Federated') return { kind: 'federated', name: value, account: accountOf(value) };
  if (type === 'CanonicalUser') return { kind: 'canonical-user', name: value };
  if (value === '*') return ANYONE;
  if (ACCOUNT.test(value)) return accountPrincipal(value, partition);
  if (UNIQUE_ID.test(value)) return { kind: 'orphan', name: value };
  return arnPrincipal(value);
}

/** The principal that stands for an account, named by its root's ARN. */
export function accountPrincipal(account: string, partition: string): Principal {
  return { kind: 'account', name: `arn:${partition}:iam::${account}:root`, account };
}

/** What tells two principals apart. */
export function principalId({ kind, name }: Principal): string {
  return `${kind} ${name}`;
}

/** Whether the principal is an identity of its own inside an account: what the account's own statement reaches too. */
export function isIdentity({ kind }: Principal): boolean {
  return kind === 'role' || kind === 'user' || kind === 'role-session' || kind === 'federated-user';
}

function arnPrincipal(name: string): Principal {
  const arn = parseArn(name);
  if (arn === undefined || !ACCOUNT.test(arn.account) || /[*?]/.test(arn.resource)) return { kind: 'other', name };
  const { service, account, resource } = arn;
  const [type, ...rest] = resource.split('/');
  if (service === 'iam' && resource === 'root') return { kind: 'account', name, account };
  if (service === 'iam' && type === 'role' && rest.length > 0) {
    return { kind: 'role', name, account, role: rest.at(-1) };
  }
  if (service === 'iam' && type === 'user' && rest.length > 0) return { kind: 'user', name, account };
  if (service === 'sts' && type === 'assumed-role' && rest.length === 2) {
    return { kind: 'role-session', name, account, role: rest[0] };
  }
  if (service === 'sts' && type === 'federated-user') return { kind: 'federated-user', name, account };
  return { kind: 'other', name };
}

function accountOf(text: string): string | undefined {
  const account = parseArn(text)?.account;
  return account !== undefined && ACCOUNT.test(account) ? account : undefined;
}
