import { CloudFormationClient, DescribeStacksCommand, Stack } from '@aws-sdk/client-cloudformation';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import {
  CreateKeyCommand,
  CreateKeyCommandInput,
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  KeyMetadata,
  KMSClient,
  ReplicateKeyCommand,
} from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { LocalAws } from '../index';

const ACCOUNT = '111122223333';
export const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
export const BROKER = 'arn:aws:iam::409910850980:role/keybroker-role';

/** A statement that lets the account's own IAM decide. */
export const ROOT_STATEMENT = { Effect: 'Allow', Principal: { AWS: ROOT }, Action: 'kms:*', Resource: '*' };

/** A policy document of these statements, besides the one for the account root. */
export function policyWith(...statements: object[]): { Version: string; Statement: object[] } {
  return { Version: '2012-10-17', Statement: [ROOT_STATEMENT, ...statements] };
}

/** The text of such a policy. */
export function policyText(...statements: object[]): string {
  return JSON.stringify(policyWith(...statements));
}

/** A statement that lets a principal use the key. */
export function allow(principal: string, ...actions: string[]): object {
  return { Effect: 'Allow', Principal: { AWS: principal }, Action: actions, Resource: '*' };
}

/** Clients of one endpoint, closed together with it. */
export class Clients {
  static async start(options: Parameters<typeof LocalAws.start>[0] = {}): Promise<Clients> {
    return new Clients(await LocalAws.start(options));
  }

  private readonly open: { destroy(): void }[] = [];

  private constructor(readonly aws: LocalAws) {}

  kms(region?: string, account?: string): KMSClient {
    return this.keep(new KMSClient({ ...this.aws.clientConfig(region, account), maxAttempts: 1 }));
  }

  cloudFormation(region?: string, account?: string): CloudFormationClient {
    return this.keep(new CloudFormationClient({ ...this.aws.clientConfig(region, account), maxAttempts: 1 }));
  }

  s3(region?: string, account?: string): S3Client {
    return this.keep(new S3Client({ ...this.aws.clientConfig(region, account), maxAttempts: 1 }));
  }

  eventBridge(region?: string, account?: string): EventBridgeClient {
    return this.keep(new EventBridgeClient({ ...this.aws.clientConfig(region, account), maxAttempts: 1 }));
  }

  async stop(): Promise<void> {
    this.open.forEach(client => client.destroy());
    await this.aws.stop();
  }

  private keep<T extends { destroy(): void }>(client: T): T {
    this.open.push(client);
    return client;
  }
}

export async function createKey(kms: KMSClient, input: CreateKeyCommandInput = {}): Promise<KeyMetadata> {
  return (await kms.send(new CreateKeyCommand(input))).KeyMetadata!;
}

/** Makes a primary key and a replica of it in us-west-2; gives the id of the set. */
export async function createKeySet(kms: KMSClient): Promise<string> {
  const { KeyId } = await createKey(kms, { MultiRegion: true });
  await kms.send(new ReplicateKeyCommand({ KeyId, ReplicaRegion: 'us-west-2' }));
  return KeyId!;
}

export async function describeKey(kms: KMSClient, KeyId: string): Promise<KeyMetadata> {
  return (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata!;
}

/** The policy of a key, parsed. */
export async function policyOf(
  kms: KMSClient,
  KeyId: string,
): Promise<{ Id?: string; Statement: Record<string, any>[] }> {
  return JSON.parse((await kms.send(new GetKeyPolicyCommand({ KeyId }))).Policy!);
}

export async function describeStack(client: CloudFormationClient, StackName: string): Promise<Stack> {
  return (await client.send(new DescribeStacksCommand({ StackName }))).Stacks![0];
}

/** The value of an output of a stack. */
export async function outputOf(
  client: CloudFormationClient,
  stackName: string,
  key: string,
): Promise<string | undefined> {
  return (await describeStack(client, stackName)).Outputs?.find(output => output.OutputKey === key)?.OutputValue;
}

/** Expects a call to fail with an error of this name. */
export async function expectError(call: Promise<unknown>, name: string, message?: RegExp): Promise<void> {
  await expect(call).rejects.toMatchObject({ name, ...(message && { message: expect.stringMatching(message) }) });
}
