import { randomUUID } from 'node:crypto';
import * as checks from './checks';
import { checkEventRule } from './event-rule';
import { Naming, RecordedDefinition, REF } from './recorded-type';

/** An ARN of a service in a Region. */
const arn =
  (service: string, resource: Naming): Naming =>
  named =>
    `arn:${named.partition}:${service}:${named.region}:${named.account}:${resource(named)}`;

/** On a bus of its own, a rule is known by both names. */
const onBus =
  (separator: string): Naming =>
  ({ name, properties }) => {
    const bus = String(properties.EventBusName ?? 'default').replace(/^.*event-bus\//, '');
    return bus === 'default' ? name : `${bus}${separator}${name}`;
  };

/**
 * The types that are only recorded, by what their schemas say of required properties, replacement and identity.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const RECORDED_TYPES: Readonly<Record<string, RecordedDefinition>> = {
  'AWS::CloudFormation::StackSet': {
    required: ['StackSetName', 'PermissionModel'],
    name: 'StackSetName',
    longest: 128,
    replacedBy: ['PermissionModel'],
    ref: ({ name }) => `${name}:${randomUUID()}`,
    attributes: { StackSetId: REF },
    unique: ({ name }) => name,
    check: checks.checkStackSet,
  },
  'AWS::CloudWatch::Alarm': {
    required: ['ComparisonOperator', 'EvaluationPeriods'],
    name: 'AlarmName',
    longest: 255,
    attributes: { Arn: arn('cloudwatch', ({ name }) => `alarm:${name}`) },
    check: checks.exactlyOne('MetricName', 'Metrics'),
  },
  'AWS::CloudWatch::Dashboard': {
    required: ['DashboardBody'],
    name: 'DashboardName',
    longest: 255,
    isGlobal: true,
    check: checks.checkDashboard,
  },
  'AWS::Events::EventBus': {
    required: ['Name'],
    name: 'Name',
    longest: 256,
    attributes: { Arn: arn('events', ({ name }) => `event-bus/${name}`), Name: REF },
    made: ({ buses, caller }, name) => buses.create(name, caller),
    gone: ({ buses, caller }, name) => buses.delete(name, caller),
  },
  'AWS::Events::Rule': {
    name: 'Name',
    replacedBy: ['EventBusName'],
    ref: onBus('|'),
    attributes: { Arn: arn('events', named => `rule/${onBus('/')(named)}`) },
    check: checkEventRule,
  },
  'AWS::IAM::ManagedPolicy': {
    required: ['PolicyDocument'],
    name: 'ManagedPolicyName',
    longest: 128,
    replacedBy: ['Description', 'Path'],
    ref: ({ partition, account, name, properties }) =>
      `arn:${partition}:iam::${account}:policy${String(properties.Path ?? '/')}${name}`,
    attributes: { PolicyArn: REF },
    isGlobal: true,
    capability: ({ ManagedPolicyName }) =>
      ManagedPolicyName === undefined ? 'CAPABILITY_IAM' : 'CAPABILITY_NAMED_IAM',
  },
  'AWS::IAM::Policy': {
    required: ['PolicyDocument', 'PolicyName'],
    attributes: { Id: REF },
    capability: () => 'CAPABILITY_IAM',
    check: checks.atLeastOne('Groups', 'Roles', 'Users'),
  },
  'AWS::Lambda::EventInvokeConfig': {
    required: ['FunctionName', 'Qualifier'],
    replacedBy: ['FunctionName', 'Qualifier'],
    ref: ({ properties }) => `${String(properties.FunctionName)}|${String(properties.Qualifier)}`,
  },
  'AWS::Lambda::Function': {
    required: ['Code', 'Role'],
    name: 'FunctionName',
    replacedBy: ['PackageType'],
    attributes: { Arn: arn('lambda', ({ name }) => `function:${name}`) },
    check: checks.checkFunction,
  },
  'AWS::Lambda::Permission': {
    required: ['Action', 'FunctionName', 'Principal'],
    replacedBy: ['Action', 'FunctionName', 'Principal', 'PrincipalOrgID', 'SourceAccount', 'SourceArn'],
    attributes: { Id: REF },
  },
  'AWS::Logs::LogGroup': {
    name: 'LogGroupName',
    longest: 512,
    attributes: { Arn: arn('logs', ({ name }) => `log-group:${name}:*`) },
  },
  'AWS::Logs::MetricFilter': {
    required: ['FilterPattern', 'LogGroupName', 'MetricTransformations'],
    name: 'FilterName',
    longest: 512,
    replacedBy: ['LogGroupName'],
    unique: ({ name, properties }) => `${String(properties.LogGroupName)}|${name}`,
  },
  'AWS::S3::Bucket': {
    name: 'BucketName',
    longest: 63,
    inLowerCase: true,
    attributes: {
      Arn: ({ partition, name }) => `arn:${partition}:s3:::${name}`,
      DomainName: ({ name, urlSuffix }) => `${name}.s3.${urlSuffix}`,
      RegionalDomainName: ({ name, region, urlSuffix }) => `${name}.s3.${region}.${urlSuffix}`,
    },
    made: ({ buckets, caller }, name) => void buckets.create(name, caller.account, caller.region),
    gone: ({ buckets }, name) => buckets.delete(name),
  },
  'AWS::S3::BucketPolicy': {
    required: ['Bucket', 'PolicyDocument'],
    replacedBy: ['Bucket'],
    ref: ({ properties }) => String(properties.Bucket),
  },
  'AWS::SNS::Subscription': {
    required: ['Protocol', 'TopicArn'],
    replacedBy: ['Endpoint', 'Protocol', 'TopicArn'],
    ref: ({ properties }) => `${String(properties.TopicArn)}:${randomUUID()}`,
    attributes: { Arn: REF },
  },
  'AWS::SNS::Topic': {
    name: 'TopicName',
    longest: 256,
    replacedBy: ['FifoTopic'],
    ref: arn('sns', ({ name }) => name),
    attributes: { TopicArn: REF, TopicName: ({ name }) => name },
  },
  'AWS::SNS::TopicPolicy': { required: ['PolicyDocument', 'Topics'], attributes: { Id: REF } },
  'AWS::SQS::Queue': {
    name: 'QueueName',
    longest: 80,
    replacedBy: ['FifoQueue'],
    ref: ({ name, account, region, urlSuffix }) => `https://sqs.${region}.${urlSuffix}/${account}/${name}`,
    attributes: { Arn: arn('sqs', ({ name }) => name), QueueName: ({ name }) => name, QueueUrl: REF },
  },
  'AWS::SQS::QueuePolicy': { required: ['PolicyDocument', 'Queues'], attributes: { Id: REF } },
  'AWS::Scheduler::Schedule': {
    required: ['FlexibleTimeWindow', 'ScheduleExpression', 'Target'],
    name: 'Name',
    attributes: {
      Arn: arn('scheduler', ({ name, properties }) => `schedule/${String(properties.GroupName ?? 'default')}/${name}`),
    },
  },
  'AWS::StepFunctions::StateMachine': {
    required: ['RoleArn'],
    name: 'StateMachineName',
    longest: 80,
    replacedBy: ['StateMachineType'],
    ref: arn('states', ({ name }) => `stateMachine:${name}`),
    attributes: { Arn: REF, Name: ({ name }) => name },
    check: checks.exactlyOne('Definition', 'DefinitionString', 'DefinitionS3Location'),
  },
};
