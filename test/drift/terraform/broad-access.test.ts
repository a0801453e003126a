import { addressOf, addResource, changeOf, drift, found, neverMade, pendingDeletion, PlanJson, planOf } from './plans';
import { ZOOM_VAULT_KEY } from '../../../lib/zoom';

const ROLE = 'azurerm_role_assignment.extra';
const POLICY = 'oci_identity_policy.extra';
const GROUP = '/providers/Microsoft.Management/managementGroups/root';

const zoomAccess = (plan: PlanJson) => addressOf(plan, 'azurerm_role_assignment', 'ZoomAccess');

/** A plan that makes a further role assignment of Zoom. */
function withRole(values: object, unknown: object = {}): PlanJson {
  const plan = planOf('azure-key-vault');
  const { principal_id: principal, scope } = changeOf(plan, zoomAccess(plan)).change.before;
  addResource(plan, ROLE, { principal_id: principal, scope, ...values });
  neverMade(plan, ROLE);
  changeOf(plan, ROLE).change.after_unknown = unknown;
  return plan;
}

/** A plan that makes a further policy. */
function withPolicy(statements: string[] | undefined, unknown: object = {}): PlanJson {
  const plan = planOf('oci-vault');
  addResource(plan, POLICY, { name: 'extra', compartment_id: 'ocid1.tenancy.oc1..exampletenancy', statements });
  neverMade(plan, POLICY);
  changeOf(plan, POLICY).change.after_unknown = unknown;
  return plan;
}

describe('access that is made, and not known yet, hides no loss', () => {
  const UNKNOWN_ROLE = [
    expect.stringMatching(/^plan-unknown-value: .* role_definition_id of .*azurerm_role_assignment\.extra/),
  ];
  const UNKNOWN_POLICY = [expect.stringMatching(/^plan-unknown-value: .* statements of .*oci_identity_policy\.extra/)];

  test('of a role assignment', () => {
    const plan = withRole({}, { role_definition_id: true });
    expect(found(plan)).toEqual(UNKNOWN_ROLE);
    pendingDeletion(plan, zoomAccess(plan));
    expect(found(plan)).toEqual(UNKNOWN_ROLE);
  });

  test('of a role assignment with a scope that is not known', () => {
    const plan = withRole({ scope: undefined, role_definition_name: 'Owner' }, { scope: true });
    expect(found(plan)).toEqual([expect.stringMatching(/^plan-unknown-value: .* scope of /)]);
  });

  test('of a policy', () => {
    const plan = withPolicy(undefined, { statements: true });
    expect(found(plan)).toEqual(UNKNOWN_POLICY);
    pendingDeletion(plan, addressOf(plan, 'oci_identity_policy', 'ZoomAccess'));
    expect(found(plan)).toEqual(UNKNOWN_POLICY);
  });
});

test('a role on a management group is a role on every key', () => {
  expect(found(withRole({ scope: GROUP, role_definition_name: 'Owner' }))).toEqual([
    expect.stringMatching(/^azure-unexpected-access: .* change the vault/),
    expect.stringMatching(/^azure-unexpected-access: .* a whole management group/),
  ]);
  const moved = planOf('azure-key-vault');
  drift(moved, zoomAccess(moved), { scope: GROUP });
  expect(found(moved)).toEqual([expect.stringMatching(/^azure-unexpected-access: .* a whole management group/)]);
});

test('a custom role is found by its id, where a variable or a module passes it on', () => {
  const plan = planOf('azure-key-vault');
  const id = '/subscriptions/example/providers/Microsoft.Authorization/roleDefinitions/abc';
  const permissions = (...operations: string[]) => [
    {
      actions: [],
      not_actions: [],
      data_actions: operations.map(each => `Microsoft.KeyVault/vaults/keys/${each}`),
      not_data_actions: [],
    },
  ];
  const all = permissions('read', 'wrap/action', 'unwrap/action');
  addResource(plan, 'azurerm_role_definition.zoom', {
    role_definition_id: 'abc',
    role_definition_resource_id: id,
    permissions: all,
  });
  const { change } = changeOf(plan, zoomAccess(plan));
  for (const side of [change.before, change.after]) {
    Object.assign(side, { role_definition_id: id, role_definition_name: null });
  }
  expect(found(plan)).toEqual([]);
  drift(plan, 'azurerm_role_definition.zoom', { permissions: permissions('read') });
  expect(found(plan)).toEqual([expect.stringMatching(/^azure-zoom-access-lost: .* wrap keys, unwrap keys/)]);
});

test.each([
  ['Admit any-user of any-tenancy to manage keys in tenancy', /^oci-unexpected-access: /],
  [
    `Admit any-group of tenancy id ${ZOOM_VAULT_KEY.tenancyOcid.value} to manage all-resources in tenancy`,
    /^oci-unexpected-access: /,
  ],
  ['Deny any-user to use keys in tenancy', /^oci-policy-not-comparable: /],
])('a policy that does not name the group of Zoom: %s', (statement, rule) => {
  expect(found(withPolicy([statement]))).toEqual([expect.stringMatching(rule)]);
});

test('a policy for others is none of it', () => {
  expect(found(withPolicy(['Allow group Operators to manage instances in tenancy']))).toEqual([]);
});
