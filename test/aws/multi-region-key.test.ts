import {
  App,
  Aspects,
  Aws,
  BootstraplessSynthesizer,
  CfnParameter,
  CfnResource,
  Duration,
  Fn,
  Lazy,
  NestedStack,
  PhysicalName,
  RemovalPolicy,
  Stack,
  Stage,
  Tags,
  Token,
} from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct, IConstruct } from 'constructs';
import {
  ACCOUNT,
  aliasesByRegion,
  keysByRegion,
  newStack,
  resourceTypes,
  stacksByRegion,
  statement,
  statementOf,
} from './support';
import { MultiRegionKey, MultiRegionKeyProps } from '../../lib/aws';

const ROOT = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${ACCOUNT}:root`]] };

test('minimal properties make one symmetric multi-Region key that is rotated and retained', () => {
  const stack = newStack();
  new MultiRegionKey(stack, 'Key');

  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::KMS::Key', 1);
  template.hasResource('AWS::KMS::Key', {
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Metadata: { 'zoom-cmk': { setRole: 'primary', primaryRegion: 'us-east-1', replicaRegions: [] } },
    Properties: {
      Enabled: true,
      EnableKeyRotation: true,
      KeySpec: 'SYMMETRIC_DEFAULT',
      KeyUsage: 'ENCRYPT_DECRYPT',
      MultiRegion: true,
      Origin: 'AWS_KMS',
      PendingWindowInDays: 30,
      KeyPolicy: {
        Version: '2012-10-17',
        Statement: [
          { Sid: 'AccountRootFullAccess', Effect: 'Allow', Principal: { AWS: ROOT }, Action: 'kms:*', Resource: '*' },
        ],
      },
    },
  });
  expect(resourceTypes(stack)).toEqual(['AWS::KMS::Key']);
});

test('maximal properties reach the key of every Region', () => {
  const stack = newStack({ terminationProtection: true });
  const administrator = new iam.ArnPrincipal(`arn:aws:iam::${ACCOUNT}:role/administrator`);
  const key = new MultiRegionKey(stack, 'Key', {
    alias: 'alias/maximal',
    description: 'All that can be said',
    replicaRegions: ['us-west-2', 'eu-central-1'],
    administrators: [administrator],
    retirementGuard: { allowedPrincipalArns: [administrator.arn] },
    rotationPeriod: Duration.days(90),
    pendingWindow: Duration.days(7),
    removalPolicy: RemovalPolicy.DESTROY,
  });

  const keys = keysByRegion(stack);
  expect(Object.keys(keys)).toEqual(['us-east-1', 'us-west-2', 'eu-central-1']);
  expect(keys['us-east-1'].RotationPeriodInDays).toBe(90);
  for (const region of key.regions) {
    expect(keys[region]).toMatchObject({ Description: 'All that can be said', PendingWindowInDays: 7, Enabled: true });
    expect(aliasesByRegion(stack)[region].AliasName).toBe('alias/maximal');
    expect(stacksByRegion(stack)[region].terminationProtection).toBe(true);
  }
  Template.fromStack(stacksByRegion(stack)['us-west-2']).hasResource('AWS::KMS::ReplicaKey', {
    DeletionPolicy: 'Delete',
    Metadata: { 'zoom-cmk': { setRole: 'replica', primaryRegion: 'us-east-1' } },
  });
});

test('the primary tells the Regions of its replicas in its metadata, those that are added later too', () => {
  const stack = newStack();
  const key = new MultiRegionKey(stack, 'Key', { replicaRegions: ['us-west-2'] });
  key.addReplica('eu-central-1');
  Template.fromStack(stack).hasResource('AWS::KMS::Key', {
    Metadata: { 'zoom-cmk': { setRole: 'primary', replicaRegions: ['eu-central-1', 'us-west-2'] } },
  });
});

test('a replica is one replica key and one alias, and reads the ARN of the primary from its stack', () => {
  const stack = newStack();
  new MultiRegionKey(stack, 'Key', { alias: 'a', replicaRegions: ['us-west-2'] });

  const replica = stacksByRegion(stack)['us-west-2'];
  const { Resources } = Template.fromStack(replica).toJSON();
  expect(Object.values(Resources).map((resource: any) => resource.Type)).toEqual([
    'AWS::KMS::ReplicaKey',
    'AWS::KMS::Alias',
  ]);
  const outputs = Template.fromStack(stack).toJSON().Outputs;
  const reference = keysByRegion(stack)['us-west-2'].PrimaryKeyArn['Fn::GetStackOutput'];
  expect(reference).toMatchObject({ StackName: 'Zoom', Region: 'us-east-1' });
  expect(outputs[reference.OutputName].Value).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] });
});

test('the outputs of the primary stack have the ARN of every Region', () => {
  const stack = newStack();
  const key = new MultiRegionKey(stack, 'Key', { replicaRegions: ['us-west-2', 'eu-central-1'] });

  const { Outputs } = Template.fromStack(stack).toJSON();
  expect(Object.values(Outputs).map((output: any) => output.Value)).toEqual(
    Object.values(key.keyArns).map(arn => stack.resolve(arn)),
  );
  expect(stack.resolve(key.keyArns['us-west-2'])).toEqual({
    'Fn::Join': [
      '',
      ['arn:', { Ref: 'AWS::Partition' }, `:kms:us-west-2:${ACCOUNT}:key/`, { Ref: expect.stringMatching(/^Key/) }],
    ],
  });
  expect(key.keyArns['us-east-1']).toBe(key.keyArn);
});

test('replica stacks have a readable, stable name, which an option overrides', () => {
  const stack = newStack();
  const key = new MultiRegionKey(new Construct(stack, 'Keys'), 'Recordings', { replicaRegions: ['us-west-2'] });
  key.addReplica('eu-central-1', { stackName: 'zoom-frankfurt' });

  const stacks = stacksByRegion(stack);
  expect(stacks['us-west-2'].stackName).toBe('Zoom-Keys-Recordings-replica-us-west-2');
  expect(stacks['us-west-2'].node.path).toBe('Zoom/Keys/Recordings/replica-us-west-2');
  expect(stacks['eu-central-1'].stackName).toBe('zoom-frankfurt');
});

test('a name that would be too long for a stack is cut, and stays different for different keys', () => {
  const stack = newStack();
  const names = ['a', 'b'].map(last => {
    new MultiRegionKey(stack, `${'x'.repeat(150)}${last}`, { replicaRegions: ['us-west-2'] });
    return stack.node.root.node
      .findAll()
      .filter(Stack.isStack)
      .map(each => each.stackName)
      .at(-1)!;
  });
  expect(names[0]).not.toBe(names[1]);
  for (const name of names) {
    expect(name).toMatch(/^[a-zA-Z][a-zA-Z0-9-]*-replica-us-west-2$/);
    expect(name.length).toBeLessThanOrEqual(128);
  }
});

test('replica stacks are in the account of the primary, or leave it open as the primary does', () => {
  const known = newStack();
  new MultiRegionKey(known, 'Key', { replicaRegions: ['us-west-2'] });
  expect(stacksByRegion(known)['us-west-2'].account).toBe(ACCOUNT);

  const open = newStack({ env: { region: 'us-east-1' } });
  new MultiRegionKey(open, 'Key', { replicaRegions: ['us-west-2'] });
  expect(stacksByRegion(open)['us-west-2'].account).toBe(open.account);
  expect(keysByRegion(open)['us-west-2'].KeyPolicy).toEqual(keysByRegion(open)['us-east-1'].KeyPolicy);
});

test('replica stacks are deployed after the stack of the primary', () => {
  const stack = newStack();
  new MultiRegionKey(stack, 'Key', { replicaRegions: ['us-west-2'] });
  (stack.node.root as App).synth();
  expect(stacksByRegion(stack)['us-west-2'].dependencies).toEqual([stack]);
});

test('replica stacks have the synthesizer of the app', () => {
  const app = new App({ defaultStackSynthesizer: new BootstraplessSynthesizer() });
  const stack = new Stack(app, 'Zoom', { env: { region: 'us-east-1' } });
  new MultiRegionKey(stack, 'Key', { replicaRegions: ['us-west-2'] });
  expect(stacksByRegion(stack)['us-west-2'].synthesizer).toBeInstanceOf(BootstraplessSynthesizer);
});

test('replicas go into own stacks, which several keys can share', () => {
  const stack = newStack();
  const west = new Stack(stack.node.root, 'West', { env: { account: ACCOUNT, region: 'us-west-2' } });
  new MultiRegionKey(stack, 'One', { alias: 'one', replicaStacks: { 'us-west-2': west } });
  new MultiRegionKey(stack, 'Two', {
    alias: 'two',
    replicaRegions: ['us-west-2'],
    replicaStacks: { 'us-west-2': west },
  });

  const template = Template.fromStack(west);
  template.resourceCountIs('AWS::KMS::ReplicaKey', 2);
  template.resourceCountIs('AWS::KMS::Alias', 2);
  expect(stack.node.root.node.findAll().filter(Stack.isStack)).toHaveLength(2);
});

test('tags and Aspects on the key reach its replicas', () => {
  const stack = newStack();
  const key = new MultiRegionKey(stack, 'Key', { alias: 'a', replicaRegions: ['us-west-2'] });
  const visited: string[] = [];
  Aspects.of(key).add({ visit: (node: IConstruct) => void visited.push(node.node.path) });
  Tags.of(key).add('team', 'security');

  for (const properties of Object.values(keysByRegion(stack))) {
    expect(properties.Tags).toEqual([{ Key: 'team', Value: 'security' }]);
  }
  expect(visited).toContain('Zoom/Key/replica-us-west-2/Replica/Resource');
  expect(visited).toContain('Zoom/Key/replica-us-west-2/Replica/Alias');
});

test('tags on the key reach replicas in own stacks, whose own tags win', () => {
  const stack = newStack();
  const west = new Stack(stack.node.root, 'West', { env: { account: ACCOUNT, region: 'us-west-2' } });
  const key = new MultiRegionKey(stack, 'Key', { replicaStacks: { 'us-west-2': west } });
  Tags.of(key).add('team', 'security');
  Tags.of(key).add('place', 'east');
  Tags.of(west).add('place', 'west');

  expect(keysByRegion(stack)['us-west-2'].Tags).toEqual([
    { Key: 'place', Value: 'west' },
    { Key: 'team', Value: 'security' },
  ]);
});

test('a replica in an own stack has no tags where the key has none', () => {
  const stack = newStack();
  const west = new Stack(stack.node.root, 'West', { env: { account: ACCOUNT, region: 'us-west-2' } });
  new MultiRegionKey(stack, 'Key', { replicaStacks: { 'us-west-2': west } });
  expect(keysByRegion(stack)['us-west-2']).not.toHaveProperty('Tags');
});

test('the keys serve other constructs, and what those grant reaches every Region', () => {
  const stack = newStack();
  const key = new MultiRegionKey(stack, 'Key', { replicaRegions: ['us-west-2'] });
  new s3.Bucket(stack, 'East', { encryptionKey: key.primaryKey });
  const west = new Stack(stack.node.root, 'App', { env: { account: ACCOUNT, region: 'us-west-2' } });
  new s3.Bucket(west, 'West', { encryptionKey: key.replicaKey('us-west-2') });
  key.primaryKey.grantDecrypt(new iam.ServicePrincipal('delivery.logs.amazonaws.com'));
  key.replicaKey('us-west-2').grantDecrypt(new iam.ServicePrincipal('sns.amazonaws.com'));

  Template.fromStack(stack).resourceCountIs('AWS::S3::Bucket', 1);
  Template.fromStack(west).hasResourceProperties('AWS::S3::Bucket', {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
    },
  });
  for (const { KeyPolicy } of Object.values(keysByRegion(stack))) {
    expect(KeyPolicy.Statement).toContainEqual(
      expect.objectContaining({ Action: 'kms:Decrypt', Principal: { Service: 'delivery.logs.amazonaws.com' } }),
    );
    expect(KeyPolicy.Statement).toContainEqual(
      expect.objectContaining({ Principal: { Service: 'sns.amazonaws.com' } }),
    );
  }
});

test('replicaKey gives the replica of a Region, addReplica the one that it makes', () => {
  const stack = newStack();
  const key = new MultiRegionKey(stack, 'Key');
  expect(key.addReplica('us-west-2')).toBe(key.replicaKey('us-west-2'));
  expect(key.regions).toEqual(['us-east-1', 'us-west-2']);
  expect(stack.resolve(key.keyId)).toEqual({ Ref: expect.stringMatching(/^Key/) });
});

test('a replica is a construct of its own for others to take, once it is asked for', () => {
  const key = new MultiRegionKey(newStack(), 'Key', { replicaRegions: ['us-west-2'] });
  const replica = key.node.findChild('replica-us-west-2').node.findChild('Replica');
  expect(replica.node.tryFindChild('Key')).toBeUndefined();
  expect(key.replicaKey('us-west-2')).toBe(replica.node.findChild('Key'));
  expect(key.replicaKey('us-west-2')).toBe(key.replicaKey('us-west-2'));
});

test('the template names the replicas that are there when it is written, whoever looked before', () => {
  const stack = newStack();
  const key = new MultiRegionKey(stack, 'Key');
  const primary = key.primaryKey.node.defaultChild as CfnResource;
  const replicas = () => stack.resolve(primary.getMetadata('zoom-cmk')).replicaRegions;
  expect(replicas()).toEqual([]);
  key.addReplica('us-west-2');
  expect(replicas()).toEqual(['us-west-2']);
});

test('automatic rotation can be turned off', () => {
  const stack = newStack();
  new MultiRegionKey(stack, 'Key', { enableKeyRotation: false });
  expect(keysByRegion(stack)['us-east-1'].EnableKeyRotation).toBe(false);
});

describe('administrators', () => {
  test('administer the key, replicate it and move its primary, and can neither use it nor create anything', () => {
    const stack = newStack();
    new MultiRegionKey(stack, 'Key', { administrators: [new iam.ArnPrincipal(`arn:aws:iam::${ACCOUNT}:role/a`)] });
    const { Action, Principal } = statementOf(stack, 'KeyAdministrators');
    expect(Principal).toEqual({ AWS: `arn:aws:iam::${ACCOUNT}:role/a` });
    expect(Action).toEqual(expect.arrayContaining(['kms:ReplicateKey', 'kms:UpdatePrimaryRegion', 'kms:PutKeyPolicy']));
    for (const action of Action) {
      expect(action).not.toMatch(/[*?]|Create|Encrypt|Decrypt|GenerateData|Sign|Verify|DeriveSharedSecret/);
    }
  });

  test('under different conditions have a statement each', () => {
    const stack = newStack();
    const role = (name: string) => new iam.ArnPrincipal(`arn:aws:iam::${ACCOUNT}:role/${name}`);
    const withMfa = role('b').withConditions({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } });
    new MultiRegionKey(stack, 'Key', { administrators: [role('a'), withMfa, role('c')] });
    expect(statementOf(stack, 'KeyAdministrators').Principal.AWS).toHaveLength(2);
    expect(statementOf(stack, 'KeyAdministrators2')).toMatchObject({
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/b` },
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    });
  });

  test.each([
    new iam.AnyPrincipal(),
    new iam.StarPrincipal(),
    new iam.OrganizationPrincipal('o-1234567890'),
    new iam.FederatedPrincipal('*'),
  ])('fail for everyone: %s', everyone => {
    expect(() => new MultiRegionKey(newStack(), 'Key', { administrators: [everyone] })).toThrow(
      "[Zoom/Key] administrators names everyone ('*')",
    );
  });
});

describe('the retirement guard', () => {
  test('denies retirement to all but the named principals, without NotPrincipal, and leaves PutKeyPolicy alone', () => {
    const stack = newStack();
    const allowed = [
      `arn:aws:iam::${ACCOUNT}:role/retire`,
      `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Keys_*`,
    ];
    new MultiRegionKey(stack, 'Key', { retirementGuard: { allowedPrincipalArns: allowed } });
    expect(statementOf(stack, 'RetirementGuard')).toEqual({
      Sid: 'RetirementGuard',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: ['kms:DisableKey', 'kms:ScheduleKeyDeletion'],
      Resource: '*',
      Condition: { ArnNotLike: { 'aws:PrincipalArn': allowed } },
    });
  });

  test.each([
    [[], 'retirementGuard.allowedPrincipalArns is empty'],
    [['arn:aws:sts::111122223333:assumed-role/a/b'], 'aws:PrincipalArn holds the ARN of the role, not of its session'],
    [['admin'], "got 'admin'"],
    [['arn:aws-cn:iam::111122223333:role/r'], 'is in the partition aws-cn, the key in aws'],
    [['arn:aws:iam::444455556666:role/r'], "names nobody of the key's own account 111122223333"],
  ])('fails for %j', (allowedPrincipalArns, message) => {
    expect(() => new MultiRegionKey(newStack(), 'Key', { retirementGuard: { allowedPrincipalArns } })).toThrow(message);
  });
});

test('the guard of a key whose account is open is checked as far as it can be', () => {
  const stack = newStack({ env: { region: 'us-east-1' } });
  const allowedPrincipalArns = ['arn:aws:iam::444455556666:role/r'];
  new MultiRegionKey(stack, 'Key', { retirementGuard: { allowedPrincipalArns } });
  expect(statementOf(stack, 'RetirementGuard').Condition.ArnNotLike['aws:PrincipalArn']).toEqual(allowedPrincipalArns);
});

describe('roles of the app as principals', () => {
  test('a named role of another stack is written as the same literal in every Region, and is made before the key', () => {
    const stack = newStack();
    const people = new Stack(stack.node.root, 'People', { env: { account: ACCOUNT, region: 'us-east-1' } });
    const role = new iam.Role(people, 'Role', { roleName: 'auditor', assumedBy: new iam.AccountRootPrincipal() });
    const key = new MultiRegionKey(stack, 'Key', { replicaRegions: ['us-west-2'] });
    key.addToKeyPolicy(statement('Auditor', role));

    const keys = keysByRegion(stack);
    expect(statementOf(stack, 'Auditor').Principal.AWS).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${ACCOUNT}:role/auditor`]],
    });
    expect(keys['us-west-2'].KeyPolicy).toEqual(keys['us-east-1'].KeyPolicy);
    expect(stack.dependencies).toContain(people);
    expect(
      resourceTypes(stack).filter(type => type.startsWith('Custom::') || type === 'AWS::Lambda::Function'),
    ).toEqual([]);
  });

  test('a role in the Region of a replica is a literal there too', () => {
    const stack = newStack();
    const people = new Stack(stack.node.root, 'People', { env: { account: ACCOUNT, region: 'us-west-2' } });
    const role = new iam.Role(people, 'Role', { roleName: 'auditor', assumedBy: new iam.AccountRootPrincipal() });
    new MultiRegionKey(stack, 'Key', { replicaRegions: ['us-west-2'], administrators: [role] });
    const keys = keysByRegion(stack);
    expect(keys['us-west-2'].KeyPolicy).toEqual(keys['us-east-1'].KeyPolicy);
    expect(JSON.stringify(keys)).not.toContain('Fn::ImportValue');
  });

  test('fails for a role in the stack of a replica, as the role has to be there before the primary', () => {
    const stack = newStack();
    const west = new Stack(stack.node.root, 'West', { env: { account: ACCOUNT, region: 'us-west-2' } });
    const role = new iam.Role(west, 'Role', { roleName: 'auditor', assumedBy: new iam.AccountRootPrincipal() });
    expect(
      () => new MultiRegionKey(stack, 'Key', { replicaStacks: { 'us-west-2': west }, administrators: [role] }),
    ).toThrow("the key policy names 'West/Role/Resource', whose stack takes a replica too");
  });

  test('a named role of another stage is a literal, without a dependency that CDK would refuse', () => {
    const app = new App();
    const env = { account: ACCOUNT, region: 'us-east-1' };
    const people = new Stack(new Stage(app, 'People'), 'Roles', { env });
    const role = new iam.Role(people, 'Role', { roleName: 'auditor', assumedBy: new iam.AccountRootPrincipal() });
    const stack = new Stack(new Stage(app, 'Keys'), 'Zoom', { env });
    new MultiRegionKey(stack, 'Key', { replicaRegions: ['us-west-2'], administrators: [role] });
    const [primary, replica] = Stage.of(stack)!
      .synth()
      .stacks.map(each => Object.values<any>(each.template.Resources)[0]);
    expect(replica.Properties.KeyPolicy).toEqual(primary.Properties.KeyPolicy);
    expect(JSON.stringify(primary)).toContain(':role/auditor');
  });

  test('a role that hides in a function is made before the key too', () => {
    const stack = newStack();
    const role = new iam.Role(stack, 'Role', { roleName: 'auditor', assumedBy: new iam.AccountRootPrincipal() });
    const hidden = new iam.ArnPrincipal(Fn.join('', [role.roleArn, '']));
    new MultiRegionKey(stack, 'Key', { replicaRegions: ['us-west-2'], administrators: [hidden] });
    const [roleId] = Object.keys(Template.fromStack(stack).findResources('AWS::IAM::Role'));
    Template.fromStack(stack).hasResource('AWS::KMS::Key', { DependsOn: [roleId] });
  });

  test('a role whose name CDK generates when needed gets one', () => {
    const stack = newStack();
    const role = new iam.Role(stack, 'Role', {
      roleName: PhysicalName.GENERATE_IF_NEEDED,
      assumedBy: new iam.AccountRootPrincipal(),
    });
    new MultiRegionKey(stack, 'Key', { administrators: [role], replicaRegions: ['us-west-2'] });
    const { RoleName } = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'))[0].Properties;
    expect(RoleName).toMatch(/^zoom.*role/);
    expect(JSON.stringify(statementOf(stack, 'KeyAdministrators').Principal.AWS)).toContain(`:role/${RoleName}`);
  });

  test('a role of the same stack is made before the key, also when the replica comes later', () => {
    const stack = newStack();
    const role = new iam.Role(stack, 'Role', { roleName: 'auditor', assumedBy: new iam.AccountRootPrincipal() });
    new MultiRegionKey(stack, 'Key', { administrators: [role] }).addReplica('us-west-2');
    const [roleId] = Object.keys(Template.fromStack(stack).findResources('AWS::IAM::Role'));
    Template.fromStack(stack).hasResource('AWS::KMS::Key', { DependsOn: [roleId] });
  });

  test('without a replica, a role needs no name', () => {
    const stack = newStack();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    new MultiRegionKey(stack, 'Key', { administrators: [role] });
    expect(statementOf(stack, 'KeyAdministrators').Principal.AWS).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^Role/), 'Arn'],
    });
  });

  test.each([
    ['at once, where there is a replica', ['us-west-2']],
    ['as soon as a replica is added', []],
  ])('fails for a role without a name, %s', (_, replicaRegions) => {
    const stack = newStack();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    expect(() => {
      const key = new MultiRegionKey(stack, 'Key', { replicaRegions });
      key.addToKeyPolicy(statement('Auditor', role));
      key.addReplica('eu-central-1');
    }).toThrow(
      "[Zoom/Key] the key policy refers to 'Zoom/Role/Resource', which other Regions can't read: give it a physical name",
    );
  });

  test('fails for the key itself as resource, which would be a circle', () => {
    const key = new MultiRegionKey(newStack(), 'Key', { replicaRegions: ['us-west-2'] });
    const own = new iam.PolicyStatement({
      principals: [new iam.AccountRootPrincipal()],
      actions: ['kms:*'],
      resources: [key.keyArn],
    });
    expect(() => key.addToKeyPolicy(own)).toThrow("write '*' for the key itself");
  });
});

describe('names of replica stacks', () => {
  test('fail where another stack of the Region has the name', () => {
    const app = new App();
    for (const [id, region, fails] of [
      ['A', 'us-east-1', false],
      ['B', 'eu-west-1', true],
    ] as const) {
      const stack = new Stack(app, id, { stackName: 'zoom', env: { account: ACCOUNT, region } });
      const declare = () => new MultiRegionKey(stack, 'Key', { replicaRegions: ['us-west-2'] });
      if (fails) {
        expect(declare).toThrow(
          "the stack for the replica in 'us-west-2' would be named 'zoom-Key-replica-us-west-2', as that of 'A/Key' is: give it another name, addReplica('us-west-2', { stackName: ... })",
        );
      } else {
        declare();
      }
    }
  });

  test('are told apart where ids have characters that a name cannot have', () => {
    const stack = newStack();
    for (const id of ['ключ', '钥匙']) new MultiRegionKey(stack, id, { replicaRegions: ['us-west-2'] });
    const names = stack.node.root.node
      .findAll()
      .filter(Stack.isStack)
      .map(each => each.stackName);
    expect(new Set(names).size).toBe(3);
    names.forEach(name => expect(name).toMatch(/^[a-zA-Z][a-zA-Z0-9-]*$/));
  });

  test('fail beside a stack of your own', () => {
    const stack = newStack();
    const west = new Stack(stack.node.root, 'West', { env: { account: ACCOUNT, region: 'us-west-2' } });
    expect(() => new MultiRegionKey(stack, 'Key').addReplica('us-west-2', { stack: west, stackName: 'x' })).toThrow(
      "the replica in 'us-west-2' was given a stack and the name of one, 'x': leave one of them out",
    );
  });
});

test('replica stacks have the tags that the stack of the primary was given', () => {
  const stack = newStack({ tags: { cost: 'centre' } });
  new MultiRegionKey(stack, 'Key', { replicaRegions: ['us-west-2'] });
  expect(stacksByRegion(stack)['us-west-2'].tags.tagValues()).toEqual({ cost: 'centre' });
});

describe('the scope', () => {
  test('fails outside a Stage', () => {
    const root = new Construct(undefined as unknown as Construct, '');
    const stack = new Stack(root, 'Stack', { env: { region: 'us-east-1' } });
    expect(() => new MultiRegionKey(stack, 'Key')).toThrow('a key belongs in a stack of an App or a Stage');
  });

  test('fails where the Region of the primary is not known', () => {
    expect(() => new MultiRegionKey(new Stack(new App(), 'S'), 'Key')).toThrow(
      "[S/Key] the Region of stack 'S' is not known at synthesis: give the stack an explicit one",
    );
  });

  test('fails for a key with replicas in a nested stack, and makes one without', () => {
    const nested = new NestedStack(newStack(), 'Nested');
    const key = new MultiRegionKey(nested, 'Key');
    expect(() => key.addReplica('us-west-2')).toThrow(
      'the key is in a nested stack, whose outputs other Regions cannot read',
    );
    Template.fromStack(nested).resourceCountIs('AWS::KMS::Key', 1);
  });
});

describe('replica Regions', () => {
  test.each([
    ['us-east-1', "'us-east-1' is the Region of the primary key"],
    ['us-esat-2', "'us-esat-2' is not a Region that this aws-cdk-lib knows: did you mean 'us-east-2'?"],
    ['US-WEST-2', "did you mean 'us-west-2'?"],
    ['', "'' is not a Region"],
    ['cn-north-1', "'cn-north-1' is in the partition aws-cn, the primary key in aws"],
    [new Stack(new App(), 'S').region, 'a replica Region must be known at synthesis, got the token'],
  ])('fails for %j', (region, message) => {
    expect(() => new MultiRegionKey(newStack(), 'Key', { replicaRegions: [region] })).toThrow(message);
  });

  test('fails for a list that is not known at synthesis', () => {
    const stack = newStack();
    const replicaRegions = new CfnParameter(stack, 'Regions', { type: 'CommaDelimitedList' }).valueAsList;
    expect(() => new MultiRegionKey(stack, 'Key', { replicaRegions })).toThrow(
      'replicaRegions must be known at synthesis, got a token for the whole list',
    );
  });

  test('fails for a Region that has a replica', () => {
    const key = new MultiRegionKey(newStack(), 'Key', { replicaRegions: ['us-west-2'] });
    expect(() => key.addReplica('us-west-2')).toThrow("there is a replica in 'us-west-2' already");
  });

  test('fails for a Region that is listed twice', () => {
    expect(() => new MultiRegionKey(newStack(), 'Key', { replicaRegions: ['us-west-2', 'us-west-2'] })).toThrow(
      "there is a replica in 'us-west-2' already",
    );
  });

  test('fails to give the replica of a Region that has none, and lists those that have', () => {
    const key = new MultiRegionKey(newStack(), 'Key', { replicaRegions: ['us-west-2'] });
    expect(() => key.replicaKey('eu-west-1')).toThrow("there is no replica in 'eu-west-1', replicas: 'us-west-2'");
    expect(() => key.replicaKey('us-east-1')).toThrow('the primary is there: primaryKey');
    expect(() => new MultiRegionKey(newStack(), 'Key').replicaKey('eu-west-1')).toThrow('replicas: none');
  });

  test('fails for an own stack of another Region, account or stage', () => {
    const stack = newStack();
    const app = stack.node.root as App;
    const key = new MultiRegionKey(stack, 'Key');
    const add = (own: Stack) => () => key.addReplica('us-west-2', { stack: own });
    expect(add(new Stack(app, 'A', { env: { account: ACCOUNT, region: 'us-west-1' } }))).toThrow(
      "the replica in 'us-west-2' was given stack 'A', whose Region is 'us-west-1'",
    );
    expect(add(new Stack(app, 'B', { env: { account: '444455556666', region: 'us-west-2' } }))).toThrow(
      "stack 'B' is in another account than the primary key's stack 'Zoom'",
    );
    expect(add(new Stack(app, 'Open', { env: { region: 'us-west-2' } }))).toThrow(
      "whether stack 'Open' is in the account of the primary key's stack 'Zoom' is not known",
    );
    const stage = new Stage(app, 'Other');
    expect(add(new Stack(stage, 'C', { env: { account: ACCOUNT, region: 'us-west-2' } }))).toThrow(
      "stack 'Other/C' is in another stage than the primary key's stack 'Zoom'",
    );
  });
});

describe('what other Regions cannot read', () => {
  const parameter = (stack: Stack) => new CfnParameter(stack, 'Parameter', { type: 'String' }).valueAsString;
  const refersTo = "refers to 'Zoom/Parameter', which other Regions can't read: write the value out";

  test.each<[string, (stack: Stack) => MultiRegionKeyProps, string]>([
    ['the alias', stack => ({ alias: parameter(stack) }), `the alias ${refersTo}`],
    ['a joined alias', stack => ({ alias: Fn.join('', ['alias/', parameter(stack)]) }), `the alias ${refersTo}`],
    ['a substituted alias', () => ({ alias: Fn.sub('alias/${P}') }), 'the alias refers to P'],
    ['an alias by stack name', () => ({ alias: `alias/${Aws.STACK_NAME}` }), 'the alias uses AWS::StackName'],
    ['a description', stack => ({ description: `of ${parameter(stack)}` }), `the description ${refersTo}`],
    [
      'a lazy description',
      stack => {
        const text = parameter(stack);
        return { description: Lazy.string({ produce: () => text }) };
      },
      `the description ${refersTo}`,
    ],
    [
      'pendingWindow',
      stack => ({ pendingWindow: Duration.days(Token.asNumber(Fn.ref(parameter(stack)))) }),
      'pendingWindow refers to',
    ],
  ])('fails at synthesis in %s, once there is a replica', (_, props, message) => {
    const alone = newStack();
    new MultiRegionKey(alone, 'Key', props(alone));
    expect(() => (alone.node.root as App).synth()).not.toThrow();

    const stack = newStack();
    new MultiRegionKey(stack, 'Key', props(stack)).addReplica('us-west-2');
    expect(() => (stack.node.root as App).synth()).toThrow(message);
  });

  test.each(['the construct', 'the stack'])('fails at synthesis in a tag on %s', where => {
    const stack = newStack();
    const key = new MultiRegionKey(stack, 'Key', { replicaRegions: ['us-west-2'] });
    Tags.of(where === 'the stack' ? stack : key).add('owner', parameter(stack));
    expect(() => (stack.node.root as App).synth()).toThrow(`the tag 'owner' ${refersTo}`);
  });

  test('fails at synthesis in a tag that reaches a replica in an own stack', () => {
    const stack = newStack();
    const west = new Stack(stack.node.root, 'West', { env: { account: ACCOUNT, region: 'us-west-2' } });
    Tags.of(new MultiRegionKey(stack, 'Key', { replicaStacks: { 'us-west-2': west } })).add('owner', parameter(stack));
    expect(() => (stack.node.root as App).synth()).toThrow(`the tag 'owner' ${refersTo}`);
  });

  test.each<[string, (stack: Stack) => iam.PolicyStatementProps, string]>([
    [
      'a Region in a condition',
      () => ({ conditions: { StringEquals: { 'kms:ViaService': `s3.${Aws.REGION}.amazonaws.com` } } }),
      'the key policy uses AWS::Region, which is not the same in every Region',
    ],
    [
      'a parameter in a function',
      stack => ({ conditions: { StringEquals: { 'aws:PrincipalTag/team': Fn.join('', [parameter(stack), 'x']) } } }),
      `the key policy ${refersTo}`,
    ],
    [
      'an imported value',
      () => ({ principals: [new iam.ArnPrincipal(Fn.importValue('role'))] }),
      'the key policy uses Fn::ImportValue',
    ],
  ])('fails at synthesis for %s of the policy', (_, more, message) => {
    const stack = newStack();
    const key = new MultiRegionKey(stack, 'Key', { replicaRegions: ['us-west-2'] });
    const principals = [new iam.AccountPrincipal('444455556666')];
    key.addToKeyPolicy(new iam.PolicyStatement({ principals, actions: ['kms:*'], resources: ['*'], ...more(stack) }));
    expect(() => (stack.node.root as App).synth()).toThrow(message);
  });

  test('fails without the validation too, rather than to write templates that differ', () => {
    const stack = newStack();
    const key = new MultiRegionKey(stack, 'Key', { replicaRegions: ['us-west-2'] });
    const conditions = { StringEquals: { 'kms:ViaService': `s3.${Aws.REGION}.amazonaws.com` } };
    const principals = [new iam.AccountPrincipal('444455556666')];
    key.addToKeyPolicy(new iam.PolicyStatement({ principals, actions: ['kms:*'], resources: ['*'], conditions }));
    expect(() => (stack.node.root as App).synth({ skipValidation: true })).toThrow('the key policy uses AWS::Region');
  });
});

describe('numbers of days', () => {
  test('are not checked where they are known at deployment only', () => {
    const stack = newStack();
    const days = Duration.days(new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber);
    new MultiRegionKey(stack, 'Key', { rotationPeriod: days, pendingWindow: days });
    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
      RotationPeriodInDays: { Ref: 'Days' },
      PendingWindowInDays: { Ref: 'Days' },
    });
  });

  test.each([
    [
      { rotationPeriod: Duration.days(89) },
      'rotationPeriod must be a whole number of days from 90 to 2560, got 89 days',
    ],
    [{ rotationPeriod: Duration.days(2561) }, 'rotationPeriod must be'],
    [{ rotationPeriod: Duration.hours(2161) }, 'rotationPeriod must be a whole number of days'],
    [{ pendingWindow: Duration.days(6) }, 'pendingWindow must be a whole number of days from 7 to 30, got 6 days'],
    [{ pendingWindow: Duration.days(31) }, 'pendingWindow must be'],
    [{ rotationPeriod: Duration.days(90), enableKeyRotation: false }, 'enableKeyRotation is false'],
  ])('fails for %j', (props, message) => {
    expect(() => new MultiRegionKey(newStack(), 'Key', props)).toThrow(message);
  });
});

test.each<[MultiRegionKeyProps, string]>([
  [{ removalPolicy: RemovalPolicy.SNAPSHOT }, 'a key has no snapshots'],
  [{ description: 'x'.repeat(8193) }, 'a description has at most 8192 characters, got 8193'],
])('fails for %j', (props, message) => {
  expect(() => new MultiRegionKey(newStack(), 'Key', props)).toThrow(message);
});

describe('the key policy', () => {
  test.each(['arn:aws:iam::1234:root', 'arn:aws:iam::111122223333:group/g', '12345'])(
    'fails for the malformed principal %s',
    principal => {
      const key = new MultiRegionKey(newStack(), 'Key');
      expect(() => key.addToKeyPolicy(statement('S', new iam.ArnPrincipal(principal)))).toThrow(
        `[Zoom/Key] an AWS principal is a 12-digit account id, or an ARN such as 'arn:aws:iam::111122223333:role/name', got '${principal}'`,
      );
    },
  );

  test.each([
    [
      'a principal in another',
      new iam.AccountPrincipal('12345').withConditions({ Bool: { 'aws:SecureTransport': 'true' } }),
    ],
    ['a principal that came later', undefined],
  ])('fails at synthesis for %s', (_, principal) => {
    const stack = newStack();
    const late = statement('Late');
    new MultiRegionKey(stack, 'Key').addToKeyPolicy(principal ? statement('Wrapped', principal) : late);
    late.addArnPrincipal('garbage');
    expect(() => (stack.node.root as App).synth()).toThrow(
      /an AWS principal is a 12-digit account id.*got '(garbage|.*12345.*)'/,
    );
  });

  test('fails for a statement without resources, which would have no effect', () => {
    const none = new iam.PolicyStatement({ principals: [new iam.AccountRootPrincipal()], actions: ['kms:*'] });
    expect(() => new MultiRegionKey(newStack(), 'Key').addToKeyPolicy(none)).toThrow("write resources: ['*']");
  });

  test('names the principal of a service as the primary sees it, in every Region', () => {
    const stack = newStack();
    const key = new MultiRegionKey(stack, 'Key', { replicaRegions: ['ap-east-1'] });
    key.addToKeyPolicy(statement('Logs', new iam.ServicePrincipal('logs.amazonaws.com', { region: 'ap-east-1' })));
    const keys = keysByRegion(stack);
    expect(keys['ap-east-1'].KeyPolicy).toEqual(keys['us-east-1'].KeyPolicy);
  });

  test('fails at synthesis over 32 KB', () => {
    const stack = newStack();
    const key = new MultiRegionKey(stack, 'Key', { replicaRegions: ['us-west-2'] });
    for (let index = 0; index < 200; index++) key.addToKeyPolicy(statement(`${'x'.repeat(60)}${index}`));
    expect(() => (stack.node.root as App).synth()).toThrow(/the key policy has \d+ bytes, KMS takes 32768 at most/);
  });

  test('is written out below 32 KB even where CloudFormation text is longer', () => {
    const stack = newStack({ env: { region: 'us-east-1' } });
    const key = new MultiRegionKey(stack, 'Key');
    for (let index = 0; index < 180; index++) {
      key.addToKeyPolicy(
        statement(
          `s${index}`,
          new iam.ArnPrincipal(
            stack.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: `r${index}` }),
          ),
        ),
      );
    }
    expect(JSON.stringify(keysByRegion(stack)).length).toBeGreaterThan(32768);
  });
});
