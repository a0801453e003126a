import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  ACCOUNT,
  Bench,
  callerIdentity,
  EAST,
  failureOf,
  FakeAws,
  msOf,
  OTHER_ACCOUNT,
  result,
  valueOf,
  WEST,
} from './support';
import { AwsAccess, AwsAccessOptions, LiveKey, Looked, LookFailure, readKey } from '../../../lib/drift/live';
import { Retries } from '../../../lib/drift/live/retries';

const ROLE = `arn:aws:iam::${OTHER_ACCOUNT}:role/drift`;

let bench: Bench;
let folder: string;

beforeAll(async () => {
  bench = await Bench.start();
  folder = mkdtempSync(join(tmpdir(), 'zoom-cmk-live-'));
});
beforeEach(() => bench.environment.use(bench.aws.environment));
afterEach(() => {
  bench.aws.faults.clear();
  jest.restoreAllMocks();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await bench.stop();
});

async function createKey(account = ACCOUNT): Promise<string> {
  const client = new KMSClient(bench.aws.clientConfig(EAST, account));
  const { KeyMetadata } = await client.send(new CreateKeyCommand({}));
  client.destroy();
  return KeyMetadata!.Arn!;
}

async function read(keyArn: string, account?: string, options: AwsAccessOptions = {}): Promise<Looked<LiveKey>> {
  return readKey(bench.access(options), account, EAST, keyArn);
}

/** Points the SDK at files with these contents, and at no other credentials. */
function useFiles(config: string, credentials = ''): void {
  // The SDK reads a file once.
  const path = mkdtempSync(join(folder, 'files-'));
  const files = { AWS_CONFIG_FILE: join(path, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(path, 'credentials') };
  writeFileSync(files.AWS_CONFIG_FILE, config);
  writeFileSync(files.AWS_SHARED_CREDENTIALS_FILE, credentials);
  bench.environment.use({ AWS_ENDPOINT_URL: bench.aws.endpoint, ...files });
}

async function accountOf(options: AwsAccessOptions): Promise<string> {
  return valueOf(await bench.access(options).callerAccount());
}

async function noAccount(options: AwsAccessOptions = {}): Promise<LookFailure> {
  return failureOf(await bench.access(options).callerAccount());
}

describe('accounts', () => {
  test('the account of the caller is what STS says', async () => {
    expect(await accountOf({})).toBe(ACCOUNT);
  });

  test('the caller is asked for once, and only where an account is named', async () => {
    const arn = await createKey();
    const before = bench.aws.requests.length;
    const access = bench.access();
    valueOf(await readKey(access, undefined, EAST, arn));
    await Promise.all([readKey(access, ACCOUNT, EAST, arn), readKey(access, ACCOUNT, WEST, arn)]);
    const asked = bench.aws.requests.slice(before).filter(({ service }) => service === 'sts');
    expect(asked.map(({ operation }) => operation)).toEqual(['GetCallerIdentity']);
  });

  test('a key of another account is read with the role there, assumed once for all Regions', async () => {
    const arn = await createKey(OTHER_ACCOUNT);
    const before = bench.aws.requests.length;
    const access = bench.access({ roleArns: [ROLE] });
    expect(valueOf(await readKey(access, OTHER_ACCOUNT, EAST, arn))).toMatchObject({ arn, account: OTHER_ACCOUNT });
    await readKey(access, OTHER_ACCOUNT, WEST, arn);
    const asked = bench.aws.requests.slice(before);
    expect(asked.filter(({ operation }) => operation === 'AssumeRole')).toHaveLength(1);
    expect(new Set(asked.filter(({ service }) => service === 'kms').map(({ account }) => account))).toEqual(
      new Set([OTHER_ACCOUNT]),
    );
  });

  test('the own account needs no role where another one has it', async () => {
    const arn = await createKey();
    expect(valueOf(await read(arn, ACCOUNT, { roleArns: [ROLE] })).account).toBe(ACCOUNT);
  });

  test('a role of the own account is used as well', async () => {
    const arn = await createKey();
    const before = bench.aws.requests.length;
    valueOf(await read(arn, ACCOUNT, { roleArns: [`arn:aws:iam::${ACCOUNT}:role/drift`] }));
    expect(bench.aws.requests.slice(before).some(({ operation }) => operation === 'AssumeRole')).toBe(true);
  });

  test('fails for an account that is neither the own one nor has a role, and asks nothing of KMS', async () => {
    const arn = await createKey(OTHER_ACCOUNT);
    const before = bench.aws.requests.length;
    expect(failureOf(await read(arn, OTHER_ACCOUNT))).toEqual({
      operation: 'kms:DescribeKey',
      region: EAST,
      reason: 'credentials',
      message:
        `the credentials are of account ${ACCOUNT}, what is asked for is in account ${OTHER_ACCOUNT}: ` +
        `give --role-arn arn:aws:iam::${OTHER_ACCOUNT}:role/<name>`,
    });
    expect(bench.aws.requests.slice(before).filter(({ service }) => service === 'kms')).toEqual([]);
  });

  test('fails where the role may not be assumed', async () => {
    bench.aws.faults.deny({ operation: 'sts:AssumeRole' });
    expect(failureOf(await read(await createKey(), OTHER_ACCOUNT, { roleArns: [ROLE] }))).toMatchObject({
      reason: 'credentials',
      message: expect.stringMatching(`^cannot assume ${ROLE}: User: .* is not authorized to perform: sts:AssumeRole`),
    });
  });

  test('fails where the caller may not be asked for', async () => {
    bench.aws.faults.deny({ operation: 'sts:GetCallerIdentity' });
    expect(failureOf(await read(await createKey(), ACCOUNT))).toMatchObject({
      reason: 'credentials',
      message: expect.stringMatching('^cannot tell the account of the credentials: '),
    });
  });

  test('fails where the session of a role turns out to be of another account', async () => {
    const credentials = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'].map(name => `<${name}>x</${name}>`).join('');
    const session = `<Credentials>${credentials}<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>`;
    const fake = await FakeAws.start(({ operation }) =>
      operation === 'AssumeRole' ? { xml: result('AssumeRole', session) } : callerIdentity('999988887777'),
    );
    bench.environment.use(fake.environment);
    const looked = await read('alias/zoom', OTHER_ACCOUNT, { roleArns: [ROLE] });
    await fake.stop();
    expect(failureOf(looked)).toMatchObject({
      reason: 'credentials',
      message: `the session of ${ROLE} is of account 999988887777, not of ${OTHER_ACCOUNT}`,
    });
  });

  test.each([
    [`<Arn>arn:aws:iam::1:user/x</Arn><Account>1</Account>`, "the answer has '1' as Account, not twelve digits"],
    ['<UserId>x</UserId>', 'the answer has no Account'],
  ])('fails where STS does not tell the account: %s', async (identity, message) => {
    const fake = await FakeAws.start(() => ({ xml: result('GetCallerIdentity', identity) }));
    bench.environment.use(fake.environment);
    const failure = await noAccount();
    await fake.stop();
    expect(failure).toEqual({ operation: 'sts:GetCallerIdentity', region: EAST, reason: 'other', message });
  });
});

describe('credentials', () => {
  const KEYS = `aws_access_key_id = ${OTHER_ACCOUNT}\naws_secret_access_key = secret\n`;

  test('a profile gives the credentials, and its Region is the one whose STS is asked', async () => {
    useFiles(`[profile other]\n${KEYS}region = eu-west-1\n`);
    expect(await accountOf({ profile: 'other' })).toBe(OTHER_ACCOUNT);
    expect(bench.aws.requests.at(-1)).toMatchObject({ service: 'sts', region: 'eu-west-1' });
  });

  test('a profile that assumes a role works without a Region of its own', async () => {
    useFiles(
      `[profile role]\nrole_arn = ${ROLE}\nsource_profile = default\n`,
      `[default]\n${KEYS.replace(OTHER_ACCOUNT, ACCOUNT)}`,
    );
    const arn = await createKey(OTHER_ACCOUNT);
    expect(valueOf(await read(arn, OTHER_ACCOUNT, { profile: 'role' })).account).toBe(OTHER_ACCOUNT);
  });

  test('STS is asked in the Region of the work where none is configured', async () => {
    useFiles('', `[default]\n${KEYS}`);
    const access = bench.access();
    await readKey(access, OTHER_ACCOUNT, WEST, 'alias/none');
    const asked = bench.aws.requests.filter(({ service }) => service === 'sts');
    expect(asked.at(-1)).toMatchObject({ region: WEST });
  });

  test('a program gives the credentials, and is asked once for all that is read', async () => {
    const runs = join(folder, 'runs');
    const answer = { Version: 1, AccessKeyId: ACCOUNT, SecretAccessKey: 's', Expiration: '2099-01-01T00:00:00Z' };
    const program = join(folder, 'program');
    writeFileSync(program, `#!/bin/sh\necho run >> '${runs}'\necho '${JSON.stringify(answer)}'\n`, { mode: 0o700 });
    useFiles(`[profile program]\ncredential_process = ${program}\n`);
    const access = bench.access({ profile: 'program' });
    await Promise.all([EAST, WEST].map(async region => readKey(access, ACCOUNT, region, 'alias/none')));
    expect(readFileSync(runs, 'utf8')).toBe('run\n');
  });

  test('fails for a profile that does not exist', async () => {
    useFiles('[profile other]\nregion = eu-west-1\n', `[default]\n${KEYS}`);
    expect(await noAccount({ profile: 'nope' })).toMatchObject({
      reason: 'credentials',
      message: expect.stringMatching(/^no AWS credentials in the profile 'nope': .*nope/),
    });
  });

  test('fails for a profile that does not exist, whatever other credentials there are', async () => {
    bench.environment.use(bench.aws.environment);
    expect(await noAccount({ profile: 'nope' })).toMatchObject({ reason: 'credentials' });
  });

  test('fails without credentials', async () => {
    useFiles('');
    expect(await noAccount()).toMatchObject({
      reason: 'credentials',
      message: expect.stringMatching(/^no AWS credentials, set AWS_PROFILE or give --profile: /),
    });
  });

  test('fails soon where the metadata service does not answer', async () => {
    const open: Socket[] = [];
    const silent = createServer(socket => open.push(socket));
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    useFiles('');
    process.env.AWS_EC2_METADATA_DISABLED = 'false';
    process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT = `http://127.0.0.1:${port}`;
    const access = bench.access();
    const ms = await msOf(async () => expect(failureOf(await access.callerAccount()).reason).toBe('credentials'));
    // The second request does not wait for it again.
    expect(await msOf(async () => readKey(access, undefined, EAST, 'alias/zoom'))).toBeLessThan(ms);
    open.forEach(socket => socket.destroy());
    await new Promise(resolve => silent.close(resolve));
  });

  test('fails without quoting a program that gives no credentials', async () => {
    useFiles('[profile program]\ncredential_process = /bin/sh -c "echo hunter2 >&2; exit 3"\n');
    const failure = await noAccount({ profile: 'program' });
    expect(failure).toMatchObject({ reason: 'credentials' });
    expect(failure.message).not.toContain('hunter2');
  });

  test('fails after a while where a program gives nothing', async () => {
    useFiles('[profile program]\ncredential_process = sleep 3\n');
    const failure = await noAccount({ profile: 'program', timeoutMs: 50 });
    expect(failure).toMatchObject({ reason: 'timeout', message: 'no AWS credentials after 300 ms' });
  });

  test('fails as interrupted where the run ends while a program is waited for', async () => {
    useFiles('[profile program]\ncredential_process = sleep 3\n');
    const end = new AbortController();
    setTimeout(() => end.abort(), 50);
    expect(await noAccount({ profile: 'program', signal: end.signal })).toMatchObject({ reason: 'interrupted' });
    expect(await noAccount({ profile: 'program', signal: end.signal })).toMatchObject({ reason: 'interrupted' });
  });

  test('fails for files that are no configuration, without quoting them', async () => {
    useFiles('\u0000not a configuration', 'aws_secret_access_key = hunter2');
    const failure = await noAccount();
    expect(failure.reason).toBe('credentials');
    expect(failure.message).not.toContain('hunter2');
  });
});

describe('the network', () => {
  test('the endpoint of one service can be set by itself', async () => {
    const arn = await createKey();
    process.env.AWS_ENDPOINT_URL_KMS = 'http://127.0.0.1:1';
    const access = bench.access();
    expect(valueOf(await access.callerAccount())).toBe(ACCOUNT);
    expect(failureOf(await readKey(access, ACCOUNT, EAST, arn))).toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('fails as unreachable where the name of the endpoint is not known', async () => {
    process.env.AWS_ENDPOINT_URL = 'http://nowhere.invalid';
    expect(failureOf(await read('alias/zoom'))).toMatchObject({ operation: 'kms:DescribeKey', reason: 'unreachable' });
  });

  test('fails at once for all keys of a Region that was given up', async () => {
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:1';
    const access = bench.access();
    const keys = await Promise.all(
      Array.from({ length: 100 }, async () => readKey(access, undefined, EAST, 'alias/zoom')),
    );
    expect(new Set(keys.map(key => failureOf(key).reason))).toEqual(new Set(['unreachable']));
    expect(failureOf(keys.at(-1)).message).toMatch(/^given up after 30 lost attempts in a row: /);
  });

  test('fails as throttled where every request is, in bounded time', async () => {
    bench.aws.faults.throttle({ rate: 1, operation: 'sts:*' });
    const access = bench.access();
    const failed = access.callerAccount();
    bench.aws.faults.clear();
    // The fault is gone before the next attempt: what is tested is that a throttled STS is asked again.
    expect(valueOf(await failed)).toBe(ACCOUNT);
  });

  test('fails as interrupted at once, where KMS throttles and the next attempt is waited for', async () => {
    const arn = await createKey();
    const [ended, other] = [new AbortController(), new AbortController()];
    const [access, otherAccess] = [ended, other].map(({ signal }) => bench.access({ signal }));
    // The SDK has put its middleware together by then.
    valueOf(await readKey(access, undefined, EAST, arn));
    bench.aws.faults.throttle({ rate: 1, operation: 'kms:DescribeKey' });
    const retried = jest.spyOn(Retries.prototype, 'refreshRetryTokenForRetry').mockImplementation(async () => {
      if (retried.mock.calls.length === 3) setTimeout(() => ended.abort());
      return { getRetryCount: () => 1, getRetryDelay: () => 2_000 };
    });
    const waiting = readKey(otherAccess, undefined, EAST, arn);
    const interrupted = async () => readKey(access, undefined, EAST, arn);
    const ms = await msOf(async () => {
      for (const key of await Promise.all([interrupted(), interrupted()])) {
        expect(failureOf(key).reason).toBe('interrupted');
      }
    });
    bench.aws.faults.clear();
    expect(ms).toBeLessThan(1_000);
    expect(valueOf(await waiting).arn).toBe(arn);
  });

  test('clients are kept by account, Region and service', () => {
    const access = bench.access();
    expect(access.kms(undefined, EAST)).toBe(access.kms(undefined, EAST));
    expect(access.kms(ACCOUNT, EAST)).not.toBe(access.kms(undefined, EAST));
    expect(access.kms(ACCOUNT, EAST)).not.toBe(access.kms(ACCOUNT, WEST));
    expect(access.cloudFormation(ACCOUNT, EAST)).toBe(access.cloudFormation(ACCOUNT, EAST));
    expect(new AwsAccess().kms(undefined, EAST)).toBeDefined();
  });
});
