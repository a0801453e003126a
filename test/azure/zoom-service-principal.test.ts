import { OBJECT_ID, stackWithKey } from './support';
import { ZoomServicePrincipal } from '../../lib/azure';
import { ZOOM_KEY_VAULT_KEY } from '../../lib/zoom';
import { resourceOf, terraformOf } from '../terraform/support';

test("Zoom's service principal is made for the article's application, or taken over where the tenant has it", () => {
  expect(resourceOf(stackWithKey(), 'azuread_service_principal')).toMatchObject({
    client_id: ZOOM_KEY_VAULT_KEY.applicationId.value,
    use_existing: true,
    // An administrator can disable it, and it stays so.
    lifecycle: {
      prevent_destroy: true,
      ignore_changes: ['account_enabled', 'app_role_assignment_required', 'notes', 'tags'],
    },
  });
});

test('a service principal that exists is only named, and needs no azuread', () => {
  const { resource } = terraformOf(stackWithKey({ servicePrincipal: ZoomServicePrincipal.fromObjectId(OBJECT_ID) }));
  expect(resource).not.toHaveProperty('azuread_service_principal');
  const assignments = Object.values<any>(resource.azurerm_role_assignment);
  expect(assignments.map(assignment => assignment.principal_id)).toContain(OBJECT_ID);
});

test.each(['zoom', '', OBJECT_ID.slice(1)])('fails with the id "%s"', id => {
  const rule = `is a GUID, such as 00000000-0000-0000-0000-000000000000, got '${id}'`;
  expect(() => stackWithKey({ servicePrincipal: ZoomServicePrincipal.fromObjectId(id) })).toThrow(
    `the object id of ZoomServicePrincipal.fromObjectId(...) ${rule}`,
  );
  expect(() => stackWithKey({ servicePrincipal: ZoomServicePrincipal.create({ applicationId: id }) })).toThrow(
    `applicationId ${rule}`,
  );
});
