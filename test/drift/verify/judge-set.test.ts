import { ACCOUNT, ARN, broker, policyOf, root } from './support';
import { LiveKey, Looked, LookFailure } from '../../../lib/drift/live';
import { verifyFindings } from '../../../lib/drift/verify/findings';
import { judgeSet } from '../../../lib/drift/verify/judge-set';

const REQUIREMENTS = { broker: 'account', search: false } as const;
const REPLICA_ARN = ARN.replace('us-east-1', 'us-west-2');
const SET = { primaryArn: ARN, replicaArns: [REPLICA_ARN] };

function live(arn: string, properties: Partial<LiveKey> = {}): Looked<LiveKey> {
  return {
    value: {
      ...{ arn, account: ACCOUNT, region: arn.split(':')[3], state: 'Enabled', description: '' },
      ...{ keySpec: 'SYMMETRIC_DEFAULT', keyUsage: 'ENCRYPT_DECRYPT', origin: 'AWS_KMS', multiRegion: true },
      set: { role: arn === ARN ? 'primary' : 'replica', ...SET },
      policy: { value: JSON.stringify(policyOf(root(), broker())) },
      ...(arn === ARN && { rotation: { value: { enabled: true } } }),
      ...{ aliases: { value: [] }, tags: { value: {} }, grants: { value: [] } },
      ...properties,
    },
  };
}

const failure = (reason: LookFailure['reason']) => ({
  failure: { operation: 'kms:DescribeKey', region: 'us-east-1', reason, message: 'no' },
});

function found(...looks: [string, Looked<LiveKey>][]): string[] {
  const set = judgeSet(new Map(looks), REQUIREMENTS);
  return verifyFindings(set, new Set([ARN])).map(
    ({ kind, severity, ruleId, message }) => `${kind} ${severity} ${ruleId}: ${message}`,
  );
}

test('the primary comes first, whatever was given', () => {
  const { primary, keys } = judgeSet(
    new Map([
      [REPLICA_ARN, live(REPLICA_ARN)],
      [ARN, live(ARN)],
    ]),
    REQUIREMENTS,
  );
  expect(keys.map(({ declared }) => declared.keyArn)).toEqual([ARN, REPLICA_ARN]);
  expect(keys[0]).toBe(primary);
});

test('a primary that could not be looked at is known by its replica', () => {
  const looks = new Map([
    [REPLICA_ARN, live(REPLICA_ARN)],
    [ARN, failure('access-denied')],
  ]);
  const { primary, keys } = judgeSet(looks, REQUIREMENTS);
  expect(primary!.declared.keyArn).toBe(ARN);
  expect(keys.map(({ declared }) => declared.intent.setRole)).toEqual(['primary', 'replica']);
  expect(found(...looks)).toEqual(['indeterminate high could-not-check: kms:DescribeKey in us-east-1: no']);
});

test('imported key material is named as a mode of its own, and rotation is no matter then', () => {
  const rotation = { value: { enabled: false } };
  expect(found([ARN, live(ARN, { origin: 'EXTERNAL', rotation })])).toEqual([
    "drift medium key-unsuitable: the key material in us-east-1 is imported (origin EXTERNAL): Zoom's article on AWS asks for the origin AWS_KMS, and Zoom describes imported material as a mode of its own",
  ]);
});

test.each<[Partial<LiveKey>, string]>([
  [{ origin: 'AWS_CLOUDHSM' }, 'the origin of the key in us-east-1 is AWS_CLOUDHSM, Zoom needs AWS_KMS'],
  [{ keySpec: 'RSA_2048' }, 'the key spec of the key in us-east-1 is RSA_2048, Zoom needs SYMMETRIC_DEFAULT'],
  [{ keyUsage: 'SIGN_VERIFY' }, 'the key usage of the key in us-east-1 is SIGN_VERIFY, Zoom needs ENCRYPT_DECRYPT'],
  [
    { multiRegion: false, set: undefined },
    'the multi-Region property of the key in us-east-1 is false, Zoom needs true',
  ],
])('%j does not suit Zoom', (properties, message) => {
  expect(found([ARN, live(ARN, properties)])).toEqual([`drift critical key-unsuitable: ${message}`]);
});

test('a policy that is none is no policy that passes', () => {
  expect(found([ARN, live(ARN, { policy: { value: '{' } })])).toEqual([
    expect.stringMatching(/^indeterminate high could-not-check: the policy is no key policy: /),
  ]);
});

test('what could not be read beside the policy is not passed over', () => {
  const { failure: grants } = failure('throttled');
  expect(found([ARN, live(ARN, { grants: { failure: grants } })])).toEqual([
    'indeterminate high could-not-check: kms:DescribeKey in us-east-1: no',
  ]);
});
