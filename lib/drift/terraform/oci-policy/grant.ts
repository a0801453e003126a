import { Action, Location, Reference, Subject } from './statement';

/** One thing that a policy lets one kind of principal do, its aliases resolved. */
export interface Grant {
  readonly kind: 'allow' | 'admit' | 'endorse';
  readonly subject: Subject;
  /** The subject in words that tell it from every other: `group id ocid1… of tenancy id ocid1…`. */
  readonly who: string;
  readonly action: Action;
  readonly location: Location;
  readonly condition?: string;
}

/** Who is let in, in words that tell them from everybody else: `group id ocid1… of tenancy id ocid1…`. */
export function wordsOfSubject({ type, principal, tenancy }: Subject): string {
  const who = principal ? `${type} ${inWords(principal)}` : type;
  if (tenancy === undefined) return who;
  return tenancy === 'any' ? `${who} of any-tenancy` : `${who} of tenancy ${inWords(tenancy)}`;
}

/** What is allowed, and where: `use keys in compartment id ocid1…`. */
export function abilityInWords({ action, location, condition }: Grant): string {
  const what = 'verb' in action ? `${action.verb} ${action.resourceType}` : `{${action.permissions.join(', ')}}`;
  return `${what} in ${locationInWords(location)}${condition === undefined ? '' : ` where ${condition}`}`;
}

function locationInWords(location: Location): string {
  if (location.within === 'compartment') return `compartment ${inWords(location.compartment)}`;
  if (location.tenancy === 'any') return 'any-tenancy';
  return location.tenancy ? `tenancy ${inWords(location.tenancy)}` : 'tenancy';
}

function inWords(reference: Reference): string {
  return 'id' in reference ? `id ${reference.id}` : reference.name;
}
