import { DeclaredStateError } from '../../declared/declared-state-error';
import { JsonObject, member } from '../../json-value';
import { shown } from '../../shown';
import { MOST_STATEMENTS } from '../limits';
import { ParsedPolicy, parsePolicy } from '../oci-policy';
import { PlannedResource } from '../plan';
import { isUnknown, textsOf } from '../private/attributes';

/** What a policy means before, now, and after; absent where there is none, or where it is not known. */
export interface PolicySides {
  readonly last?: ParsedPolicy;
  readonly live?: ParsedPolicy;
  readonly wanted?: ParsedPolicy;
  /** Whether it is known what the next apply makes of it. */
  readonly isWantedKnown: boolean;
}

const known = new WeakMap<PlannedResource, PolicySides>();

/**
 * What the statements of a policy mean, before, now, and after; the same object where the statements are the same.
 *
 * @throws DeclaredStateError where it has more statements than OCI takes
 */
export function policySides(policy: PlannedResource): PolicySides {
  const sides = known.get(policy) ?? parsedSides(policy);
  known.set(policy, sides);
  return sides;
}

function parsedSides(policy: PlannedResource): PolicySides {
  const parsed = new Map<string, ParsedPolicy>();
  const of = (values: JsonObject | undefined) => {
    if (!values) return undefined;
    const statements = statementsOf(values, policy.address);
    const text = JSON.stringify(statements);
    const meaning = parsed.get(text) ?? parsePolicy(statements);
    parsed.set(text, meaning);
    return meaning;
  };
  return {
    last: of(policy.last),
    live: of(policy.live),
    wanted: of(policy.wanted),
    isWantedKnown: policy.undecided === undefined && !isUnknown(policy, 'statements'),
  };
}

function statementsOf(values: JsonObject, address: string): string[] {
  const statements = textsOf(member(values, 'statements'));
  if (statements.length <= MOST_STATEMENTS) return statements;
  throw new DeclaredStateError(
    `the policy ${shown(address)} has ${statements.length} statements, at most ${MOST_STATEMENTS} are compared: check that the plan is what \`terraform show -json\` wrote`,
  );
}
