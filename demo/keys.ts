import { isDeepStrictEqual } from 'node:util';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  MultiRegionKeyType,
} from '@aws-sdk/client-kms';
import { ZOOM_KEY_BROKER, ZOOM_SEARCH_SERVICE } from '../lib/zoom';
import { ordered } from '../test/e2e/live-keys';
import { LocalAws } from '../test/local-aws';

/** A key as KMS shows it. */
export interface LiveKey {
  readonly region: string;
  readonly arn: string;
  readonly setRole: string;
  readonly rotation: string;
  readonly policy: { Statement: { Sid: string; Principal: unknown }[] };
}

/** ARNs of the keys of all Regions, from the outputs of the primary's stack. */
export async function keyArns(aws: LocalAws, stackName: string, region: string): Promise<string[]> {
  const client = new CloudFormationClient(aws.clientConfig(region));
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
  return (Stacks[0].Outputs ?? []).map(output => output.OutputValue!);
}

/** Reads a key from its own Region. */
export async function readKey(aws: LocalAws, arn: string): Promise<LiveKey> {
  const region = arn.split(':')[3];
  const client = new KMSClient(aws.clientConfig(region));
  const [{ KeyMetadata }, { Policy }, rotation] = await Promise.all([
    client.send(new DescribeKeyCommand({ KeyId: arn })),
    client.send(new GetKeyPolicyCommand({ KeyId: arn })),
    client.send(new GetKeyRotationStatusCommand({ KeyId: arn })),
  ]);
  return {
    region,
    arn,
    setRole:
      KeyMetadata!.MultiRegionConfiguration!.MultiRegionKeyType === MultiRegionKeyType.PRIMARY ? 'primary' : 'replica',
    rotation: rotation.KeyRotationEnabled ? 'on' : 'off',
    policy: JSON.parse(Policy!),
  };
}

/** The keys as rows of a table; the first one is what the others are compared with. */
export function asRows(keys: LiveKey[]): Record<string, string>[] {
  return keys.map(key => ({
    Region: key.region,
    'key ARN': key.arn,
    'role in the set': key.setRole,
    broker: names(key, ZOOM_KEY_BROKER.accountRootArn.value) ? 'yes' : 'no',
    search: names(key, ZOOM_SEARCH_SERVICE.roleArn.value) ? 'yes' : 'no',
    rotation: key.rotation,
    statements: key.policy.Statement.map(statement => statement.Sid).join(', '),
    'in sync': isDeepStrictEqual(ordered(key.policy), ordered(keys[0].policy)) ? 'yes' : 'NO',
  }));
}

function names(key: LiveKey, principalArn: string): boolean {
  return key.policy.Statement.some(statement => JSON.stringify(statement.Principal).includes(`"${principalArn}"`));
}
