import { bare, allow, KEY, OWNER } from './support';
import { parseKeyPolicy } from '../../lib/key-policy';
import { keyFacts } from '../../lib/key-policy/key-identity';

const inChina = () => parseKeyPolicy(bare(allow(`arn:aws-cn:iam::${OWNER}:root`, 'kms:*')));

test("a key's ARN says its owner, partition and Region", () => {
  expect(keyFacts({ arn: KEY }, [])).toEqual({ owner: OWNER, partition: 'aws', region: 'us-east-1', arn: KEY });
  expect(keyFacts({ arn: KEY, account: OWNER }, []).owner).toBe(OWNER);
});

test('without it, the partition is that of the principals', () => {
  expect(keyFacts({ account: OWNER }, [inChina()])).toEqual({ owner: OWNER, partition: 'aws-cn' });
  expect(keyFacts({}, [parseKeyPolicy(bare(allow(OWNER, 'kms:*')))])).toEqual({ owner: undefined, partition: 'aws' });
});

test.each([
  [{ account: '123' }, 'give twelve digits'],
  [{ account: '1111222233334' }, 'give twelve digits'],
  [{ account: OWNER + ' ' }, 'give twelve digits'],
  [{ account: `x${OWNER}` }, 'give twelve digits'],
  [{ arn: `arn:aws:kms:us-east-1:${OWNER}4:key/x` }, 'is not the ARN of a KMS key'],
  [{ arn: `arn:aws:kms:us-east-1:x${OWNER}:key/x` }, 'is not the ARN of a KMS key'],
  [{ arn: KEY.replace(':kms:', ':s3:') }, 'is not the ARN of a KMS key'],
  [{ arn: 'arn:aws:kms:us-east-1:111122223333:alias/x' }, 'is not the ARN of a KMS key'],
  [{ arn: 'mrk-1234' }, 'is not the ARN of a KMS key'],
  [{ arn: 'arn:aws:kms:us-east-1:1:key/x' }, 'is not the ARN of a KMS key'],
  [{ arn: KEY, account: '444455556666' }, 'give one or the other'],
])('fails on %j', (identity, problem) => {
  expect(() => keyFacts(identity, [])).toThrow(problem);
});
