import { execFile, execFileSync } from 'node:child_process';
import { lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateGrantCommand, DisableKeyCommand, TagResourceCommand } from '@aws-sdk/client-kms';
import { DefaultStackSynthesizer, NestedStack, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { DriftHarness } from './drift-harness';
import { MultiRegionKey, ZoomKmsKey } from '../../lib/aws';

const REPLICA = 'us-west-2';

let set: DriftHarness;
beforeEach(async () => {
  set = await DriftHarness.start((stack: Stack) => {
    new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk', replicaRegions: [REPLICA] });
    new kms.Key(stack, 'Other');
  });
});
afterEach(() => set.stop());

const drift = async (...args: string[]) => set.zoomCmk(['drift', '--app', set.app, '--settle', '0', ...args]);

/** The ids that differ from run to run, by what they are. */
function plain(text: string): string {
  return text.replaceAll(/mrk-[0-9a-f]{32}/g, 'mrk-1').replaceAll(/\b[0-9a-f]{12}$/gm, '<fingerprint>');
}

test('the text report has a line for each key, what was not checked, the verdict, and what a check cannot show', async () => {
  const KeyId = await set.keyArn(REPLICA);
  const GranteePrincipal = 'arn:aws:iam::111122223333:user/local-aws';
  await set.kms(REPLICA).send(new CreateGrantCommand({ KeyId, GranteePrincipal, Operations: ['Decrypt'] }));
  const ran = await drift();
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  expect(plain(ran.stdout).split('\n')).toEqual([
    '✓ us-east-1 primary Zoom/Cmk as declared arn:aws:kms:us-east-1:111122223333:key/mrk-1',
    '✓ us-west-2 replica Zoom/Cmk/replica-us-west-2 as declared, 1 grant arn:aws:kms:us-west-2:111122223333:key/mrk-1',
    '',
    'not checked: Zoom/Other is neither a ZoomKmsKey nor a MultiRegionKey',
    '',
    'in sync: 2 keys as declared',
    expect.stringMatching(/^not shown here: IAM policies, service control policies/),
    expect.stringMatching(/^not shown here: grants are listed, not judged/),
    '',
  ]);
});

test('a finding says how severe it is, what is so, what to do, and which rule found it', async () => {
  await set.kms(REPLICA).send(new DisableKeyCommand({ KeyId: await set.keyArn(REPLICA) }));
  const ran = await drift();
  expect(ran.status).toBe(1);
  expect(plain(ran.stdout)).toContain(
    [
      'critical the key in us-west-2 is disabled: content encrypted there can be neither read nor stored',
      '    Enable the key (`aws kms enable-key`), after finding out who disabled it.',
      '    key-disabled, Zoom/Cmk/replica-us-west-2, <fingerprint>',
      '',
      'not checked: Zoom/Other is neither a ZoomKmsKey nor a MultiRegionKey',
      '',
      'drift: 1 finding at 2 keys',
    ].join('\n'),
  );
});

test('findings keep their fingerprint from run to run', async () => {
  await set.kms(REPLICA).send(new DisableKeyCommand({ KeyId: await set.keyArn(REPLICA) }));
  const [one, other] = [await set.drift(), await set.drift()];
  expect(one.findings[0].fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(other.findings[0].fingerprint).toBe(one.findings[0].fingerprint);
});

test('progress is shown on a terminal, and taken away again', async () => {
  const ran = await set.zoomCmk(['drift', '--app', set.app, '--settle', '0'], { terminal: true });
  expect(ran.stderr).toContain('looked at 1 of 2 keys');
  expect(ran.stderr).toMatch(/\r\u001b\[2K$/);
  expect(ran.stdout).toContain('\u001b[');
});

test('a further format goes to a file, also where drift is found', async () => {
  await set.kms(REPLICA).send(new DisableKeyCommand({ KeyId: await set.keyArn(REPLICA) }));
  const file = join(set.harness.folder, 'drift.json');
  const ran = await drift('--output', `json=${file}`);
  expect(ran.status).toBe(1);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ schemaVersion: 1, outcome: 'drift' });
});

test('drift that is milder than --fail-on ends with 0, and is shown all the same', async () => {
  await set
    .kms(REPLICA)
    .send(new TagResourceCommand({ KeyId: await set.keyArn(REPLICA), Tags: [{ TagKey: 'a', TagValue: 'b' }] }));
  const ran = await drift('--fail-on', 'medium');
  expect(ran.status).toBe(0);
  expect(ran.stdout).toContain('low the tag a of the key in us-west-2 is "b", the code declares absent');
});

test('a fix plan with nothing to do says so, and is part of the JSON', async () => {
  await expect(drift('--fix-plan')).resolves.toMatchObject({ status: 0, stdout: '# nothing to restore\n' });
  const ran = await drift('--fix-plan', '--format', 'json');
  expect(JSON.parse(ran.stdout)).toMatchObject({ outcome: 'in-sync', fixPlan: [] });
});

test('names of tags that look like options reach the commands of the fix plan as data', async () => {
  const TagKey = '--endpoint-url=http://example.com';
  await set
    .kms(REPLICA)
    .send(new TagResourceCommand({ KeyId: await set.keyArn(REPLICA), Tags: [{ TagKey, TagValue: 'x' }] }));
  const { stdout } = await drift('--fix-plan');
  expect(stdout.trim()).toMatch(/ untag-resource .* --tag-keys '\["--endpoint-url=http:\/\/example\.com"\]'$/);
});

test('fails where no key is in the stacks and Regions that are asked for, and names those that are', async () => {
  await expect(drift('--region', 'sa-east-1')).resolves.toEqual({
    status: 2,
    stdout: '',
    stderr:
      'zoom-cmk: no key to check in Region sa-east-1; there are Zoom/Cmk (stack Zoom, us-east-1), Zoom/Cmk/replica-us-west-2 (stack Zoom-Cmk-replica-us-west-2, us-west-2)\n',
  });
});

test.each([
  [['--region', 'us-east-1', '--region', 'us-wset-2'], 'Region us-wset-2'],
  [['--stack', 'Zoom', '--stack', 'Zomo', '--region', 'eu-north-1'], 'Region eu-north-1, stack Zomo'],
])('fails on %j, where a name is mistyped beside a right one', async (args, missing) => {
  const ran = await drift(...args);
  expect(ran).toMatchObject({ status: 2, stdout: '' });
  expect(ran.stderr).toContain(`no key to check in ${missing}; there are Zoom/Cmk`);
});

test('a fix plan says what it leaves, and that not everything was looked at', async () => {
  set.harness.aws.faults.deny({ operation: 'kms:*', region: REPLICA });
  const ran = await drift('--fix-plan');
  expect(ran.status).toBe(2);
  expect(ran.stdout).toMatch(/^# left to you: kms:DescribeKey in us-west-2: .* \(could-not-check\)\n$/);
});

test('an output goes through a link to its file, and into a pipe', async () => {
  const [file, link, pipe] = ['file', 'link', 'pipe'].map(name => join(set.harness.folder, name));
  writeFileSync(file, 'before');
  symlinkSync(file, link);
  execFileSync('mkfifo', [pipe]);
  const piped = new Promise<string>((done, fail) =>
    execFile('cat', [pipe], (error, stdout) => (error ? fail(error) : done(stdout))),
  );
  await expect(drift('--output', `json=${link}`, '--output', `text=${pipe}`)).resolves.toMatchObject({ status: 0 });
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(JSON.parse(readFileSync(file, 'utf8')).outcome).toBe('in-sync');
  expect(await piped).toMatch(/^✓ us-east-1 primary/);
  expect(lstatSync(pipe).isFIFO()).toBe(true);
});

test('drift that was seen is reported, though a further look was denied', async () => {
  await set.kms(REPLICA).send(new DisableKeyCommand({ KeyId: await set.keyArn(REPLICA) }));
  const before = set.harness.aws.requests.length;
  const ran = set.zoomCmk(['drift', '--app', set.app, '--settle', '1', '--format', 'json']);
  const looks = () => set.harness.aws.requests.slice(before).filter(({ operation }) => operation === 'ListGrants');
  while (looks().length < 2) await new Promise(resolve => setTimeout(resolve, 10));
  set.harness.aws.faults.deny({ operation: 'kms:*', region: REPLICA });
  const { status, stdout } = await ran;
  expect(status).toBe(1);
  expect(JSON.parse(stdout).findings.map(({ ruleId }: any) => ruleId)).toEqual(['key-disabled']);
});

test('fails where the app declares no key', async () => {
  const app = set.harness.assemblyOf(stack => void new kms.Key(stack, 'Key'));
  await expect(set.zoomCmk(['drift', '--app', app])).resolves.toMatchObject({
    status: 2,
    stderr: 'zoom-cmk: no key to check: none of 1 stacks declares a key of zoom-cmk-constructs\n',
  });
});

test('a key that was never deployed is missing', async () => {
  const app = set.harness.assemblyOf(stack => void new ZoomKmsKey(stack, 'New', { replicaRegions: [REPLICA] }));
  const ran = await set.zoomCmk(['drift', '--app', app, '--settle', '0', '--format', 'json']);
  expect(JSON.parse(ran.stdout).findings.map(({ ruleId, message }: any) => [ruleId, message])).toEqual([
    ['key-missing', expect.stringMatching(/^there is no primary key in us-east-1: the stack Zoom has no resource New/)],
    [
      'replica-missing',
      'there is no replica key in us-west-2: the stack Zoom-New-replica-us-west-2 is not deployed in us-west-2',
    ],
  ]);
});

test('a key in a nested stack of the assembly is named as not checked, and never green', async () => {
  const app = set.harness.assemblyOfApp(each => {
    const synthesizer = new DefaultStackSynthesizer();
    const stack = new Stack(each, 'Zoom', { env: { region: 'us-east-1' }, synthesizer });
    new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk', replicaRegions: [REPLICA] });
    new MultiRegionKey(new NestedStack(stack, 'Nested'), 'Key');
  });
  const ran = await set.zoomCmk(['drift', '--app', app, '--settle', '0', '--format', 'json']);
  expect(JSON.parse(ran.stdout).findings.map(({ ruleId, message }: any) => [ruleId, message])).toContainEqual([
    'could-not-check',
    'a nested stack of Zoom declares a key, and nested stacks are not read from a cloud assembly: check with --deployed',
  ]);
});
