import * as sdk from '@aws-sdk/client-cloudformation';
import { stringify } from 'yaml';
import { deploy, keyResource, reasonOf, settled, template } from './stack-support';
import { Clients, describeStack, expectError, outputOf } from './support';

let clients: Clients;
let client: sdk.CloudFormationClient;
let count = 0;

beforeAll(async () => {
  clients = await Clients.start();
  client = clients.cloudFormation('eu-central-1');
});
afterAll(() => clients.stop());

const METADATA = { Meta: { Type: 'AWS::CDK::Metadata' } };

/** What a value is in an output of a stack. */
async function valueOf(
  Value: unknown,
  rest: object = {},
  input: Partial<sdk.CreateStackInput> = {},
): Promise<string | undefined> {
  count += 1;
  const name = `Value${count}`;
  await deploy(client, name, template(METADATA, { Outputs: { Out: { Value } }, ...rest }), input);
  return outputOf(client, name, 'Out');
}

const Mappings = { Sizes: { small: { days: '7' } } };
const Conditions = {
  Yes: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] },
  No: { 'Fn::Not': [{ Condition: 'Yes' }] },
  Both: { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] },
  Any: { 'Fn::Or': [{ Condition: 'No' }, { Condition: 'Yes' }] },
};

describe('functions', () => {
  test.each<[string, unknown, string]>([
    ['Ref of the account', { Ref: 'AWS::AccountId' }, '111122223333'],
    ['Ref of the partition', { Ref: 'AWS::Partition' }, 'aws'],
    ['Ref of the URL suffix', { Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
    [
      'Sub',
      { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root ${!Literal}' },
      'arn:aws:iam::111122223333:root ${Literal}',
    ],
    [
      'Sub with variables',
      { 'Fn::Sub': ['${A}-${AWS::Region}', { A: { 'Fn::Join': ['+', ['x', 'y']] } }] },
      'x+y-eu-central-1',
    ],
    ['Join', { 'Fn::Join': [':', ['a', { Ref: 'AWS::Region' }]] }, 'a:eu-central-1'],
    ['Select and Split', { 'Fn::Select': [1, { 'Fn::Split': [',', 'a,b,c'] }] }, 'b'],
    ['If', { 'Fn::If': ['Yes', 'then', 'else'] }, 'then'],
    ['If of And', { 'Fn::If': ['Both', 'then', 'else'] }, 'else'],
    ['If of Or', { 'Fn::If': ['Any', 'then', 'else'] }, 'then'],
    ['If without a value', { 'Fn::Join': ['', ['a', { 'Fn::If': ['No', 'b', { Ref: 'AWS::NoValue' }] }]] }, 'a'],
    ['FindInMap', { 'Fn::FindInMap': ['Sizes', 'small', 'days'] }, '7'],
    ['FindInMap with a default', { 'Fn::FindInMap': ['Sizes', 'large', 'days', { DefaultValue: '30' }] }, '30'],
    ['Base64', { 'Fn::Base64': 'zoom' }, 'em9vbQ=='],
  ])('%s is evaluated', async (_, value, expected) => {
    expect(await valueOf(value, { Mappings, Conditions })).toBe(expected);
  });

  test('short forms of YAML are evaluated', async () => {
    const TemplateBody =
      'Resources:\n  Meta:\n    Type: AWS::CDK::Metadata\nOutputs:\n  Out:\n    Value: !Join ["-", [!Ref "AWS::Region", !Sub "${AWS::AccountId}"]]\n';
    await deploy(client, 'Yaml', TemplateBody);
    expect(await outputOf(client, 'Yaml', 'Out')).toBe('eu-central-1-111122223333');
  });

  test('YAML as the CLI writes it keeps text that looks like something else', async () => {
    const outputs = {
      A: { Value: 'yes' },
      B: { Value: '2012-10-17' },
      C: { Value: '0123' },
      D: { Value: 'a: b\n# c' },
    };
    const body = stringify({ Resources: METADATA, Outputs: outputs }, { schema: 'yaml-1.1', lineWidth: 0 });
    await deploy(client, 'Text', body);
    const { Outputs } = await describeStack(client, 'Text');
    expect(Object.fromEntries(Outputs!.map(o => [o.OutputKey, { Value: o.OutputValue }]))).toEqual(outputs);
  });

  test('resources and outputs with a condition that does not hold are left out', async () => {
    const Outputs = { Out: { Condition: 'No', Value: { Ref: 'Key' } }, Kept: { Value: 'x' } };
    await deploy(
      client,
      'Conditional',
      template({ ...METADATA, Key: keyResource({}, { Condition: 'No' }) }, { Conditions, Outputs }),
    );
    expect((await describeStack(client, 'Conditional')).Outputs).toMatchObject([{ OutputKey: 'Kept' }]);
    const { StackResources } = await client.send(new sdk.DescribeStackResourcesCommand({ StackName: 'Conditional' }));
    expect(StackResources?.map(resource => resource.LogicalResourceId)).toEqual(['Meta']);
  });
});

describe('parameters', () => {
  const Parameters = {
    Name: { Type: 'String', Default: 'zoom', AllowedPattern: '[a-z]+' },
    Days: { Type: 'Number', Default: 7, MaxValue: 30 },
    List: { Type: 'CommaDelimitedList', Default: 'a, b' },
    Secret: { Type: 'String', NoEcho: true, Default: 'hidden' },
  };
  const value = { 'Fn::Join': ['/', [{ Ref: 'Name' }, { Ref: 'Days' }, { 'Fn::Select': [1, { Ref: 'List' }] }]] };
  const given = (ParameterKey: string, ParameterValue: string) => ({ Parameters: [{ ParameterKey, ParameterValue }] });

  test('defaults, given and previous values are used, and secrets are not shown', async () => {
    expect(await valueOf(value, { Parameters })).toBe('zoom/7/b');
    expect(await valueOf(value, { Parameters }, given('Name', 'cmk'))).toBe('cmk/7/b');
    const name = `Value${count}`;
    const previous = {
      Parameters: [
        { ParameterKey: 'Name', UsePreviousValue: true },
        { ParameterKey: 'Days', ParameterValue: '9' },
      ],
    };
    await client.send(new sdk.UpdateStackCommand({ StackName: name, UsePreviousTemplate: true, ...previous }));
    await settled(client, name);
    expect(await outputOf(client, name, 'Out')).toBe('cmk/9/b');
    const shown = (await describeStack(client, name)).Parameters!.find(({ ParameterKey }) => ParameterKey === 'Secret');
    expect(shown?.ParameterValue).toBe('****');
  });

  test.each<[string, object, object, RegExp]>([
    ['a pattern that does not match', Parameters, given('Name', 'ZOOM'), /must match pattern/],
    [
      'a pattern that is none',
      { Name: { Type: 'String', AllowedPattern: '(' } },
      given('Name', 'x'),
      /not a regular expression/,
    ],
    ['a number that is too large', Parameters, given('Days', '31'), /less than or equal to 30/],
    ['a number that is none', Parameters, given('Days', 'x'), /must be a number/],
    ['an unknown parameter', Parameters, given('Other', 'x'), /\[Other\] do not exist in the template/],
    ['a missing value', { ...Parameters, Must: { Type: 'String' } }, {}, /\[Must\] must have values/],
    [
      'an SSM parameter that is not there',
      { Version: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/x' } },
      {},
      /^Unable to fetch parameters \[\/x\] from parameter store for this account\.$/,
    ],
    ['a value of EC2', { Image: { Type: 'AWS::EC2::Image::Id' } }, given('Image', 'x'), /it knows no EC2 values/],
  ])('fails on %s', async (_, parameters, input, message) => {
    await expectError(valueOf('x', { Parameters: parameters }, input), 'ValidationError', message);
  });
});

describe('refusals', () => {
  const refused = (body: string, message: RegExp) =>
    expectError(
      client.send(new sdk.CreateStackCommand({ StackName: 'Refused', TemplateBody: body })),
      'ValidationError',
      message,
    );

  test('fails on a cycle, by its members only', async () => {
    const on = (other: string) => ({
      Type: 'AWS::KMS::Alias',
      Properties: { AliasName: 'alias/x', TargetKeyId: { Ref: other } },
    });
    await refused(
      template({ A: on('B'), B: { ...METADATA.Meta, DependsOn: 'C' }, C: on('A'), D: on('A') }),
      /^Circular dependency between resources: \[A, B, C\]$/,
    );
  });

  test.each<[string, string, RegExp]>([
    [
      'an unknown reference',
      template({ Key: keyResource({ Description: { Ref: 'Nothing' } }) }),
      /Unresolved resource dependencies \[Nothing\]/,
    ],
    [
      'an unknown attribute',
      template({ Key: keyResource(), A: keyResource({ Description: { 'Fn::GetAtt': 'Key.Colour' } }) }),
      /does not support attribute type Colour/,
    ],
    [
      'an unknown function',
      template({ Key: keyResource({ Description: { 'Fn::Cidr': [] } }) }),
      /Fn::Cidr is not implemented by this endpoint/,
    ],
    ['no resources', '{}', /At least one Resources member must be defined/],
    ['a list', '[]', /unsupported structure/],
    ['broken YAML', 'a: [', /YAML not well-formed/],
    ['an unknown section', template(METADATA, { Extra: {} }), /Invalid template property or properties \[Extra\]/],
    ['a transform', template(METADATA, { Transform: 'AWS::Serverless-2016-10-31' }), /Transform is not implemented/],
    [
      'a template of more than 51,200 bytes',
      template(METADATA, { Description: 'x'.repeat(51200) }),
      /less than or equal to 51200/,
    ],
    [
      'a resource name like __proto__',
      '{"Resources":{"__proto__":{"Type":"AWS::CDK::Metadata"}}}',
      /Template format error/,
    ],
    [
      'an unknown condition',
      template({ Meta: { ...METADATA.Meta, Condition: 'Maybe' } }),
      /Unresolved condition dependency Maybe/,
    ],
    ['an output that is no text', template(METADATA, { Outputs: { Out: { Value: [] } } }), /must evaluate to a String/],
    [
      'a mapping that is not there',
      template(METADATA, { Mappings, Outputs: { Out: { Value: { 'Fn::FindInMap': ['Sizes', 'large', 'days'] } } } }),
      /Unable to get mapping for Sizes::large::days/,
    ],
    [
      'an export that is not there',
      template({ Key: keyResource({ Description: { 'Fn::ImportValue': 'none' } }) }),
      /No export named none found/,
    ],
    [
      'a stack that is not there',
      template({
        Key: keyResource({ Description: { 'Fn::GetStackOutput': { StackName: 'None', OutputName: 'Out' } } }),
      }),
      /Stack \[None\] does not exist/,
    ],
  ])('fails on %s', async (_, body, message) => {
    await refused(body, message);
  });

  test('fails to export a name twice', async () => {
    const body = template(METADATA, { Outputs: { Out: { Value: 'x', Export: { Name: 'taken' } } } });
    await deploy(client, 'First', body);
    expect((await deploy(client, 'Second', body)).StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await reasonOf(client, 'Second', 'ROLLBACK_IN_PROGRESS')).toContain('already exported by stack First');
  });
});
