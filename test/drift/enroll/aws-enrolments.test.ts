import { awsEnrolments } from '../../../lib/drift/enroll';
import { ARN, declaredKey } from '../support';

const replicaIn = (region: string, keyArn?: string) =>
  declaredKey({
    ...{ constructPath: `Zoom/Cmk/replica-${region}`, stack: `Zoom-Cmk-replica-${region}`, region, keyArn },
    intent: { setRole: 'replica', primaryRegion: 'us-east-1', broker: 'account-root' },
  });

test('Zoom is given the ARN of the primary, and shows those of the replicas for review', () => {
  const west = ARN.replace('us-east-1', 'us-west-2');
  expect(awsEnrolments([replicaIn('us-west-2', west), declaredKey()])).toEqual([
    {
      cloud: 'aws',
      constructPath: 'Zoom/Cmk',
      values: [{ label: 'ARN of the KMS key', value: ARN }],
      review: [{ label: 'ARN in us-west-2', value: west }],
      problems: [],
    },
  ]);
});

test('what is not deployed is said, not left out', () => {
  const [{ values, review, problems }] = awsEnrolments([declaredKey({ keyArn: undefined }), replicaIn('us-west-2')]);
  expect([...values, ...review]).toEqual([]);
  expect(problems).toEqual([
    'the key in us-east-1 is not deployed, or its stack Zoom could not be read',
    'the key in us-west-2 is not deployed, or its stack Zoom-Cmk-replica-us-west-2 could not be read',
  ]);
});

test.each(['none', undefined] as const)('a key whose broker access is %s is not for Zoom to be given', broker => {
  const intent = { setRole: 'primary', primaryRegion: 'us-east-1', broker } as const;
  expect(awsEnrolments([declaredKey({ intent })])).toEqual([]);
});
