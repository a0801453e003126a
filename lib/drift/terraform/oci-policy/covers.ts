import { Grant, subjectInWords } from './grant';
import { VERBS } from './parse-statement';
import { Action, Location, Subject } from './statement';

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
  return wide.kind === narrow.kind && coversSubject(wide.subject, narrow.subject);
}

function coversSubject(wide: Subject, narrow: Subject): boolean {
  if (subjectInWords(wide) === subjectInWords(narrow)) return true;
  const sameTenancy = wide.tenancy === 'any' || tenancyOf(wide) === tenancyOf(narrow);
  if (!sameTenancy) return false;
  if (wide.type === 'any-user') return true;
  if (wide.type === 'any-group') return narrow.type !== 'any-user' && narrow.type !== 'service';
  return subjectInWords({ ...wide, tenancy: undefined }) === subjectInWords({ ...narrow, tenancy: undefined });
}

function tenancyOf(subject: Subject): string {
  return subjectInWords({ type: '', tenancy: subject.tenancy });
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
    return wide.tenancy === 'any' || JSON.stringify(wide.tenancy) === JSON.stringify(narrow.tenancy);
  }
  if (wide.within === 'tenancy') return wide.tenancy === undefined;
  if (narrow.within === 'tenancy') return false;
  const [one, other] = [wide.compartment, narrow.compartment];
  if ('id' in one && 'id' in other) return one.id === other.id;
  if ('name' in one && 'name' in other) return one.name === other.name;
  return undefined;
}
