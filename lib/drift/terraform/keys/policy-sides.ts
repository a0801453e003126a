import { DeclaredStateError } from '../../declared/declared-state-error';
import { JsonObject, member } from '../../declared/private/json-value';
import { shown } from '../../declared/private/shown';
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

const parsed = new WeakMap<PlannedResource, PolicySides>();

/**
 * What the statements of a policy mean, before, now, and after.
 *
 * @throws DeclaredStateError where it has more statements than OCI takes
 */
export function policySides(policy: PlannedResource): PolicySides {
  const known = parsed.get(policy);
  if (known) return known;
  const { last, live, wanted } = policy;
  const of = (values: JsonObject | undefined) => values && parsePolicy(statementsOf(values, policy.address));
  const livePolicy = of(live);
  const sides = {
    last: last === live ? livePolicy : of(last),
    live: livePolicy,
    wanted: wanted === live ? livePolicy : of(wanted),
    isWantedKnown: policy.undecided === undefined && !isUnknown(policy, 'statements'),
  };
  parsed.set(policy, sides);
  return sides;
}

function statementsOf(values: JsonObject, address: string): string[] {
  const statements = textsOf(member(values, 'statements'));
  if (statements.length <= MOST_STATEMENTS) return statements;
  throw new DeclaredStateError(
    `the policy ${shown(address)} has ${statements.length} statements, at most ${MOST_STATEMENTS} are compared: check that the plan is what \`terraform show -json\` wrote`,
  );
}
