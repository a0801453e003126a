import { JsonObject, member } from '../../json-value';
import { shown, shownValue } from '../../shown';
import { PlanFault, PlannedResource } from '../plan';

/** Left-out blocks beyond these are counted, not named. */
const MOST_NAMED = 5;

/** Why a plan is not to be relied on: it failed, or leaves out what the code declares. */
export function planFaults(plan: JsonObject, resources: readonly PlannedResource[]): PlanFault[] {
  const [errored, complete] = [member(plan, 'errored'), member(plan, 'complete')];
  if (errored !== undefined && errored !== false) {
    return [{ kind: 'errored', message: 'the plan failed, so that it does not show all that differs' }];
  }
  // Terraform says so since 1.8; of older plans, and OpenTofu's, it is seen by what is missing.
  const isPartial = complete !== undefined && complete !== true;
  const missing = resources.filter(isLeftOut).map(({ address }) => address);
  return [
    ...(isPartial ? ['the plan is not complete: it was made with -target, or puts something off'] : []),
    ...(missing.length > 0 ? [`the plan leaves out what the code declares: ${named(missing)}`] : []),
    ...deferredModules(plan),
  ].map(message => ({ kind: 'incomplete', message }));
}

/** Whether a plan has nothing of a resource but its code. */
export function isLeftOut({ last, live, wanted, undecided }: PlannedResource): boolean {
  return undecided !== undefined && !last && !live && !wanted;
}

/** What is deferred without being known to be one of the resources that the check looks at. */
function deferredModules(plan: JsonObject): string[] {
  const deferred = member(plan, 'deferred_changes');
  if (deferred === undefined || deferred === null) return [];
  if (!Array.isArray(deferred)) {
    return [`its deferred_changes are ${shownValue(deferred)}, so that it is not known what it puts off`];
  }
  const addresses = deferred.map(each => {
    const address = member(each, 'resource_change', 'address');
    return typeof address === 'string' ? address : 'something';
  });
  return addresses.length > 0 ? [`the plan puts off ${named(addresses)}`] : [];
}

function named(addresses: readonly string[]): string {
  const more = addresses.length - MOST_NAMED;
  const names = addresses.slice(0, MOST_NAMED).map(shown).join(', ');
  return more > 0 ? `${names} and ${more} more` : names;
}
