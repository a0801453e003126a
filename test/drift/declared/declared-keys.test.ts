import { App, Environment, Stack, Stage, Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  ACCOUNT,
  bounded,
  Deployed,
  EAST,
  EAST_ARN,
  factsOf,
  failureOf,
  INHERITED,
  intent,
  KEY_ID,
  OTHER_ACCOUNT,
  OTHER_KEY_ID,
  primaryKey,
  problemsOf,
  replicaKey,
  stackOf,
  synthesise,
  TempFolder,
  valueOf,
  WEST,
  WEST_ARN,
} from './support';
import { ZoomBrokerAccess, ZoomKmsKey, ZoomKmsKeyProps, ZoomSearchAccess } from '../../../lib/aws';
import {
  DeclaredKey,
  declaredKeys,
  DeclaredKeysOptions,
  DeclaredStack,
  readCloudAssembly,
  StackFacts,
} from '../../../lib/drift/declared';

const ROOT = `arn:aws:iam::${ACCOUNT}:root`;

/** The stacks of an app, as CDK synthesises it. */
function appStacks(build: (app: App) => void): DeclaredStack[] {
  const folder = new TempFolder();
  try {
    return readCloudAssembly(synthesise(folder.path, build));
  } finally {
    folder.remove();
  }
}

/** The stacks of an app with a stack Zoom, which has a key Cmk with these properties. */
function keyStacks(props: ZoomKmsKeyProps, env: Environment = { account: ACCOUNT, region: EAST }): DeclaredStack[] {
  return appStacks(app => {
    new ZoomKmsKey(new Stack(app, 'Zoom', { env }), 'Cmk', props);
  });
}

function keysIn(stacks: readonly DeclaredStack[], options: DeclaredKeysOptions = {}): DeclaredKey[] {
  return declaredKeys(stacks, new Map(), options);
}

/** The only key of a template whose only resources are these. */
function keyIn(Resources: object, more: object = {}, deployed?: Deployed): DeclaredKey {
  const stack = stackOf({ Resources, ...more });
  const facts = new Map<DeclaredStack, StackFacts>(deployed ? [[stack, factsOf(deployed)]] : []);
  const [key, ...others] = declaredKeys([stack], facts);
  expect(others).toEqual([]);
  return key;
}

const bindings = (entries: Record<string, string>) => ({ bindings: new Map(Object.entries(entries)) });

describe('the keys of a construct', () => {
  test('are as it declares them at most', () => {
    const stacks = appStacks(app => {
      const stack = new Stack(app, 'Zoom', { env: { account: ACCOUNT, region: EAST } });
      const role = new iam.Role(stack, 'Admin', { roleName: 'admin', assumedBy: new iam.AccountRootPrincipal() });
      const cmk = new ZoomKmsKey(stack, 'Cmk', {
        alias: 'zoom-cmk',
        description: 'Recordings',
        replicaRegions: [WEST],
        broker: ZoomBrokerAccess.accountRootLimitedToRole(),
        search: ZoomSearchAccess.role(),
        administrators: [role],
        enableKeyRotation: false,
      });
      Tags.of(cmk).add('team', 'zoom');
    });
    const [primary, replica] = keysIn(stacks);
    const shared = {
      account: ACCOUNT,
      keyArn: undefined,
      description: { value: 'Recordings' },
      tags: { value: { team: 'zoom' } },
      aliases: { value: ['alias/zoom-cmk'] },
      enabled: { value: true },
    };
    const access = { primaryRegion: EAST, broker: 'account-root-limited-to-role', search: 'role' };
    expect(primary).toMatchObject({
      ...shared,
      constructPath: 'Zoom/Cmk',
      stack: 'Zoom',
      region: EAST,
      intent: { setRole: 'primary', replicaRegions: [WEST], ...access },
      rotation: { value: { enabled: false } },
      keySpec: { value: 'SYMMETRIC_DEFAULT' },
      keyUsage: { value: 'ENCRYPT_DECRYPT' },
      origin: { value: 'AWS_KMS' },
      multiRegion: { value: true },
    });
    expect(primary).not.toHaveProperty('primaryKeyArn');
    expect(replica).toMatchObject({
      ...shared,
      constructPath: 'Zoom/Cmk/replica-us-west-2',
      stack: 'Zoom-Cmk-replica-us-west-2',
      region: WEST,
      intent: { setRole: 'replica', ...access },
    });
    for (const name of ['rotation', 'keySpec', 'keyUsage', 'origin', 'multiRegion']) {
      expect(replica).not.toHaveProperty(name);
    }
    const policy = valueOf(primary.policy) as any;
    expect(policy).toEqual(valueOf(replica.policy));
    expect(policy.Statement.map(({ Sid }: any) => Sid)).toEqual(
      expect.arrayContaining(['ZoomKeyBroker', 'ZoomSearch']),
    );
    const admins = policy.Statement.filter((each: any) => each.Principal.AWS === `arn:aws:iam::${ACCOUNT}:role/admin`);
    expect(admins).not.toEqual([]);
  });

  test('have no account, and a policy that is not known, where neither the code nor anybody tells it', () => {
    const stacks = keyStacks({ replicaRegions: [WEST] }, { region: EAST });
    const keys = keysIn(stacks);
    expect(keys.map(({ account }) => account)).toEqual([undefined, undefined]);
    for (const key of keys) expect(problemsOf(key.policy)[0]).toContain('`Ref` of `AWS::AccountId`');
    const [known] = keysIn(stacks, { defaultAccount: ACCOUNT });
    expect(valueOf(known.policy)).toMatchObject({ Statement: [{ Principal: { AWS: ROOT } }, {}] });
  });

  test('are those of every stage, each replica with the primary of its own', () => {
    const stacks = appStacks(app => {
      for (const [id, account] of Object.entries({ Production: ACCOUNT, Test: OTHER_ACCOUNT })) {
        const stage = new Stage(app, id, { env: { account, region: EAST } });
        new ZoomKmsKey(new Stack(stage, 'Zoom'), 'Cmk', { replicaRegions: [WEST] });
      }
    });
    const testArn = `arn:aws:kms:${EAST}:${OTHER_ACCOUNT}:key/${OTHER_KEY_ID}`;
    const keys = keysIn(stacks, bindings({ 'Production/Zoom/Cmk': EAST_ARN, 'Test/Zoom/Cmk': testArn }));
    expect(keys.map(({ constructPath, account, primaryKeyArn }) => [constructPath, account, primaryKeyArn])).toEqual([
      ['Production/Zoom/Cmk', ACCOUNT, undefined],
      ['Production/Zoom/Cmk/replica-us-west-2', ACCOUNT, { value: EAST_ARN }],
      ['Test/Zoom/Cmk', OTHER_ACCOUNT, undefined],
      ['Test/Zoom/Cmk/replica-us-west-2', OTHER_ACCOUNT, { value: testArn }],
    ]);
  });

  test('may share a stack of the app for their replicas', () => {
    const stacks = appStacks(app => {
      const env = { account: ACCOUNT, region: EAST };
      const replicas = new Stack(app, 'Replicas', { env: { ...env, region: WEST } });
      const stack = new Stack(app, 'Zoom', { env });
      for (const id of ['Recordings', 'Voicemail']) {
        new ZoomKmsKey(stack, id, { alias: id.toLowerCase(), replicaStacks: { [WEST]: replicas } });
      }
    });
    expect(keysIn(stacks).map(({ stack, intent: { setRole }, aliases }) => [stack, setRole, valueOf(aliases)])).toEqual(
      [
        ['Replicas', 'replica', ['alias/recordings']],
        ['Replicas', 'replica', ['alias/voicemail']],
        ['Zoom', 'primary', ['alias/recordings']],
        ['Zoom', 'primary', ['alias/voicemail']],
      ],
    );
  });

  test('are not those that no construct of this library makes', () => {
    const stacks = appStacks(app => {
      const stack = new Stack(app, 'Zoom', { env: { account: ACCOUNT, region: EAST } });
      new kms.Key(stack, 'Plain');
      new kms.Alias(stack, 'Alias', { aliasName: 'alias/plain', targetKey: new kms.Key(stack, 'Other') });
    });
    expect(keysIn(stacks)).toEqual([]);
    expect(keysIn([])).toEqual([]);
  });

  test('stand in the order of stacks and templates, those of a stack that is given twice once', () => {
    const one = stackOf({ Resources: { B: primaryKey(), A: primaryKey() } }, { name: 'One' });
    const two = stackOf({ Resources: { C: primaryKey() } }, { name: 'Two' });
    expect(keysIn([two, one, two]).map(({ constructPath }) => constructPath)).toEqual(['Two/C', 'One/B', 'One/A']);
  });

  test.each(INHERITED)('may have the name that every object has: %s', name => {
    const Resources = JSON.parse(`{"${name}": ${JSON.stringify(primaryKey())}}`);
    const key = keyIn(Resources, {}, { physicalIds: JSON.parse(`{"${name}": "${KEY_ID}"}`) });
    expect(key).toMatchObject({ logicalId: name, constructPath: `Zoom/${name}`, keyArn: EAST_ARN });
  });
});

describe("a replica's primary", () => {
  const stacks = keyStacks({ replicaRegions: [WEST] });
  const [zoom] = stacks;
  const [primary] = keysIn(stacks);
  const output = Object.keys(zoom.template.Outputs as object).find(name => name.includes('useast1'))!;
  const primaryArn = (facts: Deployed | undefined, options?: DeclaredKeysOptions) =>
    declaredKeys(stacks, new Map(facts ? [[zoom, factsOf(facts)]] : []), options)[1].primaryKeyArn;

  test('is not known before it is deployed', () => {
    expect(problemsOf(primaryArn(undefined))).toEqual([
      `\`Arn\` of the resource \`${primary.logicalId}\` by \`Fn::GetAtt\` in stack Zoom: the stack is not deployed`,
    ]);
  });

  test('is that of the output of the deployed stack', () => {
    expect(primaryArn({ outputs: { [output]: EAST_ARN } })).toEqual({ value: EAST_ARN });
  });

  test('is that of the deployed resource where its stack lacks the output', () => {
    expect(primaryArn({ physicalIds: { [primary.logicalId]: KEY_ID } })).toEqual({ value: EAST_ARN });
  });

  test('is the one that is bound, whatever is deployed', () => {
    const deployed = { physicalIds: { [primary.logicalId]: OTHER_KEY_ID }, outputs: { [output]: 'other' } };
    expect(primaryArn(deployed, bindings({ 'Zoom/Cmk': EAST_ARN }))).toEqual({ value: EAST_ARN });
  });

  test('is not known where its stack is not there', () => {
    const [replica] = keysIn(stacks.slice(1));
    expect(problemsOf(replica.primaryKeyArn)[0]).toContain('no stack of that name is known in us-east-1');
  });

  test('is named where the template leaves it out', () => {
    expect(problemsOf(keyIn({ Replica: replicaKey() }).primaryKeyArn)).toEqual([
      '`PrimaryKeyArn` of Replica in stack Zoom: it should be a text, and is nothing',
    ]);
  });
});

describe('what the template leaves out', () => {
  const DEFAULT_POLICY = {
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: ROOT },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  };

  test.each([
    ['is not there', primaryKey()],
    ['has no properties at all', primaryKey(undefined, { Properties: undefined })],
    [
      'is AWS::NoValue',
      primaryKey(
        Object.fromEntries(
          ['KeyPolicy', 'Description', 'Tags', 'Enabled', 'EnableKeyRotation', 'RotationPeriodInDays', 'KeySpec'].map(
            name => [name, { Ref: 'AWS::NoValue' }],
          ),
        ),
      ),
    ],
  ])("has CloudFormation's default, as it %s", (_, Cmk) => {
    expect(keyIn({ Cmk })).toMatchObject({
      policy: { value: DEFAULT_POLICY },
      description: { value: '' },
      tags: { value: {} },
      aliases: { value: [] },
      enabled: { value: true },
      rotation: { value: { enabled: false } },
      keySpec: { value: 'SYMMETRIC_DEFAULT' },
      keyUsage: { value: 'ENCRYPT_DECRYPT' },
      origin: { value: 'AWS_KMS' },
      multiRegion: { value: false },
    });
  });

  test('is named where it is the policy of a replica, which has no default', () => {
    expect(problemsOf(keyIn({ Replica: replicaKey() }).policy)).toEqual([
      '`KeyPolicy` of Replica in stack Zoom: it should be a policy document, and is nothing',
    ]);
  });
});

test('properties are resolved, by what is deployed too', () => {
  const Parameters = { Org: { Default: 'o-1' }, Days: { Type: 'Number' }, Off: { Default: 'false' } };
  const Properties = {
    KeyPolicy: { Statement: [{ Condition: { StringEquals: { 'aws:PrincipalOrgID': { Ref: 'Org' } } } }] },
    Description: { 'Fn::Sub': 'Zoom in ${AWS::Region}' },
    EnableKeyRotation: true,
    RotationPeriodInDays: { Ref: 'Days' },
    Enabled: { Ref: 'Off' },
    Tags: [{ Key: 'org', Value: { Ref: 'Org' } }],
  };
  const key = keyIn({ Cmk: primaryKey(Properties) }, { Parameters }, { parameters: { Org: 'o-2', Days: '180' } });
  expect(key).toMatchObject({
    policy: { value: { Statement: [{ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-2' } } }] } },
    description: { value: 'Zoom in us-east-1' },
    rotation: { value: { enabled: true, periodInDays: 180 } },
    enabled: { value: false },
    tags: { value: { org: 'o-2' } },
  });
});

test("properties may have CloudFormation's looser forms", () => {
  const key = keyIn({
    Cmk: primaryKey({
      KeyPolicy: '{"Statement": []}',
      Description: 5,
      Enabled: 'false',
      EnableKeyRotation: 'true',
      RotationPeriodInDays: '365',
      MultiRegion: 'true',
      Tags: [{ Key: 'cost', Value: 1 }],
    }),
  });
  expect(key).toMatchObject({
    policy: { value: { Statement: [] } },
    description: { value: '5' },
    enabled: { value: false },
    rotation: { value: { enabled: true, periodInDays: 365 } },
    multiRegion: { value: true },
    tags: { value: { cost: '1' } },
  });
});

test.each<[keyof DeclaredKey, string, unknown, string]>([
  ['policy', 'KeyPolicy', 'x', "a policy document, and is 'x'"],
  ['policy', 'KeyPolicy', 5, 'a policy document, and is 5'],
  ['description', 'Description', ['x'], 'a text, and is a list'],
  ['tags', 'Tags', { team: 'zoom' }, 'a list of tags with Key and Value, and is an object'],
  ['tags', 'Tags', [{ Key: 'team' }], 'a list of tags with Key and Value, and is a list'],
  ['enabled', 'Enabled', 'yes', "true or false, and is 'yes'"],
  ['rotation', 'EnableKeyRotation', 1, 'true or false, and is 1'],
  ['rotation', 'RotationPeriodInDays', 'x', "a number of days, and is 'x'"],
  ['rotation', 'RotationPeriodInDays', null, 'a number of days, and is null'],
  ['keySpec', 'KeySpec', {}, 'a text, and is an object'],
  ['keyUsage', 'KeyUsage', [], 'a text, and is a list'],
  ['origin', 'Origin', null, 'a text, and is null'],
  ['multiRegion', 'MultiRegion', 'TRUE', "true or false, and is 'TRUE'"],
])('the %s is named where %s is %j', (part, name, value, expected) => {
  const key = keyIn({ Cmk: primaryKey({ [name]: value }) });
  expect(problemsOf(key[part] as DeclaredKey['policy'])).toEqual([
    `\`${name}\` of Cmk in stack Zoom: it should be ${expected}`,
  ]);
});

test('what can not be told of one property leaves the others known', () => {
  const key = keyIn({
    Cmk: primaryKey({
      Description: { Ref: 'Nobody' },
      KeyPolicy: { Statement: [] },
      EnableKeyRotation: { 'Fn::X': 1 },
    }),
  });
  expect(problemsOf(key.description)[0]).toContain('`Ref` of `Nobody`');
  expect(problemsOf(key.rotation)[0]).toContain('`Fn::X`');
  expect(key).toMatchObject({ policy: { value: { Statement: [] } }, enabled: { value: true }, tags: { value: {} } });
});

test('both parts of rotation are named where neither is known', () => {
  const key = keyIn({ Cmk: primaryKey({ EnableKeyRotation: { Ref: 'One' }, RotationPeriodInDays: { Ref: 'Two' } }) });
  expect(problemsOf(key.rotation).map(problem => /`Ref` of `(\w+)`/.exec(problem)?.[1])).toEqual(['One', 'Two']);
});

describe('aliases', () => {
  const alias = (TargetKeyId: unknown, AliasName: unknown = 'alias/zoom', more: object = {}) => ({
    Type: 'AWS::KMS::Alias',
    Properties: { AliasName, TargetKeyId },
    ...more,
  });
  const CONDITIONS = {
    Conditions: {
      Always: { 'Fn::Equals': [1, 1] },
      Never: { 'Fn::Equals': [1, 2] },
      Unknown: { 'Fn::Equals': [{ Ref: 'Nobody' }, 'x'] },
    },
  };

  test.each<[string, unknown]>([
    ['its Ref', { Ref: 'Cmk' }],
    ['its ARN', { 'Fn::GetAtt': ['Cmk', 'Arn'] }],
    ['its ARN as a text', { 'Fn::GetAtt': 'Cmk.Arn' }],
    ['its id', { 'Fn::GetAtt': ['Cmk', 'KeyId'] }],
    ['an ARN made of its id', { 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/${Cmk}' }],
    ['a part of its ARN', { 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Cmk', 'Arn'] }] }] }],
    ['a branch', { 'Fn::If': ['Always', { Ref: 'Cmk' }, { Ref: 'Nobody' }] }],
  ])('are those that target the key by %s, deployed or not', (_, target) => {
    const Resources = { Cmk: primaryKey(), Alias: alias(target) };
    expect(keyIn(Resources, CONDITIONS).aliases).toEqual({ value: ['alias/zoom'] });
    expect(keyIn(Resources, CONDITIONS, { physicalIds: { Cmk: KEY_ID } }).aliases).toEqual({ value: ['alias/zoom'] });
  });

  test.each([KEY_ID, EAST_ARN])('are those that target the deployed or bound key literally: %s', target => {
    const Resources = { Cmk: primaryKey(), Alias: alias(target) };
    expect(keyIn(Resources).aliases).toEqual({ value: [] });
    expect(keyIn(Resources, {}, { physicalIds: { Cmk: KEY_ID } }).aliases).toEqual({ value: ['alias/zoom'] });
    const [bound] = keysIn([stackOf({ Resources })], bindings({ 'Zoom/Cmk': EAST_ARN }));
    expect(bound.aliases).toEqual({ value: ['alias/zoom'] });
  });

  test('are told apart by their keys, sorted, and each named once', () => {
    const Resources = {
      One: primaryKey(),
      Two: primaryKey(),
      Plain: { Type: 'AWS::KMS::Key' },
      C: alias({ Ref: 'One' }, 'alias/c'),
      A: alias({ Ref: 'One' }, { 'Fn::Sub': 'alias/${AWS::Region}' }),
      Again: alias({ Ref: 'One' }, 'alias/c'),
      B: alias({ Ref: 'Two' }, 'alias/b'),
      Other: alias({ Ref: 'Plain' }, 'alias/plain'),
      Foreign: alias('mrk-foreign', 'alias/foreign'),
    };
    expect(keysIn([stackOf({ Resources })]).map(({ aliases }) => valueOf(aliases))).toEqual([
      ['alias/c', 'alias/us-east-1'],
      ['alias/b'],
    ]);
  });

  test('are those that their conditions leave in', () => {
    const Resources = (Condition: string) => ({
      Cmk: primaryKey(),
      Alias: alias({ Ref: 'Cmk' }, 'alias/zoom', { Condition }),
    });
    expect(keyIn(Resources('Always'), CONDITIONS).aliases).toEqual({ value: ['alias/zoom'] });
    expect(keyIn(Resources('Never'), CONDITIONS).aliases).toEqual({ value: [] });
    expect(problemsOf(keyIn(Resources('Unknown'), CONDITIONS).aliases)[0]).toContain('`Ref` of `Nobody`');
  });

  test('of no key are known where nobody knows whose one of them is', () => {
    const Resources = {
      One: primaryKey(),
      Two: primaryKey(),
      Known: alias({ Ref: 'One' }),
      Lost: alias({ Ref: 'Nobody' }),
      Wrong: alias(['One']),
    };
    for (const { aliases } of keysIn([stackOf({ Resources })])) {
      expect(problemsOf(aliases)).toEqual([
        '`Ref` of `Nobody` in stack Zoom: the template has no parameter and no resource of that name',
        '`TargetKeyId` of Wrong in stack Zoom: it should be a text, and is a list',
      ]);
    }
  });

  test('of one key are not known where one of its names is not', () => {
    const Resources = {
      One: primaryKey(),
      Two: primaryKey(),
      Known: alias({ Ref: 'Two' }),
      Lost: alias({ Ref: 'One' }, { Ref: 'Nobody' }),
      Without: { Type: 'AWS::KMS::Alias', Properties: { TargetKeyId: { Ref: 'One' } } },
    };
    const [one, two] = keysIn([stackOf({ Resources })]);
    expect(problemsOf(one.aliases)).toEqual([
      '`Ref` of `Nobody` in stack Zoom: the template has no parameter and no resource of that name',
      '`AliasName` of Without in stack Zoom: it should be a text, and is nothing',
    ]);
    expect(two.aliases).toEqual({ value: ['alias/zoom'] });
  });

  test('of many keys are named soon, be they many too', () => {
    const many = 5_000;
    const Resources = Object.fromEntries(
      Array.from({ length: many }, (_, index) => [
        [`Key${index}`, primaryKey()],
        [`Alias${index}`, alias({ Ref: `Nobody${index}` })],
      ]).flat(),
    );
    const keys = bounded(() => keysIn([stackOf({ Resources })]));
    expect(keys).toHaveLength(many);
    expect(problemsOf(keys.at(-1)?.aliases)).toHaveLength(51);
  });
});

describe('a condition of a key', () => {
  const Conditions = {
    Production: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    Circle: { Condition: 'Circle' },
  };
  const template = (Condition: unknown, parameter: object = {}) => ({
    Resources: { Cmk: primaryKey({ KeyPolicy: { Ref: 'Nobody' } }, { Condition }), Other: primaryKey() },
    Parameters: { Stage: parameter },
    Conditions,
  });

  test('leaves the key out where it does not hold, and in where it does', () => {
    const logicalIds = (Default: string) =>
      keysIn([stackOf(template('Production', { Default }))]).map(({ logicalId }) => logicalId);
    expect(logicalIds('test')).toEqual(['Other']);
    expect(logicalIds('prod')).toEqual(['Cmk', 'Other']);
  });

  test('counts as it is deployed', () => {
    const stack = stackOf(template('Production', { Default: 'prod' }));
    const keys = declaredKeys([stack], new Map([[stack, factsOf({ parameters: { Stage: 'test' } })]]));
    expect(keys.map(({ logicalId }) => logicalId)).toEqual(['Other']);
  });

  test.each<[unknown, string]>([
    ['Production', '`Ref` of the parameter `Stage` in stack Zoom: it has no default and the stack is not deployed'],
    ['Circle', 'the condition `Circle` in stack Zoom: it refers to itself'],
    ['Nothing', 'the condition `Nothing` in stack Zoom: the template has no condition of that name'],
    [5, '`Condition` in stack Zoom: it takes the name of a condition, got 5'],
  ])('that can not be told keeps the key, with a policy that is not known: %j', (condition, problem) => {
    const [key] = keysIn([stackOf(template(condition))]);
    expect(key).toMatchObject({ logicalId: 'Cmk', enabled: { value: true } });
    expect(problemsOf(key.policy)).toEqual([
      problem,
      '`Ref` of `Nobody` in stack Zoom: the template has no parameter and no resource of that name',
    ]);
  });

  test('that can not be told makes a policy not known that would be', () => {
    const Resources = { Cmk: primaryKey({ KeyPolicy: { Statement: [] } }, { Condition: 'Circle' }) };
    expect(problemsOf(keyIn(Resources, { Conditions }).policy)).toHaveLength(1);
  });
});

describe('the place of a key', () => {
  const template = { Resources: { Cmk: primaryKey() } };
  const THIRD_ACCOUNT = '777788889999';
  const place = (
    overrides: Partial<DeclaredStack>,
    facts: StackFacts | undefined,
    options: DeclaredKeysOptions,
  ): unknown[] => {
    const stack = stackOf(template, overrides);
    const [key] = declaredKeys([stack], new Map(facts ? [[stack, facts]] : []), options);
    return [key.account, key.region];
  };
  const open = { account: undefined };
  const facts = factsOf({ account: OTHER_ACCOUNT, region: WEST });
  const bound = bindings({ 'Zoom/Cmk': EAST_ARN.replace(ACCOUNT, THIRD_ACCOUNT) });
  const defaultAccount = '000011112222';

  test('is that of the code, of a binding, of the deployed stack, or the default, in this order', () => {
    expect(place({}, facts, { defaultAccount })).toEqual([ACCOUNT, EAST]);
    expect(place(open, facts, { ...bound, defaultAccount })).toEqual([THIRD_ACCOUNT, EAST]);
    expect(place(open, facts, { defaultAccount })).toEqual([OTHER_ACCOUNT, EAST]);
    expect(place(open, undefined, { defaultAccount })).toEqual([defaultAccount, EAST]);
    expect(place(open, undefined, {})).toEqual([undefined, EAST]);
  });

  test('has the Region of the deployed stack where the code has none', () => {
    expect(place({ account: undefined, region: undefined }, facts, {})).toEqual([OTHER_ACCOUNT, WEST]);
  });

  test('fails where nobody knows the Region', () => {
    expect(failureOf(() => place({ region: undefined, name: 'Zoom\n' }, undefined, {}))).toBe(
      "the Region of stack 'Zoom?' is not known, which declares the key Cmk: give the stack an explicit one, env: { region: 'us-east-1' }",
    );
  });

  test('may be unknown of a stack that declares no key', () => {
    expect(keysIn([stackOf({}, { region: undefined, account: undefined }), stackOf(template)])).toHaveLength(1);
  });

  test.each([
    [KEY_ID, EAST_ARN],
    [EAST_ARN, EAST_ARN],
  ])('makes an ARN of the physical id %s', (Cmk, arn) => {
    expect(keyIn(template.Resources, {}, { physicalIds: { Cmk } }).keyArn).toBe(arn);
  });

  test('makes an ARN in the partition of the Region', () => {
    const stack = stackOf(template, { region: 'us-gov-west-1' });
    const [key] = declaredKeys([stack], new Map([[stack, factsOf({ physicalIds: { Cmk: KEY_ID } })]]));
    expect(key.keyArn).toBe(`arn:aws-us-gov:kms:us-gov-west-1:${ACCOUNT}:key/${KEY_ID}`);
  });

  test('makes no ARN where the deployed stack lacks the key', () => {
    expect(keyIn(template.Resources, {}, {}).keyArn).toBeUndefined();
  });
});

describe('a binding', () => {
  const stacks = keyStacks({ replicaRegions: [WEST] });
  const arnsOf = (entries: Record<string, string>, ofStacks = stacks) =>
    keysIn(ofStacks, bindings(entries)).map(({ keyArn }) => keyArn);

  test.each(['Zoom/Cmk', '/Zoom/Cmk', 'Zoom/Cmk/Resource', 'Zoom/Cmk/Resource/Resource'])(
    'means a primary by the path of its construct: %s',
    path => {
      expect(arnsOf({ [path]: EAST_ARN })).toEqual([EAST_ARN, undefined]);
    },
  );

  test.each([
    'Zoom/Cmk/replica-us-west-2',
    'Zoom/Cmk/replica-us-west-2/Replica',
    'Zoom/Cmk/replica-us-west-2/Replica/Resource',
    '/Zoom/Cmk/replica-us-west-2/Replica/Resource/Resource',
  ])('means a replica by the path of its stack: %s', path => {
    expect(arnsOf({ [path]: WEST_ARN })).toEqual([undefined, WEST_ARN]);
  });

  test('means a replica in a stack of the app by the path of its own construct', () => {
    const placed = appStacks(app => {
      const env = { account: ACCOUNT, region: EAST };
      const replicas = new Stack(app, 'Replicas', { env: { ...env, region: WEST } });
      new ZoomKmsKey(new Stack(app, 'Zoom', { env }), 'Cmk', { replicaStacks: { [WEST]: replicas } });
    });
    const [{ constructPath }] = keysIn(placed);
    expect(constructPath).toMatch(/^Replicas\/ZoomCmk/);
    expect(arnsOf({ [constructPath]: WEST_ARN }, placed)).toEqual([WEST_ARN, undefined]);
    expect(arnsOf({ [`${constructPath}/Resource`]: WEST_ARN }, placed)).toEqual([WEST_ARN, undefined]);
  });

  test('means the same as another one with the same ARN', () => {
    expect(arnsOf({ 'Zoom/Cmk': EAST_ARN, 'Zoom/Cmk/Resource': EAST_ARN })).toEqual([EAST_ARN, undefined]);
  });

  test('wins over the deployed stack, wherever the key is referred to', () => {
    const Resources = { Cmk: primaryKey({ Description: { Ref: 'Cmk' } }) };
    const stack = stackOf({ Resources });
    const facts = new Map([[stack, factsOf({ physicalIds: { Cmk: OTHER_KEY_ID } })]]);
    const [key] = declaredKeys([stack], facts, bindings({ 'Zoom/Cmk': EAST_ARN }));
    expect(key).toMatchObject({ keyArn: EAST_ARN, description: { value: KEY_ID } });
  });

  test('means, of keys with one path, the one that can have the ARN', () => {
    const constructPaths = new Map([['Cmk', 'Zoom/Cmk']]);
    const template = { Resources: { Cmk: primaryKey() } };
    const places = [{ region: EAST }, { region: WEST }, { account: OTHER_ACCOUNT }];
    const same = places.map((place, index) => stackOf(template, { constructPaths, name: `Zoom${index}`, ...place }));
    const theirs = EAST_ARN.replace(ACCOUNT, OTHER_ACCOUNT);
    expect(arnsOf({ 'Zoom/Cmk': WEST_ARN }, same)).toEqual([undefined, WEST_ARN, undefined]);
    expect(arnsOf({ 'Zoom/Cmk': theirs }, same)).toEqual([undefined, undefined, theirs]);
    expect(failureOf(() => arnsOf({ 'Zoom/Cmk': EAST_ARN }, [same[0], { ...same[0] }]))).toBe(
      "2 keys of the code have the construct path 'Zoom/Cmk': give the stacks other names, or an explicit env.account",
    );
  });

  test('means a key of a template without paths by its stack and logical id', () => {
    const deployed = stackOf({ Resources: { Cmk1: primaryKey() } });
    expect(arnsOf({ 'Zoom/Cmk1': EAST_ARN }, [deployed])).toEqual([EAST_ARN]);
  });

  test('fails where it means no key, and lists those that there are', () => {
    expect(failureOf(() => arnsOf({ 'Zoom/CMK': EAST_ARN }))).toBe(
      "no key of the code has the construct path 'Zoom/CMK', which was bound to a live key: give one of 'Zoom/Cmk', 'Zoom/Cmk/replica-us-west-2'",
    );
    expect(failureOf(() => arnsOf({ 'Zoom/Cmk': EAST_ARN }, []))).toContain('give one of none, as no key was found');
    const Resources = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`Cmk${index}`, primaryKey()]));
    const message = failureOf(() => arnsOf({ Nothing: EAST_ARN }, [stackOf({ Resources })]));
    expect(message).toMatch(/'Zoom\/Cmk0', .*'Zoom\/Cmk19' and 5 more$/);
  });

  test('fails where keys of one stack are bound to two accounts', () => {
    const Resources = { One: primaryKey(), Other: primaryKey() };
    const entries = { 'Zoom/One': EAST_ARN, 'Zoom/Other': EAST_ARN.replace(ACCOUNT, OTHER_ACCOUNT) };
    const open = stackOf({ Resources }, { account: undefined });
    expect(failureOf(() => keysIn([open], bindings(entries)))).toBe(
      `keys of the stack Zoom are bound to ARNs of the accounts ${ACCOUNT}, ${OTHER_ACCOUNT}: a stack is in one account`,
    );
  });

  test.each(INHERITED)('fails where it means no key by the name %s', name => {
    expect(failureOf(() => keysIn(stacks, { bindings: new Map([[name, EAST_ARN]]) }))).toContain('no key of the code');
  });

  test.each(['Zoom/Cmk/Replica', 'Zoom/Cmk/replica-us-east-1', 'Zoom/Cmk/Alias', 'Zoom', 'Cmk', ''])(
    'fails where its path is nearly one: %j',
    path => {
      expect(failureOf(() => arnsOf({ [path]: EAST_ARN }))).toContain(`construct path '${path}'`);
    },
  );

  test.each([
    ['is of another Region', WEST_ARN, 'us-east-1, account 111122223333'],
    ['is of another account', EAST_ARN.replace(ACCOUNT, OTHER_ACCOUNT), 'us-east-1, account 111122223333'],
  ])('fails where its ARN %s', (_, arn, there) => {
    expect(failureOf(() => arnsOf({ 'Zoom/Cmk': arn }))).toBe(
      `'Zoom/Cmk' is bound to '${arn}', but its stack Zoom is in ${there}: give the ARN of a key that is there`,
    );
  });

  test('fails by what is known of the place where its ARN is of another', () => {
    const open = stackOf({ Resources: { Cmk: primaryKey() } }, { account: undefined });
    expect(failureOf(() => arnsOf({ 'Zoom/Cmk': WEST_ARN }, [open]))).toContain('is in us-east-1: give');
    const there = stackOf({ Resources: { Cmk: primaryKey() } }, { region: undefined, account: OTHER_ACCOUNT });
    expect(failureOf(() => arnsOf({ 'Zoom/Cmk': EAST_ARN }, [there]))).toContain(
      `is in account ${OTHER_ACCOUNT}: give`,
    );
  });

  test.each(['', 'mrk-1', 'alias/zoom-cmk', `arn:aws:kms:${EAST}:${ACCOUNT}:alias/zoom-cmk`, `${EAST_ARN}\n`])(
    'fails where its ARN is none of a key: %j',
    arn => {
      expect(failureOf(() => arnsOf({ 'Zoom/Cmk': arn }))).toContain(
        'which is no ARN of a KMS key: give one such as arn:',
      );
    },
  );

  test('fails where there are two ARNs for one key', () => {
    const other = EAST_ARN.replace(KEY_ID, OTHER_KEY_ID);
    expect(failureOf(() => arnsOf({ 'Zoom/Cmk': EAST_ARN, 'Zoom/Cmk/Resource': other }))).toBe(
      `'Zoom/Cmk/Resource' is bound to '${other}' and to '${EAST_ARN}': a key has one ARN, leave one out`,
    );
  });
});

describe('fails where the metadata of a key is not as the construct writes it', () => {
  const AS_WRITTEN = 'leave it as the construct writes it, and check with the release that the construct is of';

  test.each<[unknown, string]>([
    [null, 'is null, expected an object'],
    ['primary', "is 'primary', expected an object"],
    [[], 'is a list, expected an object'],
    [{}, "has the setRole nothing, expected 'primary'"],
    [{ setRole: 'replica', primaryRegion: EAST }, "has the setRole 'replica', expected 'primary'"],
    [{ setRole: ['primary'], primaryRegion: EAST }, "has the setRole a list, expected 'primary'"],
    [{ setRole: 'primary' }, 'has the primaryRegion nothing, expected the name of a Region'],
    [{ setRole: 'primary', primaryRegion: '' }, "has the primaryRegion '', expected the name of a Region"],
    [{ setRole: 'primary', primaryRegion: {} }, 'has the primaryRegion an object, expected the name of a Region'],
    [
      { setRole: 'primary', primaryRegion: EAST, broker: 'ROLE' },
      "has the broker 'ROLE', expected one of 'account-root', 'role', 'account-root-limited-to-role', 'principal', 'none'",
    ],
    [
      { setRole: 'primary', primaryRegion: EAST, broker: 'constructor' },
      "has the broker 'constructor', expected one of 'account-root', 'role', 'account-root-limited-to-role', 'principal', 'none'",
    ],
    [
      { setRole: 'primary', primaryRegion: EAST, replicaRegions: WEST },
      "has the replicaRegions 'us-west-2', expected a list of Regions",
    ],
    [
      { setRole: 'primary', primaryRegion: EAST, replicaRegions: [WEST, 5] },
      'has the replicaRegions a list, expected a list of Regions',
    ],
    [
      { setRole: 'primary', primaryRegion: EAST, search: null },
      "has the search null, expected one of 'role', 'principal', 'none'",
    ],
    [
      { setRole: 'primary', primaryRegion: EAST, search: 'x\u001b[31m' },
      "has the search 'x?[31m', expected one of 'role', 'principal', 'none'",
    ],
  ])('which is %j', (written, fault) => {
    const Resources = { Cmk: primaryKey({}, { Metadata: { 'zoom-cmk': written } }) };
    expect(failureOf(() => keyIn(Resources))).toBe(
      `the metadata 'zoom-cmk' of Cmk in stack Zoom ${fault}: ${AS_WRITTEN}`,
    );
  });

  test('which is that of an alias, or of the other type of key', () => {
    const alias = { Metadata: intent({ setRole: 'alias' }) };
    expect(failureOf(() => keyIn({ Cmk: primaryKey({}, alias) }))).toContain("has the setRole 'alias'");
    expect(failureOf(() => keyIn({ Cmk: replicaKey({}, { Metadata: intent({ setRole: 'primary' }) }) }))).toContain(
      "has the setRole 'primary', expected 'replica'",
    );
  });

  test.each<[unknown, string]>([
    [[], 'a list'],
    ['x', "'x'"],
    [5, '5'],
  ])('and its properties are %j', (properties, kind) => {
    expect(failureOf(() => keyIn({ Cmk: primaryKey(properties) }))).toBe(
      `the properties of Cmk in stack Zoom are ${kind}, expected an object: run \`cdk synth\` again`,
    );
  });
});

test('what the construct says of a key that is not for Zoom has no access', () => {
  const Metadata = { 'zoom-cmk': { setRole: 'primary', primaryRegion: EAST, more: 'of a later release' } };
  expect(keyIn({ Cmk: primaryKey({}, { Metadata }) }).intent).toEqual({ setRole: 'primary', primaryRegion: EAST });
});
