import {
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
} from './plans';
import { ZOOM_VAULT_KEY } from '../../../lib/zoom';

type Case = readonly [name: string, change: (plan: PlanJson) => void, findings: readonly string[]];

const policy = (plan: PlanJson) => addressOf(plan, 'oci_identity_policy', 'ZoomAccess');
const key = (plan: PlanJson) => addressOf(plan, 'oci_kms_key');
const statementsOf = (plan: PlanJson): string[] => changeOf(plan, policy(plan)).change.after.statements;

/** Somebody wrote the statements of the policy anew. */
const rewrite = (change: (statements: string[]) => string[]) => (plan: PlanJson) =>
  drift(plan, policy(plan), { statements: change(statementsOf(plan)) });
const replace = (pattern: string | RegExp, text: string) =>
  rewrite(statements => statements.map(statement => statement.replace(pattern, text)));

const COMPARTMENT = 'compartment id ocid1.compartment.oc1..examplezoom-cmk';
const SOMEBODY = 'somebody changed the policy that admits Zoom [ZoomAccess]';
const BACK = '; the next apply puts it back';

function expectFindings(cases: readonly Case[], example: ExampleName = 'oci-vault'): void {
  test.each(cases)('%s', (_, change, findings) => {
    const plan = planOf(example);
    change(plan);
    expect(foundInShort(plan)).toEqual(findings);
    expect(reportOf(plan).outcome).not.toBe('in-sync');
  });
}

describe('the policy', () => {
  const NOTHING = 'Zoom is admitted to nothing, content can be neither read nor stored';

  expectFindings([
    [
      'that somebody deleted',
      plan => driftDeletion(plan, policy(plan)),
      [`oci-zoom-access-lost: somebody deleted the policy that admits Zoom [ZoomAccess]: ${NOTHING}${BACK}`],
    ],
    [
      'that the next apply destroys',
      plan => pendingDeletion(plan, policy(plan)),
      [`oci-zoom-access-lost: the next apply destroys the policy that admits Zoom [ZoomAccess]: ${NOTHING}`],
    ],
    [
      'that is yet to be made',
      plan => neverMade(plan, policy(plan)),
      [
        `oci-zoom-access-lost: the policy that admits Zoom [ZoomAccess] does not exist, the next apply makes it: ${NOTHING}`,
      ],
    ],
    [
      'that the next apply replaces',
      plan => pending(plan, policy(plan), { name: 'other' }, ['delete', 'create']),
      [
        'oci-zoom-access-interrupted: the next apply destroys the policy that admits Zoom [ZoomAccess] before it makes another: Zoom has no access meanwhile',
      ],
    ],
    [
      'without the use of keys',
      rewrite(statements => statements.filter(statement => !statement.includes('use keys'))),
      [`oci-zoom-access-lost: ${SOMEBODY} so that it no longer admits Zoom to use keys in ${COMPARTMENT}${BACK}`],
    ],
    [
      'without the vaults, after the next apply',
      plan => pending(plan, policy(plan), { statements: statementsOf(plan).slice(0, 3) }),
      [
        `oci-zoom-access-lost: the next apply changes the policy that admits Zoom [ZoomAccess] so that it no longer admits Zoom to read vaults in ${COMPARTMENT}`,
      ],
    ],
    [
      'of a lesser verb',
      replace('to use keys', 'to inspect keys'),
      [`oci-zoom-access-lost: ${SOMEBODY} so that it no longer admits Zoom to use keys in ${COMPARTMENT}${BACK}`],
    ],
    [
      'of a greater verb',
      replace('to use keys', 'to manage keys'),
      [`oci-unexpected-access: ${SOMEBODY} so that it allows Zoom to manage keys in ${COMPARTMENT}${BACK}`],
    ],
    [
      'of a family',
      replace('to use keys', 'to use key-family'),
      [
        `oci-unexpected-access: ${SOMEBODY} so that it allows Zoom to use vaults in ${COMPARTMENT}, use key-delegate in ${COMPARTMENT}${BACK}`,
      ],
    ],
    [
      'of all resources',
      replace('to use keys', 'to use all-resources'),
      [`oci-unexpected-access: ${SOMEBODY} so that it allows Zoom to use all-resources in ${COMPARTMENT}${BACK}`],
    ],
    [
      'of the whole tenancy',
      replace(/use keys in .*/, 'use keys in tenancy'),
      [`oci-unexpected-access: ${SOMEBODY} so that it allows Zoom to use keys in tenancy${BACK}`],
    ],
    [
      'of another compartment',
      replace(/use keys in .*/, 'use keys in compartment id ocid1.compartment.oc1..other'),
      [
        `oci-zoom-access-lost: ${SOMEBODY} so that it no longer admits Zoom to use keys in ${COMPARTMENT}${BACK}`,
        `oci-unexpected-access: ${SOMEBODY} so that it allows Zoom to use keys in compartment id ocid1.compartment.oc1..other${BACK}`,
      ],
    ],
    [
      'of a compartment by its name, which may be the same',
      replace(/use keys in .*/, 'use keys in compartment zoom-cmk'),
      [
        `oci-policy-not-comparable: ${SOMEBODY}, and it is not proved whether it still allows Zoom to use keys in ${COMPARTMENT}${BACK}`,
        `oci-policy-not-comparable: ${SOMEBODY}, and it is not proved whether it now allows Zoom to use keys in compartment zoom-cmk${BACK}`,
      ],
    ],
    [
      'of permissions by name, which may be those of the verb',
      replace('to use keys', 'to {KEY_DECRYPT, KEY_ENCRYPT}'),
      [
        `oci-policy-not-comparable: ${SOMEBODY}, and it is not proved whether it still allows Zoom to use keys in ${COMPARTMENT}${BACK}`,
        `oci-policy-not-comparable: ${SOMEBODY}, and it is not proved whether it now allows Zoom to {key_decrypt, key_encrypt} in ${COMPARTMENT}${BACK}`,
      ],
    ],
    [
      'of another group under the same name',
      replace(ZOOM_VAULT_KEY.groupOcid.value, 'ocid1.group.oc1..intruders'),
      [
        `oci-zoom-access-lost: ${SOMEBODY} so that it no longer admits Zoom to use keys in ${COMPARTMENT}, read vaults in ${COMPARTMENT}${BACK}`,
        `oci-unexpected-access: ${SOMEBODY} so that it allows group id ocid1.group.oc1..intruders of tenancy id ${ZOOM_VAULT_KEY.tenancyOcid.value} to use keys in ${COMPARTMENT}, read vaults in ${COMPARTMENT}${BACK}`,
      ],
    ],
    [
      'without the definition of the group',
      rewrite(statements => statements.filter(statement => !statement.startsWith('Define group'))),
      [
        `oci-zoom-access-lost: ${SOMEBODY} so that it no longer admits Zoom to use keys in ${COMPARTMENT}, read vaults in ${COMPARTMENT}${BACK}`,
        `oci-policy-not-comparable: ${SOMEBODY} so that it has \`admit group cmkkeybroker of tenancy zoomcmk to read vaults in ${COMPARTMENT}\`, \`admit group cmkkeybroker of tenancy zoomcmk to use keys in ${COMPARTMENT}\`, whose meaning is not known${BACK}`,
      ],
    ],
    [
      'that lets somebody else in',
      rewrite(statements => [...statements, 'Allow group Interns to manage keys in tenancy']),
      [`oci-unexpected-access: ${SOMEBODY} so that it allows group interns to manage keys in tenancy${BACK}`],
    ],
    [
      'that no longer lets somebody else in',
      plan => {
        asDeclared(plan, policy(plan), {
          statements: [...statementsOf(plan), 'Allow group Auditors to read keys in tenancy'],
        });
        rewrite(statements => statements.slice(0, -1))(plan);
      },
      [`oci-policy-differs: ${SOMEBODY} so that it no longer allows group auditors to read keys in tenancy${BACK}`],
    ],
    [
      'with a statement that nobody here understands',
      rewrite(statements => [...statements, 'Deny  any-user to use keys in tenancy']),
      [
        `oci-policy-not-comparable: ${SOMEBODY} so that it has \`deny any-user to use keys in tenancy\`, whose meaning is not known${BACK}`,
      ],
    ],
    [
      'with a condition that was none before',
      replace(/(use keys .*)/, "$1 where request.region = 'iad'"),
      [
        `oci-policy-not-comparable: ${SOMEBODY}, and it is not proved whether it still allows Zoom to use keys in ${COMPARTMENT}${BACK}`,
      ],
    ],
  ]);

  const SECURITY = 'compartment id ocid1.compartment.oc1..examplesecurity';
  expectFindings(
    [
      [
        'without its condition',
        replace(/ where .*/, ''),
        [`oci-unexpected-access: ${SOMEBODY} so that it allows Zoom to use keys in ${SECURITY}${BACK}`],
      ],
      [
        'with another condition',
        replace(/example\.zoom-cmk'/, "example.other'"),
        [
          `oci-policy-not-comparable: ${SOMEBODY}, and it is not proved whether it still allows Zoom to use keys in ${SECURITY} where target.key.id = 'ocid1.key.oc1.iad.example.zoom-cmk'${BACK}`,
          `oci-policy-not-comparable: ${SOMEBODY}, and it is not proved whether it now allows Zoom to use keys in ${SECURITY} where target.key.id = 'ocid1.key.oc1.iad.example.other'${BACK}`,
        ],
      ],
    ],
    'oci-replicated',
  );

  test('in another order, case and spacing, with other names for Zoom, is no difference', () => {
    const plan = planOf('oci-replicated');
    const shout = (statement: string) => statement.toUpperCase().replaceAll('ZOOMCMK', 'Z').replaceAll(' ', ' \n ');
    rewrite(statements => statements.map(shout).reverse())(plan);
    expect(foundInShort(plan)).toEqual([]);
  });

  test('that moves to another policy of the plan is no difference', () => {
    const plan = planOf('oci-vault');
    const entry = JSON.parse(JSON.stringify(changeOf(plan, policy(plan))));
    const second = { ...entry, address: 'oci_identity_policy.second', name: 'second' };
    plan.resource_changes.push({ ...second, change: { ...second.change, actions: ['create'], before: null } });
    pendingDeletion(plan, policy(plan));
    expect(foundInShort(plan)).toEqual([]);
  });

  test('whose statements are a secret to Terraform is not told', () => {
    const plan = planOf('oci-vault');
    rewrite(statements => statements.slice(0, 3))(plan);
    changeOf(plan, policy(plan)).change.before_sensitive = { statements: [false, false, true] };
    expect(foundInShort(plan)).toEqual([
      `oci-zoom-access-lost: ${SOMEBODY} so that it no longer admits (a sensitive value)${BACK}`,
    ]);
  });
});

describe('the key', () => {
  const UNUSABLE = 'content can be neither read nor stored';

  expectFindings([
    [
      'that somebody deleted',
      plan => driftDeletion(plan, key(plan)),
      [
        "oci-key-missing: somebody deleted the key [Key]: content can't be encrypted or read with it; the next apply makes another in its place",
      ],
    ],
    [
      'that is yet to be made',
      plan => plan.resource_changes.forEach(({ address }: any) => neverMade(plan, address)),
      [
        "oci-key-missing: the key [Key] does not exist, the next apply makes it: content can't be encrypted or read with it",
      ],
    ],
    [
      'that the next apply destroys',
      plan => pendingDeletion(plan, key(plan)),
      ["oci-key-destroyed: the next apply destroys the key [Key]: what it encrypted can't be read any more"],
    ],
    [
      'that somebody disabled, which the code has nothing against',
      plan => driftThatStays(plan, key(plan), { state: 'DISABLED', desired_state: 'DISABLED' }),
      [`oci-key-disabled: somebody disabled the key [Key]: ${UNUSABLE}; the next apply does not put it back`],
    ],
    [
      'that was disabled before',
      plan => asDeclared(plan, key(plan), { state: 'DISABLED', desired_state: 'DISABLED' }),
      [`oci-key-disabled: the key [Key] is disabled: ${UNUSABLE}`],
    ],
    [
      'that somebody disabled and the next apply enables',
      plan => {
        plan.configuration.root_module.resources.find(
          ({ address }: any) => address === key(plan),
        ).expressions.desired_state = { constant_value: 'ENABLED' };
        drift(plan, key(plan), { state: 'DISABLED', desired_state: 'DISABLED' });
        changeOf(plan, key(plan)).change.after.state = 'DISABLED';
      },
      [`oci-key-disabled: somebody disabled the key [Key]: ${UNUSABLE}; the next apply puts it back`],
    ],
    [
      'that the next apply disables',
      plan => pending(plan, key(plan), { desired_state: 'DISABLED' }),
      [`oci-key-disabled: the next apply disables the key [Key]: ${UNUSABLE} from then on`],
    ],
    [
      'that is scheduled for deletion',
      plan => driftThatStays(plan, key(plan), { state: 'PENDING_DELETION', time_of_deletion: daysFromPlan(30) }),
      [
        `oci-key-pending-deletion: the key [Key] is in the state PENDING_DELETION, to be deleted on ${daysFromPlan(30).slice(0, 10)}: nothing encrypted with it can be read then, or now`,
      ],
    ],
    [
      'in another state',
      plan => driftThatStays(plan, key(plan), { state: 'RESTORING' }),
      ['oci-key-unavailable: the key [Key] is in the state RESTORING and may not be usable'],
    ],
    [
      'of another protection mode, so that it is another key',
      plan => pending(plan, key(plan), { protection_mode: 'SOFTWARE' }, ['delete', 'create']),
      [
        "oci-key-destroyed: the next apply replaces the key [Key] by another: what it encrypted can't be read any more",
        'oci-protection-mode-differs: the next apply changes the protection of the key [Key] from HSM to SOFTWARE',
      ],
    ],
    [
      'in another compartment',
      plan => drift(plan, key(plan), { compartment_id: 'ocid1.compartment.oc1..other' }),
      [
        `oci-compartment-moved: somebody moved the key [Key] from compartment ocid1.compartment.oc1..examplezoom-cmk to ocid1.compartment.oc1..other, to which no policy here admits Zoom${BACK}`,
      ],
    ],
  ]);

  expectFindings(
    [
      [
        'that is no longer rotated',
        plan => drift(plan, key(plan), { is_auto_rotation_enabled: false }),
        [`oci-key-rotation-differs: somebody changed the rotation of the key [Key] from every 365 days to none${BACK}`],
      ],
      [
        'that is rotated at another interval',
        plan => pending(plan, key(plan), { auto_key_rotation_details: [{ rotation_interval_in_days: 60 }] }),
        [
          'oci-key-rotation-differs: the next apply changes the rotation of the key [Key] from every 365 days to every 60 days',
        ],
      ],
    ],
    'oci-replicated',
  );

  test('that the code declares disabled is no drift', () => {
    const plan = planOf('oci-vault');
    const { expressions } = plan.configuration.root_module.resources.find(({ address }: any) => address === key(plan));
    expressions.desired_state = { constant_value: 'DISABLED' };
    asDeclared(plan, key(plan), { state: 'DISABLED', desired_state: 'DISABLED' });
    expect(foundInShort(plan)).toEqual([]);
  });

  test('that moves, in code, to a compartment that its policy names is high, not critical', () => {
    const plan = planOf('oci-vault');
    const move = (text: string) => text.replaceAll('..examplezoom-cmk', '..other');
    pending(plan, key(plan), { compartment_id: 'ocid1.compartment.oc1..other' });
    pending(plan, policy(plan), { statements: statementsOf(plan).map(move) });
    const moved = reportOf(plan).findings.filter(({ ruleId }) => ruleId === 'oci-compartment-moved');
    expect(moved.map(({ severity }) => severity)).toEqual(['high']);
  });
});

describe('what is around the key', () => {
  const vault = (plan: PlanJson) => addressOf(plan, 'oci_kms_vault', 'Vault');
  const compartment = (plan: PlanJson) => addressOf(plan, 'oci_identity_compartment');
  const rule = (plan: PlanJson) => addressOf(plan, 'oci_events_rule');
  const UNTOLD = 'nobody is told what is done to the key';

  expectFindings([
    [
      'a vault that somebody deleted',
      plan => driftDeletion(plan, vault(plan)),
      [
        'oci-vault-gone: somebody deleted the vault [Vault]: the key goes with it; the next apply makes another in its place',
      ],
    ],
    [
      'a vault that is scheduled for deletion',
      plan => driftThatStays(plan, vault(plan), { state: 'PENDING_DELETION' }),
      ["oci-vault-unavailable: the vault [Vault] is in the state PENDING_DELETION: its keys can't be used"],
    ],
    [
      'a vault in another compartment',
      plan => drift(plan, vault(plan), { compartment_id: 'ocid1.compartment.oc1..other' }),
      [
        `oci-compartment-moved: somebody moved the vault [Vault] from compartment ocid1.compartment.oc1..examplezoom-cmk to ocid1.compartment.oc1..other${BACK}`,
      ],
    ],
    [
      'a compartment in another compartment',
      plan => drift(plan, compartment(plan), { compartment_id: 'ocid1.compartment.oc1..other' }),
      [
        `oci-compartment-moved: somebody moved the compartment [Compartment] from compartment ocid1.tenancy.oc1..exampletenancy to ocid1.compartment.oc1..other${BACK}`,
      ],
    ],
    [
      'a compartment that somebody deleted',
      plan => driftDeletion(plan, compartment(plan)),
      [
        'oci-compartment-gone: somebody deleted the compartment [Compartment]: the policy for Zoom is for that compartment; the next apply makes another in its place',
      ],
    ],
    [
      'a rule that is off',
      plan => drift(plan, rule(plan), { is_enabled: false }),
      [`oci-watch-off: somebody disabled the rule for the key's events [KeyEventRule]: ${UNTOLD}${BACK}`],
    ],
    [
      'a rule that the next apply destroys',
      plan => pendingDeletion(plan, rule(plan)),
      [`oci-watch-off: the next apply destroys the rule for the key's events [KeyEventRule]: ${UNTOLD}`],
    ],
    [
      'a rule for other events',
      plan =>
        drift(plan, rule(plan), { condition: '{"eventType":["com.oraclecloud.keymanagementservice.createkey"]}' }),
      [`oci-watch-off: somebody changed the events that the rule for the key's events [KeyEventRule] is for${BACK}`],
    ],
    [
      'a topic that somebody deleted',
      plan => driftDeletion(plan, addressOf(plan, 'oci_ons_notification_topic')),
      [
        `oci-watch-off: somebody deleted the topic of the key's events [KeyEventTopic]: ${UNTOLD}; the next apply makes another in its place`,
      ],
    ],
    [
      'a subscription that the next apply destroys',
      plan => pendingDeletion(plan, addressOf(plan, 'oci_ons_subscription')),
      [`oci-watch-off: the next apply destroys the subscription to the key's events [KeyEventEmail0]: ${UNTOLD}`],
    ],
  ]);

  const replication = (plan: PlanJson) => addressOf(plan, 'oci_kms_vault_replication');
  const ALONE = 'the key is in one Region alone';
  expectFindings(
    [
      [
        'a replication that somebody ended',
        plan => driftDeletion(plan, replication(plan)),
        [
          `oci-replication-gone: somebody deleted the replication of the vault [Replication]: ${ALONE}; the next apply makes another in its place`,
        ],
      ],
      [
        'a replica that is being deleted',
        plan => driftThatStays(plan, replication(plan), { vault_replica_status: 'DELETING' }),
        [`oci-replication-gone: the replication of the vault [Replication] is DELETING: ${ALONE}`],
      ],
      [
        'a replication to another Region',
        plan => pending(plan, replication(plan), { replica_region: 'eu-frankfurt-1' }, ['delete', 'create']),
        [
          `oci-replication-gone: the next apply replaces the replication of the vault [Replication] by another: ${ALONE}`,
          'oci-replication-gone: the next apply changes the Region of the replication of the vault [Replication] from us-phoenix-1 to eu-frankfurt-1',
        ],
      ],
    ],
    'oci-replicated',
  );

  test('a rule whose events stand in another order is no difference', () => {
    const plan = planOf('oci-vault');
    const { eventType } = JSON.parse(changeOf(plan, rule(plan)).change.before.condition);
    drift(plan, rule(plan), { condition: JSON.stringify({ eventType: eventType.reverse() }, undefined, 1) });
    expect(foundInShort(plan)).toEqual([]);
  });
});
