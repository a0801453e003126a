import { DisableKeyCommand, ListKeysCommand } from '@aws-sdk/client-kms';
import { App, Stack } from 'aws-cdk-lib';
import { CommandProcess } from './command-process';
import { DriftHarness } from './drift-harness';
import { ZoomKmsKey } from '../../lib/aws';

const PRIMARY = 'us-east-1';
const REPLICAS = ['us-west-2', 'eu-central-1', 'eu-west-1', 'ap-southeast-2'];
const GROUPS = 20;
const SETS_OF_GROUP = 20;
const KEYS = GROUPS * SETS_OF_GROUP * (1 + REPLICAS.length);
const MOST_MEMORY_MB = 256;

/** As on a machine that has no more. Where there is more, V8 takes it on a busy machine, rather than the time to collect. */
const MOST_HEAP_MB = 128;

let set: DriftHarness;
let command: CommandProcess;
beforeAll(async () => {
  command = new CommandProcess();
  set = await DriftHarness.startApp(declare);
}, 300_000);
afterAll(async () => {
  command.remove();
  await set.stop();
});

/** Many sets, which share a stack in each Region by the group. */
function declare(app: App): void {
  for (let group = 0; group < GROUPS; group++) {
    const stackIn = (id: string, region: string) => new Stack(app, id, { env: { region } });
    const stack = stackIn(`Zoom${group}`, PRIMARY);
    const replicaStacks = Object.fromEntries(
      REPLICAS.map(region => [region, stackIn(`Zoom${group}-${region}`, region)]),
    );
    for (let each = 0; each < SETS_OF_GROUP; each++) new ZoomKmsKey(stack, `Cmk${each}`, { replicaStacks });
  }
}

test(`${KEYS} keys are checked in one run, with less than ${MOST_MEMORY_MB} MB`, async () => {
  const { Keys } = await set.kms('eu-west-1').send(new ListKeysCommand({ Limit: 1 }));
  await set.kms('eu-west-1').send(new DisableKeyCommand({ KeyId: Keys![0].KeyId }));
  const ended = await command.run(['drift', '--app', set.app, '--settle', '0', '--format', 'json'], {
    ...set.harness.aws.environment,
    NODE_OPTIONS: `--max-old-space-size=${MOST_HEAP_MB}`,
  });
  expect(ended).toMatchObject({ status: 1, stderr: '' });
  const { keys, findings } = JSON.parse(ended.stdout);
  expect(keys).toHaveLength(KEYS);
  expect(findings.map(({ ruleId, region }: any) => [ruleId, region])).toEqual([['key-disabled', 'eu-west-1']]);
  expect(ended.memory).toBeLessThan(MOST_MEMORY_MB);
}, 300_000);
