import { App } from 'aws-cdk-lib';
import { expectInSync, Harness, sidsOf } from './harness';

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start();
});
afterEach(() => harness.stop());

/** The cloud assembly of an example; its own folder, as a loaded app keeps it. */
function assemblyOf(example: string): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { app } = require(`../../examples/${example}/app`) as { app: App };
  return app.synth().directory;
}

test('aws-basic is deployed as it stands', async () => {
  await harness.deploy(assemblyOf('aws-basic'));
  const keys = await harness.keySet(['us-east-1', 'us-west-2', 'eu-central-1']);
  expect(Object.keys(keys)).toHaveLength(3);
  expectInSync(keys);
});

test('aws-search is deployed as it stands, and protected from being taken down by accident', async () => {
  const assembly = assemblyOf('aws-search');
  await harness.deploy(assembly);
  const keys = await harness.keySet(['us-east-1', 'us-west-2']);
  expectInSync(keys);
  expect(keys['us-west-2'].tags).toEqual({ 'data-classification': 'confidential' });
  expect(sidsOf(keys['us-west-2'])).toEqual([
    'AccountRootFullAccess',
    'KeyAdministrators',
    'RetirementGuard',
    'ZoomKeyBroker',
    'ZoomSearch',
  ]);
  await expect(harness.destroy(assembly)).rejects.toThrow(/TerminationProtection|termination protection/i);
});

test('aws-existing-stacks is deployed as it stands: two keys, of which the key broker reaches one', async () => {
  await harness.deploy(assemblyOf('aws-existing-stacks'));
  for (const region of ['us-east-1', 'us-west-2', 'eu-central-1']) {
    const keys = await harness.keysIn(region);
    expect(keys.map(key => [key.aliases[0], sidsOf(key).includes('ZoomKeyBroker')]).sort()).toEqual([
      ['alias/zoom-cmk', true],
      ['alias/zoom-hybrid', false],
    ]);
  }
});
