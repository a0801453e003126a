import { App, BootstraplessSynthesizer, CliCredentialsStackSynthesizer, Stack } from 'aws-cdk-lib';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { KeyDriftMonitor, ZoomKmsKey } from 'zoom-cmk-constructs/aws';

// The function is an asset of the primary's stack: the other Regions need no bootstrap.
export const app = new App({ defaultStackSynthesizer: new BootstraplessSynthesizer() });
const stack = new Stack(app, 'Zoom', {
  env: { region: 'us-east-1' },
  synthesizer: new CliCredentialsStackSynthesizer(),
});

const cmk = new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk', replicaRegions: ['us-west-2', 'eu-central-1'] });

const monitor = cmk.monitor();
monitor.topic.addSubscription(new EmailSubscription('key-owners@example.com'));

new KeyDriftMonitor(stack, 'DriftMonitor', { monitor });
