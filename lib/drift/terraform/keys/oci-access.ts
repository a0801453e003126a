import { ZOOM_VAULT_KEY } from '../../../zoom';
import { DeclaredStateError } from '../../declared/declared-state-error';
import { MOST_COMPARISONS } from '../limits';
import { covers, Grant, mayCover, ParsedPolicy, wordsOfSubject } from '../oci-policy';
import { PlannedResource } from '../plan';
import { constructOf } from './construct-names';
import { PolicySides, policySides } from './policy-sides';
import { Difference, Differences, differencesOf, Sides } from '../private/differences';

/** How access to a key changes by the policies that admit Zoom. */
export interface PolicyChanges {
  /** What is proved to be lost and gained. */
  readonly grants: Differences<Grant>;
  /** What may be lost or gained: conditions that differ, a compartment by name and one by OCID. */
  readonly unclear: Differences<Grant>;
  /** Statements that are not understood, in one form whatever their case and spacing. */
  readonly unparsed: Differences<string>;
  /** Whether Zoom is, or was, admitted to anything. */
  readonly hadAny: boolean;
  readonly hasAny: boolean;
  /** Whether Zoom may use keys now, where it does. */
  readonly usesKeys: boolean;
  readonly isZoom: (grant: Grant) => boolean;
}

/** Compares policies. Keys share them, so that each set of policies is compared once. */
export class PolicyComparisons {
  private readonly known = new Map<string, PolicyChanges>();
  private left = MOST_COMPARISONS;

  /**
   * How what policies allow, taken together, changes.
   *
   * @param otherCompartments OCIDs of compartments that do not matter
   * @throws DeclaredStateError where there is more to compare than in policies that OCI takes
   */
  public of(policies: readonly PlannedResource[], otherCompartments: ReadonlySet<string>): PolicyChanges {
    const sides = policies.map(policySides);
    const all = sides.flatMap(({ last, live, wanted }) => [last, live, wanted].flatMap(side => side?.grants ?? []));
    const others = new Set(all.flatMap(compartmentOf).filter(id => otherCompartments.has(id)));
    const question = JSON.stringify([policies.map(({ plan, address }) => [plan, address]), [...others].sort()]);
    const known = this.known.get(question);
    if (known) return known;
    this.spend(sides);
    const changes = changesOf(policies, sides, others);
    this.known.set(question, changes);
    return changes;
  }

  private spend(policies: readonly PolicySides[]): void {
    const sizes = [policies.filter(isChanging), policies].map(some =>
      some.reduce((sum, { live, last, wanted }) => sum + Math.max(...[last, live, wanted].map(size)), 0),
    );
    this.left -= sizes[0] * sizes[1];
    if (this.left >= 0) return;
    throw new DeclaredStateError(
      'the policies of the plans change more statements than OCI takes: check fewer plans at once, or check that they are what `terraform show -json` wrote',
    );
  }
}

function size(policy: ParsedPolicy | undefined): number {
  return policy?.grants.length ?? 0;
}

function isChanging({ last, live, wanted, isWantedKnown }: PolicySides): boolean {
  return last !== live || (isWantedKnown && live !== wanted);
}

function compartmentOf({ location }: Grant): string[] {
  return location.within === 'compartment' && 'id' in location.compartment ? [location.compartment.id] : [];
}

function changesOf(
  policies: readonly PlannedResource[],
  meanings: readonly PolicySides[],
  otherCompartments: ReadonlySet<string>,
): PolicyChanges {
  const isOfOthers = (grant: Grant) => compartmentOf(grant).some(id => otherCompartments.has(id));
  const grants = sidesOf(meanings, policy => policy.grants.filter(grant => !isOfOthers(grant)));
  const isAny = (side: readonly Grant[], test: (grant: Grant) => boolean) => side.some(test);
  // What is the same object on both sides was parsed from the same statements.
  const differences = meanings.some(isChanging)
    ? differencesOf(grants, (side, grant) => isAny(side, each => each === grant || covers(each, grant)))
    : { lost: [], gained: [] };
  const mayBeKept = ({ origin, value }: Difference<Grant>) =>
    isAny(origin === 'drift' ? grants.live : (grants.wanted ?? []), each => mayCover(each, value));
  const mayBeOld = ({ origin, value }: Difference<Grant>) =>
    isAny(
      origin === 'drift' ? grants.last : grants.live,
      // Without its condition, a grant reaches further.
      each => mayCover(each, value) && (each.condition === undefined || value.condition !== undefined),
    );
  const zoom = zoomSubjects(policies, meanings);
  const isZoom = ({ kind, who }: Grant) => kind === 'admit' && zoom.has(who);
  return {
    grants: {
      lost: differences.lost.filter(lost => !mayBeKept(lost)),
      gained: differences.gained.filter(gained => !mayBeOld(gained)),
    },
    unclear: { lost: differences.lost.filter(mayBeKept), gained: differences.gained.filter(mayBeOld) },
    unparsed: differencesOf(
      sidesOf(meanings, policy => policy.unparsed),
      (side, text) => side.includes(text),
    ),
    hadAny: grants.last.some(isZoom),
    hasAny: grants.live.some(isZoom),
    usesKeys: grants.live.some(grant => isZoom(grant) && isForUse(grant)),
    isZoom,
  };
}

function isForUse({ action }: Grant): boolean {
  if ('verb' in action) {
    return ['use', 'manage'].includes(action.verb) && ['keys', 'all-resources'].includes(action.resourceType);
  }
  return ['key_encrypt', 'key_decrypt'].every(permission => action.permissions.includes(permission));
}

/** Something of all policies together, on each side. */
function sidesOf<T>(policies: readonly PolicySides[], part: (policy: ParsedPolicy) => readonly T[]): Sides<T> {
  const on = (side: 'last' | 'live' | 'wanted') => policies.flatMap(policy => (policy[side] ? part(policy[side]) : []));
  const isWantedKnown = policies.every(policy => policy.isWantedKnown);
  return { last: on('last'), live: on('live'), wanted: isWantedKnown ? on('wanted') : undefined };
}

/** Who Zoom is: the group of its article, and the one that a construct of this library declares in its place. */
function zoomSubjects(policies: readonly PlannedResource[], sides: readonly PolicySides[]): Set<string> {
  const { groupOcid, tenancyOcid, groupName, tenancyName } = ZOOM_VAULT_KEY;
  const subject = (group: string | undefined, tenancy: string | undefined) =>
    group === undefined || tenancy === undefined
      ? []
      : [wordsOfSubject({ type: 'group', principal: { id: group }, tenancy: { id: tenancy } })];
  const declared = policies.flatMap((policy, index) => {
    const { last, wanted } = sides[index];
    const aliases = (last ?? wanted)?.aliases;
    if (!aliases || constructOf(policy, 'ZoomAccess') === undefined) return [];
    const ocid = (what: string, name: string) => aliases.get(`${what} ${name.toLowerCase()}`);
    return subject(ocid('group', groupName.value), ocid('tenancy', tenancyName.value));
  });
  return new Set([...subject(groupOcid.value, tenancyOcid.value), ...declared]);
}
