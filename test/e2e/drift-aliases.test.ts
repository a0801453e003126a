import { CreateAliasCommand, DeleteAliasCommand, ListAliasesCommand } from '@aws-sdk/client-kms';
import { DriftHarness } from './drift-harness';
import { ZoomKmsKey } from '../../lib/aws';

const REGION = 'us-east-1';
const KEYS = 10;

let set: DriftHarness;
beforeEach(async () => {
  set = await DriftHarness.start(stack => {
    for (let each = 0; each < KEYS; each++) {
      new ZoomKmsKey(stack, `Cmk${each}`, { alias: `zoom-${each}`, replicaRegions: [] });
    }
  });
});
afterEach(() => set.stop());

/** How often ListAliases is asked from now on. */
function watch(): () => number {
  const before = set.harness.aws.requests.length;
  return () => set.harness.aws.requests.slice(before).filter(({ operation }) => operation === 'ListAliases').length;
}

test('aliases of many keys in a Region are listed once, and one that is gone is found', async () => {
  await set.kms(REGION).send(new DeleteAliasCommand({ AliasName: 'alias/zoom-3' }));
  const asked = watch();
  const { findings } = await set.drift();
  expect(findings.map(({ ruleId, constructPath }) => [ruleId, constructPath])).toEqual([
    ['alias-differs', 'Zoom/Cmk3'],
  ]);
  expect(asked()).toBe(1);
});

test('an alias that the list shows late is no drift, if it is given the time to settle', async () => {
  const kms = set.kms(REGION);
  const { Aliases } = await kms.send(new ListAliasesCommand({}));
  const { TargetKeyId } = Aliases!.find(({ AliasName }) => AliasName === 'alias/zoom-3')!;
  await kms.send(new DeleteAliasCommand({ AliasName: 'alias/zoom-3' }));
  set.harness.aws.faults.staleReads({ calls: 1, operation: 'kms:ListAliases' });
  await kms.send(new CreateAliasCommand({ AliasName: 'alias/zoom-3', TargetKeyId }));
  const asked = watch();
  await expect(set.drift('--settle', '5')).resolves.toMatchObject({ status: 0, outcome: 'in-sync' });
  expect(asked()).toBe(2);
});

test('fails for each key of a Region that denies the list, and takes none for a key without an alias', async () => {
  set.harness.aws.faults.deny({ operation: 'kms:ListAliases' });
  const { status, findings } = await set.drift();
  expect(status).toBe(2);
  expect(new Set(findings.map(({ constructPath }) => constructPath)).size).toBe(KEYS);
  expect(new Set(findings.map(({ ruleId }) => ruleId))).toEqual(new Set(['could-not-check']));
});
