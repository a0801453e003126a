import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  PutKeyPolicyCommand,
  ReplicateKeyCommand,
} from '@aws-sdk/client-kms';
import * as iam from 'aws-cdk-lib/aws-iam';
import { expectInSync, Harness, sidsOf } from './harness';
import { ZoomKmsKey } from '../../lib/aws';
import { ACCOUNT, statement } from '../aws/support';

const REGIONS = ['us-east-1', 'us-west-2'];
const ALIAS = 'alias/zoom-cmk';

let harness: Harness;
let keyId: string;

/** A key as someone would have made it by hand, with a replica that KMS gave the default policy. */
beforeEach(async () => {
  harness = await Harness.start();
  const [east, west] = clients();
  const { KeyMetadata } = await east.send(new CreateKeyCommand({ MultiRegion: true }));
  keyId = KeyMetadata!.KeyId!;
  await east.send(new EnableKeyRotationCommand({ KeyId: keyId }));
  await east.send(new ReplicateKeyCommand({ KeyId: keyId, ReplicaRegion: 'us-west-2' }));
  for (const client of [east, west]) {
    await client.send(new CreateAliasCommand({ AliasName: ALIAS, TargetKeyId: keyId }));
  }
});
afterEach(() => harness.stop());

const clients = () => REGIONS.map(region => new KMSClient(harness.aws.clientConfig(region)));

const declare = (more?: iam.PolicyStatement) =>
  harness.assemblyOf(stack => {
    const cmk = new ZoomKmsKey(stack, 'Cmk', { alias: ALIAS, replicaRegions: ['us-west-2'] });
    if (more) cmk.addToKeyPolicy(more);
  });

function resourcesOf(assembly: string, stackName: string): Record<string, any> {
  const manifest = JSON.parse(readFileSync(join(assembly, 'manifest.json'), 'utf8'));
  const artifact: any = Object.values(manifest.artifacts).find((each: any) => stackName === each.properties?.stackName);
  return artifact
    ? JSON.parse(readFileSync(join(assembly, artifact.properties.templateFile), 'utf8')).Resources
    : JSON.parse(readFileSync(join(assembly, `${stackName}.template.json`), 'utf8')).Resources;
}

async function adopt(assembly: string, stackName: string, selector: string) {
  const mapping = Object.entries(resourcesOf(assembly, stackName)).map(([logicalId, { Type }]) => [
    logicalId,
    Type === 'AWS::KMS::Alias' ? { AliasName: ALIAS } : { KeyId: keyId },
  ]);
  const file = join(harness.folder, `${stackName}.json`);
  writeFileSync(file, JSON.stringify(Object.fromEntries(mapping)));
  await harness.cdk(assembly, 'import', selector, '--resource-mapping', file, '--force');
}

/** The order of docs/aws.md: the primary, its outputs, the replica, the rest. */
async function adoptAll(assembly: string) {
  await adopt(assembly, 'Zoom', 'Zoom');
  await harness.deploy(assembly, 'Zoom');
  await adopt(assembly, 'Zoom-Cmk-replica-us-west-2', 'Zoom/Cmk/replica-us-west-2');
  await harness.deploy(assembly);
}

test('an existing key and its replica come under their stacks with the same id, and follow the code from then on', async () => {
  const assembly = declare();
  const { KeyPolicy } = Object.values(resourcesOf(assembly, 'Zoom')).find(
    each => each.Type === 'AWS::KMS::Key',
  ).Properties;
  const policy = JSON.stringify(KeyPolicy).replace(
    JSON.stringify({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':root']],
    }),
    `"arn:aws:iam::${ACCOUNT}:root"`,
  );
  for (const client of clients()) await client.send(new PutKeyPolicyCommand({ KeyId: keyId, Policy: policy }));

  await adoptAll(assembly);
  const adopted = await harness.keySet(REGIONS);
  expectInSync(adopted);
  expect(adopted['us-east-1'].metadata.KeyId).toBe(keyId);

  await harness.deploy(declare(statement('Auditor')));
  const changed = await harness.keySet(REGIONS);
  expectInSync(changed);
  expect(sidsOf(changed['us-west-2'])).toEqual(['AccountRootFullAccess', 'Auditor', 'ZoomKeyBroker']);
});

test('an import changes nothing on the keys: their policy follows the code with its next change only', async () => {
  await adoptAll(declare());
  for (const key of Object.values(await harness.keySet(REGIONS))) {
    expect(sidsOf(key)).toEqual(['Enable IAM User Permissions']);
  }
  await harness.deploy(declare(statement('Auditor')));
  for (const key of Object.values(await harness.keySet(REGIONS))) expect(sidsOf(key)).toContain('ZoomKeyBroker');
});
