import { readdirSync, readFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { TEMPLATE_METADATA_KEY } from '../../lib/zoom';

const examples = readdirSync('examples').filter(name => name.startsWith('aws-'));

describe.each(examples)('the example %s', name => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { app } = require(`../../examples/${name}/app`) as { app: App };
  const assembly = app.synth();

  test('synthesises the templates of its snapshot', () => {
    const templates = assembly.stacksRecursively
      .filter(stack => isOurs(JSON.stringify(stack.template)))
      .map(stack => [
        `${stack.hierarchicalId} in ${stack.environment.region} as ${stack.stackName}`,
        withoutHashes(stack.template),
      ]);
    expect(Object.fromEntries(templates)).toMatchSnapshot();
  });

  test('has no finding of the AwsSolutions pack', () => {
    expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
  });

  test('has no warning but those of CDK itself', () => {
    const warnings = app.node
      .findAll()
      .flatMap(construct => construct.node.metadata)
      .filter(entry => entry.type === 'aws:cdk:warning' && !String(entry.data).includes('@aws-cdk/'));
    expect(warnings).toEqual([]);
  });
});

/** Not the stacks of a pipeline, which are CDK's. */
function isOurs(template: string): boolean {
  return [`"${TEMPLATE_METADATA_KEY}"`, '"zoom-cmk-drift-reader"', '"index.checkRow"'].some(ours =>
    template.includes(ours),
  );
}

/** Assets are named by what is in them, which changes with every release of what they are bundled from. */
function withoutHashes(template: object): object {
  return JSON.parse(JSON.stringify(template).replace(/"[0-9a-f]{64}\.zip"/g, '"<asset>"'));
}

test('the pipeline of aws-pipeline synthesises aws-pipeline, not what cdk.json in the root runs', () => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { app } = require('../../examples/aws-pipeline/app') as { app: App };
  const projects = Template.fromStack(app.node.findChild('Delivery') as Stack).findResources('AWS::CodeBuild::Project');
  const synth = Object.values(projects)
    .map(project => JSON.parse(project.Properties.Source.BuildSpec))
    .find(spec => spec.artifacts);
  expect(synth.phases.build.commands).toContain('cd examples/aws-pipeline && npx cdk synth');
  expect(synth.artifacts['base-directory']).toBe('examples/aws-pipeline/cdk.out');
  expect(JSON.parse(readFileSync('examples/aws-pipeline/cdk.json', 'utf8')).app).toBe('npx tsx app.ts');
});
