import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { KnownFailure, present } from './known-failure';

/** Who credentials belong to. */
export interface Caller {
  /** Twelve digits. */
  readonly account: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string;
}

/**
 * Who signs the requests of this client. STS answers everybody, whatever their policies say.
 *
 * @throws whatever the request throws, and {@link KnownFailure} where the answer has no account.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export async function callerOf(client: STSClient, abortSignal?: AbortSignal): Promise<Caller> {
  const { Account, Arn } = await client.send(new GetCallerIdentityCommand({}), { abortSignal });
  const account = present(Account, 'Account');
  if (!/^\d{12}$/.test(account)) {
    throw new KnownFailure('other', `the answer has '${account}' as Account, not twelve digits`);
  }
  return { account, partition: present(Arn, 'Arn').split(':')[1] || 'aws' };
}
