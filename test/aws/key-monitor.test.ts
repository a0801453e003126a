import { App, Duration, Stack, Stage } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { CfnLint } from './cfn-lint';
import { deploy, ofType, templatesOf, typesIn } from './deployed-templates';
import { alarmOf, monitored, MONITOR_NAME, patternRules } from './monitor-support';
import { ACCOUNT, newStack } from './support';
import { KeyDriftMonitor, KeyMonitor, MultiRegionKey, ZoomKmsKey } from '../../lib/aws';

describe('with minimal properties', () => {
  const [hub, replica] = deploy(monitored().app);

  test('the Region of the primary has the hub', () => {
    expect(typesIn(hub)).toEqual({
      'AWS::CloudWatch::Alarm': 2,
      'AWS::CloudWatch::Dashboard': 1,
      'AWS::Events::EventBus': 1,
      'AWS::Events::Rule': 2 + 11,
      'AWS::IAM::Policy': 1,
      'AWS::IAM::Role': 1,
      'AWS::KMS::Alias': 1,
      'AWS::KMS::Key': 2,
      'AWS::SNS::Topic': 1,
      'AWS::SNS::TopicPolicy': 1,
      'AWS::SQS::Queue': 1,
      'AWS::SQS::QueuePolicy': 1,
    });
    expect(ofType(hub, 'AWS::Events::EventBus')[0].Properties).toMatchObject({ Name: MONITOR_NAME });
    expect(patternRules([hub]).filter(({ bus }) => bus === MONITOR_NAME)).toHaveLength(11);
  });

  test('the Region of a replica has what forwards, and nothing else', () => {
    expect(typesIn(replica)).toEqual({
      'AWS::CloudWatch::Alarm': 1,
      'AWS::Events::Rule': 3,
      'AWS::IAM::Policy': 1,
      'AWS::IAM::Role': 1,
      'AWS::KMS::Alias': 1,
      'AWS::KMS::ReplicaKey': 1,
      'AWS::SQS::Queue': 1,
      'AWS::SQS::QueuePolicy': 1,
    });
  });

  test('the rules of the hub are these', () => {
    const kinds = patternRules([hub]).filter(({ bus }) => bus === MONITOR_NAME);
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'Retired',
      'Restored',
      'PolicyPut',
      'GrantsChanged',
      'RegionsChanged',
      'RotationOff',
      'AliasChanged',
      'Deleted',
      'Rotated',
      'Refused',
      'Undeliverable',
    ]);
  });

  test('nothing in the templates is a function, an asset or a custom resource', () => {
    const types = [hub, replica].flatMap(stack => Object.keys(typesIn(stack)));
    expect(types.filter(type => /Lambda|Custom|CloudFormation|SSM/.test(type))).toEqual([]);
  });
});

test('an alarm goes off when a rule about what endangers the key was triggered', () => {
  const [hub] = deploy(monitored().app);
  const alarm = alarmOf(hub, 'endangered');
  expect(alarm).toMatchObject({
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    Threshold: 1,
    EvaluationPeriods: 1,
    TreatMissingData: 'notBreaching',
    AlarmActions: [expect.stringMatching(/^arn:aws:sns:/)],
  });
  // It ends because no further call was made, which is no good news.
  expect(alarm).not.toHaveProperty('OKActions');
  const [sum, ...metrics] = alarm.Metrics;
  expect(sum.Expression).toBe('m0 + m1 + m2');
  expect(metrics.map(({ MetricStat }: any) => [MetricStat.Metric.MetricName, MetricStat.Stat])).toEqual(
    Array(3).fill(['TriggeredRules', 'Sum']),
  );
  // Metrics of rules on a custom bus have the names of both: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
  expect(metrics.map(({ MetricStat }: any) => MetricStat.Metric.Dimensions)).toEqual(
    ['Retired', 'PolicyPut', 'Deleted'].map(kind => [
      { Name: 'EventBusName', Value: MONITOR_NAME },
      { Name: 'RuleName', Value: `${MONITOR_NAME}-${kind}` },
    ]),
  );
});

describe('with maximal properties', () => {
  const stack = newStack();
  const topic = new sns.Topic(stack, 'Topic', { masterKey: new kms.Key(stack, 'TopicKey'), enforceSSL: true });
  const dashboard = new cloudwatch.Dashboard(stack, 'Dashboard');
  const queue = new sqs.Queue(stack, 'Queue');
  const key = new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk', replicaRegions: ['us-west-2'] });
  const monitor = key.monitor({
    topic,
    targets: [new targets.SqsQueue(queue)],
    zoomCalls: {
      trailLogGroup: logs.LogGroup.fromLogGroupName(stack, 'Trail', 'trail'),
      quietFor: Duration.hours(6),
      callerAccount: '444455556666',
    },
    dashboard,
  });
  const [hub] = deploy(stack.node.root as App);

  test('what is given is used, and nothing is made in its place', () => {
    expect(monitor.topic).toBe(topic);
    expect(monitor.dashboard).toBe(dashboard);
    expect(ofType(hub, 'AWS::SNS::Topic')).toHaveLength(1);
    expect(ofType(hub, 'AWS::CloudWatch::Dashboard')).toHaveLength(1);
    expect(ofType(hub, 'AWS::KMS::Key')).toHaveLength(2);
  });

  test('every rule of the hub sends to the topic, and one more to the further target', () => {
    for (const { kind, targets: sentTo } of patternRules([hub]).filter(({ bus }) => bus)) {
      expect(sentTo.map(({ Arn }) => Arn.replace(/[0-9A-F]{8}$/, ''))).toEqual([
        kind === 'Targets' ? `arn:aws:sqs:us-east-1:${ACCOUNT}:Queue` : `arn:aws:sns:us-east-1:${ACCOUNT}:Topic`,
      ]);
    }
  });

  test("the alarm about Zoom's calls tells the topic too", () => {
    expect(alarmOf(hub, 'zoom-silent')).toMatchObject({
      EvaluationPeriods: 6,
      AlarmActions: [expect.stringMatching(/^arn:aws:sns:/)],
    });
    expect(ofType(hub, 'AWS::Logs::MetricFilter')[0].Properties).toMatchObject({
      LogGroupName: 'trail',
      FilterPattern: expect.stringContaining('444455556666'),
    });
  });
});

test("a key that is not Zoom's, has no alias and no replica, is monitored as well", () => {
  const stack = newStack();
  const monitor = new MultiRegionKey(stack, 'Key').monitor();
  const stacks = deploy(stack.node.root as App);
  expect(stacks.map(({ region }) => region)).toEqual(['us-east-1']);
  const [calls] = patternRules(stacks).filter(({ kind }) => kind === 'calls');
  expect(calls.pattern).toMatchObject({ detail: { resources: { ARN: [expect.stringMatching(/:key\/mrk-/)] } } });
  const [retired] = patternRules(stacks).filter(({ kind }) => kind === 'Retired');
  // What people call it, for want of an alias.
  expect(retired.targets[0].InputTransformer.InputTemplate).toMatch(/^"Zoom\/Key: /);
  expect(monitor.node.path).toBe('Zoom/Key/Monitor');
});

test('a replica that is added after the monitor is monitored as one that was there before', () => {
  const before = monitored({}, { replicaRegions: ['us-west-2', 'eu-central-1'] });
  const after = monitored({}, { replicaRegions: ['us-west-2'] });
  after.key.addReplica('eu-central-1');
  expect(deploy(after.app)).toEqual(deploy(before.app));
});

test('a monitor may sit elsewhere in the stack of the key', () => {
  const stack = newStack();
  const key = new ZoomKmsKey(stack, 'Cmk', { replicaRegions: ['us-west-2'] });
  new KeyMonitor(stack, 'Watch', { key });
  const stacks = deploy(stack.node.root as App);
  const names = patternRules(stacks).map(({ bus }) => bus);
  expect(new Set(names.filter(bus => bus))).toEqual(new Set([expect.stringMatching(/^Zoom-Watch-/)]));
});

/** Two monitored keys that share the stacks of all Regions. */
function twoKeys(app: App): App {
  const stack = new Stack(app, 'Zoom', { env: { account: ACCOUNT, region: 'us-east-1' } });
  const west = new Stack(app, 'West', { env: { account: ACCOUNT, region: 'us-west-2' } });
  for (const id of ['Recordings', 'Voicemail']) {
    new ZoomKmsKey(stack, id, { alias: `zoom-${id}`, replicaStacks: { 'us-west-2': west } }).monitor();
  }
  return app;
}

describe('two monitored keys in the same stacks', () => {
  const stacks = deploy(twoKeys(new App()));

  test('are forwarded from the stacks that are given', () => {
    expect(stacks.map(({ name, region }) => [name, region])).toEqual([
      ['Zoom', 'us-east-1'],
      ['West', 'us-west-2'],
    ]);
    expect(patternRules([stacks[1]])).toHaveLength(2 * 3);
  });

  test('share no name', () => {
    for (const { resources } of stacks) {
      const names = Object.values(resources).flatMap(
        ({ Type, Properties: { Name, QueueName, AlarmName, AliasName } }) => {
          const name = Name ?? QueueName ?? AlarmName ?? AliasName;
          return name === undefined ? [] : [`${Type} ${name}`];
        },
      );
      expect(names.length).toBeGreaterThan(8);
      expect(names).toEqual([...new Set(names)]);
    }
  });

  test("are not forwarded to each other's hub", () => {
    const calls = patternRules(stacks).filter(({ kind }) => kind === 'calls');
    const seen = calls.map(({ region, pattern, targets: [{ Arn }] }) => [
      region,
      (pattern.detail as any).resources.ARN[0],
      Arn,
    ]);
    expect(new Set(seen.map(([, arn]) => arn)).size).toBe(4);
    expect(new Set(seen.map(([, , bus]) => bus)).size).toBe(2);
    // A set of keys has one id, and one hub.
    const hubs = new Set(seen.map(([, arn, bus]) => `${arn.split('/')[1]} ${bus}`));
    expect(hubs.size).toBe(2);
  });
});

test('stacks that are only named differently have monitors that are named differently', () => {
  const names = ['zoom-test', 'zoom-production'].map(stackName => {
    const { app } = monitored({}, {}, { stackName });
    return ofType(deploy(app)[0], 'AWS::Events::EventBus')[0].Properties.Name;
  });
  expect(names[0]).not.toBe(names[1]);
});

test('stacks of one name in two Regions, each of which has a replica in the other, share no name', () => {
  const named = (region: string, replica: string) =>
    deploy(monitored({}, { replicaRegions: [replica] }, { env: { account: ACCOUNT, region } }).app);
  const here = [...named('us-east-1', 'us-west-2'), ...named('us-west-2', 'us-east-1')];
  for (const at of ['us-east-1', 'us-west-2']) {
    const names = here
      .filter(({ region }) => region === at)
      .flatMap(({ resources }) => Object.values(resources))
      .flatMap(({ Type, Properties: { Name, QueueName, AlarmName } }) =>
        [Name ?? QueueName ?? AlarmName].filter(name => name).map(name => `${Type} ${name}`),
      );
    expect(names.length).toBeGreaterThan(12);
    expect(names).toEqual([...new Set(names)]);
  }
});

test('names stay within what AWS takes, however long the path of the key', () => {
  // No Region of AWS has a longer name.
  const stack = newStack({ stackName: 's'.repeat(60), env: { account: ACCOUNT, region: 'us-isof-south-1' } });
  const monitor = new MultiRegionKey(stack, 'k'.repeat(100), { replicaRegions: ['us-isof-east-1'] }).monitor({
    targets: [{ bind: () => ({ arn: 'arn:aws-iso-f:sqs:us-isof-south-1:111122223333:queue' }) }],
  });
  new KeyDriftMonitor(stack, 'Drift', { monitor });
  for (const { resources } of deploy(stack.node.root as App)) {
    for (const { Type, Properties } of Object.values(resources)) {
      if (Type === 'AWS::Events::Rule') expect(Properties.Name.length).toBeLessThanOrEqual(64);
      if (Type === 'AWS::SQS::Queue') expect(Properties.QueueName.length).toBeLessThanOrEqual(80);
    }
  }
});

test('in a stage, monitors are named after it', () => {
  const app = new App();
  for (const id of ['Test', 'Production']) {
    const stage = new Stage(app, id, { env: { account: ACCOUNT, region: 'us-east-1' } });
    new ZoomKmsKey(new Stack(stage, 'Zoom'), 'Cmk', { replicaRegions: ['us-west-2'] }).monitor();
  }
  const stacks = deploy(app);
  expect(stacks.map(({ name }) => name)).toHaveLength(4);
  const buses = stacks.flatMap(stack =>
    ofType(stack, 'AWS::Events::EventBus').map(({ Properties }) => Properties.Name),
  );
  expect(buses).toEqual([expect.stringMatching(/^ProductionZo/), expect.stringMatching(/^TestZoom-Cmk/)]);
  // What is forwarded goes to the hub of the same stage.
  for (const stack of stacks.filter(({ region }) => region === 'us-west-2')) {
    const [stage] = stack.name.split('-');
    const hubs = patternRules([stack]).flatMap(({ targets: sentTo }) => sentTo.map(({ Arn }) => Arn));
    expect(hubs).toEqual(Array(3).fill(expect.stringContaining(`:event-bus/${stage}Zo`)));
  }
});

test('an account that is not known at synthesis stays what it is', () => {
  const { app } = monitored({}, {}, { env: { region: 'us-east-1' } });
  const [hub, replica] = deploy(app);
  const known = deploy(monitored().app);
  expect([hub.resources, replica.resources]).toEqual(known.map(({ resources }) => resources));
  expect(JSON.stringify(Object.values(templatesOf(app)))).not.toContain(ACCOUNT);
});

describe('a monitor', () => {
  test('fails for more targets than a rule takes', () => {
    const stack = newStack();
    const six = Array.from('abcdef', id => new targets.SqsQueue(new sqs.Queue(stack, id)));
    expect(() => new ZoomKmsKey(stack, 'Cmk').monitor({ targets: six })).toThrow(
      'a rule of EventBridge takes 5 targets, got 6 beside the topic',
    );
  });

  test('takes five targets', () => {
    const stack = newStack();
    const five = Array.from('abcde', id => new targets.SqsQueue(new sqs.Queue(stack, id)));
    new ZoomKmsKey(stack, 'Cmk').monitor({ targets: five });
    for (const { kind, targets: sentTo } of patternRules(deploy(stack.node.root as App))) {
      expect(sentTo).toHaveLength(kind === 'Targets' ? 5 : 1);
    }
  });

  // More than 20 statements, or conditions of which SQS takes few, are refused at deployment.
  test('of two keys with one queue needs two statements of its policy', () => {
    const stack = newStack();
    const target = new targets.SqsQueue(new sqs.Queue(stack, 'Queue'));
    for (const id of ['Recordings', 'Voicemail']) new ZoomKmsKey(stack, id).monitor({ targets: [target] });
    const [hub] = deploy(stack.node.root as App);
    const policies = ofType(hub, 'AWS::SQS::QueuePolicy').map(({ Properties }) => Properties);
    const [{ PolicyDocument }] = policies.filter(({ Queues }) => /Queue[0-9A-F]{8}$/.test(Queues[0]));
    expect(PolicyDocument.Statement).toHaveLength(2);
  });

  test('takes a target that has no construct', () => {
    const stack = newStack();
    const target: events.IRuleTarget = { bind: () => ({ arn: `arn:aws:sqs:us-east-1:${ACCOUNT}:elsewhere` }) };
    new ZoomKmsKey(stack, 'Cmk').monitor({ targets: [target] });
    const [{ targets: sentTo }] = patternRules(deploy(stack.node.root as App)).filter(({ kind }) => kind === 'Targets');
    expect(sentTo[0].Arn).toBe(`arn:aws:sqs:us-east-1:${ACCOUNT}:elsewhere`);
  });

  test('fails for a key that is monitored already', () => {
    const stack = newStack();
    const key = new ZoomKmsKey(stack, 'Cmk');
    key.monitor();
    expect(() => new KeyMonitor(stack, 'Second', { key })).toThrow("the key 'Zoom/Cmk' has a monitor already");
    expect(() => key.monitor()).toThrow("the key 'Zoom/Cmk' has a monitor already");
  });

  test('fails in another stack than that of the key', () => {
    const stack = newStack();
    const key = new ZoomKmsKey(stack, 'Cmk');
    const other = new Stack(stack.node.root, 'Other', { env: { account: ACCOUNT, region: 'us-east-1' } });
    expect(() => new KeyMonitor(other, 'Monitor', { key })).toThrow(
      "the key is in stack 'Zoom': put its monitor in the same stack",
    );
  });
});

test('cdk-nag has no finding of the AwsSolutions pack', () => {
  const { app, stack, monitor } = monitored({
    zoomCalls: { trailLogGroup: logs.LogGroup.fromLogGroupName(newStack(), 'Trail', 'trail') },
  });
  new KeyDriftMonitor(stack, 'Drift', { monitor });
  app.synth();
  expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
});

(CfnLint.isInstalled() ? test : test.skip)('cfn-lint finds no error in the templates', () => {
  const { app, stack, monitor } = monitored();
  new KeyDriftMonitor(stack, 'Drift', { monitor });
  const templates = [app, twoKeys(new App())].flatMap(each => Object.values(templatesOf(each)));
  expect(templates).toHaveLength(2 * 2);
  expect(CfnLint.errors(templates)).toEqual([]);
});
