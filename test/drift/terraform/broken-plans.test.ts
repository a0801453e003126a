import { addressOf, changeOf, driftDeletion, found, PlanJson, planOf, reportOf } from './plans';
import { DeclaredStateError } from '../../../lib/drift/declared';
import { jsonFault } from '../../../lib/drift/json-fault';
import { checkPlans, readPlan } from '../../../lib/drift/terraform';

const HOW = 'give the output of `terraform show -json` of a plan that `terraform plan -out` wrote';

/** A bound that a hang does not reach, and a slow machine does not either. */
const MOST_MS = 20_000;

function timed<T>(action: () => T): T {
  const before = performance.now();
  try {
    return action();
  } finally {
    expect(performance.now() - before).toBeLessThan(MOST_MS);
  }
}

const textOf = () => JSON.stringify(planOf('oci-vault'), undefined, 2);

describe('fails, and says what was given and what to give', () => {
  test.each<[string, string, string]>([
    ['nothing', ' \n', `the plan 'p.json' is empty: ${HOW}`],
    [
      'a binary plan',
      'PK\u0003\u0004\u0014\u0000',
      `the plan 'p.json' is a plan file as Terraform keeps it, not JSON: ${HOW}`,
    ],
    [
      'UTF-16 that was read as UTF-8',
      '\ufffd\ufffd{\u0000"\u0000',
      "the plan 'p.json' is UTF-16, as Windows PowerShell's `>` writes it: write it with `| Out-File -Encoding utf8`, or in a shell that leaves bytes alone",
    ],
    [
      'the log of a plan',
      '{"@level":"info","type":"version"}\n{"@level":"info"}',
      `the plan 'p.json' is the log of \`terraform plan -json\`, not a plan: ${HOW}`,
    ],
    [
      'what a plan prints for people',
      'No changes. Your infrastructure matches the configuration.',
      `the plan 'p.json' is not JSON, or was cut off, see line 1, column 1: ${HOW}`,
    ],
    ['a list', '[]', `the plan 'p.json' is a list: ${HOW}`],
    ['a text', '"\u202eplan"', `the plan 'p.json' is '?plan': ${HOW}`],
    ['a state as JSON', '{"format_version":"1.0","values":{}}', `'p.json' is a state, not a plan: ${HOW}`],
    ['a state file', '{"version":4,"lineage":"x","resources":[]}', `'p.json' is a state, not a plan: ${HOW}`],
    ['an empty object', '{}', `'p.json' is no plan, as it has no format_version: ${HOW}`],
    [
      'schemas',
      '{"format_version":"1.0","provider_schemas":{}}',
      `'p.json' is no plan, as it has no resource changes, planned values or configuration: ${HOW}`,
    ],
    [
      'a version that is a number',
      '{"format_version":1.2,"planned_values":{}}',
      `'p.json' is of no format version that is known, it has 1.2: ${HOW}`,
    ],
    [
      'a version in words',
      '{"format_version":"1","planned_values":{}}',
      `'p.json' is of no format version that is known, it has '1': ${HOW}`,
    ],
    [
      'an older version',
      '{"format_version":"0.2","planned_values":{}}',
      "'p.json' has the format version '0.2', 1.x is understood: make the plan with Terraform 1.1 or newer, or look for a newer zoom-cmk",
    ],
    [
      'a newer version',
      '{"format_version":"2.0","planned_values":{}}',
      "'p.json' has the format version '2.0', 1.x is understood: make the plan with Terraform 1.1 or newer, or look for a newer zoom-cmk",
    ],
  ])('%s', (_, text, message) => {
    expect(() => readPlan(text, 'p.json')).toThrow(new DeclaredStateError(message));
  });

  const SHAPE = "the plan 'p.json' is of another shape than Terraform's: ";
  test.each<[string, (plan: PlanJson) => void, string]>([
    [
      'changes that are no list',
      plan => (plan.resource_changes = {}),
      `${SHAPE}resource_changes is an object, expected a list`,
    ],
    [
      'drift that is no list',
      plan => (plan.resource_drift = 'none'),
      `${SHAPE}resource_drift is 'none', expected a list`,
    ],
    [
      'a change that is nothing',
      plan => (plan.resource_changes[1] = null),
      `${SHAPE}resource_changes[1].type is nothing, expected a text`,
    ],
    [
      'a change without an address',
      plan => delete plan.resource_changes[0].address,
      `${SHAPE}resource_changes[0].address is nothing, expected a text`,
    ],
    [
      'a change of no actions',
      plan => delete plan.resource_changes[0].change.actions,
      `${SHAPE}resource_changes[0].change.actions is nothing, expected a list of texts`,
    ],
    [
      'actions that are no texts',
      plan => (plan.resource_changes[0].change.actions = [1]),
      `${SHAPE}resource_changes[0].change.actions is a list, expected a list of texts`,
    ],
    [
      'values that are a text',
      plan => (plan.resource_changes[0].change.before = 'x'),
      `${SHAPE}resource_changes[0].change.before is 'x', expected an object or null`,
    ],
    [
      'no change at all',
      plan => delete plan.resource_changes[0].change,
      `${SHAPE}resource_changes[0].change is nothing, expected an object`,
    ],
    [
      'a resource twice',
      plan => plan.resource_changes.push(plan.resource_changes[0]),
      "the plan 'p.json' has oci_events_rule.ZoomCmk_KeyEventRule_DF47F114 twice in resource_changes: no plan of Terraform has",
    ],
  ])('%s', (_, change, message) => {
    const plan = planOf('oci-vault');
    plan.resource_changes.sort((one: any, other: any) => (one.address < other.address ? -1 : 1));
    change(plan);
    expect(() => readPlan(JSON.stringify(plan), 'p.json')).toThrow(new DeclaredStateError(message));
  });

  test('a plan that was cut off, wherever it was', () => {
    const text = textOf();
    for (let length = 1; length < text.length; length += Math.ceil(text.length / 100)) {
      const part = text.slice(0, length);
      const { line, column } = jsonFault(part);
      expect(() => readPlan(part, 'p.json')).toThrow(
        new DeclaredStateError(
          `the plan 'p.json' is not JSON, or was cut off, see line ${line}, column ${column}: ${HOW}`,
        ),
      );
    }
  });
});

describe('reads', () => {
  test.each(['1.0', '1.1', '1.2', '1.99'])('format version %s', version => {
    expect(found({ ...planOf('oci-vault'), format_version: version })).toEqual([]);
  });

  test('a byte order mark, and fields that nobody knows', () => {
    const text = JSON.stringify({ ...planOf('oci-vault'), whatever: [{}], action_invocations: null });
    expect(checkPlans([readPlan(`\ufeff${text}`, 'p.json')]).outcome).toBe('in-sync');
  });

  test('a plan without its configuration and its earlier state', () => {
    const { configuration, prior_state, planned_values, ...plan } = planOf('oci-vault');
    expect(found(plan)).toEqual([]);
    driftDeletion(plan, addressOf(plan, 'oci_identity_policy'));
    expect(found(plan)).toHaveLength(1);
  });

  test('keys that mean something to JavaScript, and keys that stand twice, as nothing', () => {
    const text = textOf()
      .replace(
        '"errored": false',
        '"errored": false, "__proto__": {"errored": true, "resource_drift": 1}, "constructor": 1',
      )
      .replaceAll(
        '"change": {',
        '"__proto__": {"before": null}, "change": {"__proto__": {"before": 7}, "actions": ["x"],',
      );
    expect(checkPlans([readPlan(text, 'p.json')])).toMatchObject({ outcome: 'in-sync', findings: [] });
  });

  test('numbers that are larger than numbers are', () => {
    const text = JSON.stringify(planOf('oci-replicated')).replaceAll('365', '1e999');
    expect(checkPlans([readPlan(text, 'p.json')]).outcome).toBe('in-sync');
  });
});

describe('within seconds', () => {
  /** A plan of many megabytes: the example, and other resources around it. */
  function large(example: 'azure-key-vault' | 'oci-vault', megabytes: number, other: (index: number) => any): string {
    const plan = planOf(example);
    const entries: string[] = [];
    let size = 0;
    for (let index = 0; size < megabytes * 1024 * 1024; index++) {
      const entry = JSON.stringify(other(index));
      size += entry.length;
      entries.push(entry);
    }
    return JSON.stringify(plan).replace('"resource_changes":[', `"resource_changes":[${entries.join()},`);
  }

  const noOp = (type: string, name: string, values: object) => ({
    ...{ address: `${type}.${name}`, mode: 'managed', type, name },
    change: { actions: ['no-op'], before: values, after: values, after_unknown: {} },
  });

  test('50 MB of resources of other kinds', () => {
    const text = large('azure-key-vault', 50, index =>
      noOp('azurerm_linux_virtual_machine', `vm-${index}`, { tags: { note: 'x'.repeat(500) }, id: `vm-${index}` }),
    );
    expect(timed(() => checkPlans([readPlan(text, 'p.json')])).outcome).toBe('in-sync');
  });

  test('50 MB of role assignments of others, on the same key', () => {
    const plan = planOf('azure-key-vault');
    const { before } = changeOf(plan, addressOf(plan, 'azurerm_role_assignment', 'ZoomAccess')).change;
    const text = large('azure-key-vault', 50, index =>
      noOp('azurerm_role_assignment', `other-${index}`, { ...before, principal_id: `other-${index}` }),
    );
    expect(timed(() => checkPlans([readPlan(text, 'p.json')])).outcome).toBe('in-sync');
  });

  test('50 MB that were cut off', () => {
    const text = large('oci-vault', 50, index => noOp('oci_core_instance', `vm-${index}`, { id: 'x'.repeat(900) }));
    expect(timed(() => failure(() => readPlan(text.slice(0, -1), 'p.json')))).toMatch(
      /was cut off, see line 1, column \d+/,
    );
  });

  test.each<[string, number, string, (index: number, before: any) => any]>([
    ['keys', 1001, 'oci_kms_key', (index, before) => ({ ...before, id: `ocid1.key.oc1..k${index}` })],
    ['policies for Zoom', 1001, 'oci_identity_policy', (index, before) => ({ ...before, name: `p-${index}` })],
  ])('fails at more %s than anybody has', (_, count, type, values) => {
    const plan = planOf('oci-vault');
    const { before } = changeOf(plan, addressOf(plan, type)).change;
    for (let index = 0; index < count; index++) {
      plan.resource_changes.push(noOp(type, `other${index}`, values(index, before)));
    }
    expect(timed(() => failure(() => reportOf(plan)))).toMatch(/^the plans have more than 1000 /);
  });

  test('fails at more locks of one vault than anybody has', () => {
    const plan = planOf('azure-key-vault');
    const scope = changeOf(plan, addressOf(plan, 'azurerm_key_vault')).change.before.id;
    for (let index = 0; index < 201; index++) {
      plan.resource_changes.push(noOp('azurerm_management_lock', `l${index}`, { scope }));
    }
    expect(failure(() => reportOf(plan))).toMatch(/has more than 200 locks, which no cloud allows/);
  });

  test('fails at more statements of one policy than OCI takes', () => {
    const plan = planOf('oci-vault');
    const { change } = changeOf(plan, addressOf(plan, 'oci_identity_policy'));
    change.after.statements = [
      ...change.after.statements,
      ...Array.from({ length: 500 }, (_, index) => `Allow group g${index} to use keys in tenancy`),
    ];
    expect(failure(() => reportOf(plan))).toMatch(/has 504 statements, at most 500 are compared/);
  });

  test('many keys of many policies that change altogether', () => {
    const plan = planOf('oci-vault');
    const [key, policy] = ['oci_kms_key', 'oci_identity_policy'].map(type => changeOf(plan, addressOf(plan, type)));
    for (let index = 0; index < 300; index++) {
      plan.resource_changes.push(noOp('oci_kms_key', `other${index}`, { ...key.change.before, id: `k${index}` }));
    }
    const others = (verb: string) =>
      Array.from({ length: 496 }, (_, index) => `Allow group g${index} to ${verb} things${index} in tenancy`);
    const { statements } = policy.change.before;
    policy.change = {
      actions: ['update'],
      before: { ...policy.change.before, statements: [...statements, ...others('use')] },
      after: { ...policy.change.after, statements: [...statements, ...others('read')] },
    };
    const { keys, outcome } = timed(() => reportOf(plan));
    expect([keys.length, outcome]).toEqual([301, 'drift']);
  });

  test.each<[string, (nested: string) => (plan: PlanJson) => string]>([
    [
      'values',
      nested => plan =>
        JSON.stringify(plan).replace('"after_unknown":{}', `"after_unknown":{"tags":${nested}},"x":${nested}`),
    ],
    [
      'marks of what is unknown',
      nested => plan =>
        JSON.stringify(plan).replaceAll(
          '"after_unknown":{}',
          `"after_unknown":{"statements":${nested},"scope":${nested}}`,
        ),
    ],
    [
      'an earlier state',
      nested => plan =>
        JSON.stringify({ ...plan, prior_state: 0 }).replace(
          '"prior_state":0',
          `"prior_state":{"values":{"root_module":${nested}}}`,
        ),
    ],
    ['anything', nested => () => nested],
  ])('fails, or gives an answer, at %s that are nested 100,000 levels deep', (_, change) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"child_modules":[', ']}'],
      ['{"a":', '}'],
    ]) {
      const nested = `${open.repeat(100_000)}true${close.repeat(100_000)}`;
      for (const example of ['azure-key-vault', 'oci-vault'] as const) {
        const text = change(nested)(planOf(example));
        timed(() => {
          try {
            checkPlans([readPlan(text, 'p.json')]);
          } catch (error) {
            expect(error).toBeInstanceOf(DeclaredStateError);
          }
        });
      }
    }
  });

  test('fails at modules that seem to call themselves', () => {
    const text = JSON.stringify({ ...planOf('oci-vault'), configuration: 0 });
    const nested = `${'{"module_calls":{"again":{"module":'.repeat(100_000)}{}${'}}}'.repeat(100_000)}`;
    const plan = text.replace('"configuration":0', `"configuration":{"root_module":${nested}}`);
    expect(timed(() => failure(() => readPlan(plan, 'p.json')))).toMatch(
      /^the plan 'p.json' has modules nested more than 100 deep: no module can call itself/,
    );
  });

  test.each<[string, (text: string) => object]>([
    ['addresses', text => ({ address: `oci_kms_key.x${text}`, module_address: text })],
    ['values', text => ({ change: { actions: ['update'], before: textsOf(text), after: textsOf('') } })],
  ])('%s of 100,000 characters that are hard to read', (_, entry) => {
    const plan = planOf('oci-vault');
    for (const text of ['[', '["', '/', '{', "'", '"', ' ', 'any{', '\\', '=', 'a.', '_', '\u202e'].map(each =>
      each.repeat(100_000 / each.length),
    )) {
      const copies = [...plan.resource_changes, ...planOf('azure-key-vault').resource_changes].map(
        (resource: any, index) => ({
          ...resource,
          ...{ address: `${resource.address}${index}`, ...entry(text) },
        }),
      );
      copies.forEach((copy, index) => (copy.address += index));
      timed(() => {
        try {
          reportOf({ ...plan, resource_changes: copies });
        } catch (error) {
          expect(error).toBeInstanceOf(DeclaredStateError);
        }
      });
    }
  });

  function textsOf(text: string) {
    const names = [
      'scope',
      'statements',
      'id',
      'condition',
      'principal_id',
      'role_definition_id',
      'compartment_id',
      'location',
    ];
    const more = [
      'resource_versionless_id',
      'key_vault_id',
      'management_endpoint',
      'expiration_date',
      'state',
      'lock_level',
    ];
    return {
      ...Object.fromEntries([...names, ...more].map(name => [name, text])),
      statements: [`Admit group ${text} of tenancy x to use keys in tenancy`, text, `Define group x as ${text}`],
    };
  }
});

function failure(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof DeclaredStateError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}
