import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ListAliasesCommand } from '@aws-sdk/client-kms';
import { App, BootstraplessSynthesizer, CfnOutput, Fn, Stack } from 'aws-cdk-lib';
import { CfnAlias, CfnKey, CfnReplicaKey } from 'aws-cdk-lib/aws-kms';
import { runCdk } from './cdk-support';
import { allow, BROKER, Clients, createKey, describeKey, describeStack, policyOf, policyWith } from './support';

let clients: Clients;
let directory: string;

beforeEach(async () => {
  clients = await Clients.start();
  directory = mkdtempSync(path.join(tmpdir(), 'local-aws-'));
});
afterEach(async () => {
  await clients.stop();
  rmSync(directory, { recursive: true, force: true });
});

interface AppOptions {
  readonly statements?: object[];
  readonly terminationProtection?: boolean;
}

/** Synthesizes a primary and a replica, and returns the directory of the cloud assembly. */
function synthesize({ statements = [], terminationProtection }: AppOptions = {}): string {
  const outdir = mkdtempSync(path.join(directory, 'cdk.out-'));
  const app = new App({ outdir, analyticsReporting: false, defaultStackSynthesizer: new BootstraplessSynthesizer() });
  const env = (region: string) => ({ account: clients.aws.accountId, region });
  const primary = new Stack(app, 'Primary', {
    env: env('us-east-1'),
    terminationProtection,
    tags: { team: 'security' },
  });
  const keyPolicy = policyWith(...statements);
  const key = new CfnKey(primary, 'Key', { keyPolicy, multiRegion: true, enableKeyRotation: true });
  new CfnAlias(primary, 'Alias', { aliasName: 'alias/zoom', targetKeyId: key.attrArn });
  new CfnOutput(primary, 'KeyArn', { value: key.attrArn });
  const replica = new Stack(app, 'Replica', { env: env('us-west-2') });
  replica.addDependency(primary);
  const primaryKeyArn = Fn.getStackOutput('Primary', 'KeyArn', 'us-east-1');
  new CfnReplicaKey(replica, 'Key', { keyPolicy, primaryKeyArn });
  app.synth();
  return outdir;
}

async function cdk(...args: string[]): Promise<{ code: number; output: string }> {
  return runCdk(directory, clients.aws.environment, ...args);
}

async function deploy(assembly: string, ...args: string[]): Promise<{ code: number; output: string }> {
  return cdk('deploy', '--all', '--app', assembly, '--require-approval', 'never', ...args);
}

test('the CDK CLI deploys, compares, changes and destroys a primary and its replica', async () => {
  const first = synthesize();
  expect(await deploy(first)).toMatchObject({ code: 0 });
  const east = clients.kms('us-east-1');
  const { KeyId } = await describeKey(east, 'alias/zoom');
  const west = clients.kms('us-west-2');
  expect((await describeKey(west, KeyId!)).MultiRegionConfiguration?.MultiRegionKeyType).toBe('REPLICA');

  const again = await deploy(first);
  expect(again.output).toContain('Primary (no changes)');
  expect(again.output).toContain('Replica (no changes)');
  expect(await cdk('diff', '--fail', '--app', first)).toMatchObject({ code: 0 });

  const second = synthesize({ statements: [allow(BROKER, 'kms:Decrypt')] });
  const diff = await cdk('diff', '--fail', '--app', second);
  expect(diff.code).toBe(1);
  expect(diff.output).toContain('Number of stacks with differences: 2');
  expect(await deploy(second)).toMatchObject({ code: 0 });
  for (const kms of [east, west]) expect((await policyOf(kms, KeyId!)).Statement).toHaveLength(2);

  expect(await cdk('destroy', '--all', '--force', '--app', second)).toMatchObject({ code: 0 });
  expect((await describeKey(east, KeyId!)).KeyState).toBe('PendingReplicaDeletion');
  expect((await describeKey(west, KeyId!)).KeyState).toBe('PendingDeletion');
  expect((await east.send(new ListAliasesCommand({}))).Aliases).toEqual([]);
});

test('nothing that the CDK CLI asks for is missing', async () => {
  const assembly = synthesize();
  await cdk('diff', '--app', assembly);
  await deploy(assembly);
  await cdk('destroy', '--all', '--force', '--app', assembly);
  const refused = clients.aws.requests.filter(
    ({ status, error }) => status >= 500 || /Invalid|Unknown|Missing/.test(error ?? ''),
  );
  expect(refused).toEqual([]);
});

test('the CDK CLI deploys without change sets', async () => {
  expect(await deploy(synthesize(), '--method=direct')).toMatchObject({ code: 0 });
  expect(await deploy(synthesize({ statements: [allow(BROKER, 'kms:Decrypt')] }), '--method=direct')).toMatchObject({
    code: 0,
  });
  const { KeyId } = await describeKey(clients.kms(), 'alias/zoom');
  expect((await policyOf(clients.kms('us-west-2'), KeyId!)).Statement).toHaveLength(2);
});

test('the CDK CLI imports a key that exists', async () => {
  const { KeyId } = await createKey(clients.kms(), { MultiRegion: true });
  const app = new App({
    outdir: path.join(directory, 'import.out'),
    analyticsReporting: false,
    defaultStackSynthesizer: new BootstraplessSynthesizer(),
  });
  const stack = new Stack(app, 'Imported', { env: { account: clients.aws.accountId, region: 'us-east-1' } });
  new CfnKey(stack, 'Key', { keyPolicy: policyWith(), multiRegion: true });
  app.synth();
  const mapping = path.join(directory, 'mapping.json');
  writeFileSync(mapping, JSON.stringify({ Key: { KeyId } }));
  const { code, output } = await cdk(
    'import',
    'Imported',
    '--app',
    'import.out',
    '--resource-mapping',
    mapping,
    '--force',
  );
  expect(output).toContain(`importing using KeyId=${KeyId}`);
  expect(code).toBe(0);
  expect((await describeStack(clients.cloudFormation(), 'Imported')).StackStatus).toBe('IMPORT_COMPLETE');
});

test('fails to deploy a policy that KMS refuses, and says why', async () => {
  const { code, output } = await deploy(
    synthesize({ statements: [allow('arn:aws:iam::111122223333:role/nobody', 'kms:Decrypt')] }),
  );
  expect(code).toBe(1);
  expect(output).toContain('Policy contains a statement with one or more invalid principals.');
  // The CLI removes a stack that failed to be made, and makes it again.
  expect(await deploy(synthesize())).toMatchObject({ code: 0 });
});

test('fails to destroy a stack with termination protection', async () => {
  const assembly = synthesize({ terminationProtection: true });
  expect(await deploy(assembly)).toMatchObject({ code: 0 });
  const { code, output } = await cdk('destroy', 'Primary', '--force', '--app', assembly);
  expect(code).toBe(1);
  expect(output).toContain('cannot be deleted while TerminationProtection is enabled');
});

test('fails to deploy what needs a bootstrapped environment, and says so', async () => {
  const app = new App({ outdir: path.join(directory, 'default.out'), analyticsReporting: false });
  const stack = new Stack(app, 'Bootstrapped', { env: { account: clients.aws.accountId, region: 'us-east-1' } });
  new CfnKey(stack, 'Key', { keyPolicy: policyWith() });
  app.synth();
  const { code, output } = await cdk('deploy', '--app', 'default.out', '--require-approval', 'never');
  expect(code).toBe(1);
  expect(output).toContain('Has the environment been bootstrapped?');
});
