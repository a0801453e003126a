import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  KeyMetadata,
  KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
} from '@aws-sdk/client-kms';
import { LocalAws } from '../local-aws';

/** A key as KMS shows it, the lists of its policy in order, without the tags that CloudFormation adds by itself. */
export interface LiveKey {
  readonly metadata: KeyMetadata;
  readonly policy: { Statement: any[] };
  readonly aliases: string[];
  readonly tags: Record<string, string>;
}

/** Every key of a Region. */
export async function liveKeys(aws: LocalAws, region: string): Promise<LiveKey[]> {
  const kms = new KMSClient(aws.clientConfig(region));
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  return Promise.all(
    Keys.map(async ({ KeyId }) => {
      const { KeyMetadata: metadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
      const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId }));
      const { Aliases = [] } = await kms.send(new ListAliasesCommand({ KeyId }));
      const { Tags = [] } = await kms.send(new ListResourceTagsCommand({ KeyId }));
      return {
        metadata: metadata!,
        policy: ordered(JSON.parse(Policy!)) as LiveKey['policy'],
        aliases: Aliases.map(alias => alias.AliasName!),
        tags: Object.fromEntries(
          Tags.filter(tag => !tag.TagKey!.startsWith('aws:')).map(tag => [tag.TagKey, tag.TagValue]),
        ),
      };
    }),
  );
}

/** KMS gives the lists of a policy back in any order. */
export function ordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(ordered);
    return items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, ordered(item)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
