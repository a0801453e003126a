import { readdirSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { TEMPLATE_METADATA_KEY } from '../../lib/zoom';

const examples = readdirSync('examples').filter(name => name.startsWith('aws-'));

describe.each(examples)('the example %s', name => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { app } = require(`../../examples/${name}/app`) as { app: App };
  const assembly = app.synth();

  test('synthesises the templates of its snapshot', () => {
    const templates = assembly.stacksRecursively
      .filter(stack => JSON.stringify(stack.template).includes(`"${TEMPLATE_METADATA_KEY}"`))
      .map(stack => [`${stack.hierarchicalId} in ${stack.environment.region} as ${stack.stackName}`, stack.template]);
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
