import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { KMSClient } from '@aws-sdk/client-kms';
import { AwsAccess } from './aws-access';

/** One Region of an account, and the access to it. */
export interface Place {
  readonly access: AwsAccess;
  /** Twelve digits; absent for the account of the credentials. */
  readonly account: string | undefined;
  readonly region: string;
}

/** Sends a request to the KMS of a place, in its turn; `operation` is the name for IAM, `kms:GetKeyPolicy`. */
export async function askKms<T>(
  { access, account, region }: Place,
  operation: string,
  send: (kms: KMSClient) => Promise<T>,
): Promise<T> {
  return access.request(account, region, operation, async () => send(access.kms(account, region)));
}

/** Sends a request to the CloudFormation of a place, in its turn; `operation` is the name for IAM. */
export async function askCloudFormation<T>(
  { access, account, region }: Place,
  operation: string,
  send: (cloudFormation: CloudFormationClient) => Promise<T>,
): Promise<T> {
  return access.request(account, region, operation, async () => send(access.cloudFormation(account, region)));
}
