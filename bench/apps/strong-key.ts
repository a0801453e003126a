import { Stack } from 'aws-cdk-lib';
import { AccountPrincipal, AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnAlias, CfnReplicaKey, Key } from 'aws-cdk-lib/aws-kms';
import { REPLICAS } from './regions';
import { DeclareKey } from './synthesise';

/**
 * A key whose replicas get the primary's ARN by a reference across Regions as CDK makes it by default: a strong one.
 *
 * It has neither the outputs nor the metadata of a `ZoomKmsKey`, which count for that.
 *
 * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib-readme.html#accessing-resources-in-a-different-stack-and-region
 */
export const strongKey: DeclareKey = stack => {
  const policy = new PolicyDocument({
    statements: [
      new PolicyStatement({ principals: [new AccountRootPrincipal()], actions: ['kms:*'], resources: ['*'] }),
      new PolicyStatement({
        principals: [new AccountPrincipal('409910850980')],
        actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*'],
        resources: ['*'],
      }),
    ],
  });
  const key = new Key(stack, 'Key', { policy, multiRegion: true, enableKeyRotation: true });
  new CfnAlias(stack, 'Alias', { aliasName: 'alias/zoom-cmk', targetKeyId: key.keyId });
  for (const region of REPLICAS) {
    const env = { account: stack.account, region };
    const other = new Stack(stack, `replica-${region}`, { env, crossRegionReferences: true });
    const replica = new CfnReplicaKey(other, 'Key', { primaryKeyArn: key.keyArn, keyPolicy: policy });
    new CfnAlias(other, 'Alias', { aliasName: 'alias/zoom-cmk', targetKeyId: replica.ref });
  }
};
