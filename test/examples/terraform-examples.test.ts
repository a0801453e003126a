import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Example, EXAMPLES, runExample } from '../terraform/example';
import { faultsOf } from '../terraform/provider-schema';
import { withoutVersions } from '../terraform/support';

describe.each(EXAMPLES)('the example %s', name => {
  let example: Example;
  let terraform: any;
  beforeAll(() => {
    example = runExample(name);
    terraform = JSON.parse(readFileSync(join(example.stack, 'cdk.tf.json'), 'utf8'));
  });
  afterAll(() => rmSync(example.outdir, { recursive: true }));

  test('synthesises the Terraform JSON of its snapshot', () => {
    expect(withoutVersions(terraform)).toMatchSnapshot();
  });

  test('has no argument that a provider does not know, has deprecated, or holds to be a secret', () => {
    expect(faultsOf(terraform)).toEqual([]);
  });

  test('has no warning', () => {
    const metadata = example.app.node.findAll().flatMap(({ node }) => node.metadata);
    expect(metadata.filter(({ type }) => type === '@cdktf/warn')).toEqual([]);
  });

  test('is run by cdktf.json', () => {
    const { language, app } = JSON.parse(readFileSync(`examples/${name}/cdktf.json`, 'utf8'));
    expect(language).toBe('typescript');
    expect(app).toMatch(/npx tsx app\.ts$/);
  });
});
