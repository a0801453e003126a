import { Grant, wordsOfSubject } from './grant';
import { VERBS } from './parse-statement';
import { Action, Location, Reference, Subject } from './statement';

/** Whether whatever one grant lets its principal do, the other lets them do too; false also where that is not proved. */
export function covers(wide: Grant, narrow: Grant): boolean {
  return (
    isComparable(wide, narrow) &&
    coversAction(wide.action, narrow.action) === true &&
    coversLocation(wide.location, narrow.location) === true &&
    (wide.condition === undefined || wide.condition === narrow.condition)
  );
}

/**
 * Whether one grant may cover another, although that is not proved: nobody evaluates conditions that differ, knows the OCID of a
 * compartment by its name, or which permissions a verb stands for.
 */
export function mayCover(wide: Grant, narrow: Grant): boolean {
  return (
    isComparable(wide, narrow) &&
    coversAction(wide.action, narrow.action) !== false &&
    coversLocation(wide.location, narrow.location) !== false
  );
}

function isComparable(wide: Grant, narrow: Grant): boolean {
  return wide.kind === narrow.kind && (wide.who === narrow.who || coversSubject(wide.subject, narrow.subject));
}

function coversSubject(wide: Subject, narrow: Subject): boolean {
  const isOfAnyTenancy = wide.tenancy === 'any' && narrow.tenancy !== undefined;
  if (!isOfAnyTenancy && tenancyOf(wide) !== tenancyOf(narrow)) return false;
  if (wide.type === 'any-user') return true;
  if (wide.type === 'any-group') return narrow.type !== 'any-user' && narrow.type !== 'service';
  return isOfAnyTenancy && principalOf(wide) === principalOf(narrow);
}

function tenancyOf({ tenancy }: Subject): string {
  return wordsOfSubject({ type: '', tenancy });
}

function principalOf({ type, principal }: Subject): string {
  return wordsOfSubject({ type, principal });
}

/** Nothing where it is not known. */
function coversAction(wide: Action, narrow: Action): boolean | undefined {
  if ('verb' in wide && 'verb' in narrow) {
    const sameResources = wide.resourceType === narrow.resourceType || wide.resourceType === 'all-resources';
    return sameResources && VERBS.indexOf(wide.verb) >= VERBS.indexOf(narrow.verb);
  }
  if ('verb' in wide || 'verb' in narrow) return undefined;
  const permissions = new Set(wide.permissions);
  return narrow.permissions.every(permission => permissions.has(permission));
}

/** Nothing where it is not known. Compartments of different OCIDs are taken for apart, though one may lie in the other. */
function coversLocation(wide: Location, narrow: Location): boolean | undefined {
  if (wide.within === 'tenancy' && narrow.within === 'tenancy') {
    return wide.tenancy === 'any' || isSame(wide.tenancy, narrow.tenancy);
  }
  if (wide.within === 'tenancy') return wide.tenancy === undefined;
  if (narrow.within === 'tenancy') return false;
  const isKnown = 'id' in wide.compartment === 'id' in narrow.compartment;
  return isKnown ? isSame(wide.compartment, narrow.compartment) : undefined;
}

function isSame(one: Reference | 'any' | undefined, other: Reference | 'any' | undefined): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  return 'id' in one ? 'id' in other && one.id === other.id : 'name' in other && one.name === other.name;
}
