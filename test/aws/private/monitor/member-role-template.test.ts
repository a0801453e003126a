import { memberRoleTemplate } from '../../../../lib/aws/private/monitor/member-role-template';
import { CfnLint } from '../../cfn-lint';

const READER = 'arn:aws:iam::111122223333:role/Fleet-check';

const ROLE = {
  ...{ roleName: 'key-reader', readerArn: READER, account: '111122223333', organizationId: 'o-exampleorgid' },
};

/** The role, as CloudFormation would make it in an account of a partition. */
function role(partition = 'aws', account = '444455556666', stackNames = ['*']): any {
  const template = memberRoleTemplate({ ...ROLE, stackNames });
  const text = JSON.stringify(template, (_, value) => value?.['Fn::Sub'] ?? joined(value))
    .replaceAll('${AWS::Partition}', partition)
    .replaceAll('${AWS::AccountId}', account);
  const { Resources } = JSON.parse(text);
  expect(Object.keys(Resources)).toEqual(['DriftReader']);
  expect(Resources.DriftReader.Type).toBe('AWS::IAM::Role');
  return Resources.DriftReader.Properties;
}

/** What `Fn::Join` makes of its parts, its references as `Fn::Sub` has them. */
function joined(value: any): unknown {
  const [separator, parts] = value?.['Fn::Join'] ?? [];
  return parts ? parts.map((part: any) => (part.Ref ? `\${${part.Ref}}` : part)).join(separator) : value;
}

test('the function of the fleet takes it, by its role, within the organization', () => {
  const { RoleName, AssumeRolePolicyDocument } = role();
  expect(RoleName).toBe('key-reader');
  expect(AssumeRolePolicyDocument.Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      // Not the role itself, which would be an id that is nobody's once the role is made anew.
      Principal: { AWS: '111122223333' },
      Condition: {
        ArnEquals: { 'aws:PrincipalArn': READER },
        StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' },
      },
    },
  ]);
});

test('it may read this, and nothing else', () => {
  const { Policies, ManagedPolicyArns } = role();
  expect(ManagedPolicyArns).toBeUndefined();
  expect(Policies).toHaveLength(1);
  const rights = Policies[0].PolicyDocument.Statement.map(({ Effect, Action, Resource, ...rest }: any) => {
    expect([Effect, rest]).toEqual(['Allow', {}]);
    return [Action, Resource];
  });
  expect(rights).toEqual([
    [
      ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:ListGrants', 'kms:ListResourceTags'],
      'arn:aws:kms:*:444455556666:key/*',
    ],
    // It has no resource.
    [['kms:ListAliases'], '*'],
    [
      ['cloudformation:DescribeStacks', 'cloudformation:ListStackResources', 'cloudformation:GetTemplate'],
      ['arn:aws:cloudformation:*:444455556666:stack/*/*'],
    ],
  ]);
});

test('it names what is of the account and partition that it is deployed to', () => {
  const resources = role('aws-us-gov', '777788889999').Policies[0].PolicyDocument.Statement.map(
    (each: any) => each.Resource,
  );
  expect(resources).toEqual([
    ...['arn:aws-us-gov:kms:*:777788889999:key/*', '*', ['arn:aws-us-gov:cloudformation:*:777788889999:stack/*/*']],
  ]);
});

test('it may read the stacks that are named, and no others', () => {
  const [, , stacks] = role('aws', '444455556666', ['Zoom', 'Zoom-*']).Policies[0].PolicyDocument.Statement;
  expect(stacks.Resource).toEqual([
    'arn:aws:cloudformation:*:444455556666:stack/Zoom/*',
    'arn:aws:cloudformation:*:444455556666:stack/Zoom-*/*',
  ]);
});

(CfnLint.isInstalled() ? test : test.skip)('cfn-lint finds no error in the template', () => {
  const template = memberRoleTemplate({ ...ROLE, stackNames: ['Zoom', 'Zoom-*'] });
  expect(CfnLint.errors([template])).toEqual([]);
});
