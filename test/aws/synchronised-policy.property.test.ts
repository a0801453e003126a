import { App, Stack, Stage, Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as fc from 'fast-check';
import { ACCOUNT, aliasesByRegion, keysByRegion, newStack } from './support';
import { MultiRegionKey, ZoomBrokerAccess, ZoomKmsKey, ZoomSearchAccess } from '../../lib/aws';

/** With opt-in Regions, for which CDK names some services' principals differently. */
const REGIONS = ['us-west-2', 'eu-central-1', 'ap-east-1', 'me-south-1', 'ca-central-1', 'sa-east-1'];

/** Something that is done to a key after it was made. */
type Change = (key: MultiRegionKey, stack: Stack) => void;

/** A principal, which may need a place in the app. */
type PrincipalFor = (stack: Stack) => iam.IPrincipal;

/** A role in a stack of its own, of the key's stage or of others too, in any Region. */
const roleElsewhere = (otherStages: boolean) =>
  fc
    .record({
      name: fc.uuid(),
      region: fc.constantFrom('us-east-1', ...REGIONS),
      otherStage: otherStages ? fc.boolean() : fc.constant(false),
    })
    .map(({ name, region, otherStage }): PrincipalFor => stack => {
      const { account } = stack;
      const scope = otherStage ? new Stage(stack.node.root, `Stage${name}`) : stack.node.root;
      const home = new Stack(scope, `Roles${name}`, {
        env: { account: account === ACCOUNT ? ACCOUNT : undefined, region },
      });
      return new iam.Role(home, 'Role', { roleName: name, assumedBy: new iam.AccountRootPrincipal() });
    });

const roleOfTheStack = fc.uuid().map(
  (name): PrincipalFor =>
    stack =>
      new iam.Role(stack, `Role${name}`, { roleName: name, assumedBy: new iam.AccountRootPrincipal() }),
);

const principal = (otherStages: boolean): fc.Arbitrary<PrincipalFor> =>
  fc.oneof(
    fc.stringMatching(/^\d{12}$/).map(
      (id): PrincipalFor =>
        () =>
          new iam.AccountPrincipal(id),
    ),
    fc
      .constantFrom('logs.amazonaws.com', 's3.amazonaws.com', 'sns.amazonaws.com')
      .chain(name => fc.constantFrom(undefined, ...REGIONS).map(region => ({ name, region })))
      .map(
        ({ name, region }): PrincipalFor =>
          () =>
            new iam.ServicePrincipal(name, { region }),
      ),
    fc.constant<PrincipalFor>(() => new iam.AccountRootPrincipal()),
    fc.constant<PrincipalFor>(() => new iam.OrganizationPrincipal('o-1234567890')),
    fc.constant<PrincipalFor>(() => new iam.WebIdentityPrincipal('cognito-identity.amazonaws.com')),
    roleOfTheStack,
    roleElsewhere(otherStages),
  );

const addStatement = fc
  .record({
    principal: principal(true),
    actions: fc.uniqueArray(fc.constantFrom('kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey', 'kms:*'), {
      minLength: 1,
    }),
    sid: fc.option(fc.stringMatching(/^[A-Za-z0-9]{1,12}$/), { nil: undefined }),
    condition: fc.option(fc.constant({ StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } })),
  })
  .map(({ actions, sid, condition, ...rest }): Change => (key, stack) => {
    const principals = [rest.principal(stack)];
    const conditions = condition ?? undefined;
    key.addToKeyPolicy(new iam.PolicyStatement({ sid, actions, principals, resources: ['*'], conditions }));
  });

/** Not to roles of other stages: the role's own policy would name the key, and CDK allows no reference between stages. */
const grant = fc
  .record({ grantee: principal(false), region: fc.option(fc.constantFrom(...REGIONS)) })
  .map(({ grantee, region }): Change => (key, stack) => {
    const target = region && key.regions.includes(region) ? key.replicaKey(region) : key.primaryKey;
    target.grantDecrypt(grantee(stack));
  });

const addReplica = fc.constantFrom(...REGIONS).map((region): Change => key => {
  if (!key.regions.includes(region)) key.addReplica(region);
});

const addTag = fc.stringMatching(/^[a-z]{1,8}$/).map(
  (tag): Change =>
    key =>
      Tags.of(key).add(tag, 'value'),
);

test("every replica's policy, alias and tags equal the primary's, for any Regions, statements, grants and later additions", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...REGIONS), { minLength: 1 }),
      fc.array(fc.oneof(addStatement, grant, addReplica, addTag), { maxLength: 8 }),
      fc.boolean(),
      fc.constantFrom('strong', 'weak', 'both', undefined),
      (replicaRegions, changes, accountKnown, strength) => {
        const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': strength } });
        const stack = new Stack(app, 'Zoom', {
          env: { account: accountKnown ? ACCOUNT : undefined, region: 'us-east-1' },
        });
        const key = new ZoomKmsKey(stack, 'Cmk', {
          alias: 'zoom-cmk',
          replicaRegions,
          broker: ZoomBrokerAccess.accountRootLimitedToRole(),
          search: ZoomSearchAccess.role(),
        });
        changes.forEach(change => change(key, stack));

        const [primary, ...replicas] = Object.values(keysByRegion(stack));
        const aliases = Object.values(aliasesByRegion(stack));
        expect(replicas).toHaveLength(key.regions.length - 1);
        for (const replica of replicas) {
          expect(replica.KeyPolicy).toEqual(primary.KeyPolicy);
          expect(replica.Tags).toEqual(primary.Tags);
        }
        expect(new Set(aliases.map(alias => alias.AliasName))).toEqual(new Set(['alias/zoom-cmk']));
        expect(JSON.stringify(primary.KeyPolicy)).not.toMatch(
          /AWS::(Region|Stack)|Fn::(GetAtt|ImportValue|GetStackOutput)/,
        );
        const added = app.synth().stacksRecursively.flatMap(each => Object.values<any>(each.template.Resources ?? {}));
        const types = new Set(added.map(resource => resource.Type));
        ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey', 'AWS::KMS::Alias', 'AWS::IAM::Role'].forEach(type =>
          types.delete(type),
        );
        // What a grant gives to a role goes to a policy of the role's own.
        types.delete('AWS::IAM::Policy');
        expect([...types]).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test('an app of the library alone has no role, whatever its references are by default', () => {
  const stack = newStack();
  new ZoomKmsKey(stack, 'Cmk', { replicaRegions: REGIONS });
  const types = (stack.node.root as App).synth().stacks.flatMap(each => Object.values<any>(each.template.Resources));
  expect(new Set(types.map(resource => resource.Type))).toEqual(new Set(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey']));
});
