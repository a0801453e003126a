import { App, Duration, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ACCOUNT } from './support';
import { KeyDriftFleet, KeyDriftFleetProps } from '../../lib/aws';

/** The organization of the fleet. */
export const ORGANIZATION = 'o-exampleorgid';

/** The name of the fleet. */
export const NAME = 'Zoom-Fleet-323CAEC3';

/** A fleet. */
export function fleetIn(stack: Stack, props: Partial<KeyDriftFleetProps> = {}): KeyDriftFleet {
  return new KeyDriftFleet(stack, 'Fleet', { organizationId: ORGANIZATION, ...props });
}

/** A fleet with everything that can be given, the bucket encrypted with a key. */
export function maximalFleetIn(stack: Stack, props: Partial<KeyDriftFleetProps> = {}): KeyDriftFleet {
  return fleetIn(stack, {
    bucket: s3.Bucket.fromBucketAttributes(stack, 'Given', {
      bucketName: 'given-bucket',
      encryptionKey: kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:us-east-1:${ACCOUNT}:key/of-bucket`),
    }),
    topic: sns.Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:us-east-1:${ACCOUNT}:given-topic`),
    inventoryKey: 'fleet/rows.json',
    every: Duration.hours(72),
    maxConcurrency: 1000,
    settle: Duration.minutes(10),
    memberRoleName: 'key-reader',
    memberStackNames: ['Zoom', 'Zoom-*'],
    memberRoleStackSet: { organizationalUnits: ['ou-abcd-11112222', 'r-abcd'], delegatedAdministrator: false },
    ...props,
  });
}

/** A resource, with a text in place of what refers to others: `FleetBus` for its `Ref`, `FleetBus.Arn` for its attribute. */
export interface LegibleResource {
  /** Without what CDK puts behind it. */
  readonly id: string;
  readonly type: string;
  readonly properties: any;
}

/** The resources of a stack. */
export function resourcesOf(stack: Stack): LegibleResource[] {
  const { template } = (stack.node.root as App).synth().getStackArtifact(stack.artifactId);
  return Object.entries<any>(template.Resources).map(([id, { Type, Properties }]) => ({
    ...{ id: idOf(id), type: Type, properties: legible(Properties) },
  }));
}

/** The properties of the resources of a type. */
export function ofType(resources: readonly LegibleResource[], wanted: string): any[] {
  return resources.filter(({ type }) => type === wanted).map(({ properties }) => properties);
}

/** A part of a template, with texts in place of what refers to others. */
export function legible(value: unknown): any {
  if (Array.isArray(value)) return value.map(legible);
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = ['', undefined], ...more] = Object.entries(value);
  if (more.length === 0 && name in INTRINSICS) return INTRINSICS[name](argument);
  return Object.fromEntries(Object.entries(value).map(([member, each]) => [member, legible(each)]));
}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': 'us-east-1',
};

const INTRINSICS: Readonly<Record<string, (argument: any) => string>> = {
  Ref: id => PSEUDO[id] ?? idOf(id),
  'Fn::GetAtt': ([id, name]) => `${idOf(id)}.${name}`,
  'Fn::Join': ([separator, parts]) => parts.map(legible).join(separator),
};

function idOf(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}
