import { addressOf, addResource, changeOf, driftDeletion, found, PlanJson, planOf, reportOf } from './plans';
import { bySeverity } from '../../../lib/drift/check/find';
import { DeclaredStateError } from '../../../lib/drift/declared';
import { findingsAt } from '../../../lib/drift/report';
import { checkPlans, readPlan } from '../../../lib/drift/terraform';

const EXAMPLES = ['azure-key-vault', 'azure-existing-vault', 'oci-vault', 'oci-replicated'] as const;

/** Puts all of a plan into instances of a module, one for each key; ids differ from instance to instance. */
function inModules(plan: PlanJson, ...keys: readonly string[]): PlanJson {
  const instances = (resources: any[]) =>
    keys.flatMap(key =>
      resources.map(resource => {
        const text = JSON.stringify(resource)
          .replaceAll(/kv-zoom-cmk-example|kv-security-prod/g, `kv-${key}`)
          .replaceAll('.example', `.${key}`)
          .replaceAll('..example', `..${key}`);
        const module = `module.cmk["${key}"]`;
        const moved = JSON.parse(text);
        return { ...moved, address: `${module}.${moved.address}`, module_address: module };
      }),
    );
  const { root_module: root } = plan.configuration;
  const state = instances(plan.prior_state.values.root_module.resources);
  return {
    ...plan,
    resource_changes: instances(plan.resource_changes),
    prior_state: {
      values: {
        root_module: {
          child_modules: keys.map(key => ({
            address: `module.cmk["${key}"]`,
            resources: state.filter(({ module_address }) => module_address.includes(`"${key}"`)),
          })),
        },
      },
    },
    configuration: {
      ...plan.configuration,
      root_module: { module_calls: { cmk: { module: root, for_each_expression: { references: ['var.keys'] } } } },
    },
  };
}

describe.each(EXAMPLES)('the plan of %s', name => {
  test('is in sync where there is nothing to do', () => {
    const { outcome, findings, notChecked, keys } = reportOf(planOf(name));
    expect([outcome, findings, notChecked, keys.length]).toEqual(['in-sync', [], [], 1]);
  });

  test('is in sync in instances of a module, each with a key of its own', () => {
    const { findings, keys } = reportOf(inModules(planOf(name), 'one', 'two.[0]'));
    expect(findings).toEqual([]);
    expect(keys.map(({ constructPath }) => constructPath.slice(0, 21))).toEqual([
      expect.stringContaining('module.cmk["one"]'),
      expect.stringContaining('module.cmk["two.[0]"]'),
    ]);
  });

  test('shows what changes in one instance of a module at the key of that instance alone', () => {
    const plan = inModules(planOf(name), 'one', 'two');
    const type = name.startsWith('azure') ? 'azurerm_role_assignment' : 'oci_identity_policy';
    const [, second] = plan.resource_changes.filter(
      (each: any) => each.type === type && each.name.includes('ZoomAccess'),
    );
    driftDeletion(plan, second.address);
    const { findings, keys } = reportOf(plan);
    expect(findings).toHaveLength(1);
    expect(findings[0].message).toContain(second.address);
    expect(keys.map(({ outcome }) => outcome)).toEqual(['in-sync', 'drift']);
    expect(findings[0].constructPath).toBe(keys[1].constructPath);
  });
});

describe('a report', () => {
  test('has a key, and its findings by stack, address and Region', () => {
    const plan = planOf('oci-vault');
    driftDeletion(plan, addressOf(plan, 'oci_identity_policy'));
    const { keys, findings, schemaVersion } = reportOf(plan);
    const address = addressOf(plan, 'oci_kms_key');
    expect(schemaVersion).toBe(1);
    expect(keys).toEqual([
      {
        ...{ cloud: 'oci', constructPath: address, logicalId: address, stack: 'plan-0.json' },
        ...{ region: 'us-ashburn-1', setRole: 'primary', state: 'ENABLED', outcome: 'drift' },
      },
    ]);
    expect(findingsAt(keys[0], findings)).toEqual(findings);
    expect(findings[0]).toMatchObject({ kind: 'drift', severity: 'critical', cloud: 'oci', gains: [], losses: [] });
    expect(findings[0].fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(reportOf(plan).findings[0].fingerprint).toBe(findings[0].fingerprint);
  });

  test('has the worst finding first', () => {
    const plan = planOf('oci-vault');
    for (const { address } of plan.resource_changes) driftDeletion(plan, address);
    const { findings } = reportOf(plan);
    expect(findings.length).toBeGreaterThan(5);
    expect(findings).toEqual(bySeverity(findings));
  });

  test.each([
    ['azure-key-vault', 'eastus'],
    ['azure-existing-vault', 'eastus'],
    ['oci-vault', 'us-ashburn-1'],
  ] as const)('has the Region of %s', (name, region) => {
    expect(reportOf(planOf(name)).keys.map(key => key.region)).toEqual([region]);
  });

  test('has the Region of the provider for a key that has no endpoint yet, and none where nothing says it', () => {
    const plan = planOf('oci-vault');
    for (const { change } of plan.resource_changes) Object.assign(change, { actions: ['create'], before: null });
    delete changeOf(plan, addressOf(plan, 'oci_kms_key')).change.after.management_endpoint;
    expect(reportOf(plan).keys[0].region).toBe('us-ashburn-1');
    plan.configuration.provider_config = {};
    expect(reportOf(plan).keys[0].region).toBe('');
  });

  test('says what plans of its clouds do not show', () => {
    const notShown = (...plans: PlanJson[]) => reportOf(...plans).notShown.join();
    expect(notShown(planOf('azure-key-vault'))).toMatch(/-refresh=false.*azurerm/);
    expect(notShown(planOf('azure-key-vault'))).not.toContain('endorses');
    expect(notShown(planOf('azure-key-vault'), planOf('oci-vault'))).toMatch(/azurerm.*endorses/);
  });
});

describe('which keys are for Zoom', () => {
  test('not one that Zoom has no role on, which is named as not checked', () => {
    const plan = planOf('azure-key-vault');
    const { before } = changeOf(plan, addressOf(plan, 'azurerm_key_vault_key')).change;
    const other = { ...before, name: 'other', resource_versionless_id: `${before.key_vault_id}/keys/other` };
    addResource(plan, 'azurerm_key_vault_key.other', other);
    const { keys, notChecked, outcome } = reportOf(plan);
    expect([keys.length, outcome]).toEqual([1, 'in-sync']);
    expect(notChecked).toEqual([
      { constructPath: 'azurerm_key_vault_key.other', logicalId: 'azurerm_key_vault_key.other', stack: 'plan-0.json' },
    ]);
  });

  test('not one of the same compartment that the policy does not name', () => {
    const plan = planOf('oci-replicated');
    const { before } = changeOf(plan, addressOf(plan, 'oci_kms_key')).change;
    addResource(plan, 'oci_kms_key.other', { ...before, id: 'ocid1.key.oc1.iad.example.other' });
    expect(reportOf(plan).notChecked.map(({ logicalId }) => logicalId)).toEqual(['oci_kms_key.other']);
  });

  test('every one of a compartment where the policy admits Zoom to all of it', () => {
    const plan = planOf('oci-vault');
    const { before } = changeOf(plan, addressOf(plan, 'oci_kms_key')).change;
    addResource(plan, 'oci_kms_key.other', { ...before, id: 'ocid1.key.oc1.iad.example.other' });
    expect(reportOf(plan).keys).toHaveLength(2);
  });

  test('one of other code, by the service principal of its role assignment', () => {
    const plan = planOf('azure-key-vault');
    for (const list of [plan.resource_changes, plan.prior_state.values.root_module.resources]) {
      for (const resource of list) {
        resource.name = resource.name.replace('ZoomCmk', 'mine').replace(/_[0-9A-F]{8}$/, '');
        resource.address = `${resource.mode === 'data' ? 'data.' : ''}${resource.type}.${resource.name}`;
      }
    }
    plan.configuration = {};
    driftDeletion(plan, addressOf(plan, 'azurerm_role_assignment', 'ZoomAccess'));
    expect(found(plan)).toEqual([expect.stringContaining('azure-zoom-access-lost: somebody deleted')]);
  });

  test('one that is yet to be made, by what its code refers to', () => {
    const plan = planOf('azure-existing-vault');
    for (const { change, type } of plan.resource_changes) {
      Object.assign(change, { actions: ['create'], before: null });
      if (type === 'azurerm_key_vault_key') delete change.after.resource_versionless_id;
      if (type !== 'azurerm_role_assignment') continue;
      delete change.after.scope;
      change.after_unknown = { scope: true };
    }
    expect(found(plan)).toEqual([expect.stringContaining('azure-key-missing')]);
  });

  test('an instance of `for_each` by the same key of its role assignment', () => {
    const plan = planOf('azure-key-vault');
    const [key, access] = [
      addressOf(plan, 'azurerm_key_vault_key'),
      addressOf(plan, 'azurerm_role_assignment', 'ZoomAccess'),
    ];
    for (const address of [key, access]) {
      const entry = changeOf(plan, address);
      const copy = (index: string) => ({
        ...JSON.parse(JSON.stringify(entry)),
        address: `${address}["${index}"]`,
        index,
      });
      plan.resource_changes.splice(plan.resource_changes.indexOf(entry), 1, copy('a'), copy('b'));
    }
    for (const address of [`${key}["b"]`, `${access}["b"]`]) {
      const { before, after } = changeOf(plan, address).change;
      for (const values of [before, after]) {
        for (const name of ['scope', 'resource_versionless_id']) if (values[name]) values[name] += '-b';
      }
    }
    plan.prior_state = undefined;
    const blocks = plan.configuration.root_module.resources.filter(({ address }: any) =>
      [key, access].includes(address),
    );
    for (const block of blocks) block.for_each_expression = {};
    expect(found(plan)).toEqual([]);
    driftDeletion(plan, `${access}["b"]`);
    const { keys } = reportOf(plan);
    expect(keys.map(({ logicalId, outcome }) => [logicalId.slice(-5), outcome])).toEqual([
      ['["a"]', 'in-sync'],
      ['["b"]', 'drift'],
    ]);
  });
});

describe('several plans', () => {
  /** Splits a plan in two, the second with the resources of some types. */
  function split(plan: PlanJson, ...types: readonly string[]): [PlanJson, PlanJson] {
    const part = (isIn: (resource: any) => boolean): PlanJson => ({
      ...plan,
      resource_changes: plan.resource_changes.filter(isIn),
      prior_state: {
        values: { root_module: { resources: plan.prior_state.values.root_module.resources.filter(isIn) } },
      },
      configuration: {
        ...plan.configuration,
        root_module: { resources: plan.configuration.root_module.resources.filter(isIn) },
      },
    });
    const isSecond = ({ type }: any) => types.includes(type);
    return [part(resource => !isSecond(resource)), part(isSecond)];
  }

  test.each([
    ['azure-key-vault', 'azurerm_role_assignment', 'azure-zoom-access-lost'],
    ['oci-vault', 'oci_identity_policy', 'oci-zoom-access-lost'],
  ] as const)('may have the key of %s and Zoom’s access to it apart', (name, type, rule) => {
    const [keys, access] = split(planOf(name), type);
    expect(reportOf(keys, access)).toMatchObject({
      outcome: 'in-sync',
      findings: [],
      keys: [{ stack: 'plan-0.json' }],
    });
    driftDeletion(access, addressOf(access, type, 'ZoomAccess'));
    expect(reportOf(keys, access).findings).toMatchObject([{ ruleId: rule, stack: 'plan-0.json' }]);
  });

  test('make what one of them leaves out a finding at the keys of the other', () => {
    const [keys, access] = split(planOf('oci-vault'), 'oci_identity_policy');
    const { outcome, findings } = reportOf(keys, { ...access, errored: true });
    expect([outcome, findings.map(({ ruleId }) => ruleId)]).toEqual(['indeterminate', ['plan-errored']]);
  });

  test('of several clouds are checked together', () => {
    const { keys, outcome } = reportOf(...EXAMPLES.map(planOf));
    expect(keys.map(({ cloud, stack }) => [cloud, stack])).toEqual([
      ['azure', 'plan-0.json'],
      ['azure', 'plan-1.json'],
      ['oci', 'plan-2.json'],
      ['oci', 'plan-3.json'],
    ]);
    expect(outcome).toBe('in-sync');
  });

  test('of which one has nothing of Zoom are never green', () => {
    const empty = { ...planOf('oci-vault'), resource_changes: [], prior_state: {}, configuration: {} };
    const { outcome, findings } = reportOf(planOf('azure-key-vault'), empty);
    expect(outcome).toBe('indeterminate');
    expect(findings).toMatchObject([{ ruleId: 'plan-without-key', stack: 'plan-1.json', region: '' }]);
    expect(findings[0]).not.toHaveProperty('logicalId');
  });

  test('fails where a plan is given twice', () => {
    const plan = readPlan(JSON.stringify(planOf('oci-vault')), 'plan.json');
    expect(() => checkPlans([plan, plan])).toThrow(new DeclaredStateError("the plan 'plan.json' is given twice"));
  });
});

describe('without a key', () => {
  test('fails where no plan is given', () => {
    expect(() => checkPlans([])).toThrow(new DeclaredStateError('no key to check: no plan is given'));
  });

  test('fails where the plan has none', () => {
    const plan = { format_version: '1.2', planned_values: {} };
    expect(() => reportOf(plan)).toThrow(
      new DeclaredStateError("no key to check: 'plan-0.json' has no key in Azure Key Vault or OCI Vault"),
    );
  });

  test('fails where Zoom has access to none of its keys', () => {
    const plan = planOf('azure-key-vault');
    plan.resource_changes = plan.resource_changes.filter(({ type }: any) => type === 'azurerm_key_vault_key');
    delete plan.prior_state;
    delete plan.configuration;
    expect(() => reportOf(plan)).toThrow(
      new DeclaredStateError(
        "no key to check: Zoom has access to none of 1 keys of 'plan-0.json', by a role assignment or a policy in the plan",
      ),
    );
  });

  test('a plan that failed before it had any is a report, and not in sync', () => {
    const plan = {
      format_version: '1.2',
      planned_values: {},
      errored: true,
      configuration: { provider_config: { oci: {} } },
    };
    const { outcome, keys, findings } = reportOf(plan);
    expect([outcome, keys]).toEqual(['indeterminate', []]);
    expect(findings.map(({ ruleId, cloud }) => [ruleId, cloud])).toEqual([
      ['plan-without-key', 'oci'],
      ['plan-errored', 'oci'],
    ]);
  });
});
