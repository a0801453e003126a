import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { faultsOf } from '../terraform/provider-schema';
import { withoutVersions } from '../terraform/support';

const examples = readdirSync('examples').filter(name => /^(azure|oci)-/.test(name));

describe.each(examples)('the example %s', name => {
  let outdir: string;
  let terraform: any;
  let app: App;
  beforeAll(() => {
    outdir = mkdtempSync(join(tmpdir(), 'zoom-cmk-example-'));
    process.env.CDKTF_OUTDIR = outdir;
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    app = require(`../../examples/${name}/app`).app;
    delete process.env.CDKTF_OUTDIR;
    terraform = JSON.parse(readFileSync(join(outdir, 'stacks/zoom/cdk.tf.json'), 'utf8'));
  });
  afterAll(() => rmSync(outdir, { recursive: true }));

  test('synthesises the Terraform JSON of its snapshot', () => {
    const resources = JSON.parse(
      JSON.stringify(withoutVersions(terraform), (key, value) => (key === '//' ? undefined : value)),
    );
    expect(resources).toMatchSnapshot();
  });

  test('has no argument that a provider does not know, has deprecated, or holds to be a secret', () => {
    expect(faultsOf(terraform)).toEqual([]);
  });

  test('has no warning', () => {
    const warnings = app.node
      .findAll()
      .flatMap(({ node }) => node.metadata.filter(({ type }) => type === '@cdktf/warn'));
    expect(warnings).toEqual([]);
  });

  test('is run by cdktf.json', () => {
    const { language, app: command } = JSON.parse(readFileSync(`examples/${name}/cdktf.json`, 'utf8'));
    expect(language).toBe('typescript');
    expect(command).toMatch(/npx tsx app\.ts$/);
  });
});
