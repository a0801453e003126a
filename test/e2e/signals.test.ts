import { CommandProcess, interruptReading } from './command-process';
import { DriftHarness } from './drift-harness';
import { ZoomKmsKey } from '../../lib/aws';

const REPLICA = 'us-west-2';

let command: CommandProcess;
let set: DriftHarness;
beforeAll(async () => {
  command = new CommandProcess();
  set = await DriftHarness.start(stack => void new ZoomKmsKey(stack, 'Cmk', { replicaRegions: [REPLICA] }));
});
afterAll(async () => {
  command.remove();
  await set.stop();
});
afterEach(() => set.harness.aws.faults.clear());

/** Waits until the loopback AWS was asked for something after now. */
async function asked(operation: string): Promise<void> {
  const before = set.harness.aws.requests.length;
  while (!set.harness.aws.requests.slice(before).some(request => request.operation === operation)) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

const drift = ['drift', '--settle', '0', '--format', 'json', '--app'];

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends a check with %i, after writing what it saw until then', async (signal, status) => {
  set.harness.aws.faults.delay(60_000, { operation: 'kms:GetKeyPolicy', region: REPLICA });
  const ended = await command.run([...drift, set.app], set.harness.aws.environment, child => {
    void asked('ListGrants').then(() => child.kill(signal));
  });
  expect(ended.status).toBe(status);
  const { outcome, findings } = JSON.parse(ended.stdout);
  expect(outcome).toBe('indeterminate');
  expect(findings.map(({ ruleId, region }: any) => [ruleId, region])).toContainEqual(['could-not-check', REPLICA]);
});

test('a signal ends the wait for standard input', async () => {
  const ended = await command.run(['policy', 'diff', '-', 'package.json'], {}, child =>
    interruptReading(child, 'SIGINT'),
  );
  expect(ended).toMatchObject({ status: 130, stdout: '' });
});

test('a reader that has read enough does not make the command fail', async () => {
  const ended = await command.run([...drift, set.app], set.harness.aws.environment, child => child.stdout!.destroy());
  expect(ended).toMatchObject({ status: 0, stderr: '' });
});

test('in a pipe all output arrives, without colour and without progress', async () => {
  const ended = await command.run(['drift', '--settle', '0', '--app', set.app], set.harness.aws.environment);
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  expect(ended.stdout).toMatch(/^✓ us-east-1 primary Zoom\/Cmk as declared/);
  expect(ended.stdout).not.toContain('\u001b');
});
