import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  DisableKeyCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
  UpdatePrimaryRegionCommand,
} from '@aws-sdk/client-kms';
import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ZoomKmsKey, ZoomKmsKeyProps } from '../../lib/aws';
import { ACCOUNT, statement } from '../aws/support';
import { DriftHarness } from '../e2e/drift-harness';
import { expectInSync, Harness, sidsOf } from '../e2e/harness';

const PAGES = ['docs/cost.md', ...readdirSync('docs/runbooks').map(name => `docs/runbooks/${name}`)];

describe.each(PAGES)('%s', page => {
  const text = readFileSync(page, 'utf8');

  test('has links to what is there', () => {
    const links = [...text.matchAll(/\]\((?!https:)([^)#]*)(#[^)]+)?\)/g)];
    const broken = links.filter(([, path, anchor]) => {
      const target = path === '' ? page : join(dirname(page), path);
      return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  test('has no command that deletes a key at once, or more than its own', () => {
    const scheduled = text.match(/schedule-key-deletion .*$/gm) ?? [];
    for (const command of scheduled) expect(command).toMatch(/--key-id "\$\w+" --pending-window-in-days 30$/);
  });
});

function anchorsOf(page: string): string[] {
  const headings = readFileSync(page, 'utf8').match(/^#+ .*$/gm) ?? [];
  return headings.map(heading => `#${slug(heading.replace(/^#+ /, ''))}`);
}

/** As GitHub makes them. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

test('the list of runbooks has each of them', () => {
  const [table] = readFileSync('docs/runbooks/README.md', 'utf8').split('\n## ');
  const listed = [...table.matchAll(/\(([\w-]+\.md)\) \|$/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(
    readdirSync('docs/runbooks')
      .filter(name => name !== 'README.md')
      .sort(),
  );
});

describe('on the loopback AWS, as the runbooks have it:', () => {
  const [EAST, WEST, FRANKFURT] = ['us-east-1', 'us-west-2', 'eu-central-1'];
  const ADMINISTRATORS = `arn:aws:iam::${ACCOUNT}:role/KeyAdmins`;

  let set: DriftHarness;
  afterEach(() => set.stop());

  const start = async (props: ZoomKmsKeyProps = {}) => {
    set = await DriftHarness.start(keyWith({ replicaRegions: [WEST, FRANKFURT], ...props }));
    return set.harness;
  };

  const keyWith = (props: ZoomKmsKeyProps, more?: iam.PolicyStatement) => (stack: Stack) => {
    const cmk = new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk', ...props });
    if (more) cmk.addToKeyPolicy(more);
  };

  const movePrimary = async (harness: Harness) => {
    const KeyId = await set.keyArn(EAST);
    await set.kms(EAST).send(new UpdatePrimaryRegionCommand({ KeyId, PrimaryRegion: WEST }));
    return harness.keySet([EAST, WEST, FRANKFURT]);
  };

  const findings = async (app: string) => {
    const { stdout } = await set.zoomCmk(['drift', '--app', app, '--settle', '0', '--format', 'json']);
    return (JSON.parse(stdout).findings as any[]).map(({ ruleId, region }) => `${ruleId} ${region}`);
  };

  const statusOf = async (harness: Harness, region: string, StackName: string) => {
    const client = new CloudFormationClient(harness.aws.clientConfig(region));
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
    return Stacks![0].StackStatus;
  };

  test('while the primary is elsewhere, policies deploy, a Region more fails, and a change of rotation does not roll back', async () => {
    const harness = await start();
    await movePrimary(harness);
    const replicaRegions = [WEST, FRANKFURT];
    await harness.deploy(harness.assemblyOf(keyWith({ replicaRegions }, statement('Auditor'))));
    for (const key of Object.values(await harness.keySet([EAST, WEST]))) expect(sidsOf(key)).toContain('Auditor');

    const wider = harness.assemblyOf(
      keyWith({ replicaRegions: [...replicaRegions, 'ca-central-1'] }, statement('Auditor')),
    );
    await expect(harness.deploy(wider)).rejects.toThrow(/not a\s+multi-Region primary key/);
    expect(await harness.keysIn('ca-central-1')).toEqual([]);

    const rotated = harness.assemblyOf(keyWith({ replicaRegions, rotationPeriod: Duration.days(180) }));
    await expect(harness.deploy(rotated)).rejects.toThrow(/is a\s+multi-Region replica key/);
    expect(await statusOf(harness, EAST, 'Zoom')).toBe('UPDATE_ROLLBACK_FAILED');
  });

  test('keys whose primary moved for good leave their stacks, come under others, and are the same keys', async () => {
    const harness = await start();
    const before = await movePrimary(harness);
    const { KeyId } = before[EAST].metadata;
    await harness.destroy(set.app);
    expect(await harness.keySet([EAST, WEST, FRANKFURT])).toEqual(
      Object.fromEntries(Object.entries(before).map(([region, key]) => [region, { ...key, aliases: [] }])),
    );

    const declare = (props: ZoomKmsKeyProps = {}, more?: iam.PolicyStatement) =>
      harness.assemblyOfApp(app =>
        keyWith(
          { replicaRegions: [EAST, FRANKFURT], ...props },
          more,
        )(new Stack(app, 'Zoom', { env: { region: WEST } })),
      );
    const moved = declare();
    const adopt = async (selector: string, logicalId: string) => {
      const mapping = join(harness.folder, 'mapping.json');
      writeFileSync(mapping, JSON.stringify({ [logicalId]: { KeyId } }));
      const said = await harness.cdk(moved, 'import', selector, '--resource-mapping', mapping, '--force');
      expect(said).toContain(`${logicalId}: importing using KeyId=${KeyId}`);
    };
    await adopt('Zoom', 'Cmk6077EAA1');
    await harness.deploy(moved, 'Zoom');
    for (const region of [EAST, FRANKFURT]) await adopt(`Zoom/Cmk/replica-${region}`, 'ReplicaDDFB2A87');
    await harness.deploy(moved, 'Zoom', 'Zoom/**');
    expect(await findings(moved)).toEqual([]);

    const replicaRegions = [EAST, FRANKFURT, 'ca-central-1'];
    const later = declare({ replicaRegions, rotationPeriod: Duration.days(180) }, statement('Auditor'));
    await harness.deploy(later);
    expect(await findings(later)).toEqual([]);
    const after = await harness.keySet([WEST, EAST, FRANKFURT, 'ca-central-1']);
    expectInSync(after);
    expect(Object.values(after).map(({ metadata }) => metadata.KeyId)).toEqual([KeyId, KeyId, KeyId, KeyId]);
  });

  test('a Region that leaves is undeclared until its key is deleted, which its stack does not do', async () => {
    const harness = await start();
    const left = harness.assemblyOf(keyWith({ replicaRegions: [FRANKFURT] }));
    await harness.deploy(left);
    const undeclared = [`replica-undeclared ${EAST}`];
    expect(await findings(left)).toEqual(undeclared);
    const key = { KeyId: await set.keyArn(WEST) };
    await set.kms(WEST).send(new DisableKeyCommand(key));
    await set.kms(WEST).send(new ScheduleKeyDeletionCommand({ ...key, PendingWindowInDays: 30 }));
    expect(await findings(left)).toEqual(undeclared);
    harness.aws.clock.advanceDays(31);
    expect(await findings(left)).toEqual([]);
  });

  test('a role that was made again gets its access back by the fix plan, and not by a deployment', async () => {
    const declare = (stack: Stack) => {
      const roleName = 'KeyAdmins';
      const role = new iam.Role(stack, 'Admins', { roleName, assumedBy: new iam.AccountRootPrincipal() });
      keyWith({ replicaRegions: [WEST], administrators: [role] })(stack);
    };
    set = await DriftHarness.start(declare);
    const { harness, app } = set;
    const { principals } = harness.aws;
    principals.delete(ADMINISTRATORS);
    const orphaned = [EAST, WEST].flatMap(region => [`policy-differs ${region}`, `orphaned-principal ${region}`]);
    expect((await findings(app)).sort()).toEqual(orphaned.sort());

    principals.create(ADMINISTRATORS);
    await harness.deploy(app);
    expect((await findings(app)).sort()).toEqual(orphaned.sort());

    const { fixPlan } = (await set.drift('--fix-plan')) as unknown as { readonly fixPlan: string[] };
    const puts = fixPlan.filter(line => !line.startsWith('#'));
    expect(puts.map(line => /^aws kms put-key-policy --region (\S+) /.exec(line)?.[1])).toEqual([EAST, WEST]);
    for (const line of puts) {
      const [, region, KeyId, Policy] = / --region (\S+) --key-id (\S+) .* --policy '(.*)'$/.exec(line)!;
      await set.kms(region).send(new PutKeyPolicyCommand({ KeyId, Policy }));
    }
    expect(await findings(app)).toEqual([]);
  });
});
