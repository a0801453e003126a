import * as sdk from '@aws-sdk/client-cloudformation';
import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { deploy, physicalId, reasonOf, template } from './stack-support';
import { Clients, describeStack, expectError, outputOf } from './support';

let clients: Clients;
let client: sdk.CloudFormationClient;

beforeEach(async () => {
  clients = await Clients.start();
  client = clients.cloudFormation();
  clients.aws.objects.createBucket('assets');
  clients.aws.objects.put('assets', 'code.zip', 'code');
});
afterEach(() => clients.stop());

const IAM = { Capabilities: ['CAPABILITY_NAMED_IAM' as const] };
const POLICY = { Version: '2012-10-17', Statement: [] };
const MEMBER_TEMPLATE = template({ Meta: { Type: 'AWS::CDK::Metadata' } });
const FUNCTION = {
  Code: { S3Bucket: 'assets', S3Key: 'code.zip' },
  Role: 'arn:aws:iam::111122223333:role/x',
  Handler: 'index.checkKey',
  Runtime: 'nodejs24.x',
};
const PATTERN = { source: ['aws.kms'], 'detail-type': ['KMS Key Rotation'] };

const resource = (type: string, properties: object = {}, attributes: object = {}) => ({
  Resource: { Type: type, Properties: properties, ...attributes },
});

/** Makes a stack of one resource. */
const make = (type: string, properties: object = {}, name = 'Stack') =>
  deploy(client, name, template(resource(type, properties)), IAM);

/** Why a stack of one resource can't be made. */
async function reasonFor(type: string, properties: object): Promise<string | undefined> {
  expect((await make(type, properties)).StackStatus).toBe('ROLLBACK_COMPLETE');
  expect(clients.aws.recorded('us-east-1')).toEqual([]);
  return reasonOf(client, 'Stack', 'CREATE_FAILED');
}

const NAME = 'Stack-Resource-[0-9a-f]{12}';
const ID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

describe('every type', () => {
  test.each<[string, object, string, Record<string, string>]>([
    [
      'AWS::CloudFormation::StackSet',
      { StackSetName: 'members', PermissionModel: 'SERVICE_MANAGED', TemplateBody: MEMBER_TEMPLATE },
      `members:${ID}`,
      { StackSetId: `members:${ID}` },
    ],
    [
      'AWS::CloudWatch::Alarm',
      { AlarmName: 'drift', ComparisonOperator: 'x', EvaluationPeriods: 1, MetricName: 'x' },
      'drift',
      { Arn: 'arn:aws:cloudwatch:us-east-1:111122223333:alarm:drift' },
    ],
    ['AWS::CloudWatch::Dashboard', { DashboardBody: '{}' }, NAME, {}],
    [
      'AWS::Events::EventBus',
      { Name: 'hub' },
      'hub',
      { Arn: 'arn:aws:events:us-east-1:111122223333:event-bus/hub', Name: 'hub' },
    ],
    [
      'AWS::Events::Rule',
      { EventPattern: PATTERN },
      NAME,
      { Arn: `arn:aws:events:us-east-1:111122223333:rule/${NAME}` },
    ],
    [
      'AWS::IAM::ManagedPolicy',
      { PolicyDocument: POLICY, ManagedPolicyName: 'read', Path: '/zoom/' },
      'arn:aws:iam::111122223333:policy/zoom/read',
      { PolicyArn: 'arn:aws:iam::111122223333:policy/zoom/read' },
    ],
    ['AWS::IAM::Policy', { PolicyDocument: POLICY, PolicyName: 'x', Roles: ['x'] }, NAME, { Id: NAME }],
    ['AWS::Lambda::EventInvokeConfig', { FunctionName: 'check', Qualifier: '$LATEST' }, 'check\\|\\$LATEST', {}],
    ['AWS::Lambda::Function', FUNCTION, NAME, { Arn: `arn:aws:lambda:us-east-1:111122223333:function:${NAME}` }],
    [
      'AWS::Lambda::Permission',
      { Action: 'lambda:InvokeFunction', FunctionName: 'check', Principal: 'events.amazonaws.com' },
      NAME,
      { Id: NAME },
    ],
    ['AWS::Logs::LogGroup', {}, NAME, { Arn: `arn:aws:logs:us-east-1:111122223333:log-group:${NAME}:\\*` }],
    ['AWS::Logs::MetricFilter', { FilterPattern: '', LogGroupName: 'trail', MetricTransformations: [] }, NAME, {}],
    [
      'AWS::S3::Bucket',
      {},
      NAME.toLowerCase(),
      {
        Arn: `arn:aws:s3:::${NAME.toLowerCase()}`,
        DomainName: `${NAME.toLowerCase()}.s3.amazonaws.com`,
        RegionalDomainName: `${NAME.toLowerCase()}.s3.us-east-1.amazonaws.com`,
      },
    ],
    ['AWS::S3::BucketPolicy', { Bucket: 'assets', PolicyDocument: POLICY }, 'assets', {}],
    [
      'AWS::SNS::Subscription',
      { Protocol: 'email', TopicArn: 'arn:aws:sns:us-east-1:111122223333:x', Endpoint: 'a@example.com' },
      `arn:aws:sns:us-east-1:111122223333:x:${ID}`,
      { Arn: `arn:aws:sns:us-east-1:111122223333:x:${ID}` },
    ],
    [
      'AWS::SNS::Topic',
      { TopicName: 'alerts' },
      'arn:aws:sns:us-east-1:111122223333:alerts',
      { TopicArn: 'arn:aws:sns:us-east-1:111122223333:alerts', TopicName: 'alerts' },
    ],
    ['AWS::SNS::TopicPolicy', { PolicyDocument: POLICY, Topics: ['x'] }, NAME, { Id: NAME }],
    [
      'AWS::SQS::Queue',
      { QueueName: 'failed' },
      'https://sqs.us-east-1.amazonaws.com/111122223333/failed',
      {
        Arn: 'arn:aws:sqs:us-east-1:111122223333:failed',
        QueueName: 'failed',
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111122223333/failed',
      },
    ],
    ['AWS::SQS::QueuePolicy', { PolicyDocument: POLICY, Queues: ['x'] }, NAME, { Id: NAME }],
    [
      'AWS::Scheduler::Schedule',
      { Name: 'daily', GroupName: 'zoom', FlexibleTimeWindow: {}, ScheduleExpression: 'rate(1 day)', Target: {} },
      'daily',
      { Arn: 'arn:aws:scheduler:us-east-1:111122223333:schedule/zoom/daily' },
    ],
    [
      'AWS::StepFunctions::StateMachine',
      { StateMachineName: 'fleet', RoleArn: 'x', DefinitionString: '{}' },
      'arn:aws:states:us-east-1:111122223333:stateMachine:fleet',
      { Arn: 'arn:aws:states:us-east-1:111122223333:stateMachine:fleet', Name: 'fleet' },
    ],
  ])(
    '%s is made, shows its Ref and attributes, is recorded, and goes with its stack',
    async (type, given, ref, atts) => {
      const outputs = Object.keys(atts).map(name => [name, { Value: { 'Fn::GetAtt': ['Resource', name] } }]);
      const Outputs = { Ref: { Value: { Ref: 'Resource' } }, ...Object.fromEntries(outputs) };
      const body = template(resource(type, given), { Outputs });
      expect((await deploy(client, 'Stack', body, IAM)).StackStatus).toBe('CREATE_COMPLETE');
      expect(await outputOf(client, 'Stack', 'Ref')).toMatch(new RegExp(`^${ref}$`));
      for (const [name, value] of Object.entries(atts)) {
        expect(await outputOf(client, 'Stack', name)).toMatch(new RegExp(`^${value}$`));
      }
      expect(clients.aws.recorded('us-east-1')).toMatchObject([
        {
          type,
          physicalId: await physicalId(client, 'Stack', 'Resource'),
          account: '111122223333',
          region: 'us-east-1',
          stack: 'Stack',
          logicalId: 'Resource',
          properties: given,
        },
      ]);
      const { StackId } = await describeStack(client, 'Stack');
      await client.send(new sdk.DeleteStackCommand({ StackName: 'Stack' }));
      await gone(StackId!);
      expect(clients.aws.recorded('us-east-1')).toEqual([]);
    },
  );

  test.each<[string, object, RegExp]>([
    ['AWS::SQS::QueuePolicy', { PolicyDocument: POLICY }, /required key \[Queues\] not found/],
    ['AWS::Lambda::Function', { Code: { ZipFile: 'x' } }, /required key \[Role\] not found/],
    ['AWS::Events::EventBus', {}, /required key \[Name\] not found/],
  ])('fails on %s without a property that it requires', async (type, properties, message) => {
    expect(await reasonFor(type, properties)).toMatch(message);
  });
});

async function gone(stackId: string): Promise<void> {
  for (;;) {
    const status = (await describeStack(client, stackId)).StackStatus!;
    if (status === 'DELETE_COMPLETE') return;
    if (!status.endsWith('_IN_PROGRESS')) throw new Error(`the stack is in ${status}`);
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

describe('records', () => {
  test('properties change in place, come back on a rollback, and are told by Region and type', async () => {
    await make('AWS::SNS::Topic', { DisplayName: 'before' });
    const [before] = clients.aws.recorded('us-east-1', 'AWS::SNS::Topic');
    await make('AWS::SNS::Topic', { DisplayName: 'after' });
    const [after] = clients.aws.recorded('us-east-1', 'AWS::SNS::Topic');
    expect(after).toEqual({ ...before, properties: { DisplayName: 'after' } });
    const failing = {
      ...resource('AWS::SNS::Topic', { DisplayName: 'never' }),
      Bad: { Type: 'AWS::SQS::QueuePolicy', DependsOn: 'Resource' },
    };
    expect((await deploy(client, 'Stack', template(failing))).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(clients.aws.recorded('us-east-1')).toEqual([after]);
    expect(clients.aws.recorded('us-east-1', 'AWS::SQS::Queue')).toEqual([]);
    expect(clients.aws.recorded('us-west-2')).toEqual([]);
  });

  test('a change of its name makes a new resource, and the former one goes', async () => {
    await make('AWS::SQS::Queue', { QueueName: 'first' });
    await make('AWS::SQS::Queue', { QueueName: 'second' });
    expect(clients.aws.recorded().map(({ properties }) => properties)).toEqual([{ QueueName: 'second' }]);
  });

  test('what is retained stays recorded', async () => {
    const { StackId } = await deploy(
      client,
      'Stack',
      template(resource('AWS::Logs::LogGroup', {}, { DeletionPolicy: 'Retain' })),
    );
    await client.send(new sdk.DeleteStackCommand({ StackName: 'Stack' }));
    await gone(StackId!);
    expect(clients.aws.recorded()).toMatchObject([{ type: 'AWS::Logs::LogGroup', stack: 'Stack' }]);
  });

  test('a rule on a bus of its own is known by both names', async () => {
    clients.aws.createEventBus('hub');
    await make('AWS::Events::Rule', { Name: 'forward', EventBusName: 'hub', EventPattern: PATTERN });
    expect(clients.aws.recorded()).toMatchObject([
      {
        physicalId: 'hub|forward',
        attributes: { Arn: 'arn:aws:events:us-east-1:111122223333:rule/hub/forward' },
      },
    ]);
  });

  test('a bucket of a stack is one of S3', async () => {
    await make('AWS::S3::Bucket', { BucketName: 'of-a-stack' });
    await clients.s3().send(new HeadBucketCommand({ Bucket: 'of-a-stack' }));
    clients.aws.objects.put('of-a-stack', 'key', 'x');
    await client.send(new sdk.DeleteStackCommand({ StackName: 'Stack' }));
    await expect(gone('Stack')).rejects.toThrow('the stack is in DELETE_FAILED');
    expect(await reasonOf(client, 'Stack', 'DELETE_FAILED')).toBeDefined();
    clients.aws.objects.delete('of-a-stack', 'key');
    const { StackId } = await describeStack(client, 'Stack');
    await client.send(new sdk.DeleteStackCommand({ StackName: 'Stack' }));
    await gone(StackId!);
    await expectError(clients.s3().send(new HeadBucketCommand({ Bucket: 'of-a-stack' })), 'NotFound');
  });
});

describe('names', () => {
  const again = async (region: string, type: string, properties: object) =>
    (await deploy(clients.cloudFormation(region), 'Again', template(resource(type, properties)), IAM)).StackStatus;

  test('fails on a name that is taken in the Region, and not in another', async () => {
    const queue = { QueueName: 'failed' };
    await make('AWS::SQS::Queue', queue);
    expect(await again('us-west-2', 'AWS::SQS::Queue', queue)).toBe('CREATE_COMPLETE');
    expect(await again('us-east-1', 'AWS::SQS::Queue', queue)).toBe('ROLLBACK_COMPLETE');
    expect(await reasonOf(client, 'Again', 'CREATE_FAILED')).toMatch(
      /^Resource handler returned message: "Resource of type 'AWS::SQS::Queue' with identifier '.*failed' already exists\." \(RequestToken: [\w-]+, HandlerErrorCode: AlreadyExists\)$/,
    );
  });

  test('fails on the name of a dashboard or bucket that is taken in another Region', async () => {
    const dashboard = { DashboardName: 'zoom', DashboardBody: '{}' };
    await make('AWS::CloudWatch::Dashboard', dashboard, 'One');
    await make('AWS::S3::Bucket', { BucketName: 'zoom' }, 'Two');
    expect(await again('us-west-2', 'AWS::CloudWatch::Dashboard', dashboard)).toBe('ROLLBACK_COMPLETE');
    const west = clients.cloudFormation('us-west-2');
    await deploy(west, 'Third', template(resource('AWS::S3::Bucket', { BucketName: 'zoom' })));
    expect(await reasonOf(west, 'Third', 'CREATE_FAILED')).toMatch(
      /you already own it\. \(Service: S3, Status Code: 409, .*HandlerErrorCode: AlreadyExists\)$/,
    );
  });

  test('one name may stand on two buses, and in two groups of logs', async () => {
    ['a', 'b'].forEach(bus => clients.aws.createEventBus(bus));
    const rule = (EventBusName: string) => ({
      Type: 'AWS::Events::Rule',
      Properties: { Name: 'same', EventBusName, EventPattern: PATTERN },
    });
    const filter = (LogGroupName: string) => ({
      Type: 'AWS::Logs::MetricFilter',
      Properties: { FilterName: 'same', LogGroupName, FilterPattern: '', MetricTransformations: [] },
    });
    const body = template({ A: rule('a'), B: rule('b'), C: filter('c'), D: filter('d') });
    expect((await deploy(client, 'Stack', body)).StackStatus).toBe('CREATE_COMPLETE');
  });

  test('fails to make a policy or a named one without the capability for it', async () => {
    const create = (type: string, properties: object, Capabilities: sdk.Capability[]) =>
      client.send(
        new sdk.CreateStackCommand({
          StackName: 'Iam',
          TemplateBody: template(resource(type, { PolicyDocument: POLICY, ...properties })),
          Capabilities,
        }),
      );
    await expectError(
      create('AWS::IAM::Policy', { PolicyName: 'x', Roles: ['x'] }, []),
      'InsufficientCapabilitiesException',
      /CAPABILITY_IAM/,
    );
    await expectError(
      create('AWS::IAM::ManagedPolicy', { ManagedPolicyName: 'x' }, ['CAPABILITY_IAM']),
      'InsufficientCapabilitiesException',
      /CAPABILITY_NAMED_IAM/,
    );
  });
});

describe('what the services refuse', () => {
  const code = (S3Bucket: string, S3Key: string) => ({ ...FUNCTION, Code: { S3Bucket, S3Key } });

  test.each<[string, string, object, RegExp]>([
    [
      'a function whose code is not there',
      'AWS::Lambda::Function',
      code('assets', 'none.zip'),
      /"Error occurred while GetObject\. S3 Error Code: NoSuchKey\. S3 Error Message: The specified key does not exist\. \(Service: Lambda, Status Code: 400, .*HandlerErrorCode: InvalidRequest\)$/,
    ],
    ['a function whose bucket is not there', 'AWS::Lambda::Function', code('none', 'x'), /S3 Error Code: NoSuchBucket/],
    [
      'a function without a handler',
      'AWS::Lambda::Function',
      { ...FUNCTION, Handler: undefined },
      /Runtime and Handler are mandatory parameters/,
    ],
    ['a rule without a pattern', 'AWS::Events::Rule', {}, /EventPattern or ScheduleExpression must be specified/],
    [
      'a rule on a bus that is not there',
      'AWS::Events::Rule',
      { EventPattern: PATTERN, EventBusName: 'hub' },
      /Event bus hub does not exist\. \(Service: EventBridge, .*HandlerErrorCode: NotFound\)$/,
    ],
    [
      'a rule that matches a bare value',
      'AWS::Events::Rule',
      { EventPattern: { detail: { eventName: 'DisableKey' } } },
      /Event pattern is not valid\. Reason: "eventName" must be an object or an array/,
    ],
    [
      'a rule that matches nothing',
      'AWS::Events::Rule',
      { EventPattern: { $or: [{ source: ['aws.kms'] }, { source: [] }] } },
      /Empty arrays are not allowed/,
    ],
    [
      'a rule with a long pattern',
      'AWS::Events::Rule',
      { EventPattern: { source: ['x'.repeat(4096)] } },
      /less than or equal to 4096/,
    ],
    [
      'a rule with six targets',
      'AWS::Events::Rule',
      { EventPattern: PATTERN, Targets: Array(6).fill({ Id: 'x', Arn: 'x' }) },
      /HandlerErrorCode: ServiceLimitExceeded/,
    ],
    [
      'an alarm without a metric',
      'AWS::CloudWatch::Alarm',
      { ComparisonOperator: 'x', EvaluationPeriods: 1 },
      /MetricName/,
    ],
    [
      'a dashboard that is no JSON',
      'AWS::CloudWatch::Dashboard',
      { DashboardBody: '{' },
      /must be a valid JSON object/,
    ],
    ['a policy of nobody', 'AWS::IAM::Policy', { PolicyDocument: {}, PolicyName: 'x', Roles: [] }, /At least one of/],
    [
      'a state machine with two definitions',
      'AWS::StepFunctions::StateMachine',
      { RoleArn: 'x', Definition: {}, DefinitionString: '{}' },
      /Exactly one of .* got \[Definition,DefinitionString\]/,
    ],
    [
      'a stack set whose template is none',
      'AWS::CloudFormation::StackSet',
      { StackSetName: 'x', PermissionModel: 'SELF_MANAGED', TemplateBody: '{}' },
      /At least one Resources member must be defined/,
    ],
    [
      'a stack set whose template is not there',
      'AWS::CloudFormation::StackSet',
      {
        StackSetName: 'x',
        PermissionModel: 'SELF_MANAGED',
        TemplateURL: 'https://s3.us-east-1.amazonaws.com/assets/none',
      },
      /S3 error: The specified key does not exist/,
    ],
  ])('fails on %s', async (_, type, properties, message) => {
    expect(await reasonFor(type, properties)).toMatch(message);
  });

  test('fails on a schedule on a bus of its own', async () => {
    clients.aws.createEventBus('hub');
    const reason = await reasonFor('AWS::Events::Rule', { EventBusName: 'hub', ScheduleExpression: 'rate(1 day)' });
    expect(reason).toMatch(/supported only on the default event bus/);
  });

  test('fails on code in a bucket of another Region', async () => {
    clients.aws.objects.createBucket('in-the-west', { region: 'us-west-2' });
    clients.aws.objects.put('in-the-west', 'code.zip', 'x');
    expect(await reasonFor('AWS::Lambda::Function', code('in-the-west', 'code.zip'))).toMatch(
      /S3 Error Code: PermanentRedirect\. .*in this region: us-west-2/,
    );
  });

  test('fails to change a function to code that is not there, but does not read again what stays', async () => {
    await make('AWS::Lambda::Function', FUNCTION);
    clients.aws.objects.delete('assets', 'code.zip');
    expect((await make('AWS::Lambda::Function', { ...FUNCTION, Timeout: 60 })).StackStatus).toBe('UPDATE_COMPLETE');
    // A rollback sets the former code again, and so reads it.
    clients.aws.objects.put('assets', 'code.zip', 'code');
    const stack = await make('AWS::Lambda::Function', code('assets', 'none.zip'));
    expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(clients.aws.recorded()[0].properties).toEqual({ ...FUNCTION, Timeout: 60 });
  });
});
