import { KeyPolicy, PolicyStatement } from './policy';
import { normalPrincipal } from './principal';

/** A principal of a policy that no longer exists. */
export interface OrphanedPrincipal {
  /** Its unique id, all that is left of it: `AROA…`. */
  readonly uniqueId: string;
  /** The statement that names it, as {@link statementName} calls it. */
  readonly statement: string;
}

/**
 * The principals of a policy that no longer exist: KMS shows the unique id of a role or user once that is deleted. One that is
 * made again under the same name is another one.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 */
export function orphanedPrincipals({ statements }: KeyPolicy): OrphanedPrincipal[] {
  return statements.flatMap((statement, index) =>
    statement.principals.values
      .map(principal => normalPrincipal(principal, 'aws'))
      .filter(({ kind }) => kind === 'orphan')
      .map(({ name }) => ({ uniqueId: name, statement: statementName(statement, index) })),
  );
}

/** What to call a statement: by its Sid, else by its place, counted from one. */
export function statementName({ sid }: PolicyStatement, index: number): string {
  return sid ? `statement ${sid}` : `statement ${index + 1}`;
}
