import {
  CreateAliasCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  DisableKeyCommand,
  DisableKeyRotationCommand,
  EnableKeyRotationCommand,
  ReplicateKeyCommand,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateKeyDescriptionCommand,
  UpdatePrimaryRegionCommand,
} from '@aws-sdk/client-kms';
import { Stack, Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { DriftHarness } from './drift-harness';
import { ZoomKmsKey, ZoomSearchAccess } from '../../lib/aws';
import { DRIFT_RULES } from '../../lib/drift';
import { ACCOUNT } from '../aws/support';

const PRIMARY = 'us-east-1';
const REPLICAS = ['us-west-2', 'eu-central-1', 'eu-west-1', 'ap-southeast-2'];
const REPLICA = 'eu-central-1';
const ADMIN = `arn:aws:iam::${ACCOUNT}:role/KeyAdmin`;
const ZOOM_ROOT = 'arn:aws:iam::409910850980:root';

function declare(stack: Stack): void {
  const cmk = new ZoomKmsKey(stack, 'Cmk', {
    alias: 'zoom-cmk',
    replicaRegions: REPLICAS,
    search: ZoomSearchAccess.role(),
    administrators: [new iam.ArnPrincipal(ADMIN)],
  });
  Tags.of(cmk).add('team', 'security');
}

let set: DriftHarness;
beforeEach(async () => {
  set = await DriftHarness.start(stack => {
    new iam.CfnRole(stack, 'Admin', {
      roleName: 'KeyAdmin',
      assumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
    });
    declare(stack);
  });
});
afterEach(() => set.stop());

/** A rule, what it is to find, and how that comes about. */
interface Plant {
  readonly rule: string;
  readonly name: string;
  /** @default - {@link REPLICA} */
  readonly region?: string;
  readonly message: RegExp;
  /** May give options for the command. */
  readonly plant: () => Promise<unknown>;
  /** @default 1 */
  readonly status?: number;
}

const key = async (region: string = REPLICA) => ({ KeyId: await set.keyArn(region) });
const without = (sid: string) => (policy: { Statement: any[] }) => {
  policy.Statement = policy.Statement.filter(statement => statement.Sid !== sid);
};

const PLANTS: Plant[] = [
  {
    rule: 'broker-access-lost',
    name: "the key broker's statement is gone from one replica",
    message:
      /^Zoom key broker \(409910850980\) loses kms:Decrypt in eu-central-1: content encrypted there can't be read$/,
    plant: () => set.changePolicy(REPLICA, without('ZoomKeyBroker')),
  },
  {
    rule: 'broker-access-lost',
    name: 'the key broker is denied one action',
    message:
      /^Zoom key broker \(409910850980\) loses kms:Encrypt in eu-central-1: new content can't be encrypted there$/,
    plant: () =>
      set.changePolicy(REPLICA, policy =>
        policy.Statement.push({ Effect: 'Deny', Principal: { AWS: ZOOM_ROOT }, Action: 'kms:Encrypt', Resource: '*' }),
      ),
  },
  {
    rule: 'search-access-lost',
    name: "the search service's statement is gone",
    message:
      /^Zoom search service \(role\/csms@prod_searchmanage_aw1 of 735735407888\) loses kms:CreateGrant in eu-central-1/,
    plant: () => set.changePolicy(REPLICA, without('ZoomSearch')),
  },
  {
    rule: 'unexpected-access',
    name: 'a foreign account is let in',
    message: /^account 444455556666 gains kms:Decrypt in eu-central-1$/,
    plant: () =>
      set.changePolicy(REPLICA, policy =>
        policy.Statement.push({
          Effect: 'Allow',
          Principal: { AWS: '444455556666' },
          Action: 'kms:Decrypt',
          Resource: '*',
        }),
      ),
  },
  {
    rule: 'console-form',
    name: "the console's form of letting Zoom in",
    message: /ReEncryptFrom, kms:ReEncryptTo in eu-central-1: the form of the console's "Add other AWS accounts"$/,
    plant: () =>
      set.changePolicy(REPLICA, policy => {
        policy.Statement.push(
          { Effect: 'Allow', Principal: { AWS: ZOOM_ROOT }, Action: 'kms:ReEncrypt*', Resource: '*' },
          {
            Effect: 'Allow',
            Principal: { AWS: ZOOM_ROOT },
            Action: ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'],
            Resource: '*',
            Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
          },
        );
      }),
  },
  {
    rule: 'policy-differs',
    name: 'an administrator lost an action',
    region: PRIMARY,
    message: /role\/KeyAdmin loses kms:PutKeyPolicy.* in us-east-1, and keeps what IAM policies allow$/,
    plant: () => set.changePolicy(PRIMARY, without('KeyAdministrators')),
  },
  {
    rule: 'policy-not-comparable',
    name: 'another condition in the place of the declared one',
    message: /^in eu-central-1, .* may do kms:Decrypt before: .*; after: .*: the conditions differ/,
    status: 2,
    plant: async () => {
      await set.stop();
      const viaService = (service: string) => ({ StringLike: { 'kms:ViaService': `${service}.*.amazonaws.com` } });
      const statement = new iam.PolicyStatement({
        sid: 'Archive',
        principals: [new iam.AccountPrincipal('444455556666')],
        actions: ['kms:Decrypt'],
        resources: ['*'],
        conditions: viaService('s3'),
      });
      set = await DriftHarness.start(stack => {
        const cmk = new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk', replicaRegions: REPLICAS });
        cmk.addToKeyPolicy(statement);
      });
      await set.changePolicy(REPLICA, policy => {
        policy.Statement.find(({ Sid }) => Sid === 'Archive').Condition = viaService('sqs');
      });
    },
  },
  {
    rule: 'replica-default-policy',
    name: 'a replica with the policy that KMS gives by itself',
    message: /^the replica key in eu-central-1 has the default policy: only account 111122223333 is in it$/,
    plant: () => set.changePolicy(REPLICA, policy => (policy.Statement = [defaultStatement()])),
  },
  {
    rule: 'replica-differs-from-primary',
    name: 'a replica that does not follow a change of the primary',
    message:
      /^the policy of the replica key in eu-central-1 is not that of its primary in us-east-1: \d+ fewer allowed actions$/,
    plant: () => set.changePolicy(REPLICA, without('ZoomSearch')),
  },
  {
    rule: 'orphaned-principal',
    name: 'a role that is deleted',
    message:
      /^statement KeyAdministrators of the policy in eu-central-1 names AROA\w+, a role or user that no longer exists$/,
    plant: async () => set.harness.aws.principals.delete(ADMIN),
  },
  {
    rule: 'lock-out-risk',
    name: 'the root statement is gone',
    message: /^in eu-central-1, IAM policies of account 111122223333 no longer let it change the key policy/,
    plant: () => set.changePolicy(REPLICA, without('AccountRootFullAccess')),
  },
  {
    rule: 'key-disabled',
    name: 'a disabled key',
    message: /^the key in eu-central-1 is disabled/,
    plant: async () => set.kms(REPLICA).send(new DisableKeyCommand(await key())),
  },
  {
    rule: 'key-pending-deletion',
    name: 'a replica that is scheduled for deletion',
    message: /^the key in eu-central-1 will be deleted on \d{4}-\d\d-\d\d/,
    plant: async () => set.kms(REPLICA).send(new ScheduleKeyDeletionCommand(await key())),
  },
  {
    rule: 'key-pending-deletion',
    name: 'a primary that is scheduled for deletion, and waits for its replicas',
    region: PRIMARY,
    message: /^the primary key in us-east-1 will be deleted once its replicas are/,
    plant: async () => set.kms(PRIMARY).send(new ScheduleKeyDeletionCommand(await key(PRIMARY))),
  },
  {
    rule: 'key-missing',
    name: 'a primary that is deleted for good',
    region: PRIMARY,
    message: /^there is no primary key in us-east-1: KMS knows no arn:aws:kms:us-east-1:/,
    plant: async () => {
      for (const region of [...REPLICAS, PRIMARY]) {
        await set.kms(region).send(new ScheduleKeyDeletionCommand({ ...(await key(region)), PendingWindowInDays: 7 }));
      }
      set.harness.aws.clock.advanceDays(8);
      // The primary's own waiting period begins when its last replica is gone.
      await expect(set.state(PRIMARY)).resolves.toBe('PendingDeletion');
      set.harness.aws.clock.advanceDays(8);
    },
  },
  {
    rule: 'key-unavailable',
    name: 'a key that is cut off',
    message: /^the key in eu-central-1 is in the state Unavailable and can't be used$/,
    plant: async () => set.harness.aws.faults.showState('Unavailable', REPLICA),
  },
  {
    rule: 'key-unsuitable',
    name: 'a key of one Region in the place of the replica',
    message: /^the multi-Region property of the key in eu-central-1 is false, Zoom needs true$/,
    plant: async () => {
      const { KeyMetadata } = await set.kms(REPLICA).send(new CreateKeyCommand({}));
      return ['--key', `Zoom/Cmk/replica-${REPLICA}=${KeyMetadata!.Arn}`];
    },
  },
  {
    rule: 'replica-missing',
    name: 'a replica that is deleted for good',
    message: /^there is no replica key in eu-central-1: KMS knows no arn:aws:kms:eu-central-1:/,
    plant: async () => {
      await set.kms(REPLICA).send(new ScheduleKeyDeletionCommand({ ...(await key()), PendingWindowInDays: 7 }));
      set.harness.aws.clock.advanceDays(8);
    },
  },
  {
    rule: 'replica-of-another-key',
    name: 'a replica of another primary in the place of the declared one',
    message: /^the key in eu-central-1, arn:aws:kms:eu-central-1:\S+, is no replica of arn:aws:kms:us-east-1:\S+$/,
    plant: async () => {
      const { KeyMetadata } = await set.kms(PRIMARY).send(new CreateKeyCommand({ MultiRegion: true }));
      const { KeyId, Arn } = KeyMetadata!;
      await set.kms(PRIMARY).send(new ReplicateKeyCommand({ KeyId, ReplicaRegion: REPLICA }));
      return ['--key', `Zoom/Cmk/replica-${REPLICA}=${Arn!.replace(PRIMARY, REPLICA)}`];
    },
  },
  {
    rule: 'replica-undeclared',
    name: 'a replica that nobody declared',
    region: PRIMARY,
    message: /^arn:aws:kms:sa-east-1:.* belongs to the set, and the code declares no key in sa-east-1$/,
    plant: async () =>
      set.kms(PRIMARY).send(new ReplicateKeyCommand({ ...(await key(PRIMARY)), ReplicaRegion: 'sa-east-1' })),
  },
  {
    rule: 'replica-promoted',
    name: 'a replica that became the primary',
    message: /^the key in eu-central-1 is the primary now, the code declares it a replica$/,
    plant: async () =>
      set.kms(PRIMARY).send(new UpdatePrimaryRegionCommand({ ...(await key(PRIMARY)), PrimaryRegion: REPLICA })),
  },
  {
    rule: 'replica-promoted',
    name: 'the primary that it took the place of',
    region: PRIMARY,
    message: /^the key in us-east-1 is a replica now, the primary is in eu-central-1$/,
    plant: async () =>
      set.kms(PRIMARY).send(new UpdatePrimaryRegionCommand({ ...(await key(PRIMARY)), PrimaryRegion: REPLICA })),
  },
  {
    rule: 'rotation-differs',
    name: 'rotation that is switched off',
    region: PRIMARY,
    message: /^automatic rotation is off, the code declares it on$/,
    plant: async () => set.kms(PRIMARY).send(new DisableKeyRotationCommand(await key(PRIMARY))),
  },
  {
    rule: 'rotation-period-differs',
    name: 'another rotation period',
    region: PRIMARY,
    message: /^the key is rotated every 180 days, the code declares 365$/,
    plant: async () =>
      set.kms(PRIMARY).send(new EnableKeyRotationCommand({ ...(await key(PRIMARY)), RotationPeriodInDays: 180 })),
  },
  {
    rule: 'alias-differs',
    name: 'an alias that is gone',
    message: /^the key in eu-central-1 lacks alias\/zoom-cmk$/,
    plant: () => set.kms(REPLICA).send(new DeleteAliasCommand({ AliasName: 'alias/zoom-cmk' })),
  },
  {
    rule: 'alias-differs',
    name: 'an alias that nobody declared',
    message: /^the key in eu-central-1 has alias\/other, which the code does not declare$/,
    plant: async () =>
      set.kms(REPLICA).send(new CreateAliasCommand({ AliasName: 'alias/other', TargetKeyId: (await key()).KeyId })),
  },
  {
    rule: 'tags-differ',
    name: 'a tag that is gone',
    message: /^the tag team of the key in eu-central-1 is absent, the code declares "security"$/,
    plant: async () => set.kms(REPLICA).send(new UntagResourceCommand({ ...(await key()), TagKeys: ['team'] })),
  },
  {
    rule: 'tags-differ',
    name: 'a tag that nobody declared',
    message: /^the tag cost of the key in eu-central-1 is "1", the code declares absent$/,
    plant: async () =>
      set.kms(REPLICA).send(new TagResourceCommand({ ...(await key()), Tags: [{ TagKey: 'cost', TagValue: '1' }] })),
  },
  {
    rule: 'description-differs',
    name: 'another description',
    message: /^the description in eu-central-1 is "unused\?", the code declares "Customer managed key for Zoom"$/,
    plant: async () =>
      set.kms(REPLICA).send(new UpdateKeyDescriptionCommand({ ...(await key()), Description: 'unused?' })),
  },
  {
    rule: 'could-not-check',
    name: 'a policy that may not be read',
    message: /^kms:GetKeyPolicy in eu-central-1: /,
    status: 2,
    plant: async () => set.harness.aws.faults.deny({ operation: 'kms:GetKeyPolicy', region: REPLICA }),
  },
];

function defaultStatement() {
  return { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' };
}

test.each(PLANTS)('$rule finds $name', async ({ rule, region = REPLICA, message, plant, status = 1 }) => {
  const options = await plant();
  const report = await set.drift(...(Array.isArray(options) ? options : []));
  const found = report.findings.filter(finding => finding.ruleId === rule && finding.region === region);
  expect(found.map(finding => finding.message)).toContainEqual(expect.stringMatching(message));
  expect(report.status).toBe(status);
  expect(report.outcome).toBe(status === 1 ? 'drift' : 'indeterminate');
});

test('nothing is found where nothing was changed, and every Region is looked at', async () => {
  const report = await set.drift();
  expect(report).toMatchObject({ outcome: 'in-sync', findings: [], status: 0 });
  expect(report.keys.map(({ region, setRole }) => [region, setRole])).toEqual([
    [PRIMARY, 'primary'],
    ...[...REPLICAS].sort().map(region => [region, 'replica']),
  ]);
});

test('every rule has a plant', () => {
  const planted = new Set(PLANTS.map(({ rule }) => rule));
  expect(DRIFT_RULES.map(({ id }) => id).filter(id => !planted.has(id))).toEqual([]);
});
