import * as sdk from '@aws-sdk/client-cloudformation';
import { settled, template } from './stack-support';
import { Clients, describeStack, expectError } from './support';

let clients: Clients;
let client: sdk.CloudFormationClient;

beforeEach(async () => {
  clients = await Clients.start();
  client = clients.cloudFormation('eu-west-1');
  clients.aws.bootstrap('eu-west-1');
});
afterEach(() => clients.stop());

const BUCKET = 'cdk-hnb659fds-assets-111122223333-eu-west-1';
const RESOURCES = { Meta: { Type: 'AWS::CDK::Metadata' } };

const create = (input: Partial<sdk.CreateStackInput>) =>
  client.send(new sdk.CreateStackCommand({ StackName: 'Stack', ...input }));

test('bootstrapping makes the bucket of a Region and the roles that key policies may name', () => {
  expect(clients.aws.objects.keys(BUCKET)).toEqual([]);
  const role = 'arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-eu-west-1';
  expect(clients.aws.principals.withArn(role)).toBeDefined();
  clients.aws.bootstrap('eu-west-1', '444455556666');
  expect(clients.aws.objects.keys('cdk-hnb659fds-assets-444455556666-eu-west-1')).toEqual([]);
  expect(() => clients.aws.bootstrap('eu-west-1')).toThrow(/you already own it/);
});

describe('a template in S3', () => {
  beforeEach(() => clients.aws.objects.put(BUCKET, 'a.json', template(RESOURCES)));

  test.each([
    ['the path', `https://s3.eu-west-1.amazonaws.com/${BUCKET}/a.json`],
    ['the host', `https://${BUCKET}.s3.eu-west-1.amazonaws.com/a.json`],
  ])('is deployed by an address that has the bucket in %s', async (_, TemplateURL) => {
    await create({ TemplateURL });
    expect((await settled(client, 'Stack')).StackStatus).toBe('CREATE_COMPLETE');
    const { TemplateBody } = await client.send(new sdk.GetTemplateCommand({ StackName: 'Stack' }));
    expect(TemplateBody).toBe(template(RESOURCES));
    const summary = await client.send(new sdk.GetTemplateSummaryCommand({ TemplateURL }));
    expect(summary.ResourceTypes).toEqual(['AWS::CDK::Metadata']);
  });

  test('may be larger than one in a request', async () => {
    clients.aws.objects.put(BUCKET, 'large.json', template(RESOURCES, { Description: 'x'.repeat(51200) }));
    await create({ TemplateURL: `${clients.aws.endpoint}/${BUCKET}/large.json` });
    expect((await settled(client, 'Stack')).StackStatus).toBe('CREATE_COMPLETE');
  });

  test('fails on an address of something else, of nothing, and of more than a megabyte', async () => {
    await expectError(
      create({ TemplateURL: 'https://example.com/a.json' }),
      'ValidationError',
      /^TemplateURL must be a supported URL\.$/,
    );
    await expectError(
      create({ TemplateURL: `${clients.aws.endpoint}/${BUCKET}/none.json` }),
      'ValidationError',
      /^S3 error: The specified key does not exist\./,
    );
    clients.aws.objects.put(BUCKET, 'huge.json', ' '.repeat(1024 * 1024 + 1));
    await expectError(
      create({ TemplateURL: `${clients.aws.endpoint}/${BUCKET}/huge.json` }),
      'ValidationError',
      /less than or equal to 1048576/,
    );
  });
});

describe('a parameter in SSM', () => {
  const Parameters = {
    BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/hnb659fds/version' },
  };
  const Outputs = { Version: { Value: { Ref: 'BootstrapVersion' } } };

  test('is read when the stack is made, and shown beside its name', async () => {
    await create({ TemplateBody: template(RESOURCES, { Parameters, Outputs }) });
    await settled(client, 'Stack');
    const stack = await describeStack(client, 'Stack');
    expect(stack.Outputs![0].OutputValue).toMatch(/^\d+$/);
    expect(stack.Parameters).toEqual([
      {
        ParameterKey: 'BootstrapVersion',
        ParameterValue: '/cdk-bootstrap/hnb659fds/version',
        ResolvedValue: stack.Outputs![0].OutputValue,
      },
    ]);
  });

  const rule = (...versions: string[]) => ({
    Assertions: [
      {
        Assert: { 'Fn::Not': [{ 'Fn::Contains': [versions, { Ref: 'BootstrapVersion' }] }] },
        AssertDescription: 'a newer bootstrap stack is required',
      },
    ],
  });

  test('passes a rule that allows its value, or whose condition does not hold', async () => {
    const never = { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'nowhere'] };
    const Rules = { Passes: rule('1', '2'), Idle: { ...rule('33'), RuleCondition: never } };
    await create({ TemplateBody: template(RESOURCES, { Parameters, Rules }) });
    expect((await settled(client, 'Stack')).StackStatus).toBe('CREATE_COMPLETE');
  });

  test('fails on a rule that refuses its value', async () => {
    await expectError(
      create({ TemplateBody: template(RESOURCES, { Parameters, Rules: { Check: rule('32', '33') } }) }),
      'ValidationError',
      /^Rule Check failed: a newer bootstrap stack is required$/,
    );
  });

  test('fails where the Region is not bootstrapped', async () => {
    await expectError(
      clients
        .cloudFormation('us-west-2')
        .send(new sdk.CreateStackCommand({ StackName: 'Stack', TemplateBody: template(RESOURCES, { Parameters }) })),
      'ValidationError',
      /Unable to fetch parameters/,
    );
  });
});
