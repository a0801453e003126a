import { ZOOM_KEY_VAULT_KEY } from '../../../zoom';
import { constructOf } from '../keys/construct-names';
import { ResourceIndex } from '../keys/resource-index';
import { PlannedResource } from '../plan';
import { textsOnSides } from '../private/attributes';

const SERVICE_PRINCIPAL = 'azuread_service_principal';

/** Whether a service principal is of the application that Zoom's article names. */
function isZoomPrincipal(principal: PlannedResource): boolean {
  // `application_id` is its name before azuread 3.
  return ['client_id', 'application_id']
    .flatMap(attribute => textsOnSides(principal, attribute))
    .some(id => id.toLowerCase() === ZOOM_KEY_VAULT_KEY.applicationId.value);
}

/** The role assignments of Zoom: those of its service principal, and those that a construct of this library made for it. */
export function zoomAssignments(index: ResourceIndex): PlannedResource[] {
  const ids = new Set(
    index
      .ofType(SERVICE_PRINCIPAL)
      .filter(isZoomPrincipal)
      .flatMap(principal => textsOnSides(principal, 'object_id'))
      .map(id => id.toLowerCase()),
  );
  return index
    .managed('azurerm_role_assignment')
    .filter(
      assignment =>
        textsOnSides(assignment, 'principal_id').some(id => ids.has(id.toLowerCase())) ||
        constructOf(assignment, 'ZoomAccess') !== undefined ||
        index.referred(SERVICE_PRINCIPAL, assignment, 'principal_id').some(isZoomPrincipal),
    );
}

/** The service principals that role assignments are of. */
export function principalsOf(index: ResourceIndex, assignments: readonly PlannedResource[]): PlannedResource[] {
  return assignments.flatMap(assignment => [
    ...index.withId(SERVICE_PRINCIPAL, textsOnSides(assignment, 'principal_id')),
    ...index.referred(SERVICE_PRINCIPAL, assignment, 'principal_id'),
  ]);
}
