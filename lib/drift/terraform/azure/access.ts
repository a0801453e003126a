import { JsonObject } from '../../json-value';
import { AzureKeyInPlan } from '../keys/key-in-plan';
import { PlannedResource } from '../plan';
import { abilitiesOf, Ability } from './abilities';
import { isRoleKnown } from './role-known';
import { builtInRole, customPermissions } from './roles';
import { isManagementGroup, plainScope, scopesOver } from './scope';
import { isUnknown, textOf, textsOnSides, valueInWords } from '../private/attributes';
import { Differences, differencesOf, Sides } from '../private/differences';

/** How Zoom's access to a key changes. */
export interface AccessChanges {
  readonly abilities: Differences<Ability>;
  /** Scopes that reach further than the key. */
  readonly scopes: Differences<string>;
  /** Roles of which it is not known what they allow, and roles under a condition; in words. */
  readonly unclear: Differences<string>;
  /** Whether Zoom has, or had, any access at all. */
  readonly hadAny: boolean;
  readonly hasAny: boolean;
  /** What Zoom may do now, and roles of which that is not known. */
  readonly now: { readonly abilities: readonly Ability[]; readonly unclear: readonly string[] };
}

/** What one role assignment gives. */
interface Given {
  readonly abilities: readonly Ability[];
  readonly scopes: readonly string[];
  readonly unclear: readonly string[];
}

type Side = 'last' | 'live' | 'wanted';

/** How what Zoom may do with a key changes, all its role assignments taken together. */
export function accessChanges(key: AzureKeyInPlan): AccessChanges {
  const { assignments, roles } = key;
  const over = new Set(textsOnSides(key.key, 'resource_versionless_id').flatMap(scopesOver));
  const on = (side: Side) =>
    assignments.flatMap(assignment => {
      const values = assignment[side];
      return values ? [givenBy(assignment, values, side, over, roles)] : [];
    });
  const [last, live, wanted] = [on('last'), on('live'), on('wanted')];
  const isWantedKnown = [...assignments.filter(isKept), ...roles].every(isWantedKnownOf);
  const sides = <T>(part: (given: Given) => readonly T[]): Sides<T> => {
    const each = (side: readonly Given[]) => [...new Set(side.flatMap(part))];
    return { last: each(last), live: each(live), wanted: isWantedKnown ? each(wanted) : undefined };
  };
  const compared = <T>(part: (given: Given) => readonly T[]) =>
    differencesOf(sides(part), (side, value) => side.includes(value));
  const isAny = ({ abilities, unclear }: Given) => abilities.length + unclear.length > 0;
  return {
    abilities: compared(given => given.abilities),
    scopes: compared(given => given.scopes),
    unclear: compared(given => given.unclear),
    hadAny: last.some(isAny),
    hasAny: live.some(isAny),
    now: { abilities: live.flatMap(given => given.abilities), unclear: live.flatMap(given => given.unclear) },
  };
}

function isKept({ wanted }: PlannedResource): boolean {
  return wanted !== undefined;
}

function isWantedKnownOf(resource: PlannedResource): boolean {
  if (resource.undecided !== undefined) return false;
  if (resource.type === 'azurerm_role_definition') return !isUnknown(resource, 'permissions');
  return !['scope', 'condition'].some(attribute => isUnknown(resource, attribute)) && isRoleKnown(resource);
}

/** The GUID of a role, or its name. */
function roleOf(values: JsonObject | undefined): string | undefined {
  const id = textOf(values, 'role_definition_id');
  return id === undefined ? textOf(values, 'role_definition_name') : id.slice(id.lastIndexOf('/') + 1);
}

function givenBy(
  assignment: PlannedResource,
  values: JsonObject,
  side: Side,
  over: ReadonlySet<string>,
  roles: readonly PlannedResource[],
): Given {
  const scope = textOf(values, 'scope');
  const nothing = { abilities: [], scopes: [], unclear: [] };
  const isOver = (plain: string) => over.has(plain) || isManagementGroup(plain);
  if (scope !== undefined && over.size > 0 && !isOver(plainScope(scope))) return nothing;
  const role = roleOf(values);
  if (role === undefined) return nothing;
  const isOfKeyAlone = scope === undefined || /\/keys\/[^/]+$/i.test(plainScope(scope));
  const reached = isOfKeyAlone ? [] : [plainScope(scope)];
  const condition = textOf(values, 'condition');
  const permissions = builtInRole(role) ?? permissionsIn(roles, role, side);
  if (!permissions || condition !== undefined) {
    const name = nameOfRole(role, assignment);
    const unclear = condition === undefined ? name : `${name} if ${valueInWords(assignment, 'condition', condition)}`;
    return { abilities: [], scopes: reached, unclear: [unclear] };
  }
  const abilities = abilitiesOf(permissions).filter(({ ofVault }) => !ofVault || !isOfKeyAlone);
  return { abilities, scopes: reached, unclear: [] };
}

function permissionsIn(roles: readonly PlannedResource[], id: string, side: Side) {
  const isIt = (role: PlannedResource) =>
    textsOnSides(role, 'role_definition_id').some(each => each.toLowerCase() === id.toLowerCase());
  const values = roles.find(isIt)?.[side];
  return values && customPermissions(values);
}

function nameOfRole(role: string, assignment: PlannedResource): string {
  return builtInRole(role)?.name ?? `the role ${valueInWords(assignment, 'role_definition_id', role)}`;
}
