import { CDK_METADATA } from './cdk-metadata';
import { IAM_ROLE } from './iam-role';
import { KMS_ALIAS } from './kms-alias';
import { KMS_KEY } from './kms-key';
import { KMS_REPLICA_KEY } from './kms-replica-key';
import { recordedTypes } from './recorded';
import { ResourceType } from './resource-type';
import { AwsError } from '../../http/aws-error';

const TYPES = new Map<string, ResourceType>([
  ['AWS::KMS::Key', KMS_KEY],
  ['AWS::KMS::ReplicaKey', KMS_REPLICA_KEY],
  ['AWS::KMS::Alias', KMS_ALIAS],
  ['AWS::IAM::Role', IAM_ROLE],
  ['AWS::CDK::Metadata', CDK_METADATA],
  ...recordedTypes,
]);

/** The resource type of this name; for an unknown one, a type whose resources can't be made. */
export function resourceType(name: string): ResourceType {
  return TYPES.get(name) ?? unsupported(name);
}

/** The resource type of this name, if it is implemented. */
export function knownResourceType(name: string): ResourceType | undefined {
  return TYPES.get(name);
}

function unsupported(name: string): ResourceType {
  const refuse = (): never => {
    throw new AwsError(
      'InvalidRequest',
      `Resource type ${name} is not implemented by this endpoint, which knows ${[...TYPES.keys()].join(', ')}`,
    );
  };
  return { attributes: [], create: refuse, update: refuse, remove: refuse };
}
