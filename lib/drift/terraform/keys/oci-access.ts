import { ZOOM_VAULT_KEY } from '../../../zoom';
import { covers, Grant, mayCover, ParsedPolicy, subjectInWords } from '../oci-policy';
import { PlannedResource } from '../plan';
import { constructOf } from './construct-names';
import { OciKeyInPlan } from './key-in-plan';
import { PolicySides, policySides } from './policy-sides';
import { Difference, Differences, differencesOf } from '../private/differences';

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
  readonly isZoom: (grant: Grant) => boolean;
}

/** Keys share policies, and rules ask again: long policies are compared once. */
const compared = new WeakMap<PlannedResource, Map<string, PolicyChanges>>();

/** How what is allowed by all policies of a key, taken together, changes. */
export function policyChanges({ policies, otherCompartments }: OciKeyInPlan): PolicyChanges {
  const sides = policies.map(policySides);
  const grants = sides.flatMap(({ last, live, wanted }) => [last, live, wanted].flatMap(side => side?.grants ?? []));
  const others = new Set(grants.flatMap(compartmentOf).filter(id => otherCompartments.has(id)));
  if (policies.length === 0) return changesOf(policies, sides, others);
  const known = compared.get(policies[0]) ?? new Map<string, PolicyChanges>();
  compared.set(policies[0], known);
  const question = JSON.stringify([policies.map(({ plan, address }) => [plan, address]), [...others].sort()]);
  const changes = known.get(question) ?? changesOf(policies, sides, others);
  known.set(question, changes);
  return changes;
}

function compartmentOf({ location }: Grant): string[] {
  return location.within === 'compartment' && 'id' in location.compartment ? [location.compartment.id] : [];
}

function changesOf(
  resources: readonly PlannedResource[],
  policies: readonly PolicySides[],
  otherCompartments: ReadonlySet<string>,
): PolicyChanges {
  const isWantedKnown = policies.every(policy => policy.isWantedKnown);
  const on = <T>(side: 'last' | 'live' | 'wanted', part: (policy: ParsedPolicy) => readonly T[]) =>
    policies.flatMap(policy => (policy[side] ? part(policy[side]) : []));
  const sides = <T>(part: (policy: ParsedPolicy) => readonly T[]) => ({
    last: on('last', part),
    live: on('live', part),
    wanted: isWantedKnown ? on('wanted', part) : undefined,
  });
  const isOfOthers = (grant: Grant) => compartmentOf(grant).some(id => otherCompartments.has(id));
  const grants = sides(policy => policy.grants.filter(grant => !isOfOthers(grant)));
  const differences = differencesOf(grants, (side, grant) => side.some(each => each === grant || covers(each, grant)));
  const mayBeKept = ({ origin, value }: Difference<Grant>) =>
    (origin === 'drift' ? grants.live : (grants.wanted ?? [])).some(each => mayCover(each, value));
  const mayBeOld = ({ origin, value }: Difference<Grant>) =>
    (origin === 'drift' ? grants.last : grants.live).some(
      // Without its condition, a grant reaches further.
      each => mayCover(each, value) && (each.condition === undefined || value.condition !== undefined),
    );
  const zoom = zoomSubjects(resources, policies);
  const isZoom = ({ kind, subject }: Grant) => kind === 'admit' && zoom.has(subjectInWords(subject));
  return {
    grants: {
      lost: differences.lost.filter(lost => !mayBeKept(lost)),
      gained: differences.gained.filter(gained => !mayBeOld(gained)),
    },
    unclear: { lost: differences.lost.filter(mayBeKept), gained: differences.gained.filter(mayBeOld) },
    unparsed: differencesOf(
      sides(policy => policy.unparsed),
      (side, text) => side.includes(text),
    ),
    hadAny: grants.last.some(isZoom),
    hasAny: grants.live.some(isZoom),
    isZoom,
  };
}

/** Who Zoom is: the group of its article, and the one that a construct of this library declares in its place. */
function zoomSubjects(policies: readonly PlannedResource[], sides: readonly PolicySides[]): Set<string> {
  const { groupOcid, tenancyOcid, groupName, tenancyName } = ZOOM_VAULT_KEY;
  const subject = (group: string | undefined, tenancy: string | undefined) =>
    group === undefined || tenancy === undefined
      ? []
      : [subjectInWords({ type: 'group', principal: { id: group }, tenancy: { id: tenancy } })];
  const declared = policies.flatMap((policy, index) => {
    const { last, wanted } = sides[index];
    const aliases = (last ?? wanted)?.aliases;
    if (!aliases || constructOf(policy, 'ZoomAccess') === undefined) return [];
    const ocid = (what: string, name: string) => aliases.get(`${what} ${name.toLowerCase()}`);
    return subject(ocid('group', groupName.value), ocid('tenancy', tenancyName.value));
  });
  return new Set([...subject(groupOcid.value, tenancyOcid.value), ...declared]);
}
