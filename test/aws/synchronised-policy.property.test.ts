import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as fc from 'fast-check';
import { keysByRegion, newStack } from './support';
import { MultiRegionKey, ZoomBrokerAccess, ZoomKmsKey, ZoomSearchAccess } from '../../lib/aws';

const REGIONS = ['us-west-2', 'eu-central-1', 'eu-west-1', 'ap-southeast-2', 'ca-central-1', 'sa-east-1'];

/** Something that is done to a key after it was made. */
type Change = (key: MultiRegionKey, stack: Stack) => void;

const principal = fc.oneof(
  fc.stringMatching(/^\d{12}$/).map(
    (id): ((stack: Stack) => iam.IPrincipal) =>
      () =>
        new iam.AccountPrincipal(id),
  ),
  fc.constant(() => new iam.ServicePrincipal('logs.amazonaws.com')),
  fc.constant(() => new iam.AccountRootPrincipal()),
  fc
    .uuid()
    .map(
      id => (stack: Stack) =>
        new iam.Role(stack, `Role${id}`, { roleName: id, assumedBy: new iam.AccountRootPrincipal() }),
    ),
);

const addStatement = fc
  .record({
    principal,
    actions: fc.uniqueArray(fc.constantFrom('kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey', 'kms:*'), {
      minLength: 1,
    }),
    sid: fc.option(fc.stringMatching(/^[A-Za-z0-9]{1,12}$/), { nil: undefined }),
    condition: fc.option(fc.constant({ StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } })),
  })
  .map(
    ({ actions, sid, condition, ...rest }): Change =>
      (key, stack) =>
        key.addToKeyPolicy(
          new iam.PolicyStatement({
            sid,
            actions,
            principals: [rest.principal(stack)],
            resources: ['*'],
            conditions: condition ?? undefined,
          }),
        ),
  );

const addReplica = fc.constantFrom(...REGIONS).map((region): Change => key => {
  if (!key.regions.includes(region)) key.addReplica(region);
});

test("every replica's policy equals the primary's, for any Regions, statements and later additions", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...REGIONS)),
      fc.array(fc.oneof(addStatement, addReplica), { maxLength: 8 }),
      fc.boolean(),
      (replicaRegions, changes, accountKnown) => {
        const stack = newStack(accountKnown ? {} : { env: { region: 'us-east-1' } });
        const key = new ZoomKmsKey(stack, 'Cmk', {
          replicaRegions,
          broker: ZoomBrokerAccess.accountRootLimitedToRole(),
          search: ZoomSearchAccess.role(),
        });
        changes.forEach(change => change(key, stack));

        const [primary, ...replicas] = Object.values(keysByRegion(stack));
        expect(replicas).toHaveLength(key.regions.length - 1);
        for (const replica of replicas) expect(replica.KeyPolicy).toEqual(primary.KeyPolicy);
        const resources = (stack.node.root as App)
          .synth()
          .stacks.flatMap(each => Object.values(each.template.Resources));
        expect(resources.map((resource: any) => resource.Type)).not.toContainEqual(
          expect.stringMatching(/^Custom::|Lambda/),
        );
      },
    ),
    { numRuns: 60 },
  );
});
