import { App, BootstraplessSynthesizer, Stack } from 'aws-cdk-lib';
import { ZoomBrokerAccess, ZoomKmsKey } from 'zoom-cmk-constructs/aws';

export const app = new App({ defaultStackSynthesizer: new BootstraplessSynthesizer() });
const primary = new Stack(app, 'Keys-us-east-1', { env: { region: 'us-east-1' } });
const replicaStacks = {
  'us-west-2': new Stack(app, 'Keys-us-west-2', { env: { region: 'us-west-2' } }),
  'eu-central-1': new Stack(app, 'Keys-eu-central-1', { env: { region: 'eu-central-1' } }),
};

new ZoomKmsKey(primary, 'ZoomCmk', { alias: 'zoom-cmk', replicaStacks });

// CMK Hybrid wants a key of its own, which Zoom's key broker must not reach.
new ZoomKmsKey(primary, 'ZoomHybrid', { alias: 'zoom-hybrid', replicaStacks, broker: ZoomBrokerAccess.none() });
