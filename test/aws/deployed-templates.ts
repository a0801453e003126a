import { App } from 'aws-cdk-lib';
import { KEY_ID, OTHER_KEY_ID } from './event-samples';
import { ACCOUNT } from './support';

/** A stack as CloudFormation would deploy it: with values in place of what refers to others. */
export interface DeployedStack {
  readonly name: string;
  readonly region: string;
  readonly resources: Readonly<Record<string, DeployedResource>>;
}

/** A resource with its values. */
export interface DeployedResource {
  readonly Type: string;
  readonly Properties: any;
}

/** Ids of the primary keys of a template, in the order in which they stand there: that of the samples comes first. */
const KEY_IDS = [KEY_ID, OTHER_KEY_ID];

/** What `Ref` and `Fn::GetAtt` of an `Arn` are, by the resource's type. */
const VALUES: Readonly<Record<string, (place: Place, name: string, bus?: string) => Values>> = {
  'AWS::Events::EventBus': (place, name) => ({ ref: name, arn: arn('events', place, `event-bus/${name}`) }),
  // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1131
  'AWS::Events::Rule': (place, name, bus) => ({
    ref: bus ? `${bus}|${name}` : name,
    arn: arn('events', place, `rule/${bus ? `${bus}/` : ''}${name}`),
  }),
  'AWS::SNS::Topic': (place, name) => ({ ref: arn('sns', place, name) }),
  'AWS::SQS::Queue': (place, name) => ({
    ref: `https://sqs.${place.region}.amazonaws.com/${place.account}/${name}`,
    arn: arn('sqs', place, name),
  }),
  'AWS::CloudWatch::Alarm': (place, name) => ({ ref: name, arn: arn('cloudwatch', place, `alarm:${name}`) }),
  'AWS::S3::Bucket': (_, name) => ({ ref: name, arn: `arn:aws:s3:::${name}` }),
  'AWS::KMS::Key': (place, name) => ({ ref: name, arn: arn('kms', place, `key/${name}`) }),
};

interface Values {
  readonly ref?: string;
  readonly arn?: string;
}

interface Place {
  readonly region: string;
  readonly account: string;
}

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: any }>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
}

/** Synthesises an app, and puts in the values of its stacks; those of an unknown account get the samples' one. */
export function deploy(app: App): DeployedStack[] {
  const stacks = app.synth().stacksRecursively;
  const templates = new Map<string, Template>(stacks.map(({ stackName, template }) => [stackName, template]));
  const regions = new Map(stacks.map(({ stackName, environment }) => [stackName, environment.region]));
  const resolveIn =
    (stackName: string) =>
    (value: unknown): any => {
      const template = templates.get(stackName)!;
      const place = { region: regions.get(stackName)!, account: ACCOUNT };
      return resolve(value, {
        pseudo: { 'AWS::Region': place.region, 'AWS::AccountId': ACCOUNT, 'AWS::Partition': 'aws' },
        attribute: (id, attribute) => valueOf(id, attribute, template, place, resolveIn(stackName)),
        output: output =>
          resolveIn(output.StackName)(templates.get(output.StackName)!.Outputs![output.OutputName].Value),
      });
    };
  return stacks.map(({ stackName, template }) => ({
    name: stackName,
    region: regions.get(stackName)!,
    resources: Object.fromEntries(
      Object.entries((template as Template).Resources ?? {}).map(([id, { Type, Properties = {} }]) => [
        id,
        { Type, Properties: resolveIn(stackName)(Properties) },
      ]),
    ),
  }));
}

/** The resources of a type. */
export function ofType({ resources }: DeployedStack, type: string): DeployedResource[] {
  return Object.values(resources).filter(({ Type }) => Type === type);
}

/** How often each type of resource is in a stack. */
export function typesIn({ resources }: DeployedStack): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { Type } of Object.values(resources)) counts[Type] = (counts[Type] ?? 0) + 1;
  return counts;
}

/** The templates of an app, by stack, as they stand. */
export function templatesOf(app: App): Record<string, any> {
  return Object.fromEntries(app.synth().stacksRecursively.map(({ stackName, template }) => [stackName, template]));
}

interface Meaning {
  readonly pseudo: Readonly<Record<string, string>>;
  readonly attribute: (logicalId: string, attribute: string) => unknown;
  readonly output: (output: { readonly StackName: string; readonly OutputName: string }) => unknown;
}

function resolve(value: unknown, meaning: Meaning): unknown {
  if (Array.isArray(value)) return value.map(each => resolve(each, meaning));
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = ['', undefined], ...more] = Object.entries(value);
  if (more.length === 0 && name in INTRINSICS) return INTRINSICS[name](argument, meaning);
  return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, resolve(each, meaning)]));
}

const INTRINSICS: Readonly<Record<string, (argument: any, meaning: Meaning) => unknown>> = {
  Ref: (id, { pseudo, attribute }) => pseudo[id] ?? attribute(id, 'Ref'),
  'Fn::GetAtt': ([id, name], { attribute }) => attribute(id, name),
  'Fn::Join': ([separator, parts], meaning) => parts.map((each: unknown) => resolve(each, meaning)).join(separator),
  'Fn::GetStackOutput': (argument, { output }) => output(argument),
};

function valueOf(id: string, attribute: string, template: Template, place: Place, resolved: (value: unknown) => any) {
  const { Type, Properties = {} } = template.Resources[id];
  if (Type === 'AWS::KMS::ReplicaKey') {
    const keyId = resolved(Properties.PrimaryKeyArn).split('/')[1];
    return attribute === 'Arn' ? arn('kms', place, `key/${keyId}`) : keyId;
  }
  const { QueueName, AlarmName, BucketName, Name, EventBusName } = Properties;
  const name = resolved(QueueName ?? AlarmName ?? BucketName ?? Name ?? keyIdOf(id, template) ?? id);
  const { ref, arn: itsArn } = VALUES[Type]?.(place, name, resolved(EventBusName)) ?? {};
  return (attribute === 'Ref' ? ref : attribute === 'Arn' && itsArn) || `${id}.${attribute}`;
}

/** Id of a multi-Region primary key. */
function keyIdOf(id: string, { Resources }: Template): string | undefined {
  const primaries = Object.keys(Resources).filter(each => Resources[each].Properties?.MultiRegion);
  return KEY_IDS[primaries.indexOf(id)];
}

function arn(service: string, { region, account }: Place, resource: string): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}
