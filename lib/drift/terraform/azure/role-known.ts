import { PlannedResource } from '../plan';
import { isUnknown, textOf } from '../private/attributes';

/** Whether it is known which role the next apply assigns: by its id or by its name, as the provider finds one by the other. */
export function isRoleKnown(assignment: PlannedResource): boolean {
  return ['role_definition_id', 'role_definition_name'].some(
    name => textOf(assignment.wanted, name) !== undefined && !isUnknown(assignment, name),
  );
}
