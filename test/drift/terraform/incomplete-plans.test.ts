import fc from 'fast-check';
import {
  addressOf,
  asDeclared,
  changeOf,
  drift,
  driftDeletion,
  found,
  foundInShort,
  pending,
  pendingDeletion,
  PlanJson,
  planOf,
  reportOf,
} from './plans';

type Case = readonly [name: string, change: (plan: PlanJson) => void, findings: readonly string[]];

const key = (plan: PlanJson) => addressOf(plan, 'azurerm_key_vault_key');
const access = (plan: PlanJson) => addressOf(plan, 'azurerm_role_assignment', 'ZoomAccess');
const OUT = 'the plan leaves out what becomes of it, as one with -target or -refresh-only does';

/** Takes a resource out of the changes, as a plan with `-target` does. */
function leaveOut(plan: PlanJson, address: string): void {
  plan.resource_changes = plan.resource_changes.filter((each: any) => each.address !== address);
}

test.each<Case>([
  [
    'failed',
    plan => (plan.errored = true),
    ['plan-errored: the plan failed, so that it does not show all that differs'],
  ],
  [
    'failed, by a word that is no boolean',
    plan => (plan.errored = 'no'),
    ['plan-errored: the plan failed, so that it does not show all that differs'],
  ],
  [
    'is not complete',
    plan => (plan.complete = false),
    ['plan-incomplete: the plan is not complete: it was made with -target, or puts something off'],
  ],
  [
    'is of a version that does not say whether it is complete, and leaves something out',
    plan => {
      delete plan.complete;
      leaveOut(plan, access(plan));
    },
    [`plan-incomplete: what the next apply makes of Zoom's role assignment [ZoomAccess] is not known: ${OUT}`],
  ],
  [
    'leaves out the key',
    plan => leaveOut(plan, key(plan)),
    [`plan-incomplete: what the next apply makes of the key [Key] is not known: ${OUT}`],
  ],
  [
    'leaves out what the code has and nobody has made yet',
    plan => {
      const left = access(plan);
      leaveOut(plan, left);
      const { resources } = plan.prior_state.values.root_module;
      plan.prior_state.values.root_module.resources = resources.filter(({ address }: any) => address !== left);
    },
    ['plan-incomplete: the plan leaves out what the code declares: [ZoomAccess]'],
  ],
  [
    'puts off what becomes of the key',
    plan => {
      const entry = changeOf(plan, key(plan));
      leaveOut(plan, entry.address);
      plan.deferred_changes = [{ reason: 'provider_config_unknown', resource_change: entry }];
    },
    [
      'plan-incomplete: the plan puts off [Key]',
      "plan-incomplete: what the next apply makes of the key [Key] is not known: the plan puts it off ('provider_config_unknown')",
    ],
  ],
  [
    'puts off something else',
    plan => (plan.deferred_changes = [{ resource_change: { address: 'module.x', type: 'other', mode: 'managed' } }]),
    ['plan-incomplete: the plan puts off module.x'],
  ],
  [
    'does something that nobody here knows',
    plan => pending(plan, key(plan), {}, ['renew']),
    [
      "plan-incomplete: what the next apply makes of the key [Key] is not known: its actions are not known here, 'renew'",
    ],
  ],
])('a plan that %s is not in sync', (_, change, findings) => {
  const plan = planOf('azure-key-vault');
  change(plan);
  expect(foundInShort(plan)).toEqual(findings);
  expect(reportOf(plan).outcome).toBe('indeterminate');
});

describe('a plan with -refresh-only', () => {
  test('is not in sync, as it does not say what the code wants', () => {
    const plan = planOf('oci-vault');
    delete plan.resource_changes;
    const { outcome, findings, keys } = reportOf(plan);
    expect([outcome, keys.map(each => each.outcome)]).toEqual(['indeterminate', ['indeterminate']]);
    expect(new Set(findings.map(({ ruleId }) => ruleId))).toEqual(new Set(['plan-incomplete']));
  });

  test('shows what somebody changed', () => {
    const plan = planOf('oci-vault');
    const policy = addressOf(plan, 'oci_identity_policy');
    driftDeletion(plan, policy);
    plan.prior_state.values.root_module.resources = plan.prior_state.values.root_module.resources.filter(
      ({ address }: any) => address !== policy,
    );
    delete plan.resource_changes;
    expect(reportOf(plan).outcome).toBe('drift');
    expect(foundInShort(plan)[0]).toBe(
      'oci-zoom-access-lost: somebody deleted the policy that admits Zoom [ZoomAccess]: Zoom is admitted to nothing, content can be neither read nor stored; what the next apply makes of it is not known',
    );
  });
});

test('what somebody changed is told as well where the plan failed', () => {
  const plan = planOf('oci-vault');
  driftDeletion(plan, addressOf(plan, 'oci_identity_policy'));
  plan.errored = true;
  expect(reportOf(plan).findings.map(({ ruleId }) => ruleId)).toEqual(['oci-zoom-access-lost', 'plan-errored']);
});

describe('what was deposed', () => {
  test('counts as Zoom’s access until it is destroyed', () => {
    const plan = planOf('azure-key-vault');
    const address = access(plan);
    const entry = JSON.parse(JSON.stringify(changeOf(plan, address)));
    const { change } = entry;
    const broad = { ...change.before, scope: change.before.scope.replace(/\/keys\/.*/, '') };
    plan.resource_changes.push({
      ...entry,
      deposed: '01234567',
      change: { actions: ['delete'], before: broad, after: null },
    });
    expect(found(plan)).toEqual([]);
    pendingDeletion(plan, address);
    expect(foundInShort(plan)).toEqual([
      expect.stringMatching(
        /^azure-zoom-access-lost: the next apply destroys Zoom's role assignment \[ZoomAccess\], .*deposed/,
      ),
    ]);
  });
});

describe('what is known only once the plan is applied', () => {
  const JUDGED: readonly (readonly [
    example: 'azure-key-vault' | 'oci-replicated' | 'oci-vault',
    type: string,
    attribute: string,
    name?: string,
  ])[] = [
    ['azure-key-vault', 'azuread_service_principal', 'client_id'],
    ['azure-key-vault', 'azuread_service_principal', 'account_enabled'],
    ['azure-key-vault', 'azurerm_key_vault', 'network_acls'],
    ['azure-key-vault', 'azurerm_key_vault', 'public_network_access_enabled'],
    ['azure-key-vault', 'azurerm_key_vault', 'purge_protection_enabled'],
    ['azure-key-vault', 'azurerm_key_vault', 'rbac_authorization_enabled'],
    ['azure-key-vault', 'azurerm_key_vault', 'sku_name'],
    ['azure-key-vault', 'azurerm_key_vault', 'soft_delete_retention_days'],
    ['azure-key-vault', 'azurerm_key_vault_key', 'expiration_date'],
    ['azure-key-vault', 'azurerm_key_vault_key', 'key_opts'],
    ['azure-key-vault', 'azurerm_key_vault_key', 'key_vault_id'],
    ['azure-key-vault', 'azurerm_key_vault_key', 'not_before_date'],
    ['azure-key-vault', 'azurerm_key_vault_key', 'rotation_policy'],
    ['azure-key-vault', 'azurerm_role_assignment', 'condition', 'ZoomAccess'],
    ['azure-key-vault', 'azurerm_role_assignment', 'principal_id', 'ZoomAccess'],
    ['azure-key-vault', 'azurerm_role_assignment', 'role_definition_id', 'ZoomAccess'],
    ['azure-key-vault', 'azurerm_role_assignment', 'scope', 'ZoomAccess'],
    ['oci-replicated', 'oci_identity_policy', 'compartment_id'],
    ['oci-replicated', 'oci_identity_policy', 'statements'],
    ['oci-replicated', 'oci_kms_key', 'auto_key_rotation_details'],
    ['oci-replicated', 'oci_kms_key', 'compartment_id'],
    ['oci-replicated', 'oci_kms_key', 'desired_state'],
    ['oci-replicated', 'oci_kms_key', 'is_auto_rotation_enabled'],
    ['oci-replicated', 'oci_kms_key', 'management_endpoint'],
    ['oci-replicated', 'oci_kms_key', 'protection_mode'],
    ['oci-replicated', 'oci_kms_vault', 'compartment_id', 'Vault'],
    ['oci-replicated', 'oci_kms_vault_replication', 'replica_region'],
    ['oci-replicated', 'oci_kms_vault_replication', 'vault_id'],
    ['oci-vault', 'oci_events_rule', 'condition'],
    ['oci-vault', 'oci_events_rule', 'is_enabled'],
    ['oci-vault', 'oci_identity_compartment', 'compartment_id'],
  ];

  const rows = JUDGED.map(judged => [judged.slice(0, 3).join(' '), judged] as const);
  test.each(rows)('is not in sync, nor drift: of %s', (_, [example, type, attribute, name]) => {
    const plan = planOf(example);
    const address = addressOf(plan, type, name);
    const { change } = changeOf(plan, address);
    change.actions = ['update'];
    delete change.after[attribute];
    change.after_unknown = { [attribute]: true };
    const { findings, outcome } = reportOf(plan);
    expect(outcome).toBe('indeterminate');
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['plan-unknown-value']);
    expect(findings[0].message).toMatch(/^what the next apply makes of .* is not known$/);
  });

  test('is never green, wherever it is and whatever else happens', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...JUDGED),
        fc.constantFrom(['no-op'], ['update'], ['create', 'delete'], ['delete', 'create']),
        fc.constantFrom<unknown>(true, [true], [false, { deep: [true] }], { some: { where: true } }),
        fc.boolean(),
        ([example, type, attribute, name], actions, unknown, isGone) => {
          // What of a block's inside counts is not every part of it.
          const marks = attribute === 'auto_key_rotation_details' ? true : unknown;
          const plan = planOf(example);
          const { change } = changeOf(plan, addressOf(plan, type, name));
          if (isGone) delete change.after[attribute];
          Object.assign(change, { actions, after_unknown: { [attribute]: marks } });
          expect(reportOf(plan).outcome).not.toBe('in-sync');
        },
      ),
      { numRuns: 200 },
    );
  });

  test('does not matter where it is not judged', () => {
    const plan = planOf('azure-key-vault');
    pending(plan, key(plan), {});
    changeOf(plan, key(plan)).change.after_unknown = { public_key_pem: true, tags: [true] };
    expect(found(plan)).toEqual([]);
  });

  test('leaves the outlook of a drift open', () => {
    const plan = planOf('azure-key-vault');
    asDeclared(plan, key(plan), { expiration_date: null });
    drift(plan, key(plan), { key_opts: ['sign'] });
    const { change } = changeOf(plan, key(plan));
    delete change.after.key_opts;
    change.after_unknown = { key_opts: true };
    expect(foundInShort(plan)[0]).toMatch(/; what the next apply makes of it is not known$/);
  });
});
