import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnElement, CfnParameter, Duration, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { deploy, DeployedStack, ofType, typesIn } from './deployed-templates';
import { KEY_ID } from './event-samples';
import { alarmOf, monitored, Monitored, MONITOR_NAME, patternRules } from './monitor-support';
import { ACCOUNT, newStack } from './support';
import { KeyDriftMonitor, KeyDriftMonitorProps, ZoomKmsKey } from '../../lib/aws';
import { PARTITIONS } from '../../lib/aws/private/partitions';
import { readSettings, readSettleMs, readWatchedKeys } from '../../lib/monitor/settings';

/** A monitored key whose drift is checked. */
function checked(props: Partial<KeyDriftMonitorProps> = {}): Monitored & { readonly drift: KeyDriftMonitor } {
  const made = monitored();
  return { ...made, drift: new KeyDriftMonitor(made.stack, 'Drift', { monitor: made.monitor, ...props }) };
}

function functionOf(stack: DeployedStack): any {
  return ofType(stack, 'AWS::Lambda::Function')[0].Properties;
}

/** What the function is told. The bucket gets a name that one may have, which CloudFormation makes of its logical id. */
function environmentOf(stack: DeployedStack): Record<string, string> {
  const variables = functionOf(stack).Environment.Variables;
  return { ...variables, ZOOM_CMK_BUCKET: variables.ZOOM_CMK_BUCKET.toLowerCase() };
}

/** What a role may do: each action with each resource. */
function rightsOf(stack: DeployedStack, role: string): string[] {
  const policies = ofType(stack, 'AWS::IAM::Policy').filter(({ Properties }) =>
    Properties.Roles.includes(`${role}.Ref`),
  );
  return policies
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .flatMap(({ Effect, Action, Resource, Condition }) =>
      [Action].flat().flatMap(action => [Resource].flat().map(resource => [Effect, action, 'on', resource, Condition])),
    )
    .map(right => right.filter(each => each !== undefined).join(' '))
    .sort();
}

describe('with minimal properties', () => {
  const { app, stack } = checked();
  const [hub, replica] = deploy(app);
  const [monitoredHub, monitoredReplica] = deploy(monitored().app);

  test('the Region of the primary gets a function, and what it needs', () => {
    const added = Object.entries(typesIn(hub)).map(([type, count]) => [
      type,
      count - (typesIn(monitoredHub)[type] ?? 0),
    ]);
    expect(Object.fromEntries(added.filter(([, count]) => count !== 0))).toEqual({
      'AWS::CloudWatch::Alarm': 4,
      'AWS::Events::Rule': 3,
      'AWS::IAM::Policy': 1,
      'AWS::IAM::Role': 1,
      'AWS::Lambda::EventInvokeConfig': 1,
      'AWS::Lambda::Function': 1,
      'AWS::Lambda::Permission': 2,
      'AWS::Logs::LogGroup': 1,
      'AWS::S3::Bucket': 1,
      'AWS::S3::BucketPolicy': 1,
    });
  });

  test('other Regions get nothing', () => {
    expect(replica).toEqual(monitoredReplica);
  });

  test('the function runs on arm64, one at a time, for as long as Lambda lets it', () => {
    expect(functionOf(hub)).toMatchObject({
      Architectures: ['arm64'],
      Handler: 'index.checkKey',
      Runtime: 'nodejs24.x',
      ReservedConcurrentExecutions: 1,
      Timeout: 900,
      MemorySize: 512,
    });
  });

  test('the function is told where the keys are, and can read it', () => {
    const env = environmentOf(hub);
    expect(readSettings(env)).toEqual({
      watch: MONITOR_NAME,
      bucket: expect.stringMatching(/^driftreports/),
      bus: `arn:aws:events:us-east-1:${ACCOUNT}:event-bus/${MONITOR_NAME}`,
    });
    expect(readSettleMs(env)).toBe(5 * 60 * 1000);
    expect(readWatchedKeys(env)).toEqual(keysIn([hub, replica]));
    expect(Object.keys(env)).toHaveLength(5);
  });

  test('the function has these rights and no others', () => {
    const [role] = functionOf(hub).Role.split('.');
    const keys = ['us-east-1', 'us-west-2'].map(region => `arn:aws:kms:${region}:${ACCOUNT}:key/${KEY_ID}`);
    const stacks = [
      `arn:aws:cloudformation:us-east-1:${ACCOUNT}:stack/Zoom/*`,
      `arn:aws:cloudformation:us-west-2:${ACCOUNT}:stack/Zoom-Cmk-replica-us-west-2/*`,
    ];
    const [[bucket]] = Object.entries(hub.resources).filter(([, { Type }]) => Type === 'AWS::S3::Bucket');
    const [[logGroup]] = Object.entries(hub.resources).filter(([, { Type }]) => Type === 'AWS::Logs::LogGroup');
    const expected: ReadonlyArray<[actions: string[], resources: string[]]> = [
      [['logs:CreateLogStream', 'logs:PutLogEvents'], [`${logGroup}.Arn`]],
      [['s3:GetObject', 's3:PutObject'], [`arn:aws:s3:::${bucket}/${MONITOR_NAME}/*`]],
      [['s3:ListBucket'], [`arn:aws:s3:::${bucket}`]],
      [['events:PutEvents'], [`arn:aws:events:us-east-1:${ACCOUNT}:event-bus/${MONITOR_NAME}`]],
      [
        ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:ListGrants', 'kms:ListResourceTags'],
        keys,
      ],
      [['kms:ListAliases'], ['*']],
      [['cloudformation:DescribeStacks', 'cloudformation:ListStackResources', 'cloudformation:GetTemplate'], stacks],
    ];
    const rights = expected.flatMap(([actions, resources]) =>
      actions.flatMap(action => resources.map(resource => `Allow ${action} on ${resource}`)),
    );
    expect(rightsOf(hub, role)).toEqual(rights.sort());
    expect(hub.resources[role].Properties).not.toHaveProperty('ManagedPolicyArns');
    expect(hub.resources[role].Properties).not.toHaveProperty('Policies');
    expect(hub.resources[role].Properties.AssumeRolePolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
    ]);
  });

  test('a check starts every hour, and after each call that changes a key', () => {
    const rules = ofType(hub, 'AWS::Events::Rule').map(({ Properties }) => Properties);
    const starting = rules.filter(({ Targets }) => Targets[0].Arn.startsWith('DriftCheck'));
    expect(
      starting.map(({ Name, EventBusName, ScheduleExpression }) => [Name, EventBusName, ScheduleExpression]),
    ).toEqual([
      [`${MONITOR_NAME}-check`, undefined, 'rate(1 hour)'],
      [`${MONITOR_NAME}-check-changes`, MONITOR_NAME, undefined],
    ]);
    const permissions = ofType(hub, 'AWS::Lambda::Permission').map(({ Properties }) => Properties);
    expect(permissions.map(({ Principal, SourceArn }) => [Principal, SourceArn])).toEqual([
      ['events.amazonaws.com', `arn:aws:events:us-east-1:${ACCOUNT}:rule/${MONITOR_NAME}-check`],
      [
        'events.amazonaws.com',
        `arn:aws:events:us-east-1:${ACCOUNT}:rule/${MONITOR_NAME}/${MONITOR_NAME}-check-changes`,
      ],
    ]);
  });

  test('a check that fails is tried once more, and one that is late is not', () => {
    expect(ofType(hub, 'AWS::Lambda::EventInvokeConfig')[0].Properties).toMatchObject({
      MaximumRetryAttempts: 1,
      MaximumEventAgeInSeconds: 3600,
    });
  });

  test('the topic of the monitor hears of changes, and of nothing else that checks tell', () => {
    const [told] = patternRules([hub]).filter(({ kind }) => kind === 'DriftChanged');
    expect(told.pattern).toEqual({ source: ['zoom-cmk-constructs'], 'detail-type': ['Zoom CMK Drift Change'] });
    expect(told.targets).toMatchObject([{ Arn: expect.stringMatching(/^arn:aws:sns:/) }]);
  });

  test('the reports are kept, in a bucket that is encrypted, versioned, not public, and wants TLS', () => {
    Template.fromStack(stack).hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
    const [{ Properties: policy }] = ofType(hub, 'AWS::S3::BucketPolicy');
    expect(policy.PolicyDocument.Statement).toMatchObject([
      { Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
  });
});

describe('with maximal properties', () => {
  const { stack, monitor, app } = monitored();
  const encryptionKey = new kms.Key(stack, 'ReportKey');
  const reportBucket = new s3.Bucket(stack, 'Reports', { bucketName: 'reports-of-ours', encryptionKey });
  const drift = new KeyDriftMonitor(stack, 'Drift', {
    monitor,
    every: Duration.hours(6),
    settle: Duration.seconds(90),
    reportBucket,
  });
  const [hub] = deploy(app);

  test('the times are those that are given', () => {
    const rules = ofType(hub, 'AWS::Events::Rule').map(({ Properties }) => Properties);
    expect(rules.find(({ Name }) => Name === `${MONITOR_NAME}-check`).ScheduleExpression).toBe('rate(6 hours)');
    expect(readSettleMs(environmentOf(hub))).toBe(90_000);
    expect(alarmOf(hub, 'silent').EvaluationPeriods).toBe(12);
  });

  test('the bucket that is given is used, and none is made', () => {
    expect(drift.reportBucket).toBe(reportBucket);
    expect(ofType(hub, 'AWS::S3::Bucket')).toHaveLength(1);
    expect(readSettings(environmentOf(hub)).bucket).toBe('reports-of-ours');
  });

  test('the function may use the key of the bucket, and no other key', () => {
    const [role] = functionOf(hub).Role.split('.');
    const using = rightsOf(hub, role).filter(right => /kms:(Encrypt|Decrypt|ReEncrypt|GenerateDataKey)/.test(right));
    const keyId = stack.getLogicalId(encryptionKey.node.defaultChild as CfnElement);
    expect(new Set(using.map(right => right.split(' ').at(-1)))).toEqual(
      new Set([`arn:aws:kms:us-east-1:${ACCOUNT}:key/${keyId}`]),
    );
  });
});

/** The keys of Regions, as a deployed template has them. */
function keysIn(stacks: readonly DeployedStack[]) {
  return stacks.flatMap(({ region, name, resources }) =>
    Object.entries(resources)
      .filter(([, { Type, Properties }]) => Type === 'AWS::KMS::ReplicaKey' || Properties.MultiRegion)
      .map(([logicalId]) => ({ region, stack: name, logicalId })),
  );
}

function watchedKeysIn(stacks: readonly DeployedStack[]) {
  const [hub] = stacks.filter(each => ofType(each, 'AWS::Lambda::Function').length > 0);
  return readWatchedKeys(environmentOf(hub));
}

describe('the function looks at exactly the keys of all Regions', () => {
  test('also at those of replicas that are added later', () => {
    const { key, app } = checked();
    key.addReplica('eu-central-1', { stackName: 'zoom-frankfurt' });
    const stacks = deploy(app);
    const names = watchedKeysIn(stacks).map(each => each.stack);
    expect(names).toEqual(['Zoom', 'Zoom-Cmk-replica-us-west-2', 'zoom-frankfurt']);
    expect(new Set(watchedKeysIn(stacks))).toEqual(new Set(keysIn(stacks)));
    const [role] = functionOf(stacks[0]).Role.split('.');
    const frankfurt = rightsOf(stacks[0], role).filter(right => right.includes(':eu-central-1:'));
    // Five actions on the key, three on the stack.
    expect(frankfurt).toHaveLength(5 + 3);
  });

  test('also at those whose logical ids are changed later', () => {
    const { key, app } = checked();
    (key.primaryKey.node.defaultChild as kms.CfnKey).overrideLogicalId('ThePrimary');
    const replica = app.node.findAll().find(each => each instanceof kms.CfnReplicaKey) as kms.CfnReplicaKey;
    replica.overrideLogicalId('TheReplica');
    const stacks = deploy(app);
    expect(watchedKeysIn(stacks)).toEqual([
      { region: 'us-east-1', stack: 'Zoom', logicalId: 'ThePrimary' },
      { region: 'us-west-2', stack: 'Zoom-Cmk-replica-us-west-2', logicalId: 'TheReplica' },
    ]);
    expect(watchedKeysIn(stacks)).toEqual(keysIn(stacks));
  });

  test('also at those in stacks of the app, and at none of another key there', () => {
    const stack = newStack();
    const west = new Stack(stack.node.root, 'West', { env: { account: ACCOUNT, region: 'us-west-2' } });
    const [key] = ['Recordings', 'Voicemail'].map(
      id => new ZoomKmsKey(stack, id, { replicaStacks: { 'us-west-2': west } }),
    );
    new KeyDriftMonitor(stack, 'Drift', { monitor: key.monitor() });
    const stacks = deploy(stack.node.root as App);
    const ofKey = keysIn(stacks).filter(({ logicalId }) => logicalId.includes('Recordings'));
    expect(ofKey).toHaveLength(2);
    expect(watchedKeysIn(stacks)).toEqual(ofKey);
  });

  test('also at those of a stage', () => {
    const app = new App();
    const stage = new Stage(app, 'Production', { env: { account: ACCOUNT, region: 'us-east-1' } });
    const stack = new Stack(stage, 'Zoom');
    const key = new ZoomKmsKey(stack, 'Cmk', { replicaRegions: ['us-west-2'] });
    new KeyDriftMonitor(stack, 'Drift', { monitor: key.monitor() });
    const stacks = deploy(app);
    expect(watchedKeysIn(stacks).map(each => each.stack)).toEqual([
      'Production-Zoom',
      'Production-Zoom-Cmk-replica-us-west-2',
    ]);
    expect(watchedKeysIn(stacks)).toEqual(keysIn(stacks));
  });
});

test('two keys in one stack are checked by functions of their own', () => {
  const stack = newStack();
  for (const id of ['Recordings', 'Voicemail']) {
    const key = new ZoomKmsKey(stack, id, { replicaRegions: ['us-west-2'] });
    new KeyDriftMonitor(stack, `${id}Drift`, { monitor: key.monitor() });
  }
  const [hub] = deploy(stack.node.root as App);
  const variables = ofType(hub, 'AWS::Lambda::Function').map(({ Properties }) => Properties.Environment.Variables);
  expect(new Set(variables.map(env => env.ZOOM_CMK_WATCH)).size).toBe(2);
  const names = Object.values(hub.resources).flatMap(({ Type, Properties: { Name, AlarmName } }) =>
    Name || AlarmName ? [`${Type} ${Name ?? AlarmName}`] : [],
  );
  expect(names).toEqual([...new Set(names)]);
});

test('the environment fits into the 4 KB that Lambda takes, with a replica in every Region', () => {
  const replicaRegions = PARTITIONS.aws.filter(region => region !== 'us-east-1');
  const { app, stack, monitor } = monitored({}, { replicaRegions });
  new KeyDriftMonitor(stack, 'Drift', { monitor });
  const env = environmentOf(deploy(app)[0]);
  expect(readWatchedKeys(env)).toHaveLength(replicaRegions.length + 1);
  // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
  expect(Object.entries<string>(env).flat().join('').length).toBeLessThanOrEqual(4096);
});

test('the code is the bundle of the functions, as the only asset', () => {
  const { directory } = checked().app.synth();
  const { files } = JSON.parse(readFileSync(join(directory, 'Zoom.assets.json'), 'utf8'));
  const sources = Object.values<any>(files).map(({ source }) => source);
  const [{ path }, ...others] = sources.filter(({ packaging }) => packaging === 'zip');
  expect(others).toEqual([]);
  expect(readFileSync(join(directory, path, 'index.js'), 'utf8')).toBe(
    readFileSync('functions/drift-check/index.js', 'utf8'),
  );
});

describe('a drift check', () => {
  test.each<[string, Partial<KeyDriftMonitorProps>, string]>([
    ['minutes between checks', { every: Duration.minutes(90) }, 'every is 1 to 24 whole hours, got 1 hour 30 minutes'],
    ['no time between checks', { every: Duration.hours(0) }, 'every is 1 to 24 whole hours, got 0 hours'],
    ['more than a day between checks', { every: Duration.hours(25) }, 'every is 1 to 24 whole hours, got 1 day 1 hour'],
    [
      'more than ten minutes to settle',
      { settle: Duration.seconds(601) },
      'settle is whole seconds, 10 minutes at most, got 10 minutes 1 second',
    ],
    [
      'half a second to settle',
      { settle: Duration.millis(500) },
      'settle is whole seconds, 10 minutes at most, got 500 millis',
    ],
  ])('fails for %s', (_, props, message) => {
    expect(() => checked(props)).toThrow(message);
  });

  test('takes no time to settle, for those who want to hear at once', () => {
    const [hub] = deploy(checked({ settle: Duration.seconds(0) }).app);
    expect(readSettleMs(environmentOf(hub))).toBe(0);
  });

  test.each<[string, (value: number) => Partial<KeyDriftMonitorProps>]>([
    ['every, in hours', value => ({ every: Duration.hours(value) })],
    ['every, in minutes', value => ({ every: Duration.minutes(value) })],
    ['settle, in minutes', value => ({ settle: Duration.minutes(value) })],
    ['settle, in milliseconds', value => ({ settle: Duration.millis(value) })],
  ])('fails for a time that is known at deployment only: %s', (_, props) => {
    const value = new CfnParameter(newStack(), 'Time', { type: 'Number' }).valueAsNumber;
    expect(() => checked(props(value))).toThrow();
  });

  test('fails in another stack than that of the monitor', () => {
    const { app, monitor } = monitored();
    const other = new Stack(app, 'Other', { env: { account: ACCOUNT, region: 'us-east-1' } });
    expect(() => new KeyDriftMonitor(other, 'Drift', { monitor })).toThrow(
      "the monitor is in stack 'Zoom': put its drift check in the same stack",
    );
  });
});
