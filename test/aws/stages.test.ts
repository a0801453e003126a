import { App, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CodePipeline, CodePipelineSource, ShellStep } from 'aws-cdk-lib/pipelines';
import { ACCOUNT, keysByRegion, newStack, statement } from './support';
import { ZoomKmsKey } from '../../lib/aws';

const env = { account: ACCOUNT, region: 'us-east-1' };

function stageWithKey(app: App, id: string): ZoomKmsKey {
  const stage = new Stage(app, id, { env });
  return new ZoomKmsKey(new Stack(stage, 'Zoom'), 'Cmk', { replicaRegions: ['us-west-2'] });
}

test('two stages of one app have their own keys, whose replicas read the primary of their stage', () => {
  const app = new App();
  stageWithKey(app, 'Test');
  stageWithKey(app, 'Production');
  const stacks = app.synth().stacksRecursively;
  expect(stacks.map(stack => stack.stackName)).toEqual([
    'Production-Zoom',
    'Production-Zoom-Cmk-replica-us-west-2',
    'Test-Zoom',
    'Test-Zoom-Cmk-replica-us-west-2',
  ]);
  const primaries = stacks
    .flatMap(stack => Object.values(stack.template.Resources as Record<string, any>))
    .flatMap(resource => resource.Properties.PrimaryKeyArn?.['Fn::GetStackOutput'].StackName ?? []);
  expect(primaries).toEqual(['Production-Zoom', 'Test-Zoom']);
});

test('several keys in one stack have their own replica stacks', () => {
  const stack = newStack();
  new ZoomKmsKey(stack, 'Recordings', { replicaRegions: ['us-west-2'] });
  new ZoomKmsKey(stack, 'Voicemail', { replicaRegions: ['us-west-2'] });
  expect((stack.node.root as App).synth().stacks.map(each => each.stackName)).toEqual([
    'Zoom',
    'Zoom-Recordings-replica-us-west-2',
    'Zoom-Voicemail-replica-us-west-2',
  ]);
});

test('CDK Pipelines deploys the replicas after the primary', () => {
  const app = new App();
  const pipeline = new CodePipeline(new Stack(app, 'Delivery', { env }), 'Pipeline', {
    synth: new ShellStep('Synth', { input: CodePipelineSource.gitHub('o/r', 'main'), commands: ['npx cdk synth'] }),
  });
  const key = stageWithKey(app, 'Production');
  pipeline.addStage(Stage.of(key)!);
  app.synth();
  const { Stages } = Object.values(
    Template.fromStack(app.node.findChild('Delivery') as Stack).findResources('AWS::CodePipeline::Pipeline'),
  )[0].Properties;
  const order = Object.fromEntries(
    Stages.at(-1).Actions.map((action: any) => [`${action.Configuration.StackName} ${action.Name}`, action.RunOrder]),
  );
  const runs = (stackName: string) =>
    Object.entries(order)
      .filter(([name]) => name.startsWith(`${stackName} `))
      .map(([, runOrder]) => runOrder as number);
  expect(Math.min(...runs('Production-Zoom-Cmk-replica-us-west-2'))).toBeGreaterThan(
    Math.max(...runs('Production-Zoom')),
  );
});

describe('after synthesis', () => {
  const tooLate = 'has been synthesised already, and';

  test('fails to add statements, grants and replicas', () => {
    const stack = newStack();
    const key = new ZoomKmsKey(stack, 'Cmk', { replicaRegions: ['us-west-2'] });
    (stack.node.root as App).synth();
    expect(() => key.addToKeyPolicy(statement('Late'))).toThrow(`${tooLate} the statement would be missing`);
    expect(() => key.addReplica('eu-central-1')).toThrow(`${tooLate} the replica in 'eu-central-1' would be missing`);
    expect(keysByRegion(stack)).not.toHaveProperty('eu-central-1');
  });

  test("fails once CDK Pipelines' addStage has synthesised the stage", () => {
    const app = new App();
    const pipeline = new CodePipeline(new Stack(app, 'Delivery', { env }), 'Pipeline', {
      synth: new ShellStep('Synth', { input: CodePipelineSource.gitHub('o/r', 'main'), commands: ['npx cdk synth'] }),
    });
    const key = stageWithKey(app, 'Production');
    pipeline.addStage(Stage.of(key)!);
    expect(() => key.addToKeyPolicy(statement('Late'))).toThrow('before addStage()');
    expect(() => key.addReplica('eu-central-1')).toThrow(tooLate);
  });
});
