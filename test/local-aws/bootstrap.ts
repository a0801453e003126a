import { partitionOf } from './identity/caller';
import { Principals } from './identity/principals';
import { Parameters } from './other-services/ssm';
import { Buckets } from './s3';

/** What `cdk bootstrap` makes unless it is told otherwise. */
const QUALIFIER = 'hnb659fds';
/** As in the template of the CDK CLI that the project pins: `aws-cdk/lib/api/bootstrap/bootstrap-template.yaml`. */
const VERSION = '33';
const ROLES = ['cfn-exec', 'deploy', 'file-publishing', 'image-publishing', 'lookup'];

/** What bootstrapping makes, as far as the CDK CLI and key policies look for it. */
export function bootstrap(
  services: { readonly buckets: Buckets; readonly parameters: Parameters; readonly principals: Principals },
  account: string,
  region: string,
): void {
  services.buckets.create(`cdk-${QUALIFIER}-assets-${account}-${region}`, account, region);
  services.parameters.put(`/cdk-bootstrap/${QUALIFIER}/version`, VERSION, { account, region });
  for (const role of ROLES) {
    services.principals.create(
      `arn:${partitionOf(region)}:iam::${account}:role/cdk-${QUALIFIER}-${role}-role-${account}-${region}`,
    );
  }
}
