import { OciProvider } from '../../../lib/oci';
import { newStack, terraformOf } from '../../terraform/support';

test('the provider is oracle/oci, configured as it is told', () => {
  const stack = newStack();
  new OciProvider(stack, 'oci', {
    region: 'us-ashburn-1',
    tenancyOcid: 'ocid1.tenancy.oc1..x',
    userOcid: 'ocid1.user.oc1..x',
    fingerprint: '20:3b:97:13:55:1c',
    privateKeyPath: '~/.oci/key.pem',
    auth: 'ApiKey',
    configFileProfile: 'PROD',
  });
  const { provider, terraform } = terraformOf(stack);
  expect(provider.oci).toEqual([
    {
      region: 'us-ashburn-1',
      tenancy_ocid: 'ocid1.tenancy.oc1..x',
      user_ocid: 'ocid1.user.oc1..x',
      fingerprint: '20:3b:97:13:55:1c',
      private_key_path: '~/.oci/key.pem',
      auth: 'ApiKey',
      config_file_profile: 'PROD',
    },
  ]);
  expect(terraform.required_providers.oci.source).toBe('oracle/oci');
});

test('the alias of a provider can be set later', () => {
  const stack = newStack();
  const provider = new OciProvider(stack, 'oci');
  provider.alias = 'home';
  expect(provider.fqn).toBe('oci.home');
  expect(terraformOf(stack).provider.oci).toEqual([{ alias: 'home' }]);
});
