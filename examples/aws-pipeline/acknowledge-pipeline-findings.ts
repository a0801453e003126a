import { Validations } from 'aws-cdk-lib';
import { CodePipeline } from 'aws-cdk-lib/pipelines';

/** Wildcards in the policies that CDK Pipelines writes for its own roles. */
const WILDCARDS_OF_CDK_PIPELINES = [
  'Action::s3:GetObject*',
  'Action::s3:GetBucket*',
  'Action::s3:List*',
  'Action::s3:DeleteObject*',
  'Action::s3:Abort*',
  'Resource::<PipelineArtifactsBucketAEA9A052.Arn>/*',
  'Action::kms:ReEncrypt*',
  'Action::kms:GenerateDataKey*',
  'Resource::arn:<AWS::Partition>:s3:::delivery-support-us-west-eplicationbucketb675b7750f205adc6737/*',
  'Resource::*',
  'Resource::arn:<AWS::Partition>:logs:us-east-1:111122223333:log-group:/aws/codebuild/<PipelineBuildSynthCdkBuildProject6BEFA8E6>:*',
  'Resource::arn:<AWS::Partition>:codebuild:us-east-1:111122223333:report-group/<PipelineBuildSynthCdkBuildProject6BEFA8E6>-*',
  'Resource::arn:<AWS::Partition>:logs:us-east-1:111122223333:log-group:/aws/codebuild/<PipelineUpdatePipelineSelfMutationDAA41400>:*',
  'Resource::arn:<AWS::Partition>:codebuild:us-east-1:111122223333:report-group/<PipelineUpdatePipelineSelfMutationDAA41400>-*',
  'Resource::arn:*:iam::111122223333:role/*',
];

/**
 * Acknowledges what cdk-nag's AwsSolutions pack finds in the pipeline itself, which is not what this example shows.
 * The keys have no findings.
 */
export function acknowledgePipelineFindings(pipeline: CodePipeline) {
  pipeline.buildPipeline();
  const { stack, crossRegionSupport } = pipeline.pipeline;
  for (const scope of [stack, ...Object.values(crossRegionSupport).map(support => support.stack)]) {
    Validations.of(scope).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'The artifact buckets hold templates only, and CodePipeline logs who starts what.',
    });
  }
  // By metadata, as acknowledge() takes the '::' of an ARN in the id of a finding for a prefix.
  stack.node.addMetadata(
    Validations.ACKNOWLEDGED_RULES_METADATA_KEY,
    Object.fromEntries(
      WILDCARDS_OF_CDK_PIPELINES.map(finding => [
        `AwsSolutions-IAM5[${finding}]`,
        'CDK Pipelines writes these policies; they reach its own artifact buckets, logs and deployment roles.',
      ]),
    ),
  );
}
