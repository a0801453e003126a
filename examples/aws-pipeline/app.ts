import { App, Stack, Stage, StageProps } from 'aws-cdk-lib';
import { CodePipeline, CodePipelineSource, ShellStep } from 'aws-cdk-lib/pipelines';
import { Construct } from 'constructs';
import { acknowledgePipelineFindings } from './acknowledge-pipeline-findings';
import { ZoomKmsKey } from 'zoom-cmk-constructs/aws';

/** Where this app is in its repository. */
const FOLDER = 'examples/aws-pipeline';

// CDK Pipelines has to know the account as soon as stacks are in several Regions.
const env = { account: '111122223333', region: 'us-east-1' };

class Keys extends Stage {
  constructor(scope: Construct, id: string, props: StageProps) {
    super(scope, id, props);
    const stack = new Stack(this, 'Zoom');
    new ZoomKmsKey(stack, 'Cmk', { alias: `zoom-cmk-${id.toLowerCase()}`, replicaRegions: ['us-west-2'] });
  }
}

export const app = new App();
const delivery = new Stack(app, 'Delivery', { env });
const pipeline = new CodePipeline(delivery, 'Pipeline', {
  crossAccountKeys: true,
  enableKeyRotation: true,
  synth: new ShellStep('Synth', {
    input: CodePipelineSource.connection('your-organisation/your-repository', 'main', {
      connectionArn: 'arn:aws:codeconnections:us-east-1:111122223333:connection/aEXAMPLE-8aad-4d5d-8878-dfcab0bc441f',
    }),
    commands: ['npm ci', `cd ${FOLDER} && npx cdk synth`],
    primaryOutputDirectory: `${FOLDER}/cdk.out`,
  }),
});
pipeline.addStage(new Keys(app, 'Test', { env }));
pipeline.addStage(new Keys(app, 'Production', { env }));
acknowledgePipelineFindings(pipeline);
