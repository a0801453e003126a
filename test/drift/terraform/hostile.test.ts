import fc from 'fast-check';
import { planOf } from './plans';
import { DeclaredStateError } from '../../../lib/drift/declared';
import { checkPlans, readPlan } from '../../../lib/drift/terraform';
import { ZOOM_KEY_VAULT_KEY, ZOOM_VAULT_KEY } from '../../../lib/zoom';

/** Words that mean something in a plan, and those that every object of JavaScript has. */
const WORDS = [
  ...['format_version', '1.2', 'resource_changes', 'resource_drift', 'deferred_changes', 'prior_state', 'values'],
  ...['root_module', 'child_modules', 'resources', 'configuration', 'module_calls', 'expressions', 'references'],
  ...['provider_config', 'address', 'module_address', 'mode', 'managed', 'data', 'type', 'name', 'index', 'deposed'],
  ...[
    'change',
    'actions',
    'no-op',
    'update',
    'create',
    'delete',
    'forget',
    'before',
    'after',
    'after_unknown',
    'reason',
  ],
  ...['errored', 'complete', 'timestamp', 'azurerm_key_vault_key', 'azurerm_role_assignment', 'azurerm_key_vault'],
  ...['azuread_service_principal', 'azurerm_management_lock', 'oci_kms_key', 'oci_identity_policy', 'oci_kms_vault'],
  ...['client_id', 'object_id', 'principal_id', 'scope', 'role_definition_id', 'condition', 'resource_versionless_id'],
  ...['statements', 'compartment_id', 'state', 'network_acls', 'rotation_policy', 'key_opts', 'permissions', 'actions'],
  ...[
    ZOOM_KEY_VAULT_KEY.applicationId.value,
    ZOOM_VAULT_KEY.groupOcid.value,
    'Zoom_ZoomAccess_01234567',
    'Zoom_01234567',
  ],
  ...['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', 'length', '', '/', '\0', '\u202e'],
];

const words = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  fc.string({ unit: 'binary', maxLength: 8 }),
);

/** Any value of JSON, of the words above for the most part, as text. */
const json: fc.Arbitrary<string> = fc.letrec<{ node: string }>(tie => ({
  node: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    words.map(word => JSON.stringify(word)),
    fc.constantFrom('null', 'true', 'false', '0', '1', '-1.5', '1e999', '{"toString":0,"valueOf":0}'),
    fc.array(tie('node'), { maxLength: 4 }).map(items => `[${items.join()}]`),
    fc
      .array(fc.tuple(words, tie('node')), { maxLength: 6 })
      .map(entries => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join()}}`),
  ),
})).node;

/** Reads and checks a text; it may be refused with a clear sentence, and nothing else may be thrown. */
function judge(text: string): void {
  try {
    const { findings, keys } = checkPlans([readPlan(text, 'plan.json')]);
    for (const { message, fingerprint } of findings) {
      expect(message).toMatch(/^[^\n]{10,4000}$/);
      expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    }
    expect(keys.every(({ outcome }) => ['in-sync', 'drift', 'indeterminate'].includes(outcome))).toBe(true);
  } catch (error) {
    expect(error).toBeInstanceOf(DeclaredStateError);
    expect((error as Error).message).toMatch(/^[^\n\p{Cc}]{10,4000}$/u);
  }
}

test('any text may be a plan', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), json), judge), { numRuns: 500 });
});

test('any value of JSON may be in the place of any field of a plan', () => {
  const fields = [
    'resource_changes',
    'resource_drift',
    'deferred_changes',
    'prior_state',
    'configuration',
    'errored',
    'complete',
    'timestamp',
  ];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...fields), json, { maxKeys: 4 }), values => {
      const members = Object.entries(values).map(([name, value]) => `${JSON.stringify(name)}:${value}`);
      judge(`{${['"format_version":"1.2"', '"planned_values":{}', ...members].join()}}`);
    }),
    { numRuns: 500 },
  );
});

test.each(['azure-key-vault', 'oci-vault'] as const)(
  'any value of JSON may be in the place of any value of the plan of %s',
  example => {
    const text = JSON.stringify(planOf(example));
    // Ends of strings that are values, and not keys.
    const places = [...text.matchAll(/(?<=[:[,])("(?:[^"\\]|\\.)*"|true|false|null|\d+|\{\}|\[\])(?=[,\]}])/g)];
    expect(places.length).toBeGreaterThan(200);
    fc.assert(
      fc.property(fc.nat(places.length - 1), json, (index, value) => {
        const { 0: old, index: start } = places[index];
        judge(`${text.slice(0, start)}${value}${text.slice(start + old.length)}`);
      }),
      { numRuns: 500 },
    );
  },
);
