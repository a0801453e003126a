import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { LocalAws } from '../index';
import { Clients, createKey, expectError } from './support';

let clients: Clients;
let aws: LocalAws;

beforeAll(async () => {
  clients = await Clients.start();
  aws = clients.aws;
});
afterAll(() => clients.stop());

const authorization = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=X/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;

function post(service: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(aws.endpoint, { method: 'POST', body, headers: { authorization: authorization(service), ...headers } });
}

const kmsTarget = (operation: string) => ({ 'x-amz-target': `TrentService.${operation}` });

describe('STS', () => {
  test('tells who is calling', async () => {
    const sts = new STSClient(aws.clientConfig());
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({ Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/local-aws' });
    sts.destroy();
  });

  test('sessions of a role belong to its account', async () => {
    const sts = new STSClient(aws.clientConfig());
    const RoleArn = 'arn:aws:iam::444455556666:role/deployer';
    const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' }));
    const credentials = {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    };
    const assumed = new STSClient({ ...aws.clientConfig(), credentials });
    expect((await assumed.send(new GetCallerIdentityCommand({}))).Arn).toBe(
      'arn:aws:sts::444455556666:assumed-role/deployer/test',
    );
    const kms = new KMSClient({ ...aws.clientConfig(), credentials });
    expect((await createKey(kms)).AWSAccountId).toBe('444455556666');
    await expectError(
      sts.send(new AssumeRoleCommand({ RoleArn: 'nobody', RoleSessionName: 'test' })),
      'ValidationError',
    );
    [sts, assumed, kms].forEach(client => client.destroy());
  });
});

describe('input that makes no sense', () => {
  test.each<[string, string, Record<string, string>, number, string]>([
    ['JSON that is none', '{', kmsTarget('CreateKey'), 400, 'SerializationException'],
    ['a list for an object', '[]', kmsTarget('CreateKey'), 400, 'SerializationException'],
    ['a number for text', '{"KeyId":5}', kmsTarget('DescribeKey'), 400, 'SerializationException'],
    ['text in a list of objects', '{"Tags":["x"]}', kmsTarget('CreateKey'), 400, 'SerializationException'],
    ['a missing member', '{}', kmsTarget('DescribeKey'), 400, 'ValidationException'],
    ['an unknown operation', '{}', kmsTarget('Encrypt'), 400, 'UnknownOperationException'],
    ['an operation called constructor', '{}', kmsTarget('constructor'), 400, 'UnknownOperationException'],
    ['no operation', '{}', {}, 400, 'UnknownOperationException'],
    ['a marker that is none', '{"Marker":"x"}', kmsTarget('ListKeys'), 400, 'InvalidMarkerException'],
    [
      'a body of more than a megabyte',
      'x'.repeat(1024 * 1024 + 1),
      kmsTarget('CreateKey'),
      413,
      'RequestEntityTooLarge',
    ],
  ])('fails on %s', async (_, body, headers, status, type) => {
    const response = await post('kms', body, headers);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(type);
  });

  test.each<[string, string, string]>([
    ['no action', '', 'InvalidAction'],
    ['an unknown action', 'Action=Nope', 'InvalidAction'],
    ['an action called __proto__', 'Action=__proto__', 'InvalidAction'],
    ['a missing name', 'Action=DescribeStackEvents', 'ValidationError'],
    ['a structure for text', 'Action=DescribeStackEvents&StackName.a.b=x', 'ValidationError'],
    ['text for a list', 'Action=CreateStack&StackName=A&TemplateBody=x&Tags=x', 'ValidationError'],
    [
      'text in a list of structures',
      'Action=CreateStack&StackName=A&TemplateBody=x&Tags.member.1=x',
      'ValidationError',
    ],
    ['a very deep name', `Action=CreateStack&${'a.'.repeat(1000)}=x`, 'ValidationError'],
    ['a prototype', 'Action=CreateStack&__proto__.x=1&StackName=A&TemplateBody=constructor', 'ValidationError'],
    ['a very deep template', `Action=CreateStack&StackName=A&TemplateBody=${'['.repeat(20000)}`, 'Error'],
  ])('fails on %s', async (_, body, code) => {
    const response = await post('cloudformation', body);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.text()).toContain(code);
  });

  test('fails on an unsigned request', async () => {
    const response = await fetch(aws.endpoint, { method: 'POST', body: 'Action=ListStacks' });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Code>MissingAuthenticationToken</Code>');
  });

  test('fails on an unsigned request for an object, in words of S3', async () => {
    const response = await fetch(`${aws.endpoint}/bucket/key`);
    expect(response.status).toBe(403);
    expect(await response.text()).toMatch(/^<Error><Code>MissingAuthenticationToken<\/Code>/);
  });

  test('fails on a parameter and on a service that are not there', async () => {
    const parameter = await post('ssm', '{"Name":"/x"}', { 'x-amz-target': 'AmazonSSM.GetParameter' });
    expect(await parameter.text()).toContain('ParameterNotFound');
    const put = await post('ssm', '{"Name":"/x"}', { 'x-amz-target': 'AmazonSSM.PutParameter' });
    expect(await put.text()).toContain('UnknownOperationException');
    expect(await (await post('sqs', '{}', { 'x-amz-target': 'AmazonSQS.ListQueues' })).text()).toContain(
      'UnknownOperationException',
    );
  });
});

describe('starting and stopping', () => {
  test('stopping does not wait for connections that are kept alive', async () => {
    const other = await LocalAws.start({ accountId: '444455556666' });
    const kms = new KMSClient(other.clientConfig('eu-west-1'));
    expect((await createKey(kms)).AWSAccountId).toBe('444455556666');
    const start = performance.now();
    await other.stop();
    expect(performance.now() - start).toBeLessThan(1000);
    kms.destroy();
  });

  test('fails to start for an account that is none, and on a port that is taken', async () => {
    await expect(LocalAws.start({ accountId: '123' })).rejects.toThrow("accountId must have 12 digits, got '123'");
    await expect(LocalAws.start({ port: Number(new URL(aws.endpoint).port) })).rejects.toThrow(/EADDRINUSE/);
  });

  test('the command prints the environment, and stops on a signal', async () => {
    const main = path.join(__dirname, '..', 'main.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', main], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [output] = (await once(child.stdout, 'data')) as [Buffer];
    expect(output.toString()).toMatch(/^export AWS_ENDPOINT_URL='http:\/\/127\.0\.0\.1:\d+'$/m);
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });
});
