import { OBJECT_ID, OLD_VAULT, stackWithKey } from './support';
import { KeyVaultDeployer, ZoomKeyVaultKeyProps } from '../../lib/azure';
import { resourceOf, terraformOf } from '../terraform/support';

/** The role assignment of the deployer, and the wait for it. */
function admissionOf(props: Partial<ZoomKeyVaultKeyProps>) {
  const { resource } = terraformOf(stackWithKey(props));
  const [assignment] = Object.entries<any>(resource.azurerm_role_assignment)
    .filter(([name]) => name.includes('DeployerRole'))
    .map(([, each]) => each);
  const [wait] = Object.values<any>(resource.time_sleep ?? {});
  return { assignment, wait };
}

test('whoever deploys may make keys in a new vault, and the key waits until that counts', () => {
  const { assignment, wait } = admissionOf({});
  expect(assignment).toMatchObject({
    scope: expect.stringMatching(/^\$\{azurerm_key_vault\.\w+\.id\}$/),
    role_definition_id: expect.stringMatching(/roleDefinitions\/14b46e9e-c2b7-41b4-b07b-48a6ebf60603$/),
    principal_id: expect.stringMatching(/^\$\{data\.azurerm_client_config\.\w+\.object_id\}$/),
  });
  expect(wait).toMatchObject({
    create_duration: '180s',
    triggers: { role_assignment: expect.stringMatching(/^\$\{azurerm_role_assignment\.Cmk_DeployerRole_\w+\.id\}$/) },
  });
  expect(resourceOf(stackWithKey(), 'azurerm_key_vault_key').depends_on).toEqual([
    expect.stringMatching(/^time_sleep\.Cmk_DeployerRoleWait_/),
  ]);
  expect(terraformOf(stackWithKey()).terraform.required_providers.time.source).toBe('hashicorp/time');
});

test('a deployer that is named keeps its role, whoever deploys', () => {
  const { assignment, wait } = admissionOf({ deployer: KeyVaultDeployer.objectId(OBJECT_ID, { waitSeconds: 0 }) });
  expect(assignment.principal_id).toBe(OBJECT_ID);
  expect(wait.create_duration).toBe('0s');
});

test('a deployer that may make keys already gets no role, and nothing waits', () => {
  expect(admissionOf({ deployer: KeyVaultDeployer.none() })).toEqual({});
  expect(resourceOf(stackWithKey({ deployer: KeyVaultDeployer.none() }), 'azurerm_key_vault_key')).not.toHaveProperty(
    'depends_on',
  );
});

test('in an existing vault the deployer gets a role on request only', () => {
  expect(admissionOf({ vault: OLD_VAULT })).toEqual({});
  const { assignment } = admissionOf({ vault: OLD_VAULT, deployer: KeyVaultDeployer.current() });
  expect(assignment.scope).toMatch(/^\$\{data\.azurerm_key_vault\.\w+\.id\}$/);
});

test('fails with an object id that is none', () => {
  expect(() => stackWithKey({ deployer: KeyVaultDeployer.objectId('me@example.com') })).toThrow(
    "the object id of KeyVaultDeployer.objectId(...) is a GUID, such as 00000000-0000-0000-0000-000000000000, got 'me@example.com'",
  );
});

test.each([-1, 3601, 1.5])('fails with a wait of %s seconds', waitSeconds => {
  expect(() => stackWithKey({ deployer: KeyVaultDeployer.current({ waitSeconds }) })).toThrow(
    `waitSeconds is a whole number from 0 to 3600, got ${waitSeconds}`,
  );
});
