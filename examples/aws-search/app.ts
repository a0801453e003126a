import { App, BootstraplessSynthesizer, Duration, Stack, Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ZoomBrokerAccess, ZoomKmsKey, ZoomSearchAccess } from 'zoom-cmk-constructs/aws';

export const app = new App({ defaultStackSynthesizer: new BootstraplessSynthesizer() });
const stack = new Stack(app, 'ZoomSearch', { env: { region: 'us-east-1' }, terminationProtection: true });

// The name lets the replicas' policies, in other Regions, name the role.
const administrator = new iam.Role(stack, 'Administrator', {
  roleName: 'zoom-cmk-administrator',
  assumedBy: new iam.AccountRootPrincipal(),
});

const cmk = new ZoomKmsKey(stack, 'Cmk', {
  alias: 'zoom-cmk-search',
  replicaRegions: ['us-west-2'],
  broker: ZoomBrokerAccess.accountRootLimitedToRole(),
  search: ZoomSearchAccess.role(),
  administrators: [administrator],
  retirementGuard: { allowedPrincipalArns: [administrator.roleArn] },
  rotationPeriod: Duration.days(180),
});
Tags.of(cmk).add('data-classification', 'confidential');
