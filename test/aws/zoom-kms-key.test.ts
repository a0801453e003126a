import { App, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ACCOUNT, keysByRegion, newStack, statementOf, warningsIn } from './support';
import { ZoomBrokerAccess, ZoomKmsKey, ZoomKmsKeyProps, ZoomSearchAccess } from '../../lib/aws';
import { ZOOM_KMS_KEY } from '../../lib/zoom';
import { KEY_POLICY_TEMPLATE, SEARCH_STATEMENT_TEMPLATE } from '../zoom/kb0065902-templates';

/** A statement without what does not change its meaning: its Sid, and whether one value stands in a list. */
function content({ Sid, Principal, Action, ...rest }: any) {
  return { ...rest, Principal: { AWS: [Principal.AWS].flat() }, Action: [Action].flat() };
}

test('minimal properties make the key policy of the template in the article, statement by statement', () => {
  const stack = newStack();
  new ZoomKmsKey(stack, 'Cmk');

  const { KeyPolicy } = keysByRegion(stack)['us-east-1'];
  const expected = JSON.parse(
    JSON.stringify(KEY_POLICY_TEMPLATE)
      .replace('YOUR_AWS_ACCOUNT_NUMBER', ACCOUNT)
      .replace(
        `"arn:aws:iam::${ACCOUNT}:root"`,
        JSON.stringify({
          'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${ACCOUNT}:root`]],
        }),
      ),
  );
  expect(KeyPolicy.Version).toBe(expected.Version);
  expect(KeyPolicy.Statement.map(content)).toEqual(expected.Statement.map(content));
});

test('the key is what the article asks for', () => {
  const stack = newStack();
  new ZoomKmsKey(stack, 'Cmk');
  expect(keysByRegion(stack)['us-east-1']).toMatchObject({
    KeySpec: ZOOM_KMS_KEY.keySpec.value,
    KeyUsage: ZOOM_KMS_KEY.keyUsage.value,
    Origin: ZOOM_KMS_KEY.origin.value,
    MultiRegion: ZOOM_KMS_KEY.multiRegion.value,
  });
});

test('the statement for search is that of the article', () => {
  const stack = newStack();
  new ZoomKmsKey(stack, 'Cmk', { search: ZoomSearchAccess.role() });
  expect(content(statementOf(stack, 'ZoomSearch'))).toEqual(content(SEARCH_STATEMENT_TEMPLATE));
});

test('maximal properties: every statement has a telling Sid, in every Region', () => {
  const stack = newStack();
  const administrator = `arn:aws:iam::${ACCOUNT}:role/administrator`;
  new ZoomKmsKey(stack, 'Cmk', {
    alias: 'zoom-cmk',
    description: 'Recordings',
    replicaRegions: ['us-west-2', 'eu-central-1'],
    administrators: [new iam.ArnPrincipal(administrator)],
    retirementGuard: { allowedPrincipalArns: [administrator] },
    broker: ZoomBrokerAccess.accountRootLimitedToRole(),
    search: ZoomSearchAccess.role(),
  });
  for (const { KeyPolicy, Description } of Object.values(keysByRegion(stack))) {
    expect(KeyPolicy.Statement.map((each: any) => each.Sid)).toEqual([
      'AccountRootFullAccess',
      'KeyAdministrators',
      'RetirementGuard',
      'ZoomKeyBroker',
      'ZoomSearch',
    ]);
    expect(Description).toBe('Recordings');
  }
  expect(warningsIn(stack)).toEqual([]);
});

test('an app of one key and five replicas has exactly two resources a Region', () => {
  const stack = newStack();
  new ZoomKmsKey(stack, 'Cmk', {
    alias: 'zoom-cmk',
    replicaRegions: ['us-west-2', 'eu-central-1', 'eu-west-1', 'ap-southeast-2', 'ca-central-1'],
  });
  const assembly = (stack.node.root as App).synth();
  expect(assembly.stacks).toHaveLength(6);
  for (const artifact of assembly.stacks) {
    const types = Object.values(artifact.template.Resources).map((resource: any) => resource.Type);
    expect(types).toEqual([expect.stringMatching(/^AWS::KMS::(Replica)?Key$/), 'AWS::KMS::Alias']);
    expect(artifact.assets).toEqual([]);
  }
});

test.each(['strong', 'weak', 'both', undefined])(
  'the library adds nothing to an app whose references are %s by default',
  strength => {
    const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': strength } });
    const stack = new Stack(app, 'Zoom', { env: { account: ACCOUNT, region: 'us-east-1' } });
    new ZoomKmsKey(stack, 'Cmk', { replicaRegions: ['us-west-2'] });
    const types = app.synth().stacks.flatMap(each => Object.values(each.template.Resources).map((r: any) => r.Type));
    expect(types).toEqual(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey']);
    expect(
      app.node
        .findAll()
        .flatMap(node => node.node.metadata)
        .filter(entry => entry.type === 'aws:cdk:warning'),
    ).toEqual([]);
  },
);

describe('the access of the key broker', () => {
  const role = 'arn:aws:iam::409910850980:role/keybroker-role';
  const account = 'arn:aws:iam::409910850980:root';
  test.each<[string, ZoomBrokerAccess, any]>([
    ['account-root', ZoomBrokerAccess.accountRoot(), { Principal: { AWS: account } }],
    ['role', ZoomBrokerAccess.role(), { Principal: { AWS: role } }],
    [
      'account-root-limited-to-role',
      ZoomBrokerAccess.accountRootLimitedToRole(),
      { Principal: { AWS: account }, Condition: { ArnEquals: { 'aws:PrincipalArn': role } } },
    ],
    [
      'principal',
      ZoomBrokerAccess.principal(new iam.ArnPrincipal('arn:aws:iam::444455556666:role/r@zoom')),
      { Principal: { AWS: 'arn:aws:iam::444455556666:role/r@zoom' } },
    ],
  ])('%s', (kind, broker, expected) => {
    const stack = newStack();
    new ZoomKmsKey(stack, 'Cmk', { broker, replicaRegions: ['us-west-2'] });
    expect(statementOf(stack, 'ZoomKeyBroker')).toEqual({
      Sid: 'ZoomKeyBroker',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*'],
      Resource: '*',
      ...expected,
    });
    Template.fromStack(stack).hasResource('AWS::KMS::Key', {
      Metadata: { 'zoom-cmk': { setRole: 'primary', primaryRegion: 'us-east-1', broker: kind, search: 'none' } },
    });
  });

  test('none leaves the key broker out, for a key of CMK Hybrid', () => {
    const stack = newStack();
    new ZoomKmsKey(stack, 'Cmk', { broker: ZoomBrokerAccess.none() });
    expect(JSON.stringify(keysByRegion(stack))).not.toContain('409910850980');
    expect(statementOf(stack, 'ZoomKeyBroker')).toBeUndefined();
  });

  test('the actions can be given, for the day on which Zoom changes them', () => {
    const stack = newStack();
    new ZoomKmsKey(stack, 'Cmk', {
      broker: ZoomBrokerAccess.role({ actions: ['kms:Decrypt'] }),
      search: ZoomSearchAccess.principal(new iam.AccountPrincipal('444455556666'), { actions: ['kms:Encrypt'] }),
    });
    expect(statementOf(stack, 'ZoomKeyBroker').Action).toBe('kms:Decrypt');
    expect(statementOf(stack, 'ZoomSearch').Action).toBe('kms:Encrypt');
  });

  test.each([
    new iam.AnyPrincipal(),
    new iam.StarPrincipal(),
    new iam.FederatedPrincipal('*'),
    new iam.AnyPrincipal().withConditions({ Bool: { 'aws:SecureTransport': 'true' } }),
  ])('fails for everyone, also under conditions: %s', everyone => {
    expect(() => new ZoomKmsKey(newStack(), 'Cmk', { broker: ZoomBrokerAccess.principal(everyone) })).toThrow(
      '[Zoom/Cmk] ZoomBrokerAccess.principal(...) names everyone',
    );
    expect(() => new ZoomKmsKey(newStack(), 'Cmk', { search: ZoomSearchAccess.principal(everyone) })).toThrow(
      '[Zoom/Cmk] ZoomSearchAccess.principal(...) names everyone',
    );
  });

  test.each(['kms:*', '*', 's3:GetObject', 'kms:', 'Decrypt'])('fails for the action %s', action => {
    const broker = ZoomBrokerAccess.accountRoot({ actions: ['kms:Decrypt', action] });
    expect(() => new ZoomKmsKey(newStack(), 'Cmk', { broker })).toThrow(
      `the actions of ZoomBrokerAccess are named, such as 'kms:Decrypt' or 'kms:ReEncrypt*', got '${action}'`,
    );
  });

  test.each([
    [new iam.AccountPrincipal('12345'), "got '12345'"],
    [new iam.ArnPrincipal('arn:aws:iam::444455556666:keybroker'), "got 'arn:aws:iam::444455556666:keybroker'"],
  ])('fails for the malformed %s', (principal, message) => {
    expect(() => new ZoomKmsKey(newStack(), 'Cmk', { broker: ZoomBrokerAccess.principal(principal) })).toThrow(message);
  });
});

describe('partitions of which Zoom names no principals', () => {
  const govCloud = { env: { account: ACCOUNT, region: 'us-gov-west-1' } };
  const china = { env: { account: ACCOUNT, region: 'cn-north-1' } };
  const own = new iam.ArnPrincipal('arn:aws-us-gov:iam::444455556666:root');

  test.each<[string, object, ZoomKmsKeyProps]>([
    ['aws-us-gov', govCloud, {}],
    ['aws-us-gov', govCloud, { broker: ZoomBrokerAccess.role() }],
    ['aws-cn', china, { broker: ZoomBrokerAccess.none(), search: ZoomSearchAccess.role() }],
  ])('fails in %s', (partition, props, keyProps) => {
    expect(() => new ZoomKmsKey(newStack(props), 'Cmk', keyProps)).toThrow(
      `Zoom names no principals in the partition ${partition}: ask Zoom for them, and give them with`,
    );
  });

  test("take the caller's own principals", () => {
    const stack = newStack(govCloud);
    new ZoomKmsKey(stack, 'Cmk', { broker: ZoomBrokerAccess.principal(own), replicaRegions: ['us-gov-east-1'] });
    expect(statementOf(stack, 'ZoomKeyBroker').Principal.AWS).toBe('arn:aws-us-gov:iam::444455556666:root');
  });
});

describe('warnings', () => {
  const replicaRegions = ['us-west-2'];
  const root = [new iam.AccountRootPrincipal()];
  test.each<[string, object, ZoomKmsKeyProps, string]>([
    ['zoom-cmk-constructs:primaryRegion', { env: { region: 'eu-central-1' } }, { replicaRegions }, 'eu-central-1'],
    ['zoom-cmk-constructs:noReplica', {}, {}, 'the key is in us-east-1 only'],
    ['zoom-cmk-constructs:brokerRole', {}, { replicaRegions, broker: ZoomBrokerAccess.role() }, 'makes it again'],
    [
      'zoom-cmk-constructs:accountRootIsOnlyAdministrator',
      {},
      { replicaRegions, administrators: root },
      'account root',
    ],
    [
      'zoom-cmk-constructs:accountRootIsOnlyAdministrator',
      {},
      { replicaRegions, administrators: [new iam.AccountPrincipal(ACCOUNT)] },
      'account root',
    ],
    [
      'zoom-cmk-constructs:accountRootIsOnlyAdministrator',
      {},
      { replicaRegions, administrators: [new iam.ArnPrincipal(`arn:aws:iam::${ACCOUNT}:root`)] },
      'account root',
    ],
    [
      'zoom-cmk-constructs:accountRootIsOnlyAdministrator',
      { env: { region: 'us-east-1' } },
      { replicaRegions, administrators: root },
      'account root',
    ],
  ])('%s can be acknowledged', (id, stackProps, props, text) => {
    const stack = newStack(stackProps);
    new ZoomKmsKey(stack, 'Cmk', props);
    (stack.node.root as App).synth();
    expect(warningsIn(stack)).toEqual([expect.stringContaining(text)]);
    expect(warningsIn(stack)[0]).toContain(id);

    const acknowledged = newStack(stackProps);
    const cmk = new ZoomKmsKey(acknowledged, 'Cmk', props);
    Validations.of(cmk).acknowledge({ id, reason: 'known' });
    (acknowledged.node.root as App).synth();
    expect(warningsIn(acknowledged)).toEqual([]);
  });

  test('a guarded key that is to be destroyed warns of CloudFormation being denied', () => {
    const stack = newStack();
    new ZoomKmsKey(stack, 'Cmk', {
      replicaRegions,
      removalPolicy: RemovalPolicy.DESTROY,
      retirementGuard: { allowedPrincipalArns: [`arn:aws:iam::${ACCOUNT}:role/a`] },
    });
    expect(warningsIn(stack)).toEqual([expect.stringContaining('zoom-cmk-constructs:guardedDestroy')]);
  });

  test.each([
    [
      new iam.CompositePrincipal(
        new iam.AccountRootPrincipal(),
        new iam.ArnPrincipal(`arn:aws:iam::${ACCOUNT}:role/a`),
      ),
    ],
    [
      new iam.AccountRootPrincipal().withConditions({
        ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:role/a` },
      }),
    ],
    [new iam.AccountPrincipal('444455556666')],
  ])('%s as administrator gives none', administrator => {
    const stack = newStack();
    new ZoomKmsKey(stack, 'Cmk', { replicaRegions, administrators: [administrator] });
    expect(warningsIn(stack)).toEqual([]);
  });

  test('a replica that is added later is a replica', () => {
    const stack = newStack();
    new ZoomKmsKey(stack, 'Cmk').addReplica('us-west-2');
    (stack.node.root as App).synth();
    expect(warningsIn(stack)).toEqual([]);
  });

  test('administrators of which one is not the root give no warning', () => {
    const stack = newStack();
    const administrators = [...root, new iam.ArnPrincipal(`arn:aws:iam::${ACCOUNT}:role/a`)];
    new ZoomKmsKey(stack, 'Cmk', { replicaRegions, administrators });
    expect(warningsIn(stack)).toEqual([]);
  });
});
