import {
  addResource,
  addressOf,
  asDeclared,
  changeOf,
  daysFromPlan,
  drift,
  driftDeletion,
  driftThatStays,
  ExampleName,
  foundInShort,
  neverMade,
  pending,
  pendingDeletion,
  PlanJson,
  planOf,
  reportOf,
  SUBSCRIPTION,
} from './plans';

type Case = readonly [name: string, change: (plan: PlanJson) => void, findings: readonly string[]];

const roleId = (guid: string) => `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${guid}`;
const ROLES = {
  officer: roleId('14b46e9e-c2b7-41b4-b07b-48a6ebf60603'),
  reader: roleId('21090545-7ca7-4776-b22c-e363652d74d2'),
  user: roleId('12338af0-0e69-4776-bea7-57ae8d297424'),
  custom: roleId('99999999-0000-0000-0000-000000000000'),
};

const access = (plan: PlanJson) => addressOf(plan, 'azurerm_role_assignment', 'ZoomAccess');
const key = (plan: PlanJson) => addressOf(plan, 'azurerm_key_vault_key');
const vault = (plan: PlanJson) => addressOf(plan, 'azurerm_key_vault');
const vaultId = (plan: PlanJson) => changeOf(plan, vault(plan)).change.before.id as string;
const REPLACE = ['create', 'delete'];
const REPLACED =
  "azure-zoom-access-interrupted: the next apply makes another for Zoom's role assignment [ZoomAccess], then destroys this one";

function expectFindings(cases: readonly Case[], example: ExampleName = 'azure-key-vault'): void {
  test.each(cases)('%s', (_, change, findings) => {
    const plan = planOf(example);
    change(plan);
    expect(foundInShort(plan)).toEqual(findings);
    expect(reportOf(plan).outcome).not.toBe('in-sync');
  });
}

describe("Zoom's role assignment", () => {
  const NO_ROLE = 'Zoom has no role on the key, content can be neither read nor stored';
  const ROLES_CHANGE = "the next apply changes Zoom's roles on the key [Key] so that it can";

  expectFindings([
    [
      'that somebody deleted',
      plan => driftDeletion(plan, access(plan)),
      [
        `azure-zoom-access-lost: somebody deleted Zoom's role assignment [ZoomAccess]: ${NO_ROLE}; the next apply puts it back`,
      ],
    ],
    [
      'that the next apply destroys',
      plan => pendingDeletion(plan, access(plan)),
      [`azure-zoom-access-lost: the next apply destroys Zoom's role assignment [ZoomAccess]: ${NO_ROLE}`],
    ],
    [
      'that is yet to be made',
      plan => neverMade(plan, access(plan)),
      [
        `azure-zoom-access-lost: Zoom's role assignment [ZoomAccess] does not exist, the next apply makes it: ${NO_ROLE}`,
      ],
    ],
    [
      'of a wider role',
      plan => pending(plan, access(plan), { role_definition_id: ROLES.user }, REPLACE),
      [
        `azure-unexpected-access: ${ROLES_CHANGE} also encrypt, decrypt, sign, verify signatures, disable the key and change it, back the key up`,
        REPLACED,
      ],
    ],
    [
      'of a role of many more abilities, the first of which are named',
      plan => pending(plan, access(plan), { role_definition_id: ROLES.officer }, REPLACE),
      [
        `azure-unexpected-access: ${ROLES_CHANGE} also encrypt, decrypt, sign, verify signatures, disable the key and change it, make versions of the key and 9 more`,
        REPLACED,
      ],
    ],
    [
      'of a narrower role, the old one going first',
      plan => pending(plan, access(plan), { role_definition_id: ROLES.reader }, ['delete', 'create']),
      [
        `azure-zoom-access-lost: ${ROLES_CHANGE} no longer wrap keys, unwrap keys`,
        "azure-zoom-access-interrupted: the next apply destroys Zoom's role assignment [ZoomAccess] before it makes another: Zoom has no access meanwhile",
      ],
    ],
    [
      'of a role that nobody here knows',
      plan => pending(plan, access(plan), { role_definition_id: ROLES.custom }, REPLACE),
      [
        'azure-role-not-comparable: the next apply gives Zoom on the key [Key] the role 99999999-0000-0000-0000-000000000000, of which it is not known what it allows',
        REPLACED,
      ],
    ],
    [
      'under a condition',
      plan => drift(plan, access(plan), { condition: "@Request[x] StringEquals 'y'" }),
      [
        "azure-role-not-comparable: somebody gave Zoom on the key [Key] Key Vault Crypto Service Encryption User if @Request[x] StringEquals 'y', of which it is not known what it allows; the next apply puts it back",
      ],
    ],
    [
      'on the whole vault',
      plan => pending(plan, access(plan), { scope: `${vaultId(plan)}/` }, REPLACE),
      [
        'azure-unexpected-access: the next apply gives Zoom a role on the whole vault (/subscriptions/00000000-0000-0000-0000-000000000000/resource…mple/providers/microsoft.keyvault/vaults/kv-zoom-cmk-example), and not on the key alone',
        REPLACED,
      ],
    ],
    [
      'on another key',
      plan => pending(plan, access(plan), { scope: `${vaultId(plan)}/keys/other` }, REPLACE),
      [`azure-zoom-access-lost: ${ROLES_CHANGE} no longer read the key, wrap keys, unwrap keys`, REPLACED],
    ],
    [
      'of another principal',
      plan => pending(plan, access(plan), { principal_id: 'aaaaaaaa-0000-0000-0000-000000000000' }, REPLACE),
      [
        "azure-zoom-principal-differs: the next apply changes the principal of Zoom's role assignment [ZoomAccess] from 33333333-4444-5555-6666-777777777777 to aaaaaaaa-0000-0000-0000-000000000000: one of them is not Zoom",
        REPLACED,
      ],
    ],
    [
      'that the next apply forgets',
      plan => pending(plan, access(plan), {}, ['forget']),
      [
        "plan-resource-forgotten: the next apply forgets Zoom's role assignment [ZoomAccess]: no plan shows from then on what becomes of it",
      ],
    ],
  ]);

  test('of another form of the same role, scope and principal is no difference', () => {
    const plan = planOf('azure-key-vault');
    const { before } = changeOf(plan, access(plan)).change;
    drift(plan, access(plan), {
      role_definition_id: `/providers/Microsoft.Authorization/roleDefinitions/${before.role_definition_id.split('/').pop().toUpperCase()}`,
      scope: before.scope.toUpperCase(),
      principal_id: before.principal_id.toUpperCase(),
    });
    expect(foundInShort(plan)).toEqual([]);
  });

  test('is judged together with others of Zoom: one of two may go', () => {
    const plan = planOf('azure-key-vault');
    const { before } = changeOf(plan, access(plan)).change;
    addResource(plan, 'azurerm_role_assignment.second', { ...before, id: 'second' });
    driftDeletion(plan, access(plan));
    expect(foundInShort(plan)).toEqual([]);
    driftDeletion(plan, 'azurerm_role_assignment.second');
    expect(foundInShort(plan)).toHaveLength(1);
  });

  test('of a custom role of the plan is judged by what that allows', () => {
    const plan = planOf('azure-key-vault');
    const permissions = (...operations: string[]) => [
      {
        actions: [],
        not_actions: [],
        not_data_actions: [],
        data_actions: operations.map(each => `Microsoft.KeyVault/vaults/keys/${each}`),
      },
    ];
    const role = 'azurerm_role_definition.zoom';
    const guid = '99999999-0000-0000-0000-000000000000';
    addResource(plan, role, {
      role_definition_id: guid,
      permissions: permissions('read', 'wrap/action', 'unwrap/action'),
    });
    asDeclared(plan, access(plan), { role_definition_id: ROLES.custom });
    const { expressions } = plan.configuration.root_module.resources.find(
      ({ address }: any) => address === access(plan),
    );
    expressions.role_definition_id = { references: [`${role}.role_definition_resource_id`, role] };
    expect(foundInShort(plan)).toEqual([]);
    drift(plan, role, { permissions: permissions('read', 'wrap/*', 'delete') });
    expect(foundInShort(plan)).toEqual([
      "azure-zoom-access-lost: somebody changed Zoom's roles on the key [Key] so that it can no longer unwrap keys; the next apply puts it back",
      "azure-unexpected-access: somebody changed Zoom's roles on the key [Key] so that it can also delete the key; the next apply puts it back",
    ]);
  });

  test('of an object id that was given is known by the name of the construct', () => {
    const plan = planOf('azure-existing-vault');
    driftDeletion(plan, access(plan));
    expect(foundInShort(plan)).toEqual([
      `azure-zoom-access-lost: somebody deleted Zoom's role assignment [ZoomAccess]: ${NO_ROLE}; the next apply puts it back`,
    ]);
  });
});

describe("Zoom's service principal", () => {
  const principal = (plan: PlanJson) => addressOf(plan, 'azuread_service_principal');
  const SHUT_OUT = 'Zoom is shut out of all keys of the tenant';

  expectFindings([
    [
      'that somebody deleted',
      plan => driftDeletion(plan, principal(plan)),
      [
        "azure-service-principal-gone: somebody deleted Zoom's service principal [ZoomServicePrincipal]: Zoom has access to no key of the tenant; the next apply makes another in its place",
      ],
    ],
    [
      'that the next apply destroys',
      plan => pendingDeletion(plan, principal(plan)),
      [
        "azure-service-principal-gone: the next apply destroys Zoom's service principal [ZoomServicePrincipal]: Zoom has access to no key of the tenant",
      ],
    ],
    [
      'that somebody disabled, which the code has nothing against',
      plan => driftThatStays(plan, principal(plan), { account_enabled: false }),
      [
        `azure-service-principal-disabled: somebody disabled Zoom's service principal [ZoomServicePrincipal]: ${SHUT_OUT}; the next apply does not put it back`,
      ],
    ],
    [
      'that was disabled before',
      plan => asDeclared(plan, principal(plan), { account_enabled: false }),
      [`azure-service-principal-disabled: Zoom's service principal [ZoomServicePrincipal] is disabled: ${SHUT_OUT}`],
    ],
    [
      'that the next apply disables',
      plan => pending(plan, principal(plan), { account_enabled: false }),
      [
        `azure-service-principal-disabled: the next apply disables Zoom's service principal [ZoomServicePrincipal]: ${SHUT_OUT}`,
      ],
    ],
  ]);
});

describe('the key', () => {
  const expiry = (days: number) => ({ expiration_date: daysFromPlan(days) });
  const UNUSABLE = 'content can be neither read nor stored';

  expectFindings([
    [
      'that somebody deleted',
      plan => driftDeletion(plan, key(plan)),
      [
        "azure-key-missing: somebody deleted the key [Key]: content can't be encrypted or read with it; the next apply makes another in its place",
      ],
    ],
    [
      'that is yet to be made',
      plan => plan.resource_changes.forEach(({ address }: any) => neverMade(plan, address)),
      [
        "azure-key-missing: the key [Key] does not exist, the next apply makes it: content can't be encrypted or read with it",
      ],
    ],
    [
      'that the next apply destroys',
      plan => pendingDeletion(plan, key(plan)),
      ["azure-key-destroyed: the next apply destroys the key [Key]: what it encrypted can't be read any more"],
    ],
    [
      'that the next apply replaces',
      plan => pending(plan, key(plan), { key_size: 4096 }, ['delete', 'create']),
      [
        "azure-key-destroyed: the next apply replaces the key [Key] by another: what it encrypted can't be read any more",
      ],
    ],
    [
      'that expires since somebody changed it',
      plan => drift(plan, key(plan), expiry(10)),
      [
        `azure-key-expires: somebody changed the expiry of the key [Key] to ${daysFromPlan(10)}, it did not expire before: from then on ${UNUSABLE}; the next apply puts it back`,
      ],
    ],
    [
      'that expires sooner after the next apply',
      plan => {
        Object.assign(changeOf(plan, key(plan)).change.before, expiry(100));
        pending(plan, key(plan), expiry(10));
      },
      [
        `azure-key-expires: the next apply changes the expiry of the key [Key] to ${daysFromPlan(10)}, it was ${daysFromPlan(100)}: from then on ${UNUSABLE}`,
      ],
    ],
    [
      'that has expired, with code that says so',
      plan => asDeclared(plan, key(plan), expiry(-1)),
      [`azure-key-expires: the key [Key] expired on ${daysFromPlan(-1)}: ${UNUSABLE}`],
    ],
    [
      "that can't be used yet",
      plan => driftThatStays(plan, key(plan), { not_before_date: daysFromPlan(10) }),
      [`azure-key-not-yet-valid: the key [Key] can't be used before ${daysFromPlan(10)}`],
    ],
    [
      "that can't be used for a while after the next apply",
      plan => pending(plan, key(plan), { not_before_date: daysFromPlan(10) }),
      [
        `azure-key-not-yet-valid: the next apply changes the key [Key] so that it can't be used before ${daysFromPlan(10)}`,
      ],
    ],
    [
      'that no longer unwraps, and signs',
      plan => drift(plan, key(plan), { key_opts: ['sign', 'wrapKey'] }),
      [
        "azure-key-operations-lost: somebody changed the key [Key] so that it no longer permits unwrapKey: Zoom can't do that with it; the next apply puts it back",
        'azure-key-operations-added: somebody changed the key [Key] so that it permits sign as well; the next apply puts it back',
      ],
    ],
    [
      'that is rotated, and whose versions expire',
      plan =>
        drift(plan, key(plan), {
          rotation_policy: [{ automatic: [{ time_after_creation: 'P90D' }], expire_after: 'P100D' }],
        }),
      [
        'azure-key-rotation-differs: somebody changed the rotation policy of the key [Key]: a new version P90D after the last, each expires after P100D, where it was no rotation; the next apply puts it back',
      ],
    ],
    [
      'that the next apply forgets',
      plan => pending(plan, key(plan), {}, ['forget']),
      ['plan-resource-forgotten: the next apply forgets the key [Key]: no plan shows from then on what becomes of it'],
    ],
  ]);

  test('of other order of operations, and of an empty rotation policy, is no difference', () => {
    const plan = planOf('azure-key-vault');
    drift(plan, key(plan), {
      key_opts: ['unwrapKey', 'wrapKey'],
      rotation_policy: [{ automatic: [], expire_after: '' }],
    });
    expect(foundInShort(plan)).toEqual([]);
  });

  test('whose versions a rotation makes is no drift because the newest one expires later', () => {
    const plan = planOf('azure-key-vault');
    asDeclared(plan, key(plan), { rotation_policy: [{ expire_after: 'P100D' }] });
    driftThatStays(plan, key(plan), expiry(100));
    expect(foundInShort(plan)).toEqual([]);
  });

  test('that expires in the past is worse than one that expires, and that than one that expires later', () => {
    const severity = (before: number | undefined, after: number) => {
      const plan = planOf('azure-key-vault');
      if (before !== undefined) Object.assign(changeOf(plan, key(plan)).change.before, expiry(before));
      pending(plan, key(plan), expiry(after));
      return reportOf(plan).findings.map(finding => finding.severity);
    };
    expect(severity(undefined, -1)).toEqual(['critical']);
    expect(severity(undefined, 1)).toEqual(['high']);
    expect(severity(1, 2)).toEqual(['low']);
  });
});

describe('the vault', () => {
  const rules = (...ip_rules: string[]) => ({ network_acls: [{ bypass: 'None', default_action: 'Deny', ip_rules }] });
  const CLOSED = 'so that nobody comes in from the internet: Zoom is shut out, content can be neither read nor stored';

  expectFindings([
    [
      'that somebody deleted',
      plan => driftDeletion(plan, vault(plan)),
      [
        'azure-vault-gone: somebody deleted the vault [Vault]: the key goes with it; the next apply makes another in its place',
      ],
    ],
    [
      'whose resource group the next apply destroys',
      plan => pendingDeletion(plan, addressOf(plan, 'azurerm_resource_group')),
      ['azure-vault-gone: the next apply destroys the resource group [ResourceGroup]: the key goes with it'],
    ],
    [
      'that the next apply replaces, to keep what is deleted for another time',
      plan => pending(plan, vault(plan), { soft_delete_retention_days: 7 }, ['delete', 'create']),
      [
        'azure-vault-gone: the next apply replaces the vault [Vault] by another: the key goes with it',
        'azure-soft-delete-differs: the next apply changes the days that the vault [Vault] keeps deleted keys from 90 to 7',
      ],
    ],
    [
      'without purge protection',
      plan => drift(plan, vault(plan), { purge_protection_enabled: false }),
      [
        'azure-purge-protection-off: somebody changed the vault [Vault] to have no purge protection: the key can be destroyed at once; the next apply puts it back',
      ],
    ],
    [
      'without Azure RBAC',
      plan => drift(plan, vault(plan), { rbac_authorization_enabled: false, enable_rbac_authorization: false }),
      [
        "azure-rbac-off: somebody changed the vault [Vault] from Azure RBAC to access policies: Zoom's role does not count, content can be neither read nor stored; the next apply puts it back",
      ],
    ],
    [
      'without access from public networks',
      plan => drift(plan, vault(plan), { public_network_access_enabled: false }),
      [`azure-vault-closed: somebody changed the vault [Vault] ${CLOSED}; the next apply puts it back`],
    ],
    [
      'with a firewall that lets nobody in',
      plan => pending(plan, vault(plan), rules()),
      [`azure-vault-closed: the next apply changes the vault [Vault] ${CLOSED}`],
    ],
    [
      'with a firewall that lets an address in',
      plan => drift(plan, vault(plan), rules('203.0.113.7')),
      [
        'azure-vault-closed: somebody changed the vault [Vault] so that only 203.0.113.7 may come in: Zoom is shut out unless it comes from there; the next apply puts it back',
      ],
    ],
    [
      'with a firewall that lets another address in',
      plan => {
        const { change } = changeOf(plan, vault(plan));
        Object.assign(change.before, rules('203.0.113.7', '203.0.113.8'));
        pending(plan, vault(plan), rules('203.0.113.8', '203.0.113.9'));
      },
      [
        'azure-vault-closed: the next apply changes the vault [Vault] so that 203.0.113.7 may no longer come in: Zoom is shut out if it comes from there',
        'azure-vault-opened: the next apply changes the vault [Vault] so that 203.0.113.9 may come in',
      ],
    ],
    [
      'that is opened',
      plan => {
        Object.assign(changeOf(plan, vault(plan)).change.before, rules('203.0.113.7'));
        pending(plan, vault(plan), { network_acls: [{ default_action: 'Allow' }] });
      },
      ['azure-vault-opened: the next apply changes the vault [Vault] so that everybody may come in'],
    ],
    [
      'of another SKU',
      plan => drift(plan, vault(plan), { sku_name: 'premium' }),
      [
        'azure-vault-sku-differs: somebody changed the SKU of the vault [Vault] from standard to premium; the next apply puts it back',
      ],
    ],
    [
      'that is no longer premium while its key needs that',
      plan => {
        Object.assign(changeOf(plan, key(plan)).change.before, { key_type: 'RSA-HSM' });
        Object.assign(changeOf(plan, vault(plan)).change.before, { sku_name: 'premium' });
        pending(plan, vault(plan), { sku_name: 'standard' });
      },
      [
        'azure-vault-sku-differs: the next apply changes the SKU of the vault [Vault] from premium to standard, while the key needs a premium one',
      ],
    ],
    [
      'without its audit log',
      plan => driftDeletion(plan, addressOf(plan, 'azurerm_monitor_diagnostic_setting')),
      [
        'azure-watch-gone: somebody deleted the audit log of the vault [AuditLog]: what is done to the key is not kept, or not told; the next apply makes another in its place',
      ],
    ],
  ]);

  expectFindings(
    [
      [
        'without the alert on the events of its key',
        plan => pendingDeletion(plan, addressOf(plan, 'azurerm_resource_group_template_deployment')),
        [
          "azure-watch-gone: the next apply destroys the alert on the key's events [KeyEventAlert]: what is done to the key is not kept, or not told",
        ],
      ],
      [
        'without its system topic',
        plan => driftDeletion(plan, addressOf(plan, 'azurerm_eventgrid_system_topic')),
        [
          'azure-watch-gone: somebody deleted the system topic of the vault [KeyEventTopic]: what is done to the key is not kept, or not told; the next apply makes another in its place',
        ],
      ],
    ],
    'azure-existing-vault',
  );
});

describe('the lock', () => {
  const LOCK = 'azurerm_management_lock.ZoomCmk_DeleteLock_01234567';
  const locked = (plan: PlanJson) =>
    addResource(plan, LOCK, { scope: vaultId(plan), lock_level: 'CanNotDelete' }, { scope: [vault(plan)] });
  const OFF = 'the vault can be deleted while there is none';

  expectFindings([
    [
      'that somebody took off',
      plan => {
        locked(plan);
        driftDeletion(plan, LOCK);
      },
      [`azure-lock-gone: somebody deleted the lock [DeleteLock]: ${OFF}; the next apply makes another in its place`],
    ],
    [
      'that the next apply takes off',
      plan => {
        locked(plan);
        pendingDeletion(plan, LOCK);
      },
      [`azure-lock-gone: the next apply destroys the lock [DeleteLock]: ${OFF}`],
    ],
    [
      'that is yet to be put on',
      plan => {
        locked(plan);
        neverMade(plan, LOCK);
      },
      [`azure-lock-gone: the lock [DeleteLock] does not exist, the next apply makes it: ${OFF}`],
    ],
    [
      'of another level',
      plan => {
        locked(plan);
        drift(plan, LOCK, { lock_level: 'ReadOnly' });
      },
      [
        'azure-lock-gone: somebody changed the level of the lock [DeleteLock] from CanNotDelete to ReadOnly; the next apply puts it back',
      ],
    ],
    [
      'on the subscription of the vault',
      plan => {
        addResource(plan, LOCK, { scope: SUBSCRIPTION, lock_level: 'CanNotDelete' });
        pendingDeletion(plan, LOCK);
      },
      [`azure-lock-gone: the next apply destroys the lock [DeleteLock]: ${OFF}`],
    ],
  ]);

  test('of another vault is none of the key', () => {
    const plan = planOf('azure-key-vault');
    addResource(plan, LOCK, { scope: `${vaultId(plan)}-2`, lock_level: 'CanNotDelete' });
    pendingDeletion(plan, LOCK);
    expect(foundInShort(plan)).toEqual([]);
  });
});

test('what decides about a key and is a secret to Terraform is not told', () => {
  const plan = planOf('azure-existing-vault');
  pending(plan, access(plan), { principal_id: 'aaaaaaaa-0000-0000-0000-000000000000' }, REPLACE);
  changeOf(plan, access(plan)).change.after_sensitive = { principal_id: true };
  expect(foundInShort(plan)[0]).toBe(
    "azure-zoom-principal-differs: the next apply changes the principal of Zoom's role assignment [ZoomAccess] from (a sensitive value) to (a sensitive value): one of them is not Zoom",
  );
});
