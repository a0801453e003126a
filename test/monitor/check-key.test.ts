import { CloudFormationClient, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateAliasCommand, DisableKeyCommand, EnableKeyCommand } from '@aws-sdk/client-kms';
import { BUCKET, BUS, context, MonitorBench, WATCH } from './support';
import { ZoomKmsKey } from '../../lib/aws';
import { checkKey } from '../../lib/monitor';
import {
  CHANGE_LINES,
  FUNCTION_ENVIRONMENT,
  MONITOR_DETAIL_TYPES,
  WatchedKey,
} from '../../lib/private/monitor-contract';
import { ACCOUNT } from '../aws/support';

const PRIMARY = 'us-east-1';
const REPLICA = 'us-west-2';

const startWith = async (isWatched?: (key: WatchedKey) => boolean, variables?: Record<string, string>) =>
  MonitorBench.start(
    stack => {
      new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk', replicaRegions: [REPLICA] });
      new ZoomKmsKey(stack, 'Other', { alias: 'other' });
    },
    isWatched ?? (({ logicalId }) => !logicalId.startsWith('Other')),
    variables,
  );

let bench: MonitorBench;
beforeEach(async () => {
  bench = await startWith();
});
afterEach(() => bench.stop());

const check = async (seconds?: number) => checkKey({ anything: 'at all' }, context(seconds));

/** Disables, or enables, a key of ours: the one with the alias. */
async function setEnabled(region: string, enabled: boolean, alias = 'alias/zoom-cmk'): Promise<void> {
  const command = new (enabled ? EnableKeyCommand : DisableKeyCommand)({ KeyId: await keyId(region, alias) });
  await bench.set.kms(region).send(command);
}

async function keyId(region: string, alias: string): Promise<string> {
  const key = (await bench.set.harness.keysIn(region)).find(({ aliases }) => aliases.includes(alias));
  return key!.metadata.KeyId!;
}

describe('keys as declared', () => {
  test('are no news, in the first run either', async () => {
    await expect(check()).resolves.toEqual({
      ...{ outcome: 'in-sync', drift: 0, couldNotCheck: 0, keys: 2 },
      ...{ opened: 0, resolved: 0, dropped: 0, formerKeys: 0, open: 0 },
      report: `s3://${BUCKET}/${WATCH}/latest.html`,
    });
    expect(bench.aws.events).toEqual([]);
    expect(bench.lambda.keys()).toEqual([`${WATCH}/latest.html`, `${WATCH}/latest.json`]);
    expect(bench.lambda.json(`${WATCH}/latest.json`)).toMatchObject({
      schemaVersion: 1,
      report: { schemaVersion: 1, outcome: 'in-sync', keys: [{ region: PRIMARY }, { region: REPLICA }] },
      open: [],
    });
    expect(bench.aws.objects.get(BUCKET, `${WATCH}/latest.html`)).toMatch(/^<!doctype html>/i);
  });

  test('are metrics of the last line of the log, and a line for people', async () => {
    await check();
    expect(bench.lambda.lines).toEqual([
      `${WATCH}: in sync; 0 drift, 0 could not check, 2 keys seen; 0 opened, 0 resolved, 0 dropped, 0 open; 0 keys not checked any more`,
      expect.stringMatching(/^\{"_aws":/),
    ]);
    expect(bench.lambda.metrics()).toEqual([{ Watch: WATCH, DriftFindings: 0, CouldNotCheck: 0, KeysChecked: 2 }]);
  });
});

describe('drift', () => {
  beforeEach(() => setEnabled(REPLICA, false));

  test('is told once to people and to programs, and kept', async () => {
    await expect(check()).resolves.toMatchObject({ outcome: 'drift', drift: 1, opened: 1, resolved: 0, open: 1 });
    expect(bench.lambda.newEvents('change')).toEqual([
      {
        ...{ watch: WATCH, outcome: 'drift', opened: 1, resolved: 0, dropped: 0, formerKeys: 0, open: 1 },
        title: `Zoom CMK '${WATCH}': drift`,
        summary: '1 finding opened, 0 resolved, 1 open',
        worst: `critical in ${REPLICA} of ${ACCOUNT}: the key in ${REPLICA} is disabled: content encrypted there can be neither read nor stored`,
        report: `s3://${BUCKET}/${WATCH}/latest.html`,
      },
    ]);
    const [event, ...others] = bench.lambda.newEvents('finding');
    expect(others).toEqual([]);
    const { report, open } = bench.lambda.json(`${WATCH}/latest.json`);
    expect(event).toEqual({ watch: WATCH, status: 'opened', finding: report.findings[0] });
    expect(open).toEqual(report.findings);
    const [change] = bench.lambda.keys().filter(key => key.startsWith(`${WATCH}/changes/`));
    expect(change).toMatch(/\/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z\.json$/);
    expect(bench.lambda.json(change)).toMatchObject({ opened: open, resolved: [], open: 1, outcome: 'drift' });
    expect(bench.lambda.metrics()).toEqual([{ Watch: WATCH, DriftFindings: 1, CouldNotCheck: 0, KeysChecked: 2 }]);
  });

  test('that is known is no news, and stays a metric', async () => {
    await check();
    const told = bench.aws.events.length;
    await expect(check()).resolves.toMatchObject({ outcome: 'drift', drift: 1, opened: 0, open: 1 });
    expect(bench.aws.events).toHaveLength(told);
    expect(bench.lambda.keys().filter(key => key.includes('/changes/'))).toHaveLength(1);
    expect(bench.lambda.metrics()).toHaveLength(2);
    expect(bench.lambda.metrics()[1]).toEqual(bench.lambda.metrics()[0]);
  });

  test('that is repaired is resolved once', async () => {
    await check();
    bench.lambda.newEvents('finding');
    await setEnabled(REPLICA, true);
    await expect(check()).resolves.toMatchObject({ outcome: 'in-sync', opened: 0, resolved: 1, open: 0 });
    expect(bench.lambda.newEvents('finding')).toMatchObject([
      { status: 'resolved', finding: { ruleId: 'key-disabled', region: REPLICA } },
    ]);
    expect(bench.lambda.newEvents('change').at(-1)).toMatchObject({
      title: `Zoom CMK '${WATCH}': in sync`,
      worst: expect.stringMatching(/^resolved: critical in us-west-2 .* is disabled.*; nothing else is open$/),
    });
    const changes = bench.lambda.keys().filter(key => key.startsWith(`${WATCH}/changes/`));
    expect(changes).toHaveLength(2);
    expect(bench.lambda.json(changes[1])).toMatchObject({ outcome: 'in-sync', opened: [], resolved: [{}], open: 0 });
    await expect(check()).resolves.toMatchObject({ resolved: 0 });
    expect(bench.lambda.newEvents('change')).toEqual([]);
  });

  test('is told to people before programs, which may be told much', async () => {
    await check();
    expect(bench.aws.events.map(({ detailType }) => detailType)).toEqual([
      MONITOR_DETAIL_TYPES.change,
      MONITOR_DETAIL_TYPES.finding,
    ]);
  });

  test('that can be looked at no more is not taken for resolved', async () => {
    await check();
    bench.lambda.newEvents('finding');
    bench.aws.faults.deny({ operation: 'kms:DescribeKey', region: REPLICA });
    await expect(check()).resolves.toMatchObject({
      ...{ outcome: 'drift', drift: 1, couldNotCheck: 1, keys: 1, opened: 1, resolved: 0, open: 2 },
    });
    expect(bench.lambda.newEvents('finding')).toMatchObject([
      { status: 'opened', finding: { ruleId: 'could-not-check', region: REPLICA } },
    ]);
    await check();
    expect(bench.lambda.newEvents('finding')).toEqual([]);
    bench.aws.faults.clear();
    await expect(check()).resolves.toMatchObject({ outcome: 'drift', opened: 0, resolved: 1, open: 1 });
  });

  test('has lines of text for people, each of one line', async () => {
    await check();
    const [change] = bench.lambda.newEvents('change');
    for (const line of CHANGE_LINES) {
      expect(change[line]).toMatch(/^[^\p{Cc}"\\]{1,1000}$/u);
    }
  });
});

test('a policy that was changed is told with who gains and loses what', async () => {
  await bench.set.harness.keysIn(REPLICA);
  await bench.set.changePolicy(REPLICA, policy => {
    policy.Statement = policy.Statement.filter(({ Sid }) => Sid !== 'ZoomKeyBroker');
  });
  await check();
  const events = bench.lambda.newEvents('finding');
  const broker = events.filter(({ finding }) => finding.ruleId === 'broker-access-lost');
  expect(broker.length).toBeGreaterThan(0);
  expect(broker[0].finding.losses[0].principal).toBe('arn:aws:iam::409910850980:root');
});

describe('what can not be checked', () => {
  test('is told, counted and no drift, and hides no other Region', async () => {
    bench.aws.faults.deny({ operation: 'kms:GetKeyPolicy', region: REPLICA });
    await setEnabled(PRIMARY, false);
    await expect(check()).resolves.toMatchObject({ outcome: 'drift', drift: 1, couldNotCheck: 1, opened: 2 });
    const findings = bench.lambda.newEvents('finding').map(({ finding }) => `${finding.ruleId} ${finding.region}`);
    expect(findings.sort()).toEqual([`could-not-check ${REPLICA}`, `key-disabled ${PRIMARY}`]);
    expect(bench.lambda.metrics()).toEqual([{ Watch: WATCH, DriftFindings: 1, CouldNotCheck: 1, KeysChecked: 2 }]);
  });

  test('may be all: a run that sees nothing resolves nothing', async () => {
    await setEnabled(REPLICA, false);
    await check();
    bench.aws.faults.deny({ operation: 'cloudformation:*' });
    await expect(check()).resolves.toMatchObject({
      outcome: 'drift',
      drift: 1,
      couldNotCheck: 2,
      keys: 0,
      resolved: 0,
      open: 3,
    });
    expect(bench.lambda.json(`${WATCH}/latest.json`).report.findings.map(({ message }: any) => message)).toEqual([
      expect.stringMatching(/^the deployed templates were not read, cloudformation:DescribeStacks in us-east-1: /),
      expect.stringMatching(/^the deployed templates were not read, cloudformation:DescribeStacks in us-west-2: /),
    ]);
  });

  test('may be a stack that is gone', async () => {
    const client = new CloudFormationClient(bench.aws.clientConfig(REPLICA));
    await client.send(new DeleteStackCommand({ StackName: `Zoom-Cmk-replica-${REPLICA}` }));
    await expect(check()).resolves.toMatchObject({ outcome: 'indeterminate', couldNotCheck: 1, keys: 1 });
    expect(bench.lambda.newEvents('finding')).toMatchObject([
      {
        status: 'opened',
        finding: {
          ...{ ruleId: 'could-not-check', account: ACCOUNT, region: REPLICA, stack: `Zoom-Cmk-replica-${REPLICA}` },
          message: `the stack Zoom-Cmk-replica-${REPLICA} is not deployed in ${REPLICA}`,
        },
      },
    ]);
  });

  test('may be a key that no template declares any more', async () => {
    const keys = JSON.parse(process.env[FUNCTION_ENVIRONMENT.keys]!);
    process.env[FUNCTION_ENVIRONMENT.keys] = JSON.stringify([
      ...keys,
      { region: PRIMARY, stack: 'Zoom', logicalId: 'Gone' },
    ]);
    await expect(check()).resolves.toMatchObject({ outcome: 'indeterminate', couldNotCheck: 1, keys: 2 });
    expect(bench.lambda.newEvents('finding')).toMatchObject([
      {
        finding: {
          ...{ ruleId: 'could-not-check', account: ACCOUNT, region: PRIMARY, stack: 'Zoom', logicalId: 'Gone' },
          message: 'the template of the stack Zoom in us-east-1 declares no key Gone',
        },
      },
    ]);
  });

  test('may be what there was no time for', async () => {
    bench.aws.faults.delay(60_000, { operation: 'kms:GetKeyPolicy', region: REPLICA });
    const result = await check(21);
    expect(result).toMatchObject({ outcome: 'indeterminate', couldNotCheck: 1 });
    expect(bench.lambda.newEvents('change')).toHaveLength(1);
    expect(bench.lambda.metrics()).toHaveLength(1);
  });
});

test('another key of the same stack is not looked at', async () => {
  await setEnabled(PRIMARY, false, 'alias/other');
  const other = await keyId(PRIMARY, 'alias/other');
  const before = bench.aws.requests.length;
  await expect(check()).resolves.toMatchObject({ outcome: 'in-sync', keys: 2 });
  const { report } = bench.lambda.json(`${WATCH}/latest.json`);
  expect(JSON.stringify(report)).not.toContain(other);
  const described = bench.aws.requests.slice(before).filter(({ operation }) => operation === 'DescribeKey');
  expect(described.map(({ region }) => region).sort()).toEqual([PRIMARY, REPLICA]);
});

test('drift is looked at once more before it is told, with the templates of then', async () => {
  await setEnabled(REPLICA, false);
  const before = bench.aws.requests.length;
  await check();
  const templates = bench.aws.requests.slice(before).filter(({ operation }) => operation === 'GetTemplate');
  expect(templates).toHaveLength(4);
});

test('drift is looked at once more, though it had to last for longer than there is time', async () => {
  process.env[FUNCTION_ENVIRONMENT.settleSeconds] = '900';
  await setEnabled(REPLICA, false);
  const before = bench.aws.requests.length;
  const begun = Date.now();
  // Of the ten seconds that there are for looking, a third is waited for.
  await expect(check(30)).resolves.toMatchObject({ outcome: 'drift', opened: 1 });
  expect(Date.now() - begun).toBeGreaterThan(2000);
  const templates = bench.aws.requests.slice(before).filter(({ operation }) => operation === 'GetTemplate');
  expect(templates).toHaveLength(4);
});

test('drift that is over when it is looked at once more is not told', async () => {
  await setEnabled(REPLICA, false);
  const before = bench.aws.requests.length;
  const templates = () =>
    bench.aws.requests.slice(before).filter(({ operation }) => operation === 'GetTemplate').length;
  bench.aws.faults.delay(300, { operation: 'cloudformation:DescribeStacks' });
  const checking = check();
  while (templates() < 2) await new Promise(resolve => setTimeout(resolve, 10));
  const looks = () => bench.aws.requests.slice(before).filter(({ operation }) => operation === 'ListGrants').length;
  while (looks() < 2) await new Promise(resolve => setTimeout(resolve, 5));
  await setEnabled(REPLICA, true);
  await expect(checking).resolves.toMatchObject({ outcome: 'in-sync', opened: 0 });
  expect(bench.aws.events).toEqual([]);
});

test('a key that became another is told to people, though all is in sync', async () => {
  await check();
  const latest = bench.lambda.json(`${WATCH}/latest.json`);
  const [place, keyArn] = Object.entries<string>(latest.keyArns).find(([each]) => each.startsWith(REPLICA))!;
  latest.keyArns[place] = `${keyArn}0`;
  bench.aws.objects.put(BUCKET, `${WATCH}/latest.json`, JSON.stringify(latest));
  await expect(check()).resolves.toMatchObject({ outcome: 'in-sync', opened: 0, formerKeys: 1, open: 0 });
  expect(bench.lambda.newEvents('change')).toMatchObject([
    { outcome: 'in-sync', formerKeys: 1, summary: expect.stringMatching(/mrk-\w+0 of \d+, replaced by mrk-\w+, in/) },
  ]);
  await expect(check()).resolves.toMatchObject({ formerKeys: 0 });
  expect(bench.lambda.newEvents('change')).toEqual([]);
});

test('what was seen before is forgotten where it can not be understood, and that is said', async () => {
  await setEnabled(REPLICA, false);
  bench.aws.objects.put(BUCKET, `${WATCH}/latest.json`, '{"schemaVersion": 1, "open": [{}]}');
  await expect(check()).resolves.toMatchObject({ opened: 1 });
  expect(bench.lambda.lines[0]).toBe(
    `s3://${BUCKET}/${WATCH}/latest.json is not what a run writes: this run is taken for the first one`,
  );
});

test('nothing of secrets, policies or events gets into the log', async () => {
  await bench.set.changePolicy(REPLICA, policy => {
    policy.Statement = [];
  });
  await checkKey({ secret: 'hunter2' }, context());
  expect(bench.lambda.lines.join('\n')).not.toMatch(/hunter2|Statement|AKIA|409910850980/);
});

describe('fails', () => {
  test.each(['s3:GetObject', 's3:PutObject'])('where %s is denied, and tells no metrics', async operation => {
    bench.aws.faults.deny({ operation });
    await expect(check()).rejects.toThrow(
      /^can't (read|write) s3:\/\/zoom-cmk-reports\/Zoom-Cmk\/latest\.(json|html): /,
    );
    expect(bench.lambda.metrics()).toEqual([]);
  });

  test('where the bucket is missing', async () => {
    process.env[FUNCTION_ENVIRONMENT.bucket] = 'no-such-bucket';
    await expect(check()).rejects.toThrow("can't read s3://no-such-bucket/Zoom-Cmk/latest.json: ");
  });

  test('where the bus denies events, and tells them again when it does not', async () => {
    await setEnabled(REPLICA, false);
    bench.aws.faults.deny({ operation: 'events:PutEvents' });
    await expect(check()).rejects.toThrow(`can't put events on ${BUS}: `);
    expect(bench.lambda.keys()).toEqual([]);
    expect(bench.lambda.metrics()).toEqual([]);
    bench.aws.faults.clear();
    await expect(check()).resolves.toMatchObject({ opened: 1 });
    expect(bench.lambda.newEvents('change')).toHaveLength(1);
  });

  test('where the report can not be kept after events were sent, and tells them twice rather than never', async () => {
    await setEnabled(REPLICA, false);
    bench.aws.faults.deny({ operation: 's3:PutObject' });
    await expect(check()).rejects.toThrow("can't write s3://");
    bench.aws.faults.clear();
    await check();
    expect(bench.lambda.newEvents('change')).toHaveLength(2);
  });

  test('where a setting is missing', async () => {
    delete process.env[FUNCTION_ENVIRONMENT.keys];
    await expect(check()).rejects.toThrow('the environment variable ZOOM_CMK_KEYS is not set, expected a list of keys');
  });
});

test('an alias that was added is mild, and not the worst', async () => {
  await setEnabled(PRIMARY, false);
  const TargetKeyId = await keyId(REPLICA, 'alias/zoom-cmk');
  await bench.set.kms(REPLICA).send(new CreateAliasCommand({ AliasName: 'alias/more', TargetKeyId }));
  await check();
  expect(bench.lambda.newEvents('change')[0].worst).toMatch(/^critical in us-east-1 of /);
  expect(bench.lambda.newEvents('finding').map(({ finding }) => finding.severity)).toEqual(['critical', 'low']);
});
