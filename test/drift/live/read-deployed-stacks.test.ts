import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { Bench, EAST, valueOf } from './support';
import { declaredKeys } from '../../../lib/drift/declared';
import { readDeployedStacks } from '../../../lib/drift/live';

const OWN = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'kms:*', Resource: '*' };

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.start();
});
afterAll(() => bench.stop());

async function deploy(StackName: string, metadata: object): Promise<void> {
  const Key = {
    Type: 'AWS::KMS::Key',
    Properties: { MultiRegion: true, KeyPolicy: { Version: '2012-10-17', Statement: [OWN] } },
    Metadata: metadata,
  };
  const client = new CloudFormationClient(bench.aws.clientConfig(EAST));
  await client.send(new CreateStackCommand({ StackName, TemplateBody: JSON.stringify({ Resources: { Key } }) }));
  client.destroy();
}

test('the stacks with keys of ours are read, and their keys known by the paths that a cloud assembly has', async () => {
  await deploy('Zoom', {
    'aws:cdk:path': 'Zoom/Cmk/Resource/Resource',
    'zoom-cmk': { setRole: 'primary', primaryRegion: EAST },
  });
  await deploy('Other', { 'aws:cdk:path': 'Other/Key/Resource' });
  const stacks = valueOf(await readDeployedStacks(bench.access(), undefined, EAST));
  expect(stacks.map(({ name }) => name)).toEqual(['Zoom']);
  expect(declaredKeys(stacks, new Map()).map(({ constructPath }) => constructPath)).toEqual(['Zoom/Cmk']);
});
