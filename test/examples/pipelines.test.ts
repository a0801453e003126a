import { readFileSync } from 'node:fs';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { parse } from 'yaml';
import { DriftCheckRole, PipelineIdentity } from '../../lib/aws';
import { newStack } from '../aws/support';
import { zoomCmk } from '../cli/support';

const read = (file: string) => readFileSync(`examples/pipelines/${file}`, 'utf8');

/** Every text of a workflow. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

/** The arguments of each `zoom-cmk` of a workflow, as a shell would give them; files are in the working directory. */
function commandsIn(file: string): string[][] {
  return texts(parse(read(file)))
    .flatMap(text => text.split('\n'))
    .filter(line => line.includes('npx --no zoom-cmk '))
    .map(line => line.slice(line.indexOf('zoom-cmk ') + 'zoom-cmk '.length))
    .map(line => line.replace('"$GITHUB_STEP_SUMMARY"', 'summary.md').replaceAll('=reports/', '='))
    .map(line => line.replace('"$AGENT_TEMPDIRECTORY/plan.json"', 'plan.json').trim().split(/\s+/));
}

const WORKFLOWS = ['github-actions.yml', 'gitlab-ci.yml', 'azure-pipelines.yml', 'buildspec.yml'];

test.each(WORKFLOWS)('the commands of %s are understood', async file => {
  const commands = commandsIn(file);
  expect(commands.length).toBeGreaterThan(0);
  for (const [name, ...args] of commands) {
    expect(name).toBe('drift');
    // What is missing here is the assembly or the plan, which is looked for after the options are read.
    const { status, stderr } = await zoomCmk(['drift', ...args]);
    expect(stderr).toMatch(/the cloud assembly 'cdk\.out' does not exist|can't read plan\.json/);
    expect(status).toBe(2);
  }
});

test.each(WORKFLOWS)('%s has no secret, and takes a role', file => {
  expect(read(file)).not.toMatch(/AKIA|secrets\.|aws_secret_access_key|password/i);
});

test('the policy for the role that reads is that of the construct', () => {
  const stack = newStack();
  new DriftCheckRole(stack, 'Check', { pipeline: PipelineIdentity.gitHubRef('acme/keys', 'refs/heads/main') });
  const [policy] = Object.values(Template.fromStack(stack as Stack).findResources('AWS::IAM::Policy'));
  const rendered = JSON.stringify(policy.Properties.PolicyDocument).replace(
    /\{"Fn::Join":\["",\["arn:",\{"Ref":"AWS::Partition"\},"([^"]+)"\]\]\}/g,
    '"arn:aws$1"',
  );
  expect(JSON.parse(read('drift-reader-policy.json'))).toEqual(JSON.parse(rendered));
});
