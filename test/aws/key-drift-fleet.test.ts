import { App, Duration, Lazy, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { CfnLint } from './cfn-lint';
import {
  fleetIn,
  legible,
  LegibleResource,
  maximalFleetIn,
  NAME,
  ofType,
  ORGANIZATION,
  resourcesOf,
} from './fleet-support';
import { ACCOUNT, newStack } from './support';
import { KeyDriftFleet, KeyDriftFleetProps } from '../../lib/aws';

/** The template of the role of the accounts, as a text. */
function roleTemplate(fleet: KeyDriftFleet): string {
  return legible(Stack.of(fleet).resolve(fleet.memberRoleTemplate));
}

/** The function of a handler. */
function functionOf(resources: readonly LegibleResource[], handler: string): any {
  const [found, ...others] = ofType(resources, 'AWS::Lambda::Function').filter(
    ({ Handler }) => Handler === `index.${handler}`,
  );
  expect(others).toEqual([]);
  return found;
}

describe('with minimal properties', () => {
  const stack = newStack();
  const fleet = fleetIn(stack);
  const resources = resourcesOf(stack);

  test('it is these resources', () => {
    const types = [...new Set(resources.map(({ type }) => type))];
    expect(Object.fromEntries(types.map(type => [type, ofType(resources, type).length]))).toEqual({
      'AWS::CloudWatch::Alarm': 5,
      'AWS::Events::EventBus': 1,
      'AWS::Events::Rule': 2,
      'AWS::IAM::Policy': 4,
      'AWS::IAM::Role': 4,
      'AWS::KMS::Key': 1,
      'AWS::Lambda::Function': 2,
      'AWS::Logs::LogGroup': 3,
      'AWS::S3::Bucket': 1,
      'AWS::S3::BucketPolicy': 1,
      'AWS::SNS::Topic': 1,
      'AWS::SNS::TopicPolicy': 1,
      'AWS::SQS::Queue': 1,
      'AWS::SQS::QueuePolicy': 1,
      'AWS::StepFunctions::StateMachine': 1,
    });
  });

  test('what has a name is called after the fleet', () => {
    const names = (type: string, property: string) => ofType(resources, type).map(properties => properties[property]);
    expect(names('AWS::Events::EventBus', 'Name')).toEqual([NAME]);
    expect(names('AWS::SQS::Queue', 'QueueName')).toEqual([NAME]);
    expect(names('AWS::StepFunctions::StateMachine', 'StateMachineName')).toEqual([NAME]);
    expect(names('AWS::Events::Rule', 'Name')).toEqual([`${NAME}-run`, `${NAME}-Changed`]);
    // The roles of the accounts name it, so that it can't be one that CloudFormation makes.
    expect(names('AWS::IAM::Role', 'RoleName').filter(Boolean)).toEqual([`${NAME}-us-east-1-check`]);
    expect(names('AWS::CloudWatch::Alarm', 'AlarmName')).toEqual(
      ['undelivered', 'drift', 'unchecked', 'failed', 'silent'].map(kind => `${NAME}-${kind}`),
    );
  });

  test('the functions are the bundle with their handlers, on arm64, and know where to write', () => {
    const common = { ZOOM_CMK_WATCH: NAME, ZOOM_CMK_BUCKET: 'FleetReports', ZOOM_CMK_BUS: 'FleetBus.Arn' };
    const is = { Architectures: ['arm64'], MemorySize: 512, Runtime: 'nodejs24.x', Timeout: 900 };
    const checkRow = functionOf(resources, 'checkRow');
    const summarise = functionOf(resources, 'summarise');
    expect(checkRow).toMatchObject({ ...is, ReservedConcurrentExecutions: 20 });
    expect(checkRow.Environment.Variables).toEqual({
      ...common,
      ...{ ZOOM_CMK_MEMBER_ROLE: 'zoom-cmk-fleet-reader', ZOOM_CMK_SETTLE_SECONDS: '60' },
    });
    expect(summarise).toMatchObject({ ...is, ReservedConcurrentExecutions: 1 });
    expect(summarise.Environment.Variables).toEqual(common);
    expect(summarise.Code).toEqual(checkRow.Code);
  });

  test('a run starts each day', () => {
    const [schedule] = ofType(resources, 'AWS::Events::Rule').filter(({ ScheduleExpression }) => ScheduleExpression);
    expect(schedule).toMatchObject({
      ...{ ScheduleExpression: 'rate(1 day)', State: 'ENABLED' },
      Targets: [{ Arn: 'FleetRuns', RoleArn: 'FleetRunsEventsRole.Arn' }],
    });
  });

  test('what could not be delivered is tried again, and kept', () => {
    const targets = ofType(resources, 'AWS::Events::Rule').flatMap(({ Targets }) => Targets);
    const DeadLetterConfig = { Arn: 'FleetUndelivered.Arn' };
    const RetryPolicy = { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 185 };
    expect(targets).toEqual(targets.map(() => expect.objectContaining({ DeadLetterConfig, RetryPolicy })));
    const [{ PolicyDocument }] = ofType(resources, 'AWS::SQS::QueuePolicy');
    const [statement] = PolicyDocument.Statement.filter(({ Sid }: any) => Sid === 'UndeliveredEvents');
    // The schedule is on the default bus.
    expect(statement.Condition.ArnLike['aws:SourceArn']).toEqual([
      `arn:aws:events:us-east-1:${ACCOUNT}:rule/${NAME}/${NAME}-*`,
      `arn:aws:events:us-east-1:${ACCOUNT}:rule/${NAME}-*`,
    ]);
  });

  test('people hear of changes of the fleet alone, in the words of the summary', () => {
    const [rule] = ofType(resources, 'AWS::Events::Rule').filter(({ EventPattern }) => EventPattern);
    expect(rule).toMatchObject({
      EventBusName: 'FleetBus',
      EventPattern: { source: ['zoom-cmk-constructs'], 'detail-type': ['Zoom CMK Fleet Change'] },
      Targets: [
        {
          Arn: 'FleetTopic',
          InputTransformer: {
            InputPathsMap: {
              'detail-title': '$.detail.title',
              'detail-summary': '$.detail.summary',
              'detail-worst': '$.detail.worst',
              'detail-report': '$.detail.report',
            },
            InputTemplate: '"<detail-title>"\n"<detail-summary>"\n"<detail-worst>"\n"<detail-report>"',
          },
        },
      ],
    });
  });

  test('alarms go to the topic, and tell when they are over', () => {
    const alarms = ofType(resources, 'AWS::CloudWatch::Alarm');
    const topic = ['FleetTopic'];
    expect(alarms).toEqual(alarms.map(() => expect.objectContaining({ AlarmActions: topic, OKActions: topic })));
    const looks = alarms.map(alarm => [
      alarm.AlarmName.slice(NAME.length + 1),
      [alarm.MetricName, alarm.Statistic, alarm.Period, alarm.EvaluationPeriods].filter(Boolean).join(' '),
      [alarm.ComparisonOperator, alarm.Threshold, alarm.TreatMissingData].join(' '),
    ]);
    const some = 'GreaterThanOrEqualToThreshold 1';
    expect(looks).toEqual([
      ['undelivered', 'ApproximateNumberOfMessagesVisible Maximum 300 1', `${some} notBreaching`],
      // Between two runs there is no data: the alarm stays as it is.
      ['drift', 'DriftFindings Maximum 300 1', `${some} ignore`],
      ['unchecked', 'CouldNotCheck Maximum 300 1', `${some} ignore`],
      ['failed', '1', `${some} notBreaching`],
      // Two days.
      ['silent', 'KeysChecked SampleCount 3600 48', 'LessThanThreshold 1 breaching'],
    ]);
    const own = alarms.filter(({ Namespace }) => Namespace === 'ZoomCmk');
    expect(own.map(({ Dimensions }) => Dimensions)).toEqual(Array(3).fill([{ Name: 'Watch', Value: NAME }]));
  });

  test('a run that fails, is aborted or takes too long has an alarm', () => {
    const failed = ofType(resources, 'AWS::CloudWatch::Alarm').find(({ Metrics }) => Metrics);
    const [{ Expression }, ...metrics] = failed.Metrics;
    const names = metrics.map(({ Id, MetricStat: { Metric, Stat } }: any) => {
      expect(Metric.Dimensions).toEqual([{ Name: 'StateMachineArn', Value: 'FleetRuns' }]);
      return [Id, Metric.Namespace, Metric.MetricName, Stat];
    });
    expect(Expression).toBe('failed + aborted + late');
    expect(names).toEqual([
      ['failed', 'AWS/States', 'ExecutionsFailed', 'Sum'],
      ['aborted', 'AWS/States', 'ExecutionsAborted', 'Sum'],
      ['late', 'AWS/States', 'ExecutionsTimedOut', 'Sum'],
    ]);
  });

  test('the bucket is kept, private, and takes no request without TLS', () => {
    const [bucket] = Object.values(Template.fromStack(stack).findResources('AWS::S3::Bucket'));
    expect(bucket).toMatchObject({
      ...{ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
    const [{ PolicyDocument }] = ofType(resources, 'AWS::S3::BucketPolicy');
    expect(PolicyDocument.Statement).toMatchObject([
      { Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
  });

  test('no stack set is made: the template of the role is there to be deployed', () => {
    expect(ofType(resources, 'AWS::CloudFormation::StackSet')).toEqual([]);
    expect(JSON.parse(roleTemplate(fleet)).Resources.DriftReader.Properties.RoleName).toBe('zoom-cmk-fleet-reader');
  });

  test('what was made can be reached', () => {
    const { bucket, topic, eventBus, stateMachine } = fleet;
    const made = [bucket.bucketName, topic.topicArn, eventBus.eventBusName, stateMachine.stateMachineArn];
    expect(legible(stack.resolve(made))).toEqual(['FleetReports', 'FleetTopic', 'FleetBus', 'FleetRuns']);
  });
});

describe('with maximal properties', () => {
  const stack = newStack();
  const fleet = maximalFleetIn(stack);
  const resources = resourcesOf(stack);

  test('what is given is not made', () => {
    for (const type of ['AWS::S3::Bucket', 'AWS::SNS::Topic', 'AWS::KMS::Key']) {
      expect(ofType(resources, type)).toEqual([]);
    }
    expect(fleet.bucket.bucketName).toBe('given-bucket');
    const [alarm] = ofType(resources, 'AWS::CloudWatch::Alarm');
    expect(alarm.AlarmActions).toEqual([`arn:aws:sns:us-east-1:${ACCOUNT}:given-topic`]);
  });

  test('numbers and times are where they belong', () => {
    const checkRow = functionOf(resources, 'checkRow');
    expect(checkRow.ReservedConcurrentExecutions).toBe(1000);
    expect(checkRow.Environment.Variables).toMatchObject({
      ZOOM_CMK_SETTLE_SECONDS: '600',
      ZOOM_CMK_MEMBER_ROLE: 'key-reader',
    });
    const [schedule] = ofType(resources, 'AWS::Events::Rule');
    expect(schedule.ScheduleExpression).toBe('rate(3 days)');
    const silent = ofType(resources, 'AWS::CloudWatch::Alarm').find(({ AlarmName }) => AlarmName.endsWith('-silent'));
    // Seven days are the most: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    expect(silent.EvaluationPeriods * silent.Period).toBe(6 * 86_400);
    const [machine] = ofType(resources, 'AWS::StepFunctions::StateMachine');
    const definition = JSON.parse(machine.DefinitionString);
    expect(definition).toMatchObject({ TimeoutSeconds: 3 * 86_400, States: { CheckRows: { MaxConcurrency: 1000 } } });
    expect(definition.States.CheckRows.ItemReader.Parameters).toEqual({
      Bucket: 'given-bucket',
      Key: 'fleet/rows.json',
    });
    expect(definition.States.SumUp.Parameters.inventory).toEqual({ bucket: 'given-bucket', key: 'fleet/rows.json' });
  });

  test('a stack set deploys the role, with permissions that AWS Organizations manages', () => {
    const [{ TemplateBody, ...rest }] = ofType(resources, 'AWS::CloudFormation::StackSet');
    expect(rest).toMatchObject({
      StackSetName: `${NAME}-member-role`,
      PermissionModel: 'SERVICE_MANAGED',
      CallAs: 'SELF',
      AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      StackInstancesGroup: [
        { DeploymentTargets: { OrganizationalUnitIds: ['ou-abcd-11112222', 'r-abcd'] }, Regions: ['us-east-1'] },
      ],
      // One account that can't have it keeps no other from it.
      OperationPreferences: { FailureTolerancePercentage: 100, MaxConcurrentPercentage: 25 },
    });
    const role = legible(JSON.parse(TemplateBody)).Resources.DriftReader.Properties;
    expect(role.RoleName).toBe('key-reader');
    expect(role.Policies[0].PolicyDocument.Statement[2].Resource).toEqual([
      expect.stringMatching(/:stack\/Zoom\/\*$/),
      expect.stringMatching(/:stack\/Zoom-\*\/\*$/),
    ]);
    // It names the role that the function has.
    expect(role.AssumeRolePolicyDocument.Statement[0].Condition.ArnEquals).toEqual({
      'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:role/${NAME}-us-east-1-check`,
    });
    expect(roleTemplate(fleet)).toBe(TemplateBody);
  });

  test('a delegated administrator calls as such', () => {
    const other = newStack();
    fleetIn(other, { memberRoleStackSet: { organizationalUnits: ['ou-abcd-11112222'] } });
    Template.fromStack(other).hasResourceProperties('AWS::CloudFormation::StackSet', { CallAs: 'DELEGATED_ADMIN' });
  });
});

test('two fleets of a stack have nothing in common but the code', () => {
  const stack = newStack();
  fleetIn(stack, { memberRoleStackSet: { organizationalUnits: ['r-abcd'] } });
  const props = { organizationId: ORGANIZATION, memberRoleName: 'other-reader' };
  new KeyDriftFleet(stack, 'Other', { ...props, memberRoleStackSet: { organizationalUnits: ['r-abcd'] } });
  const names = resourcesOf(stack).flatMap(({ type, properties }) =>
    Object.entries(properties)
      .filter(
        ([property]) =>
          /^(Name|\w+Name)$/.test(property) && !['MetricName', 'EventBusName', 'PolicyName'].includes(property),
      )
      .map(([, name]) => `${type} ${name}`),
  );
  expect(names).toHaveLength(2 * 12);
  expect(new Set(names).size).toBe(names.length);
});

test('names fit where the path of the fleet is long', () => {
  const stage = new Stage(new App(), 'Production'.repeat(10), { env: { account: ACCOUNT, region: 'us-east-1' } });
  const stack = new Stack(stage, 'Keys', { stackName: 'Zoom'.repeat(30) });
  fleetIn(stack, { memberRoleStackSet: { organizationalUnits: ['r-abcd'] } });
  const names = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role')).map(
    ({ Properties }) => Properties.RoleName,
  );
  expect(names.filter(Boolean).map(({ length }) => length)).toEqual([56]);
});

test('account and Region may be left to the deployment', () => {
  const stack = new Stack(new App(), 'Zoom');
  maximalFleetIn(stack);
  const [stackSet] = Object.values(Template.fromStack(stack).findResources('AWS::CloudFormation::StackSet'));
  expect(stackSet.Properties.StackInstancesGroup[0].Regions).toEqual([{ Ref: 'AWS::Region' }]);
  expect(JSON.stringify(stackSet.Properties.TemplateBody)).toContain('{"Ref":"AWS::AccountId"}');
});

test('what only the deployment knows is not checked', () => {
  const stack = newStack();
  const token = (value: string) => Lazy.string({ produce: () => value });
  fleetIn(stack, {
    organizationId: token('o'),
    memberRoleName: token('a/b'),
    memberStackNames: [token('a b')],
    inventoryKey: token('*'),
    maxConcurrency: Lazy.number({ produce: () => 2000 }),
    memberRoleStackSet: { organizationalUnits: Lazy.list({ produce: () => ['r-abcd'] }) },
  });
  expect(functionOf(resourcesOf(stack), 'checkRow').ReservedConcurrentExecutions).toBe(2000);
});

test.each<[string, Partial<KeyDriftFleetProps>, string]>([
  [
    'a name for an organization',
    { organizationId: 'example' },
    "organizationId is such as 'o-exampleorgid', got 'example'",
  ],
  ['a unit for an organization', { organizationId: 'ou-abcd-11112222' }, "got 'ou-abcd-11112222'"],
  [
    'a role with a path',
    { memberRoleName: 'audit/reader' },
    "memberRoleName is the name of a role, without a path, got 'audit/reader'",
  ],
  ['a wildcard for a role', { memberRoleName: '*' }, "got '*'"],
  ['a name that is too long for a role', { memberRoleName: 'r'.repeat(65) }, 'memberRoleName is the name of a role'],
  ...['Zoom', 'ou-abcd', 'ou-abcd-1111222', 'ou-ABCD-11112222', 'r-abc', 'o-exampleorgid', '111122223333'].map(
    (unit): [string, Partial<KeyDriftFleetProps>, string] => [
      `'${unit}' for an organizational unit`,
      { memberRoleStackSet: { organizationalUnits: ['ou-abcd-11112222', unit] } },
      `each of organizationalUnits is a unit, such as 'ou-abcd-11112222', or the root, such as 'r-abcd', got '${unit}'`,
    ],
  ),
  ...['*', 'inventories/*.json', 'inventory-?.json', ''].map((key): [string, Partial<KeyDriftFleetProps>, string] => [
    `'${key}' for the key of the inventory`,
    { inventoryKey: key },
    `inventoryKey is the key of one object, without '*' and '?', got '${key}'`,
  ]),
  ...['Zoom Keys', '1Zoom', 'Zoom/*', 'arn:aws:cloudformation:*:*:stack/Zoom/*', '', 'Z'.repeat(129)].map(
    (name): [string, Partial<KeyDriftFleetProps>, string] => [
      `'${name}' for the name of a stack`,
      { memberStackNames: ['Zoom', name] },
      `each of memberStackNames is such as 'Zoom' or 'Zoom-*', got '${name}'`,
    ],
  ),
  [
    'no stacks',
    { memberStackNames: [] },
    "memberStackNames has at least one entry, such as 'Zoom' or 'Zoom-*', got none",
  ],
  [
    'stacks that only the deployment knows the number of',
    { memberStackNames: Lazy.list({ produce: () => ['Zoom'] }) },
    "each of memberStackNames is such as 'Zoom' or 'Zoom-*', got '#{Token[",
  ],
  ['no concurrency', { maxConcurrency: 0 }, 'maxConcurrency is a whole number, 1 to 1000, got 0'],
  ['too much concurrency', { maxConcurrency: 1001 }, 'got 1001'],
  ['half a function', { maxConcurrency: 1.5 }, 'got 1.5'],
  ['runs that are too far apart', { every: Duration.hours(73) }, 'every is 1 to 72 whole hours, got'],
  ['runs that are too close', { every: Duration.minutes(30) }, 'every is 1 to 72 whole hours, got 30 minutes'],
  ['runs that are no whole hours apart', { every: Duration.minutes(90) }, 'every is 1 to 72 whole hours, got'],
  [
    'a time to settle that is too long',
    { settle: Duration.minutes(11) },
    'settle is whole seconds, 10 minutes at most, got 11 minutes',
  ],
  ['a time to settle that is no whole second', { settle: Duration.millis(1500) }, 'settle is whole seconds'],
  [
    'a stack set for nobody',
    { memberRoleStackSet: { organizationalUnits: [] } },
    "organizationalUnits has at least one entry, a unit, such as 'ou-abcd-11112222', or the root, such as 'r-abcd', got none",
  ],
])('fails with %s', (_, props, message) => {
  expect(() => fleetIn(newStack(), props)).toThrow(message);
  expect(() => fleetIn(newStack(), props)).toThrow('[Zoom/Fleet]');
});

describe.each([
  ['minimal', fleetIn],
  ['maximal', maximalFleetIn],
])('with %s properties', (_, fleet) => {
  test('cdk-nag finds nothing', () => {
    const stack = newStack();
    fleet(stack);
    const app = stack.node.root as App;
    app.synth();
    expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
  });

  const lint = CfnLint.isInstalled() ? test : test.skip;
  lint('cfn-lint finds no error, in the template of the role neither', () => {
    const stack = newStack();
    const { memberRoleTemplate } = fleet(stack, { memberRoleStackSet: { organizationalUnits: ['r-abcd'] } });
    const role = JSON.parse(legible(stack.resolve(memberRoleTemplate)));
    expect(CfnLint.errors([Template.fromStack(stack).toJSON(), role])).toEqual([]);
  });
});
