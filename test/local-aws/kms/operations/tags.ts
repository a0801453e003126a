import * as sdk from '@aws-sdk/client-kms';
import { AwsError } from '../../http/aws-error';
import { findKey, refusePendingDeletion } from '../lookup';
import { between, marker, Operation, read, requiredText, tagList, write } from '../operation';
import { page } from '../pagination';

const LIMIT = 50;

/** Tags. They belong to one key, not to its set. */
export const TAG_OPERATIONS: Record<string, Operation> = {
  TagResource: write<sdk.TagResourceRequest>(
    { KeyId: requiredText, Tags: { ...tagList, required: true } },
    (call, input) => {
      const found = findKey(call, input.KeyId!);
      refusePendingDeletion(found);
      const merged = new Map([...found.key.tags, ...tagsFrom(input.Tags!, call.caller.isService)]);
      checkCount(merged);
      merged.forEach((value, key) => found.key.tags.set(key, value));
    },
  ),
  UntagResource: write<sdk.UntagResourceRequest>(
    { KeyId: requiredText, TagKeys: { type: 'list', required: true, of: 'string' } },
    (call, input) => {
      const found = findKey(call, input.KeyId!);
      refusePendingDeletion(found);
      if (!call.caller.isService) input.TagKeys!.forEach(refuseReserved);
      input.TagKeys!.forEach(key => found.key.tags.delete(key));
    },
  ),
  ListResourceTags: read<sdk.ListResourceTagsRequest>(
    { KeyId: requiredText, Limit: between(1, 50), Marker: marker },
    (call, input) => {
      const tags = [...findKey(call, input.KeyId!).key.tags];
      const { items, paging } = page(tags, input, 50);
      return { Tags: items.map(([TagKey, TagValue]) => ({ TagKey, TagValue })), ...paging };
    },
  ),
};

/** Checks a list of tags and makes a map of it. */
export function tagsFrom(tags: sdk.Tag[], isService = false): Map<string, string> {
  const map = new Map<string, string>();
  for (const { TagKey, TagValue } of tags) {
    if (map.has(TagKey!)) throw new AwsError('TagException', 'Duplicate tag keys');
    if (!isService) refuseReserved(TagKey!);
    map.set(TagKey!, TagValue!);
  }
  checkCount(map);
  return map;
}

function checkCount(tags: Map<string, string>): void {
  if (tags.size > LIMIT) throw new AwsError('TagException', 'Too many tags');
}

function refuseReserved(key: string): void {
  if (!key.startsWith('aws:')) return;
  throw new AwsError('TagException', 'aws: prefixed tag key names are not allowed for external use.');
}
