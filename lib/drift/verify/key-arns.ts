import { parseArn } from '../../key-policy';
import { ZOOM_KMS_KEY } from '../../zoom';

const EXAMPLE = 'arn:aws:kms:us-east-1:111122223333:key/mrk-…';

/** What people take for the ARN of a key, and why it is none. The first that fits counts. */
const OTHER_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(arn:.*:)?alias\//, 'is an alias: it may point to another key in each Region, and to another one tomorrow'],
  [/^(mrk-)?[0-9a-f-]{32,36}$/i, 'is the id of a key: it does not say the account and the Region'],
  [/^mrk-/, 'is the id of a key: it does not say the account and the Region'],
];

/** Why a text is not the ARN of a key that can be held against what Zoom needs, in words that follow it; nothing where it is. */
export function keyArnProblem(text: string): string | undefined {
  const arn = parseArn(text);
  const isKey =
    arn?.service === 'kms' &&
    /^key\/[\w-]+$/.test(arn.resource) &&
    /^\d{12}$/.test(arn.account) &&
    /^[a-z0-9-]+$/.test(arn.region);
  if (!isKey) {
    const why = OTHER_NAMES.find(([form]) => form.test(text))?.[1] ?? 'is not the ARN of a KMS key';
    return `${why}; give the ARN of the key, such as ${EXAMPLE}`;
  }
  const { value: partition } = ZOOM_KMS_KEY.partition;
  return arn.partition === partition
    ? undefined
    : `is in the partition ${arn.partition}: Zoom's principals are known in the partition ${partition} only`;
}

/** ARNs put together that are of one multi-Region set, whose keys share their id. Each is there once. */
export function bySet(arns: readonly string[]): string[][] {
  const sets = new Map<string, string[]>();
  for (const arn of new Set(arns)) {
    const set = setOf(arn);
    sets.set(set, [...(sets.get(set) ?? []), arn]);
  }
  return [...sets.values()];
}

/** Equal for ARNs of one multi-Region set. */
export function setOf(arn: string): string {
  const { partition, service, account, resource } = parseArn(arn) ?? { resource: arn };
  return [partition, service, account, resource].join(':');
}
