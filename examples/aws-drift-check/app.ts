import { App, BootstraplessSynthesizer, CfnOutput, Stack, Validations } from 'aws-cdk-lib';
import { DriftCheckRole, PipelineIdentity } from 'zoom-cmk-constructs/aws';

export const app = new App({ defaultStackSynthesizer: new BootstraplessSynthesizer() });
const stack = new Stack(app, 'ZoomDriftCheck', { env: { region: 'us-east-1' } });

const check = new DriftCheckRole(stack, 'DriftCheck', {
  pipeline: PipelineIdentity.gitHubEnvironment('acme/zoom-keys', 'drift-check'),
  roleName: 'zoom-cmk-drift-reader',
});
new CfnOutput(stack, 'RoleArn', { value: check.roleArn });

// For cdk-nag. By metadata, as acknowledge() takes the '::' of an ARN in the id of a finding for a prefix.
stack.node.addMetadata(
  Validations.ACKNOWLEDGED_RULES_METADATA_KEY,
  Object.fromEntries(
    [
      'Resource::arn:<AWS::Partition>:kms:*:<AWS::AccountId>:key/*',
      'Resource::arn:<AWS::Partition>:cloudformation:*:<AWS::AccountId>:stack/*',
      'Resource::*',
    ].map(finding => [
      `AwsSolutions-IAM5[${finding}]`,
      'The role reads, and changes nothing. Its keys are in every Region, and kms:ListAliases has no resource.',
    ]),
  ),
);
