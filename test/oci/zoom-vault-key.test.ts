import { TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import { COMPARTMENT, maximalStack, stackWithKey, TENANCY, TOPIC, VAULT } from './support';
import {
  OciProvider,
  ProtectionMode,
  VaultKeyAlgorithm,
  VaultType,
  ZoomAdmitStatement,
  ZoomCompartment,
  ZoomVault,
  ZoomVaultKey,
  ZoomVaultKeyProps,
} from '../../lib/oci';
import { IdentityCompartment } from '../../lib/oci/bindings/identity-compartment';
import { IdentityPolicy } from '../../lib/oci/bindings/identity-policy';
import { KmsKey } from '../../lib/oci/bindings/kms-key';
import { KmsVault } from '../../lib/oci/bindings/kms-vault';
import { KmsVaultReplication } from '../../lib/oci/bindings/kms-vault-replication';
import { ZOOM_VAULT_KEY } from '../../lib/zoom';
import {
  newStack,
  ociStack,
  resolved,
  resourceOf,
  synthesised,
  terraformOf,
  typesOf,
  warningsOf,
} from '../terraform/support';

Testing.setupJest();

test('minimal properties make a compartment, a vault, a key, and a policy in the root compartment', () => {
  const stack = stackWithKey();
  expect(typesOf(stack)).toEqual(['oci_identity_compartment', 'oci_identity_policy', 'oci_kms_key', 'oci_kms_vault']);
  const json = synthesised(stack);
  expect(json).toHaveProviderWithProperties(OciProvider, { region: 'us-ashburn-1' });
  expect(json).toHaveResourceWithProperties(IdentityCompartment, { name: 'zoom-cmk', compartment_id: TENANCY });
  expect(json).toHaveResourceWithProperties(KmsVault, {
    display_name: 'zoom-cmk',
    vault_type: 'DEFAULT',
    compartment_id: expect.stringMatching(/^\$\{oci_identity_compartment\.\w+\.id\}$/),
    lifecycle: { prevent_destroy: true },
  });
  expect(json).toHaveResourceWithProperties(KmsKey, {
    display_name: 'zoom-cmk',
    protection_mode: 'HSM',
    key_shape: { algorithm: 'AES', length: 32 },
    compartment_id: expect.stringMatching(/^\$\{oci_identity_compartment\.\w+\.id\}$/),
    management_endpoint: expect.stringMatching(/^\$\{oci_kms_vault\.\w+\.management_endpoint\}$/),
    lifecycle: { prevent_destroy: true },
  });
  expect(resourceOf(stack, 'oci_kms_key')).not.toHaveProperty('is_auto_rotation_enabled');
  const compartment = resourceOf(stack, 'oci_kms_key').compartment_id;
  expect(json).toHaveResourceWithProperties(IdentityPolicy, {
    compartment_id: TENANCY,
    name: 'zoom-cmk',
    statements: [
      `Define tenancy ZoomCMK as ${ZOOM_VAULT_KEY.tenancyOcid.value}`,
      `Define group CMKKeyBroker as ${ZOOM_VAULT_KEY.groupOcid.value}`,
      `Admit group CMKKeyBroker of tenancy ZoomCMK to use keys in compartment id ${compartment}`,
      expect.stringMatching(
        /^Admit group CMKKeyBroker of tenancy ZoomCMK to read vaults in compartment id \$\{oci_kms_vault\.\w+\.compartment_id\}$/,
      ),
    ],
  });
  expect(warningsOf(stack)).toEqual([]);
});

test('maximal properties', () => {
  const { stack, cmk } = maximalStack();
  expect(typesOf(stack)).toEqual([
    'oci_events_rule',
    'oci_identity_compartment',
    'oci_identity_policy',
    'oci_kms_key',
    'oci_kms_vault',
    'oci_kms_vault_replication',
    'oci_ons_notification_topic',
    'oci_ons_subscription',
    'oci_ons_subscription',
  ]);
  const json = synthesised(stack);
  expect(json).toHaveResourceWithProperties(KmsKey, {
    display_name: 'Recordings',
    protection_mode: 'SOFTWARE',
    key_shape: { algorithm: 'RSA', length: 512 },
    is_auto_rotation_enabled: true,
    auto_key_rotation_details: { rotation_interval_in_days: 60 },
  });
  expect(json).toHaveResourceWithProperties(KmsVault, { display_name: 'Zoom vault', vault_type: 'VIRTUAL_PRIVATE' });
  expect(json).toHaveResourceWithProperties(IdentityCompartment, { name: 'zoom.keys_1', compartment_id: COMPARTMENT });
  expect(json).toHaveResourceWithProperties(IdentityPolicy, {
    name: 'zoom-recordings',
    statements: [
      'Define tenancy ZoomCMK as ocid1.tenancy.oc1..zoom',
      'Define group CMKKeyBroker as ocid1.group.oc1..broker',
      `Admit group CMKKeyBroker of tenancy ZoomCMK to use keys in compartment id ${resolved(stack, cmk.compartmentOcid)} where target.key.id = '${resolved(stack, cmk.keyOcid)}'`,
    ],
  });
  expect(json).not.toContain('prevent_destroy');

  const resources = Object.entries<any>(terraformOf(stack).resource).flatMap(([type, byName]) =>
    Object.values<any>(byName).map(resource => ({ type, ...resource })),
  );
  for (const { type, provider: reference, freeform_tags } of resources) {
    expect(reference).toBe(type.startsWith('oci_identity_') ? 'oci.home' : 'oci.phoenix');
    if (type !== 'oci_kms_vault_replication') expect(freeform_tags).toEqual({ owner: 'security' });
  }
  expect(warningsOf(stack)).toEqual(['exportableKey']);
});

test('in a virtual private vault the key says whether it is rotated, as the provider keeps what is left out', () => {
  const rotationOf = (props: Partial<ZoomVaultKeyProps>) =>
    resourceOf(stackWithKey(props), 'oci_kms_key').is_auto_rotation_enabled;
  const virtualPrivate = () => ZoomVault.create({ type: VaultType.VIRTUAL_PRIVATE });
  expect(rotationOf({ vault: virtualPrivate(), rotationIntervalInDays: 90 })).toBe(true);
  expect(rotationOf({ vault: virtualPrivate() })).toBe(false);
  expect(rotationOf({ vault: ZoomVault.existing(VAULT), rotationIntervalInDays: 90 })).toBe(true);
  expect(rotationOf({ vault: ZoomVault.existing(VAULT) })).toBeUndefined();
});

test('a key that is protected by software can be exported, and warns', () => {
  expect(warningsOf(stackWithKey({ protectionMode: ProtectionMode.SOFTWARE }))).toEqual(['exportableKey']);
});

const AGAIN = ZoomVault.create();

test.each<[string, Partial<ZoomVaultKeyProps>, string]>([
  [
    'the compartment',
    {},
    "the compartment 'zoom-cmk' is made for 'zoom/First' already: give each key a name of its own",
  ],
  [
    'the policy',
    { compartment: ZoomCompartment.create({ name: 'second' }) },
    "the policy 'zoom-cmk' is made for 'zoom/First' already: give each key a policyName of its own",
  ],
  [
    'the vault',
    { compartment: ZoomCompartment.create({ name: 'second' }), policyName: 'second', vault: AGAIN },
    "the vault is made for 'zoom/First' already: ZoomVault.create(...) anew, or ZoomVault.existing(...) with its vaultOcid",
  ],
])('fails with a second key that makes %s again', (_, props, message) => {
  const stack = ociStack();
  new ZoomVaultKey(stack, 'First', { tenancyOcid: TENANCY, vault: AGAIN });
  expect(() => new ZoomVaultKey(stack, 'Second', { tenancyOcid: TENANCY, ...props })).toThrow(message);
});

test('a vault is replicated once its key is there, and where it says that it can be', () => {
  const stack = stackWithKey({ replicaRegion: 'us-phoenix-1' });
  expect(synthesised(stack)).toHaveResourceWithProperties(KmsVaultReplication, {
    vault_id: expect.stringMatching(/^\$\{oci_kms_vault\.\w+\.id\}$/),
    replica_region: 'us-phoenix-1',
    depends_on: [expect.stringMatching(/^oci_kms_key\.Cmk_/)],
  });
  const { lifecycle } = resourceOf(stack, 'oci_kms_vault_replication');
  expect(lifecycle.precondition[0].condition).toMatch(/^\$\{oci_kms_vault\.\w+\.is_vault_replicable\}$/);
});

test('outputs and properties are what the Zoom portal asks for, under names that people can type', () => {
  const stack = ociStack();
  const cmk = new ZoomVaultKey(stack, 'ZoomCmk', { tenancyOcid: TENANCY, replicaRegion: 'us-phoenix-1' });
  expect(terraformOf(stack).output).toEqual({
    ZoomCmk_key_ocid: { description: 'OCID of the key', value: resolved(stack, cmk.keyOcid) },
    ZoomCmk_vault_ocid: { description: 'OCID of the vault', value: resolved(stack, cmk.vaultOcid) },
    ZoomCmk_crypto_endpoint: {
      description: 'Cryptographic Endpoint of the vault',
      value: resolved(stack, cmk.cryptoEndpoint),
    },
    ZoomCmk_management_endpoint: {
      description: 'Management Endpoint of the vault',
      value: resolved(stack, cmk.managementEndpoint),
    },
    ZoomCmk_replica_crypto_endpoint: {
      description: 'Cryptographic Endpoint of the vault in us-phoenix-1',
      value: expect.stringMatching(/^\$\{oci_kms_vault_replication\.\w+\.crypto_endpoint\}$/),
    },
  });
  expect(resolved(stack, cmk.keyOcid)).toMatch(/^\$\{oci_kms_key\.\w+\.id\}$/);
  expect(resolved(stack, cmk.key.fqn)).toBe(resolved(stack, cmk.keyOcid).replace(/^\$\{(.*)\.id\}$/, '$${$1}'));
  expect(cmk.policy.terraformResourceType).toBe('oci_identity_policy');
});

test('an existing vault is looked up; the key goes where it is told, and the vaults of its own compartment are read', () => {
  const stack = stackWithKey({
    vault: ZoomVault.existing(VAULT),
    compartment: ZoomCompartment.existing(COMPARTMENT),
    admit: [ZoomAdmitStatement.useThisKey(), ZoomAdmitStatement.readVaults()],
  });
  expect(typesOf(stack)).toEqual(['oci_identity_policy', 'oci_kms_key']);
  expect(Object.values(terraformOf(stack).data.oci_kms_vault)).toMatchObject([{ vault_id: VAULT }]);
  expect(resourceOf(stack, 'oci_kms_key').compartment_id).toBe(COMPARTMENT);
  const [, , use, read] = resourceOf(stack, 'oci_identity_policy').statements;
  expect(use).toContain(`in compartment id ${COMPARTMENT} where target.key.id = '\${oci_kms_key.`);
  expect(read).toMatch(/to read vaults in compartment id \$\{data\.oci_kms_vault\.\w+\.compartment_id\}$/);
});

test('rotation in an existing vault is refused in the plan unless that is virtual private', () => {
  const vaultOf = (props: Partial<ZoomVaultKeyProps>) =>
    Object.values<any>(terraformOf(stackWithKey({ vault: ZoomVault.existing(VAULT), ...props })).data.oci_kms_vault)[0];
  expect(vaultOf({})).not.toHaveProperty('lifecycle');
  expect(vaultOf({ rotationIntervalInDays: 90 }).lifecycle.postcondition[0].condition).toBe(
    '${self.vault_type == "VIRTUAL_PRIVATE"}',
  );
});

test('every key of a compartment that was not made for Zoom is not given away without a warning', () => {
  const compartment = ZoomCompartment.existing(COMPARTMENT);
  expect(warningsOf(stackWithKey({ compartment }))).toEqual(['sharedCompartment']);
  expect(warningsOf(stackWithKey({ compartment, admit: [ZoomAdmitStatement.useThisKey()] }))).toEqual([]);
});

test.each([
  ['us-ashburn-1', []],
  ['us-phoenix-1', []],
  ['us-sanjose-1', []],
  ['eu-amsterdam-1', []],
  ['eu-frankfurt-1', ['region']],
])('a vault in %s has the warnings %j', (region, warnings) => {
  const stack = ociStack(region);
  new ZoomVaultKey(stack, 'Cmk', { tenancyOcid: TENANCY });
  expect(warningsOf(stack)).toEqual(warnings);
});

test('a Region that nobody knows at synthesis warns, and so does a replica outside the list', () => {
  const unknown = newStack();
  new OciProvider(unknown, 'oci');
  new ZoomVaultKey(unknown, 'Cmk', { tenancyOcid: TENANCY });
  expect(warningsOf(unknown)).toEqual(['region']);
  expect(warningsOf(stackWithKey({ replicaRegion: 'ap-tokyo-1' }))).toEqual(['region']);
});

test('the Region is that of the provider which is used, even if that is made later', () => {
  const stack = newStack();
  new OciProvider(stack, 'other', { region: 'us-ashburn-1', alias: 'other' });
  new ZoomVaultKey(stack, 'Cmk', { tenancyOcid: TENANCY });
  new OciProvider(stack, 'oci', { region: 'eu-frankfurt-1' });
  expect(warningsOf(stack)).toEqual(['region']);
});

test.each<[string, Partial<ZoomVaultKeyProps>, string]>([
  [
    'a tenancy that is a compartment',
    { tenancyOcid: COMPARTMENT },
    `tenancyOcid is the OCID of a tenancy, ocid1.tenancy.<realm>.<region>.<unique id>, got '${COMPARTMENT}'`,
  ],
  ['a tenancy that is named', { tenancyOcid: 'acme' }, "got 'acme'"],
  [
    'a compartment that is a vault',
    { compartment: ZoomCompartment.existing(VAULT) },
    `the compartment's OCID is the OCID of a compartment, ocid1.compartment.<realm>.<region>.<unique id>, got '${VAULT}'`,
  ],
  [
    'a parent that is named',
    { compartment: ZoomCompartment.create({ parentOcid: 'root' }) },
    "parentOcid is the OCID of a compartment, ocid1.compartment.<realm>.<region>.<unique id>, got 'root'",
  ],
  [
    'a compartment with a blank in its name',
    { compartment: ZoomCompartment.create({ name: 'zoom cmk' }) },
    "the compartment's name has 1 to 100 letters, digits, '.', '_' and '-', got 'zoom cmk'",
  ],
  [
    'a policy with a slash in its name',
    { policyName: 'zoom/cmk' },
    "policyName has 1 to 100 letters, digits, '.', '_' and '-', got 'zoom/cmk'",
  ],
  [
    'a vault that is a key',
    { vault: ZoomVault.existing('ocid1.key.oc1.iad.x.y') },
    "the vault's OCID is the OCID of a vault, ocid1.vault.<realm>.<region>.<unique id>, got 'ocid1.key.oc1.iad.x.y'",
  ],
  [
    'a vault without a name',
    { vault: ZoomVault.create({ displayName: '' }) },
    "the vault's displayName has 1 to 255 characters, in one line, got ''",
  ],
  ['a key whose name has two lines', { keyName: 'zoom\ncmk' }, 'keyName has 1 to 255 characters, in one line'],
  [
    'a length that is given in bits',
    { keyShape: { algorithm: VaultKeyAlgorithm.AES, lengthInBytes: 256 } },
    'lengthInBytes of AES is one of 16, 24, 32, got 256',
  ],
  [
    'an RSA length that is given in bits',
    { keyShape: { algorithm: VaultKeyAlgorithm.RSA, lengthInBytes: 2048 } },
    'lengthInBytes of RSA is one of 256, 384, 512, got 2048',
  ],
  [
    'rotation in a default vault',
    { rotationIntervalInDays: 90 },
    'rotationIntervalInDays needs a virtual private vault, got one of type DEFAULT: ZoomVault.create({ type: VaultType.VIRTUAL_PRIVATE }), or rotate by hand',
  ],
  [
    'an algorithm that there is not',
    { keyShape: { algorithm: 'ECDSA' as VaultKeyAlgorithm, lengthInBytes: 32 } },
    'the algorithm of a key is one of AES, RSA, got ECDSA',
  ],
  [
    'addresses that only Terraform knows',
    { keyEvents: { emails: Token.asList('emails') } },
    'emails are written out, got a token for the whole list',
  ],
  [
    'rotation every 59 days',
    { rotationIntervalInDays: 59 },
    'rotationIntervalInDays is a whole number from 60 to 365, got 59',
  ],
  [
    'rotation every 366 days',
    { rotationIntervalInDays: 366 },
    'rotationIntervalInDays is a whole number from 60 to 365, got 366',
  ],
  [
    'a replica in a Region that is none',
    { replicaRegion: 'phoenix' },
    "replicaRegion is the identifier of an OCI Region, such as 'us-ashburn-1', got 'phoenix'",
  ],
  ['no admission', { admit: [] }, 'admit has at least one statement, got none: Zoom could not use the key'],
  [
    "a broker's tenancy that is named",
    { keyBroker: { tenancyOcid: 'ZoomCMK', groupOcid: ZOOM_VAULT_KEY.groupOcid.value } },
    "the key broker's tenancyOcid is the OCID of a tenancy",
  ],
  [
    "a broker's group that is a dynamic group",
    { keyBroker: { tenancyOcid: ZOOM_VAULT_KEY.tenancyOcid.value, groupOcid: 'ocid1.dynamicgroup.oc1..x' } },
    "the key broker's groupOcid is the OCID of a group",
  ],
  [
    'a tenancy in another realm',
    { tenancyOcid: 'ocid1.tenancy.oc2..aaaagov' },
    "your tenancy is in the realm oc2, Zoom's in oc1, and no policy reaches from one to the other: ask Zoom for its tenancy in oc2, and give it with keyBroker",
  ],
  [
    "a broker's group in another realm than its tenancy",
    { keyBroker: { tenancyOcid: 'ocid1.tenancy.oc1..zoom', groupOcid: 'ocid1.group.oc2..broker' } },
    "your tenancy is in the realm oc1, Zoom's in oc2",
  ],
  [
    'a topic that is a stream',
    { keyEvents: { topicOcid: 'ocid1.stream.oc1.iad.x' } },
    "topicOcid is the OCID of a topic, ocid1.onstopic.<realm>.<region>.<unique id>, got 'ocid1.stream.oc1.iad.x'",
  ],
  [
    'an address that is none',
    { keyEvents: { topicOcid: TOPIC, emails: ['security'] } },
    "emails are email addresses, such as 'security@example.com', got 'security'",
  ],
])('fails with %s', (_, props, message) => {
  expect(() => stackWithKey(props)).toThrow(message);
  expect(() => stackWithKey(props)).toThrow(/^\[zoom\/Cmk\] /);
});

test('fails with a replica in the Region of the vault', () => {
  const stack = stackWithKey({ replicaRegion: 'us-ashburn-1' });
  expect(() => synthesised(stack)).toThrow(
    "[zoom/Cmk] 'us-ashburn-1' is the Region of the vault: replicaRegion is another one",
  );
});

test('fails in a Region of the provider that is none', () => {
  const stack = ociStack('Ashburn');
  new ZoomVaultKey(stack, 'Cmk', { tenancyOcid: TENANCY });
  expect(() => synthesised(stack)).toThrow(
    "[zoom/Cmk] the provider's region is the identifier of an OCI Region, such as 'us-ashburn-1', got 'Ashburn'",
  );
});

test('a tenancy in another realm is fine with the tenancy that Zoom has there', () => {
  const keyBroker = { tenancyOcid: 'ocid1.tenancy.oc2..zoom', groupOcid: 'ocid1.group.oc2..broker' };
  const stack = stackWithKey({ tenancyOcid: 'ocid1.tenancy.oc2..aaaagov', keyBroker });
  expect(resourceOf(stack, 'oci_identity_policy').statements[0]).toBe(
    `Define tenancy ZoomCMK as ${keyBroker.tenancyOcid}`,
  );
});

test('names and ids that only Terraform knows are left to it', () => {
  const stack = ociStack();
  const text = new TerraformVariable(stack, 'text', { type: 'string' }).stringValue;
  const number = new TerraformVariable(stack, 'number', { type: 'number' }).numberValue;
  new ZoomVaultKey(stack, 'Cmk', {
    tenancyOcid: text,
    compartment: ZoomCompartment.create({ name: text, parentOcid: text }),
    vault: ZoomVault.existing(text),
    keyName: text,
    policyName: text,
    keyShape: { algorithm: text as VaultKeyAlgorithm, lengthInBytes: number },
    rotationIntervalInDays: number,
    replicaRegion: text,
    admit: [ZoomAdmitStatement.custom(text)],
    keyBroker: { tenancyOcid: text, groupOcid: text },
    keyEvents: { topicOcid: text, emails: [text] },
  });
  expect(resourceOf(stack, 'oci_kms_key')).toMatchObject({
    key_shape: { algorithm: '${var.text}', length: '${var.number}' },
    auto_key_rotation_details: { rotation_interval_in_days: '${var.number}' },
  });
});

test('rotation in a vault whose type only Terraform knows is left to it', () => {
  const stack = ociStack();
  const type = new TerraformVariable(stack, 'type', { type: 'string' }).stringValue as VaultType;
  new ZoomVaultKey(stack, 'Cmk', {
    tenancyOcid: TENANCY,
    vault: ZoomVault.create({ type }),
    rotationIntervalInDays: 90,
  });
  expect(resourceOf(stack, 'oci_kms_vault').vault_type).toBe('${var.type}');
});

test('fails without the provider', () => {
  const stack = new TerraformStack(Testing.app(), 'zoom');
  new ZoomVaultKey(stack, 'Cmk', { tenancyOcid: TENANCY });
  expect(() => synthesised(stack)).toThrow(/provider.*oci/s);
});
