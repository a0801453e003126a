import { ACCOUNT, ARN } from './support';
import { AwsAccess } from '../../../lib/drift/live';
import { readSet } from '../../../lib/drift/verify/read-set';
import { callerIdentity, Environment, failureOf, FakeAws } from '../live/support';

const environment = new Environment();
let aws: FakeAws;
afterEach(async () => {
  environment.restore();
  await aws.stop();
});

test('what an answer lists that is no key of the set is a failure, and nobody is asked for it', async () => {
  const foreign = 'arn:aws:kms:us-west-2:444455556666:key/mrk-1';
  const asked: string[] = [];
  aws = await FakeAws.start(({ operation, body }) => {
    if (operation === 'GetCallerIdentity') return callerIdentity(ACCOUNT);
    if (operation !== 'DescribeKey') return { status: 400, json: { __type: 'AccessDeniedException' } };
    asked.push(JSON.parse(body).KeyId);
    const MultiRegionConfiguration = {
      MultiRegionKeyType: 'PRIMARY',
      PrimaryKey: { Arn: ARN },
      ReplicaKeys: [{ Arn: foreign }, { Arn: 'nonsense' }],
    };
    const kind = { KeySpec: 'SYMMETRIC_DEFAULT', KeyUsage: 'ENCRYPT_DECRYPT', Origin: 'AWS_KMS', KeyState: 'Enabled' };
    return { json: { KeyMetadata: { Arn: ARN, MultiRegion: true, MultiRegionConfiguration, ...kind } } };
  });
  environment.use(aws.environment);
  const access = new AwsAccess();
  const looks = await readSet(access, [ARN]);
  access.destroy();
  expect(asked).toEqual([ARN]);
  expect([...looks.keys()].sort()).toEqual([foreign, ARN, 'nonsense'].sort());
  for (const each of [foreign, 'nonsense']) {
    expect(failureOf(looks.get(each)).message).toBe(`the answer has ${each} in the set, which is no key of it`);
  }
});
