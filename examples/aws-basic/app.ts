import { App, BootstraplessSynthesizer, Stack } from 'aws-cdk-lib';
import { ZoomKmsKey } from 'zoom-cmk-constructs/aws';

export const app = new App({ defaultStackSynthesizer: new BootstraplessSynthesizer() });
const stack = new Stack(app, 'Zoom', { env: { region: 'us-east-1' } });

new ZoomKmsKey(stack, 'Cmk', {
  alias: 'zoom-cmk',
  replicaRegions: ['us-west-2', 'eu-central-1'],
});
