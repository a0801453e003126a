import { addressOf, changeOf, PlanJson, planOf } from './plans';
import { readPlan, unmetRequirements } from '../../../lib/drift/terraform';

type Example = 'azure-key-vault' | 'oci-vault';

const KEYS = { 'azure-key-vault': 'azurerm_key_vault_key', 'oci-vault': 'oci_kms_key' };

/** What a key lacks of which values are the same before, now, and after. */
function lacking(example: Example, type: string, values: object, name = ''): string[] {
  const plan = planOf(example);
  const { change } = changeOf(plan, addressOf(plan, type, name));
  for (const side of ['before', 'after']) Object.assign(change[side], values);
  return unmet(plan, idOf(plan, example)).map(({ kind, message }) => `${kind}: ${message.replace(/^\S+: /, '')}`);
}

const idOf = (plan: PlanJson, example: Example): string =>
  changeOf(plan, addressOf(plan, KEYS[example])).change.before.id;
const unmet = (plan: PlanJson, ...ids: string[]) => unmetRequirements([readPlan(JSON.stringify(plan), 'p.json')], ids);

test.each<Example>(['azure-key-vault', 'oci-vault'])('the key of %s has all that Zoom needs', example => {
  const plan = planOf(example);
  expect(unmet(plan, idOf(plan, example), idOf(plan, example).toUpperCase())).toEqual([]);
});

test('a key that is in none of the plans was not looked at', () => {
  const plan = planOf('oci-vault');
  expect(unmet(plan, 'ocid1.key.oc1..other')).toEqual([
    { kind: 'indeterminate', message: 'no key of the plans is ocid1.key.oc1..other' },
  ]);
});

const ROLES = '/subscriptions/example/providers/Microsoft.Authorization/roleDefinitions';
test.each<[string, string, object, string[]]>([
  [
    'a key that signs alone',
    'azurerm_key_vault_key',
    { key_opts: ['sign'] },
    ['drift: the key has no operation wrapKey, unwrapKey'],
  ],
  [
    'a key without unwrapping',
    'azurerm_key_vault_key',
    { key_opts: ['wrapKey'] },
    ['drift: the key has no operation unwrapKey'],
  ],
  [
    'a role that reads alone',
    'azurerm_role_assignment',
    { role_definition_id: null, role_definition_name: 'Reader' },
    ['drift: Zoom may not read the key, wrap keys, unwrap keys'],
  ],
  [
    'a role that nobody knows',
    'azurerm_role_assignment',
    { role_definition_id: `${ROLES}/00000000-0000-0000-0000-000000000000`, role_definition_name: null },
    [expect.stringMatching(/^indeterminate: Zoom has the role .*, of which it is not known what it allows$/)],
  ],
])('what Zoom lacks in Azure, although nothing changes: %s', (_, type, values, expected) => {
  const name = type === 'azurerm_role_assignment' ? 'ZoomAccess' : '';
  expect(lacking('azure-key-vault', type, values, name)).toEqual(expected);
});

test('what Zoom lacks in Azure, although nothing changes: a way into the vault', () => {
  expect(lacking('azure-key-vault', 'azurerm_key_vault', { public_network_access_enabled: false })).toEqual([
    expect.stringMatching(/^drift: the vault azurerm_key_vault\.\S+ lets nobody in from the internet$/),
  ]);
});

test.each<[string, (statements: string[]) => string[], string[]]>([
  ['no statement', () => [], ['drift: no policy of the plans lets Zoom use the key']],
  [
    'one that inspects alone',
    statements => statements.map(each => each.replace(/ to use keys /, ' to inspect keys ')),
    ['drift: no policy of the plans lets Zoom use the key'],
  ],
  [
    'permissions of which one is missing',
    statements => statements.map(each => each.replace(/ to use keys /, ' to {KEY_ENCRYPT} ')),
    ['drift: no policy of the plans lets Zoom use the key'],
  ],
  [
    'both permissions',
    statements => statements.map(each => each.replace(/ to use keys /, ' to {KEY_ENCRYPT, KEY_DECRYPT} ')),
    [],
  ],
])('what Zoom lacks in OCI, although nothing changes: %s', (_, statements, expected) => {
  const plan = planOf('oci-vault');
  const { before } = changeOf(plan, addressOf(plan, 'oci_identity_policy')).change;
  expect(lacking('oci-vault', 'oci_identity_policy', { statements: statements(before.statements) })).toEqual(expected);
});
