import { CfnOutput, CfnResource, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnAlias, CfnKey, CfnReplicaKey } from 'aws-cdk-lib/aws-kms';
import { REPLICAS } from './regions';
import { DeclareKey } from './synthesise';

const DESCRIPTION = 'Customer managed key for Zoom';
const BROKER_ACTIONS = ['kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*'];

/** The resources of a `ZoomKmsKey` as somebody would write them by hand: the templates are the same but for logical ids. */
export const l1Key: DeclareKey = stack => {
  const keyPolicy = policyOf(stack);
  const key = new CfnKey(stack, 'Key', {
    description: DESCRIPTION,
    enabled: true,
    enableKeyRotation: true,
    keyPolicy,
    keySpec: 'SYMMETRIC_DEFAULT',
    keyUsage: 'ENCRYPT_DECRYPT',
    multiRegion: true,
    origin: 'AWS_KMS',
    pendingWindowInDays: 30,
  });
  key.applyRemovalPolicy(RemovalPolicy.RETAIN);
  describe(key, 'primary', stack, { replicaRegions: [...REPLICAS].sort() });
  const alias = new CfnAlias(stack, 'Alias', { aliasName: 'alias/zoom-cmk', targetKeyId: key.ref });
  describe(alias, 'alias', stack);
  const output = new CfnOutput(stack, 'KeyArn', {
    value: key.attrArn,
    description: `ARN of the multi-Region primary key in ${stack.region}`,
  });
  for (const region of REPLICAS) {
    replicaIn(region, stack, Fn.getStackOutput(stack.stackName, output.logicalId, stack.region), keyPolicy);
    new CfnOutput(stack, `KeyArn-${region}`, {
      value: stack.formatArn({ service: 'kms', region, resource: 'key', resourceName: key.ref }),
      description: `ARN of the multi-Region replica key in ${region}`,
    });
  }
};

function replicaIn(region: string, primary: Stack, primaryKeyArn: string, keyPolicy: object): void {
  const stack = new Stack(primary, `replica-${region}`, {
    stackName: `${primary.stackName}-replica-${region}`,
    description: `Replica key in ${region} of a multi-Region KMS key with its primary in ${primary.region}`,
    env: { account: primary.account, region },
  });
  stack.addDependency(primary);
  const key = new CfnReplicaKey(stack, 'Key', {
    description: DESCRIPTION,
    enabled: true,
    keyPolicy,
    pendingWindowInDays: 30,
    primaryKeyArn,
  });
  key.applyRemovalPolicy(RemovalPolicy.RETAIN);
  describe(key, 'replica', primary);
  const alias = new CfnAlias(stack, 'Alias', { aliasName: 'alias/zoom-cmk', targetKeyId: key.ref });
  describe(alias, 'alias', primary);
}

function policyOf({ partition, account }: Stack): object {
  return {
    Statement: [
      {
        Action: 'kms:*',
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${account}:root` },
        Resource: '*',
        Sid: 'AccountRootFullAccess',
      },
      {
        Action: BROKER_ACTIONS,
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::409910850980:root' },
        Resource: '*',
        Sid: 'ZoomKeyBroker',
      },
    ],
    Version: '2012-10-17',
  };
}

function describe(resource: CfnResource, setRole: string, { region: primaryRegion }: Stack, more: object = {}): void {
  resource.addMetadata('zoom-cmk', { setRole, primaryRegion, ...more, broker: 'account-root', search: 'none' });
}
