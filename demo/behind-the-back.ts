import {
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  GetKeyPolicyCommand,
  KMSClient,
  PutKeyPolicyCommand,
} from '@aws-sdk/client-kms';
import { LocalAws } from '../test/local-aws';

/** What somebody does to a key of one Region past the code. */
export class BehindTheBack {
  private readonly kms: KMSClient;

  /** @param alias of the key in that Region */
  constructor(
    aws: LocalAws,
    region: string,
    private readonly alias: string,
  ) {
    this.kms = new KMSClient(aws.clientConfig(region));
  }

  /** Takes a statement out of the key's policy. */
  public async removeStatement(sid: string): Promise<void> {
    const KeyId = await this.keyArn();
    const { Policy } = await this.kms.send(new GetKeyPolicyCommand({ KeyId }));
    const policy = JSON.parse(Policy!);
    policy.Statement = policy.Statement.filter((statement: { Sid: string }) => statement.Sid !== sid);
    await this.kms.send(new PutKeyPolicyCommand({ KeyId, Policy: JSON.stringify(policy) }));
  }

  public async disable(): Promise<void> {
    await this.kms.send(new DisableKeyCommand({ KeyId: await this.keyArn() }));
  }

  public async enable(): Promise<void> {
    await this.kms.send(new EnableKeyCommand({ KeyId: await this.keyArn() }));
  }

  private async keyArn(): Promise<string> {
    const { KeyMetadata } = await this.kms.send(new DescribeKeyCommand({ KeyId: this.alias }));
    return KeyMetadata!.Arn!;
  }
}
