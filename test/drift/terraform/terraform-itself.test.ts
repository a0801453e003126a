import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeclaredStateError } from '../../../lib/drift/declared';
import { readPlan } from '../../../lib/drift/terraform';
import { terraform, terraformIsInstalled } from '../../terraform/terraform-cli';

/** Resources of Terraform itself, for which no provider is needed. */
const CODE = `
variable "name" { default = "one" }
resource "terraform_data" "first" { input = var.name }
resource "terraform_data" "second" {
  input = terraform_data.first.output
  lifecycle {
    precondition {
      condition     = terraform_data.first.input != "bad"
      error_message = "it is bad"
    }
  }
}
`;

const describeWithTerraform = terraformIsInstalled() ? describe : describe.skip;

describeWithTerraform('what Terraform itself writes', () => {
  let folder: string;
  const env = { ...process.env, TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1' };
  const plan = (...options: string[]) => {
    terraform(folder, env, 'plan', '-input=false', '-out', 'plan', ...options);
    return terraform(folder, env, 'show', '-json', 'plan');
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zoom-cmk-plan-'));
    writeFileSync(join(folder, 'main.tf'), CODE);
    terraform(folder, env, 'init', '-input=false');
    terraform(folder, env, 'apply', '-input=false', '-auto-approve');
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is read, and has no fault where there is nothing to do', () => {
    expect(readPlan(plan(), 'plan.json')).toMatchObject({ faults: [], resources: [], timestamp: expect.any(String) });
  }, 60_000);

  test('is not complete with -target', () => {
    const { faults } = readPlan(plan('-var=name=two', '-target=terraform_data.first'), 'plan.json');
    expect(faults.map(({ kind }) => kind)).toEqual(['incomplete']);
  }, 60_000);

  test('is known to have failed, where Terraform writes a plan that did', () => {
    const given = ['plan', '-input=false', '-out', 'plan', '-var=name=bad'];
    expect(spawnSync('terraform', given, { cwd: folder, env }).status).toBe(1);
    const { faults } = readPlan(terraform(folder, env, 'show', '-json', 'plan'), 'plan.json');
    expect(faults.map(({ kind }) => kind)).toEqual(['errored']);
  }, 60_000);

  test('fails where it is the plan file, a state, or a log', () => {
    plan();
    const log = spawnSync('terraform', ['plan', '-json', '-input=false'], {
      cwd: folder,
      env,
      encoding: 'utf8',
    }).stdout;
    const given = [
      readFileSync(join(folder, 'plan'), 'utf8'),
      readFileSync(join(folder, 'terraform.tfstate'), 'utf8'),
      terraform(folder, env, 'show', '-json'),
      log,
    ];
    const says = [/is a plan file as Terraform keeps it/, /is a state/, /is a state/, /is the log of/];
    given.forEach((text, index) => {
      expect(() => readPlan(text, 'plan')).toThrow(DeclaredStateError);
      expect(() => readPlan(text, 'plan')).toThrow(says[index]);
    });
  }, 60_000);
});
