import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Example, EXAMPLES, runExample } from '../terraform/example';
import { registryIsReachable, terraform, terraformIsInstalled } from '../terraform/terraform-cli';

const isInstalled = terraformIsInstalled();
const describeWithTerraform = isInstalled ? describe : describe.skip;
const testWithRegistry = isInstalled && registryIsReachable() ? test : test.skip;

/** Providers are fetched once for all examples. */
const cache = mkdtempSync(join(tmpdir(), 'zoom-cmk-providers-'));
const env = { ...process.env, TF_PLUGIN_CACHE_DIR: cache };
afterAll(() => rmSync(cache, { recursive: true }));

describeWithTerraform.each(EXAMPLES)('terraform and the example %s', name => {
  let example: Example;
  beforeAll(() => {
    example = runExample(name);
    // Else terraform reads nothing before it has been initialised, for which it needs the registry.
    const file = join(example.stack, 'cdk.tf.json');
    const { terraform: settings, ...content } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...content, terraform: { ...settings, backend: undefined } }, null, 2));
  });
  afterAll(() => rmSync(example.outdir, { recursive: true }));

  test('its configuration is read, and asks for providers that have a source', () => {
    const sources = [...terraform(example.stack, env, 'providers').matchAll(/provider\[([^\]]+)\]/g)].map(
      ([, source]) => source,
    );
    const own = name.startsWith('azure-')
      ? 'registry.terraform.io/hashicorp/azurerm'
      : 'registry.terraform.io/oracle/oci';
    expect(sources).toContain(own);
    expect(
      sources.filter(
        source => !/^registry\.terraform\.io\/(hashicorp\/(azuread|azurerm|time)|oracle\/oci)$/.test(source),
      ),
    ).toEqual([]);
  });

  test('its format is that of terraform', () => {
    expect(terraform(example.stack, env, 'fmt', '-check', '-recursive')).toBe('');
  });

  testWithRegistry(
    'its configuration is valid for the providers',
    () => {
      terraform(example.stack, env, 'init', '-backend=false', '-input=false');
      expect(JSON.parse(terraform(example.stack, env, 'validate', '-json'))).toMatchObject({
        valid: true,
        error_count: 0,
      });
    },
    600_000,
  );
});
