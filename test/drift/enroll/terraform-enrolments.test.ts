import * as fc from 'fast-check';
import { DeclaredStateError } from '../../../lib/drift/declared';
import { terraformEnrolments } from '../../../lib/drift/enroll';

const output = (value: unknown) => ({ sensitive: false, type: 'string', value });

const AZURE = {
  ZoomCmk_key_identifier: output(`https://kv-zoom.vault.azure.net/keys/zoom-cmk/${'0a'.repeat(16)}`),
  ZoomCmk_vault_uri: output('https://kv-zoom.vault.azure.net/'),
  ZoomCmk_tenant_id: output('11111111-2222-3333-4444-555555555555'),
};
const OCI = {
  Keys_Zoom_key_ocid: output('ocid1.key.oc1.iad.bbpexample.abuwclexample'),
  Keys_Zoom_vault_ocid: output('ocid1.vault.oc1.iad.bbpexample.abuwclexample'),
  Keys_Zoom_crypto_endpoint: output('https://bbpexample-crypto.kms.us-ashburn-1.oraclecloud.com'),
  Keys_Zoom_management_endpoint: output('https://bbpexample-management.kms.us-ashburn-1.oraclecloud.com'),
};

const read = (outputs: unknown) => terraformEnrolments(JSON.stringify(outputs), 'outputs.json');

test('the outputs of both clouds are put in the order of the portal, those of others left alone', () => {
  const outputs = { other: output('x'), ...OCI, ...Object.fromEntries(Object.entries(AZURE).reverse()) };
  expect(read(outputs)).toEqual([
    {
      cloud: 'azure',
      constructPath: 'ZoomCmk',
      values: [
        { label: 'Key Identifier, with its version', value: AZURE.ZoomCmk_key_identifier.value },
        { label: 'Vault URI', value: AZURE.ZoomCmk_vault_uri.value },
        { label: 'Directory (tenant) ID', value: AZURE.ZoomCmk_tenant_id.value },
      ],
      review: [],
      problems: [],
    },
    {
      cloud: 'oci',
      constructPath: 'Keys_Zoom',
      values: Object.values(OCI).map(({ value }) => ({ label: expect.any(String), value })),
      review: [],
      problems: [],
    },
  ]);
});

test('the endpoint of a replica is told where there is one', () => {
  const endpoint = 'https://bbpexample-crypto.kms.us-phoenix-1.oraclecloud.com';
  const [{ values }] = read({ ...OCI, Keys_Zoom_replica_crypto_endpoint: output(endpoint) });
  expect(values[4]).toEqual({ label: 'Cryptographic Endpoint of the replica', value: endpoint });
});

test.each<[string, object, string]>([
  [
    'a key identifier without its version',
    { ...AZURE, ZoomCmk_key_identifier: output('https://kv-zoom.vault.azure.net/keys/zoom-cmk') },
    "the output ZoomCmk_key_identifier is 'https://kv-zoom.vault.azure.net/keys/zoom-cmk', which is no Key Identifier, with its version",
  ],
  [
    'a vault URI that is a number',
    { ...AZURE, ZoomCmk_vault_uri: output(7) },
    'the output ZoomCmk_vault_uri is 7, which is no Vault URI',
  ],
  ['no tenant', { ...AZURE, ZoomCmk_tenant_id: undefined }, 'the output ZoomCmk_tenant_id is missing'],
  [
    'an OCID of something else',
    { ...OCI, Keys_Zoom_key_ocid: output('ocid1.vault.oc1.iad.x.y') },
    "the output Keys_Zoom_key_ocid is 'ocid1.vault.oc1.iad.x.y', which is no OCID of the key",
  ],
])('%s is a problem, and the rest is told', (_, outputs, problem) => {
  const [{ problems, values }] = read(outputs);
  expect(problems).toEqual([problem]);
  expect(values.length).toBeGreaterThan(1);
});

test.each<[string, string, string]>([
  ['no JSON', '{', 'outputs.json is no JSON, as `terraform output -json` prints it'],
  ['a list', '[]', 'outputs.json is a list, expected the object that `terraform output -json` prints'],
  [
    'outputs of others',
    '{"other":{"value":"x"}}',
    'outputs.json has no output of ZoomKeyVaultKey or ZoomVaultKey, such as ZoomCmk_key_identifier; outputs: other',
  ],
])('fails with %s', (_, text, message) => {
  expect(() => terraformEnrolments(text, 'outputs.json')).toThrow(DeclaredStateError);
  expect(() => terraformEnrolments(text, 'outputs.json')).toThrow(message);
});

test('whatever is given, it is read or refused in words', () => {
  const names = fc.constantFrom('A_key_identifier', 'B_key_ocid', '__proto__', '_key_ocid', 'A_vault_uri');
  const files = fc.oneof(
    fc.json(),
    fc.dictionary(names, fc.jsonValue()).map(value => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(files, text => {
      try {
        for (const { values } of terraformEnrolments(text, 'outputs.json')) {
          expect(values.every(({ value }) => value.length > 0)).toBe(true);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(DeclaredStateError);
      }
    }),
  );
});
