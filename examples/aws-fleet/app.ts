import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { KeyDriftFleet } from 'zoom-cmk-constructs/aws';

export const app = new App();
const stack = new Stack(app, 'ZoomFleet', { env: { region: 'us-east-1' } });

const fleet = new KeyDriftFleet(stack, 'Fleet', {
  organizationId: 'o-exampleorgid',
  memberRoleStackSet: { organizationalUnits: ['ou-abcd-11112222'] },
});
fleet.topic.addSubscription(new EmailSubscription('key-owners@example.com'));

new CfnOutput(stack, 'InventoryBucket', { value: fleet.bucket.bucketName });
new CfnOutput(stack, 'StateMachine', { value: fleet.stateMachine.stateMachineArn });
