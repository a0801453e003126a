import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import * as sdk from '@aws-sdk/client-kms';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { deploy, keyResource, physicalId, template } from './stack-support';
import { allow, BROKER, Clients, createKey, describeKey, expectError, policyOf, policyText } from './support';

let clients: Clients;
let kms: sdk.KMSClient;
let KeyId: string;

beforeEach(async () => {
  clients = await Clients.start();
  kms = clients.kms();
  KeyId = (await createKey(kms)).KeyId!;
});
afterEach(() => clients.stop());

const getPolicy = () => kms.send(new sdk.GetKeyPolicyCommand({ KeyId }));

test('fails by denial of one operation in one Region, as often as asked', async () => {
  clients.aws.faults.deny({ operation: 'kms:GetKeyPolicy', region: 'us-east-1', times: 2 });
  await expectError(getPolicy(), 'AccessDeniedException', /is not authorized to perform: kms:GetKeyPolicy/);
  await describeKey(kms, KeyId);
  await createKey(clients.kms('us-west-2'));
  await expectError(getPolicy(), 'AccessDeniedException');
  await getPolicy();
});

test('fails by throttling, the same requests for the same seed', async () => {
  const outcomes = async () => {
    clients.aws.faults.clear();
    clients.aws.faults.throttle({ rate: 0.5, seed: 7, operation: 'kms:DescribeKey' });
    const names: string[] = [];
    for (let call = 0; call < 20; call += 1) {
      names.push(
        await describeKey(kms, KeyId).then(
          () => 'ok',
          (error: Error) => error.name,
        ),
      );
    }
    return names;
  };
  const first = await outcomes();
  expect(new Set(first)).toEqual(new Set(['ok', 'ThrottlingException']));
  expect(await outcomes()).toEqual(first);
});

test('fails by denial of CloudFormation, in its protocol', async () => {
  clients.aws.faults.deny({ operation: 'cloudformation:*' });
  const client: CloudFormationClient = clients.cloudFormation();
  await expectError(client.send(new ListStacksCommand({})), 'AccessDenied');
});

test('fails by denial and throttling of S3 and of EventBridge, in their protocols', async () => {
  clients.aws.objects.createBucket('reports');
  clients.aws.objects.put('reports', 'key', 'content');
  const get = () => clients.s3().send(new GetObjectCommand({ Bucket: 'reports', Key: 'key' }));
  const put = () =>
    clients
      .eventBridge()
      .send(new PutEventsCommand({ Entries: [{ Source: 'test', DetailType: 'test', Detail: '{}' }] }));
  clients.aws.faults.deny({ operation: 's3:GetObject', times: 1 });
  clients.aws.faults.deny({ operation: 'events:PutEvents', times: 1 });
  await expectError(get(), 'AccessDenied', /is not authorized to perform: s3:GetObject/);
  await expectError(put(), 'AccessDeniedException', /is not authorized to perform: events:PutEvents/);
  clients.aws.faults.throttle({ rate: 1, times: 2 });
  await expectError(get(), 'SlowDown');
  await expectError(put(), 'ThrottlingException');
  await get();
  await put();
  expect(clients.aws.events).toHaveLength(1);
});

test('an SDK with retries gets through throttling', async () => {
  clients.aws.faults.throttle({ rate: 1, times: 2 });
  const patient = new sdk.KMSClient(clients.aws.clientConfig());
  await describeKey(patient, KeyId);
  patient.destroy();
});

test('requests wait as long as asked', async () => {
  clients.aws.faults.delay(60, { operation: 'kms:GetKeyPolicy' });
  const start = performance.now();
  await getPolicy();
  expect(performance.now() - start).toBeGreaterThanOrEqual(55);
});

test('for some calls after a put, reads return the former policy', async () => {
  clients.aws.faults.staleReads({ calls: 2 });
  await kms.send(new sdk.PutKeyPolicyCommand({ KeyId, Policy: policyText(allow(BROKER, 'kms:Decrypt')) }));
  expect((await policyOf(kms, KeyId)).Statement).toHaveLength(1);
  expect((await policyOf(kms, KeyId)).Statement).toHaveLength(1);
  expect((await policyOf(kms, KeyId)).Statement).toHaveLength(2);
});

test('for some time after a change, reads of the same Region return the former state', async () => {
  clients.aws.faults.staleReads({ ms: 80, operation: 'kms:DescribeKey' });
  await kms.send(new sdk.DisableKeyCommand({ KeyId }));
  expect((await describeKey(kms, KeyId)).KeyState).toBe('Enabled');
  await new Promise(resolve => setTimeout(resolve, 100));
  expect((await describeKey(kms, KeyId)).KeyState).toBe('Disabled');
});

test('former states are forgotten when the fault ends', async () => {
  clients.aws.faults.staleReads({ calls: 5 });
  await kms.send(new sdk.DisableKeyCommand({ KeyId }));
  clients.aws.faults.clear();
  expect((await describeKey(kms, KeyId)).KeyState).toBe('Disabled');
  clients.aws.faults.staleReads({ calls: 5 });
  expect((await describeKey(kms, KeyId)).KeyState).toBe('Disabled');
});

test('fails to find a key that was made a moment ago', async () => {
  clients.aws.faults.staleReads({ calls: 1 });
  const made = await createKey(kms);
  await expectError(describeKey(kms, made.KeyId!), 'NotFoundException');
  await describeKey(kms, made.KeyId!);
});

test('what CloudFormation wrote is read late, too, but never by CloudFormation itself', async () => {
  const client = clients.cloudFormation();
  await deploy(client, 'Stack', template({ Key: keyResource({ Description: 'before' }) }));
  const keyId = await physicalId(client, 'Stack', 'Key');
  clients.aws.faults.staleReads({ calls: 1 });
  const stack = await deploy(client, 'Stack', template({ Key: keyResource({ Description: 'after' }) }));
  expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
  expect((await describeKey(kms, keyId)).Description).toBe('before');
  expect((await describeKey(kms, keyId)).Description).toBe('after');
});

test('every request is logged with its outcome', async () => {
  clients.aws.faults.deny({ operation: 'kms:GetKeyPolicy' });
  await getPolicy().catch(() => undefined);
  expect(clients.aws.requests.slice(-2)).toEqual([
    {
      service: 'kms',
      operation: 'CreateKey',
      region: 'us-east-1',
      account: '111122223333',
      status: 200,
      error: undefined,
    },
    {
      service: 'kms',
      operation: 'GetKeyPolicy',
      region: 'us-east-1',
      account: '111122223333',
      status: 400,
      error: 'AccessDeniedException',
    },
  ]);
});
