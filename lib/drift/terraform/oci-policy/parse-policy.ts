import { Grant, wordsOfSubject } from './grant';
import { parseStatement } from './parse-statement';
import { AccessStatement, Action, DefineStatement, Location, Reference, Subject } from './statement';
import { tokensOf } from './tokens';

/** What the statements of one policy mean. */
export interface ParsedPolicy {
  readonly grants: readonly Grant[];
  /** OCIDs by what they are and are called: `group cmkkeybroker`. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Statements whose meaning is not known, in one form whatever their case and spacing. */
  readonly unparsed: readonly string[];
}

/** Types of resources that stand for several. */
const FAMILIES: ReadonlyMap<string, readonly string[]> = new Map([
  // https://docs.oracle.com/iaas/Content/Identity/policyreference/keypolicyreference.htm
  ['key-family', ['vaults', 'keys', 'key-delegate']],
  ['secret-family', ['secrets', 'secret-versions', 'secret-bundles']],
]);

/** Parses the statements of a policy, and puts OCIDs in the place of the names that it defines. */
export function parsePolicy(statements: readonly string[]): ParsedPolicy {
  const parsed = statements.map(text => ({ text, statement: parseStatement(text) }));
  const defines = parsed.flatMap(({ text, statement }) => (statement?.kind === 'define' ? [{ text, statement }] : []));
  const { aliases, ambiguous } = aliasesOf(defines.map(({ statement }) => statement));
  const accesses = parsed.flatMap(({ text, statement }) =>
    statement && statement.kind !== 'define' ? [{ text, grants: grantsOf(statement, aliases) }] : [],
  );
  const unclear = [
    ...parsed.filter(({ statement }) => statement === undefined),
    ...defines.filter(({ statement }) => ambiguous.has(aliasOf(statement))),
    ...accesses.filter(({ grants }) => !grants.every(isOfSomebody)),
  ];
  return {
    grants: accesses.flatMap(({ grants }) => grants).filter(isOfSomebody),
    aliases,
    unparsed: [...new Set(unclear.map(({ text }) => oneForm(text)))].sort(),
  };
}

/** A name that is defined twice, as different things, means neither. */
function aliasesOf(defines: readonly DefineStatement[]): { aliases: Map<string, string>; ambiguous: Set<string> } {
  const aliases = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const define of defines) {
    const alias = aliasOf(define);
    if ((aliases.get(alias) ?? define.ocid) !== define.ocid) ambiguous.add(alias);
    aliases.set(alias, define.ocid);
  }
  for (const alias of ambiguous) aliases.delete(alias);
  return { aliases, ambiguous };
}

function aliasOf({ what, name }: DefineStatement): string {
  return `${what} ${name}`;
}

function grantsOf(
  { kind, subjects, action, location, condition }: AccessStatement,
  aliases: ReadonlyMap<string, string>,
) {
  return subjects.flatMap(named => {
    // Groups of an Allow or Endorse are the own tenancy's, by their own names.
    const subject = kind === 'admit' ? resolvedSubject(named, aliases) : named;
    return actionsOf(action).map((single): Grant => ({
      ...{ kind, subject, who: wordsOfSubject(subject), action: single, condition },
      location: resolvedLocation(location, aliases),
    }));
  });
}

/** Whether it is known whom a grant lets in: another tenancy and its groups have no names but those that the policy defines. */
function isOfSomebody({ kind, subject: { principal, tenancy } }: Grant): boolean {
  const isNamed = (reference: Reference | 'any' | undefined) => typeof reference === 'object' && 'name' in reference;
  return kind !== 'admit' || (!isNamed(principal) && !isNamed(tenancy));
}

function resolvedSubject({ type, principal, tenancy }: Subject, aliases: ReadonlyMap<string, string>): Subject {
  return {
    type,
    principal: principal && resolved(type, principal, aliases),
    tenancy: tenancy && tenancy !== 'any' ? resolved('tenancy', tenancy, aliases) : tenancy,
  };
}

function resolvedLocation(location: Location, aliases: ReadonlyMap<string, string>): Location {
  if (location.within !== 'tenancy' || location.tenancy === undefined || location.tenancy === 'any') return location;
  return { within: 'tenancy', tenancy: resolved('tenancy', location.tenancy, aliases) };
}

function resolved(what: string, reference: Reference, aliases: ReadonlyMap<string, string>): Reference {
  const ocid = 'name' in reference ? aliases.get(`${what} ${reference.name}`) : undefined;
  return ocid === undefined ? reference : { id: ocid };
}

function actionsOf(action: Action): Action[] {
  const members = 'verb' in action ? FAMILIES.get(action.resourceType) : undefined;
  return members && 'verb' in action ? members.map(resourceType => ({ verb: action.verb, resourceType })) : [action];
}

function oneForm(text: string): string {
  const tokens = tokensOf(text);
  return tokens ? tokens.map(token => token.text).join(' ') : text.trim();
}
