/** The version of the policy language that knows policy variables. */
export const VERSION_WITH_VARIABLES = '2012-10-17';

/** The version that counts where a policy names none; `${…}` is plain text in it. */
export const DEFAULT_VERSION = '2008-10-17';

/** Kinds of principal that a policy may name. */
export const PRINCIPAL_TYPES = ['AWS', 'Federated', 'Service', 'CanonicalUser'] as const;
export type PrincipalType = (typeof PRINCIPAL_TYPES)[number];

/** One principal as written. */
export interface WrittenPrincipal {
  readonly type: PrincipalType;
  readonly value: string;
}

/** A list of principals, actions or resources, and whether the statement is about everything *but* it. */
export interface Listed<T> {
  readonly not: boolean;
  readonly values: readonly T[];
}

/** One line of a `Condition`: an operator, a key, and the values for it. */
export interface WrittenCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** A statement of a policy, its lists always lists. */
export interface PolicyStatement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly principals: Listed<WrittenPrincipal>;
  /** Absent where the statement has neither Action nor NotAction: KMS takes it, and it has no effect. */
  readonly actions?: Listed<string>;
  /** Absent where the statement has neither Resource nor NotResource: KMS takes it, and it has no effect. */
  readonly resources?: Listed<string>;
  readonly conditions: readonly WrittenCondition[];
}

/** A key policy, read and checked for its form; what it means is another matter. */
export interface KeyPolicy {
  readonly version: typeof VERSION_WITH_VARIABLES | typeof DEFAULT_VERSION;
  readonly id?: string;
  readonly statements: readonly PolicyStatement[];
}
