import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as azure from '../azure/support';
import * as oci from '../oci/support';
import { EXAMPLES, runExample } from '../terraform/example';
import { synthesised } from '../terraform/support';
import { registryIsReachable, terraform, terraformIsInstalled } from '../terraform/terraform-cli';

const isInstalled = terraformIsInstalled();
const describeWithTerraform = isInstalled ? describe : describe.skip;
const testWithRegistry = isInstalled && registryIsReachable() ? test : test.skip;

const folder = mkdtempSync(join(tmpdir(), 'zoom-cmk-terraform-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Providers are fetched once. */
const cache = join(folder, 'providers');
mkdirSync(cache);
const env = { ...process.env, TF_PLUGIN_CACHE_DIR: cache };

/** What is synthesised, by name: the examples, and keys of which everything is chosen. */
const CONFIGURATIONS: Record<string, () => string> = {
  ...Object.fromEntries(EXAMPLES.map(name => [name, () => exampleOf(name)])),
  'azure-maximal': () => synthesised(azure.maximalStack()),
  'oci-maximal': () => synthesised(oci.maximalStack().stack),
};

function exampleOf(name: string): string {
  const { outdir, stack } = runExample(name);
  const json = readFileSync(join(stack, 'cdk.tf.json'), 'utf8');
  rmSync(outdir, { recursive: true });
  return json;
}

describeWithTerraform.each(Object.keys(CONFIGURATIONS))('terraform and %s', name => {
  const stack = join(folder, name);
  beforeAll(() => {
    mkdirSync(stack);
    // Else terraform reads nothing before it has been initialised, for which it needs the registry.
    const { terraform: settings, ...content } = JSON.parse(CONFIGURATIONS[name]());
    const whole = { ...content, terraform: { ...settings, backend: undefined } };
    writeFileSync(join(stack, 'cdk.tf.json'), JSON.stringify(whole, null, 2));
  });

  test('its configuration is read, formatted as terraform wants it, and asks for providers that have a source', () => {
    terraform(stack, env, 'fmt', '-check', '-recursive');
    const sources = [...terraform(stack, env, 'providers').matchAll(/provider\[registry\.terraform\.io\/([^\]]+)\]/g)];
    const known = name.startsWith('azure-')
      ? ['hashicorp/azuread', 'hashicorp/azurerm', 'hashicorp/time']
      : ['oracle/oci'];
    expect(sources).not.toEqual([]);
    for (const [, source] of sources) expect(known).toContain(source);
  });

  testWithRegistry(
    'its configuration is valid for the providers',
    () => {
      terraform(stack, env, 'init', '-backend=false', '-input=false');
      expect(JSON.parse(terraform(stack, env, 'validate', '-json'))).toMatchObject({ valid: true, error_count: 0 });
    },
    600_000,
  );
});
