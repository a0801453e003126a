import { ACCOUNT, Answer, Bench, EAST, failureOf, FakeAws, OTHER_ACCOUNT, valueOf } from './support';
import { AwsAccess, LiveKey, Looked, readKey } from '../../../lib/drift/live';

const KEY_ID = 'mrk-1234abcd12ab34cd56ef1234567890ab';
const ARN = `arn:aws:kms:${EAST}:${ACCOUNT}:key/${KEY_ID}`;
const METADATA = {
  Arn: ARN,
  KeyId: KEY_ID,
  KeyState: 'Enabled',
  Description: '',
  KeySpec: 'SYMMETRIC_DEFAULT',
  KeyUsage: 'ENCRYPT_DECRYPT',
  Origin: 'AWS_KMS',
  MultiRegion: true,
  MultiRegionConfiguration: { MultiRegionKeyType: 'PRIMARY', PrimaryKey: { Arn: ARN, Region: EAST }, ReplicaKeys: [] },
};
const ANSWERS: Record<string, unknown> = {
  DescribeKey: { KeyMetadata: METADATA },
  GetKeyPolicy: { Policy: '{}' },
  GetKeyRotationStatus: { KeyRotationEnabled: true },
  ListAliases: { Aliases: [], Truncated: false },
  ListResourceTags: { Tags: [], Truncated: false },
  ListGrants: { Grants: [], Truncated: false },
};
const bench = new (class {
  fake?: FakeAws;
})();
let environment: Bench['environment'];

beforeAll(async () => {
  const started = await Bench.start();
  environment = started.environment;
  await started.aws.stop();
});
afterEach(async () => bench.fake?.stop());
afterAll(() => environment.restore());

/** Reads a key from an endpoint that answers some operations differently. */
async function readFrom(answers: Record<string, unknown>, account?: string): Promise<Looked<LiveKey>> {
  return readFromAnswers(({ operation }) => ({ json: { ...ANSWERS, ...answers }[operation] }), account);
}

async function readFromAnswers(
  answer: Parameters<typeof FakeAws.start>[0],
  account?: string,
): Promise<Looked<LiveKey>> {
  bench.fake = await FakeAws.start(answer);
  environment.use(bench.fake.environment);
  const access = new AwsAccess({ timeoutMs: 300 });
  try {
    return await readKey(access, account, EAST, ARN);
  } finally {
    access.destroy();
  }
}

function error(name: string, message: string): Answer {
  return { status: 400, json: { __type: name, message } };
}

test('an answer that has everything is a key', async () => {
  expect(valueOf(await readFrom({}))).toMatchObject({ arn: ARN, rotation: { value: { enabled: true } } });
});

test('a key without a description has an empty one', async () => {
  const { Description, ...KeyMetadata } = METADATA;
  expect(valueOf(await readFrom({ DescribeKey: { KeyMetadata } })).description).toBe('');
});

test.each(['Arn', 'KeyState', 'KeySpec', 'KeyUsage', 'Origin', 'MultiRegion', 'MultiRegionConfiguration'])(
  'fails where the description of a key has no %s',
  async name => {
    const KeyMetadata = { ...METADATA, [name]: undefined };
    expect(failureOf(await readFrom({ DescribeKey: { KeyMetadata } }))).toMatchObject({
      operation: 'kms:DescribeKey',
      reason: 'other',
      message: `the answer has no ${name}`,
    });
  },
);

test.each([
  [{}, 'the answer has no KeyMetadata'],
  [{ KeyMetadata: { ...METADATA, Arn: 'nonsense' } }, "the answer has 'nonsense', which is no ARN of kms"],
  [
    { KeyMetadata: { ...METADATA, Arn: ARN.replace(EAST, 'eu-west-1') } },
    `the answer is about ${ARN.replace(EAST, 'eu-west-1')}, which is not in the Region us-east-1 that was asked`,
  ],
  [
    { KeyMetadata: { ...METADATA, MultiRegionConfiguration: { MultiRegionKeyType: 'toString' } } },
    "the answer has 'toString' as MultiRegionKeyType, not PRIMARY or REPLICA",
  ],
  [
    { KeyMetadata: { ...METADATA, MultiRegionConfiguration: { MultiRegionKeyType: 'PRIMARY', ReplicaKeys: [] } } },
    'the answer has no PrimaryKey.Arn',
  ],
])('fails for a description that does not fit: %#', async (answer, message) => {
  expect(failureOf(await readFrom({ DescribeKey: answer }))).toMatchObject({ reason: 'other', message });
});

test.each([
  ['GetKeyPolicy', 'policy', {}, 'the answer has no Policy'],
  ['GetKeyRotationStatus', 'rotation', {}, 'the answer has no KeyRotationEnabled'],
  ['ListAliases', 'aliases', {}, 'the answer has no Aliases'],
  ['ListAliases', 'aliases', { Aliases: [{}] }, 'the answer has no AliasName'],
  ['ListAliases', 'aliases', { Aliases: [], Truncated: true }, 'the answer has no NextMarker'],
  [
    'ListAliases',
    'aliases',
    { Aliases: [], Truncated: true, NextMarker: 'm' },
    'the pages of the answer repeat themselves',
  ],
  ['ListResourceTags', 'tags', {}, 'the answer has no Tags'],
  ['ListResourceTags', 'tags', { Tags: [{ TagKey: 'k' }] }, 'the answer has no TagValue'],
  ['ListGrants', 'grants', {}, 'the answer has no Grants'],
  ['ListGrants', 'grants', { Grants: [{ Operations: [] }] }, 'the answer has no GrantId'],
  ['ListGrants', 'grants', { Grants: [{ GrantId: 'g' }] }, 'the answer has no Operations'],
] as const)('fails where %s answers too little: %#', async (operation, part, answer, message) => {
  const key = valueOf(await readFrom({ [operation]: answer }));
  expect(failureOf(key[part])).toEqual({ operation: `kms:${operation}`, region: EAST, reason: 'other', message });
});

test('tags of AWS itself are left out, and odd names are just names', async () => {
  const Tags = [
    { TagKey: 'aws:cloudformation:stack-name', TagValue: 'Zoom' },
    { TagKey: '__proto__', TagValue: 'odd' },
    { TagKey: 'empty', TagValue: '' },
  ];
  const tags = valueOf(valueOf(await readFrom({ ListResourceTags: { Tags } })).tags);
  expect(Object.entries(tags)).toEqual([
    ['__proto__', 'odd'],
    ['empty', ''],
  ]);
});

test.each([
  ['UnsupportedOperationException', 'Enabled'],
  ['KMSInvalidStateException', 'PendingDeletion'],
  ['KMSInvalidStateException', 'PendingReplicaDeletion'],
  ['KMSInvalidStateException', 'PendingImport'],
  ['KMSInvalidStateException', 'Unavailable'],
])('rotation is off where KMS answers %s for a key that is %s', async (name, KeyState) => {
  const key = await readFromAnswers(({ operation }) =>
    operation === 'GetKeyRotationStatus'
      ? error(name, `${ARN} is not valid for this operation`)
      : { json: operation === 'DescribeKey' ? { KeyMetadata: { ...METADATA, KeyState } } : ANSWERS[operation] },
  );
  expect(valueOf(key).rotation).toEqual({ value: { enabled: false } });
});

test('fails where KMS does not tell the rotation of a key that is just being updated', async () => {
  const key = await readFromAnswers(({ operation }) =>
    operation === 'GetKeyRotationStatus'
      ? error('KMSInvalidStateException', `${ARN} is updating`)
      : {
          json:
            operation === 'DescribeKey' ? { KeyMetadata: { ...METADATA, KeyState: 'Updating' } } : ANSWERS[operation],
        },
  );
  expect(failureOf(valueOf(key).rotation)).toMatchObject({
    reason: 'other',
    message: `KMSInvalidStateException: ${ARN} is updating`,
  });
});

test('fails with a time-out where nothing is answered', async () => {
  const looked = await readFromAnswers(() => undefined);
  expect(failureOf(looked)).toMatchObject({ operation: 'kms:DescribeKey', reason: 'timeout' });
});

test('fails with a time-out where an answer begins but never ends', async () => {
  const looked = await readFromAnswers((_, response) => {
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1', 'content-length': '1000' });
    response.write('{"KeyMetadata":');
    return undefined;
  });
  expect(['timeout', 'unreachable']).toContain(failureOf(looked).reason);
});

test('fails as unreachable where the connection is cut', async () => {
  const looked = await readFromAnswers((_, response) => {
    response.destroy();
    return undefined;
  });
  expect(failureOf(looked)).toMatchObject({ reason: 'unreachable' });
});

test.each([
  [{ status: 200, xml: '<html>a proxy</html>' }],
  [{ status: 502, xml: '<html>Bad gateway</html>' }],
  [{ status: 407, xml: '<html>Proxy authentication required</html>' }],
])('fails where something else answers than AWS: %#', async answer => {
  const failure = failureOf(await readFromAnswers(() => answer));
  expect(failure.message).not.toBe('');
  expect(failure.message.length).toBeLessThanOrEqual(300);
});

test.each(['ExpiredTokenException', 'UnrecognizedClientException'])('fails for want of credentials: %s', async name => {
  const message = 'The security token included in the request is invalid';
  expect(failureOf(await readFromAnswers(() => error(name, message)))).toMatchObject({
    reason: 'credentials',
    message,
  });
});

test('fails without telling the token that a refused signature is answered with', async () => {
  const looked = await readFromAnswers(({ headers }) =>
    error(
      'InvalidSignatureException',
      `The Canonical String should have been\n'POST\nauthorization:${headers.authorization}'`,
    ),
  );
  expect(failureOf(looked)).toMatchObject({ reason: 'credentials' });
  expect(failureOf(looked).message).not.toContain('AKIAFAKE');
});

test('fails where the key turns out to be of another account than was asked', async () => {
  const sts = `<Arn>arn:aws:iam::${OTHER_ACCOUNT}:user/x</Arn><UserId>x</UserId><Account>${OTHER_ACCOUNT}</Account>`;
  const looked = await readFromAnswers(
    ({ operation }) =>
      operation === 'GetCallerIdentity'
        ? {
            xml: `<GetCallerIdentityResponse><GetCallerIdentityResult>${sts}</GetCallerIdentityResult></GetCallerIdentityResponse>`,
          }
        : { json: ANSWERS[operation] },
    OTHER_ACCOUNT,
  );
  expect(failureOf(looked)).toMatchObject({
    reason: 'other',
    message: expect.stringContaining(`the account ${OTHER_ACCOUNT}`),
  });
});
