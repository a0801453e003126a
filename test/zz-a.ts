import { CreateKeyCommand, ReplicateKeyCommand, GetKeyPolicyCommand, PutKeyPolicyCommand, CreateAliasCommand, TagResourceCommand, UpdateKeyDescriptionCommand, DeleteAliasCommand, UpdatePrimaryRegionCommand, DisableKeyRotationCommand, CreateGrantCommand } from '@aws-sdk/client-kms';
import { CloudFormationClient, DeleteStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { DriftHarness } from './e2e/drift-harness';
import { MultiRegionKey, ZoomKmsKey, ZoomBrokerAccess } from '../lib/aws';
export const show = (name: string, r: any) => { console.log(`\n######## ${name}: status ${r.status}`); console.log(r.stdout.slice(0, 6000)); if (r.stderr) console.log('STDERR:', r.stderr.slice(0,3000)); };
export async function go(declare: (app: App) => void, f: (s: DriftHarness, drift: (...a: string[]) => Promise<any>) => Promise<void>) {
  const s = await DriftHarness.startApp(declare);
  const drift = async (...a: string[]) => s.zoomCmk(['drift', '--app', s.app, '--settle', '0', ...a]);
  try { await f(s, drift); } catch (e) { console.log('SCRIPT ERROR', e); } finally { await s.stop(); }
}
const basic = (app: App) => { const st = new Stack(app, 'Zoom', { env: { region: 'us-east-1' } }); new ZoomKmsKey(st, 'Cmk', { alias: 'zoom-cmk', replicaRegions: ['us-west-2', 'eu-central-1'] }); };
async function main() {
  await go(basic, async (s, drift) => {
    show('typo region', await drift('--region', 'us-east-1', '--region', 'us-wset-2'));
    show('typo stack', await drift('--stack', 'Zoom', '--stack', 'Zomo'));
    show('typo only', await drift('--stack', 'Zomo'));
    // fresh set, replica of another key
    const kms = s.kms('us-east-1');
    const arn = await s.keyArn('us-east-1'); const rarn = await s.keyArn('us-west-2');
    const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId: arn }));
    const k2 = (await kms.send(new CreateKeyCommand({ MultiRegion: true, Policy }))).KeyMetadata!;
    await kms.send(new ReplicateKeyCommand({ KeyId: k2.Arn, ReplicaRegion: 'us-west-2', Policy }));
    const r2 = k2.Arn!.replace('us-east-1', 'us-west-2');
    await s.kms('us-west-2').send(new DeleteAliasCommand({ AliasName: 'alias/zoom-cmk' }));
    await s.kms('us-west-2').send(new CreateAliasCommand({ AliasName: 'alias/zoom-cmk', TargetKeyId: r2 }));
    show('alias points to other key: fix plan', await drift('--fix-plan', '--region', 'us-west-2'));
    show('bind replica to other set', await drift('--key', `Zoom/Cmk/replica-us-west-2=${r2}`));
    const single = (await s.kms('us-west-2').send(new CreateKeyCommand({ Policy }))).KeyMetadata!;
    await s.kms('us-west-2').send(new DeleteAliasCommand({ AliasName: 'alias/zoom-cmk' }));
    await s.kms('us-west-2').send(new CreateAliasCommand({ AliasName: 'alias/zoom-cmk', TargetKeyId: single.Arn }));
    show('bind replica to single-region key', await drift('--key', `Zoom/Cmk/replica-us-west-2=${single.Arn}`));
    show('bind wrong region', await drift('--key', `Zoom/Cmk/replica-us-west-2=${arn}`));
    show('bind wrong account', await drift('--key', `Zoom/Cmk=${arn.replace('111122223333','999999999999')}`));
    show('bind missing', await drift('--key', `Zoom/Cmk=${arn.slice(0,-3)}abc`));
    show('bind unknown path', await drift('--key', `Zoom/Cmx=${arn}`));
  });
  await go(app => { const st = new Stack(app, 'Gen', { env: { region: 'us-east-1' } }); new MultiRegionKey(st, 'Key', { replicaRegions: ['us-west-2'] }); }, async (s, drift) => {
    const { Policy } = await s.kms('us-east-1').send(new GetKeyPolicyCommand({ KeyId: await s.keyArn('us-east-1') }));
    const single = (await s.kms('us-west-2').send(new CreateKeyCommand({ Policy }))).KeyMetadata!;
    show('generic: bind replica to single-region key', await drift('--key', `Gen/Key/replica-us-west-2=${single.Arn}`));
  });
  await go(basic, async (s, drift) => {
    await s.kms('us-east-1').send(new DisableKeyRotationCommand({ KeyId: await s.keyArn('us-east-1') }));
    await s.kms('us-east-1').send(new UpdatePrimaryRegionCommand({ KeyId: await s.keyArn('us-east-1'), PrimaryRegion: 'us-west-2' }));
    show('promoted + rotation off', await drift());
    show('promoted + rotation off: fix plan', await drift('--fix-plan'));
    show('promoted, only primary region', await drift('--region', 'us-east-1', '--fail-on', 'critical'));
  });
}
void main();
