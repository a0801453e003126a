import { textOf } from './arguments';
import { Frame } from './frame';
import { isResolved, Outcome, Unresolved } from './outcome';
import { physicalIdOf } from './stack-scope';
import { member } from '../../json-value';

/** The property of a resource that becomes its physical id, by type of resource. */
const NAME_PROPERTIES: ReadonlyMap<unknown, string> = new Map([
  ['AWS::IAM::Role', 'RoleName'],
  ['AWS::IAM::User', 'UserName'],
  ['AWS::KMS::Alias', 'AliasName'],
]);

/**
 * The physical id of a resource: the name that the code gives it, else the one it has in the deployed stack.
 *
 * The code comes first, as it may give another name than is deployed, and the code is what the live state is compared
 * with.
 */
export function resourceName(logicalId: string, resource: unknown, what: string, frame: Frame): Outcome<string> {
  const property = NAME_PROPERTIES.get(member(resource, 'Type'));
  const named = property === undefined ? undefined : member(resource, 'Properties', property);
  const byCode = named === undefined ? undefined : nameByCode(logicalId, named, frame);
  if (byCode !== undefined) return { value: byCode };
  const physicalId = physicalIdOf(frame.scope, logicalId);
  return physicalId === undefined ? notDeployed(what, frame) : { value: physicalId };
}

/** An outcome that needs a resource that is not there. */
export function notDeployed(what: string, frame: Frame): Unresolved {
  return frame.unresolved(
    what,
    frame.scope.facts ? 'the deployed stack does not have it' : 'the stack is not deployed',
  );
}

function nameByCode(logicalId: string, node: unknown, frame: Frame): string | undefined {
  const name = frame.within('the name of', logicalId, frame.scope, inside => inside.evaluate(node));
  return isResolved(name) ? textOf(name.value) : undefined;
}
