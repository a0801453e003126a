import { parseArn } from '../../key-policy';
import { AwsAccess, LiveKey, Looked, LookFailure, readKey } from '../live';
import { setOf } from './key-arns';

/** The keys of a multi-Region set, by their ARNs. */
export type LooksByArn = ReadonlyMap<string, Looked<LiveKey>>;

/**
 * Reads a multi-Region set, each key in its own Region: those that are given, and all that any of them says are there.
 *
 * @param arns ARNs of keys of one set
 * @param onLook told whenever a key was looked at
 */
export async function readSet(
  access: AwsAccess,
  arns: readonly string[],
  onLook: () => void = () => {},
): Promise<LooksByArn> {
  const looks = new Map<string, Looked<LiveKey>>();
  const read = async (arn: string) => {
    const { account, region = '' } = parseArn(arn) ?? {};
    const isOfSet = setOf(arn) === setOf(arns[0]);
    // Zoom asks for neither aliases nor tags: a caller who may not read them can verify a key all the same.
    const looked = isOfSet
      ? await readKey(access, account, region, arn, { without: ['aliases', 'tags'] })
      : notOfSet(arn, region);
    looks.set(arn, looked);
    onLook();
  };
  for (let next = [...arns]; next.length > 0; next = listedIn(looks)) await Promise.all(next.map(read));
  return looks;
}

/** Keys that those which were read say are in the set, and that were not. */
function listedIn(looks: LooksByArn): string[] {
  const listed = [...looks.values()].flatMap(look =>
    'value' in look && look.value.set ? [look.value.set.primaryArn, ...look.value.set.replicaArns] : [],
  );
  return [...new Set(listed)].filter(arn => !looks.has(arn));
}

function notOfSet(arn: string, region: string): { readonly failure: LookFailure } {
  const message = `the answer has ${arn} in the set, which is no key of it`;
  return { failure: { operation: 'kms:DescribeKey', region, reason: 'other', message } };
}
