import { Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ACCOUNT, newStack } from './support';
import { DriftCheckRole, DriftCheckRoleProps, PipelineIdentity, ZoomKmsKey } from '../../lib/aws';

const MAIN = PipelineIdentity.gitHubRef('acme/keys', 'refs/heads/main');

function stackWithRole(props: Partial<DriftCheckRoleProps> = {}): Stack {
  const stack = newStack();
  new DriftCheckRole(stack, 'Check', { pipeline: MAIN, ...props });
  return stack;
}

/** Who may take the role. */
function trustOf(pipeline: PipelineIdentity): any {
  const [role] = Object.values(Template.fromStack(stackWithRole({ pipeline })).findResources('AWS::IAM::Role'));
  const [statement, ...others] = role.Properties.AssumeRolePolicyDocument.Statement;
  expect(others).toEqual([]);
  return statement;
}

/** What the role may do: actions and resources of each statement. */
function rightsOf(stack: Stack): [string[], unknown][] {
  const [policy, ...others] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  expect(others).toEqual([]);
  return policy.Properties.PolicyDocument.Statement.map(({ Effect, Action, Resource }: any) => {
    expect(Effect).toBe('Allow');
    return [[Action].flat(), Resource];
  });
}

const arn = (rest: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:${rest}`]] });

test('minimal properties: every key of the account may be read, and nothing changed or used', () => {
  expect(rightsOf(stackWithRole())).toEqual([
    [
      ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:ListGrants', 'kms:ListResourceTags'],
      arn(`kms:*:${ACCOUNT}:key/*`),
    ],
    [['kms:ListAliases'], '*'],
    [
      ['cloudformation:DescribeStacks', 'cloudformation:ListStackResources'],
      arn(`cloudformation:*:${ACCOUNT}:stack/*`),
    ],
  ]);
});

test('maximal properties: the named keys in all their Regions, and the templates of stacks', () => {
  const stack = newStack();
  const cmk = new ZoomKmsKey(stack, 'Cmk', { replicaRegions: ['us-west-2'] });
  const check = new DriftCheckRole(stack, 'Check', {
    pipeline: MAIN,
    keys: [cmk],
    deployedTemplates: true,
    roleName: 'drift-reader',
  });
  const [[, keys], , [actions]] = rightsOf(stack);
  expect(keys).toEqual({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:kms:*:${ACCOUNT}:key/`, stack.resolve(cmk.keyId)]],
  });
  expect(actions).toEqual([
    'cloudformation:DescribeStacks',
    'cloudformation:ListStackResources',
    'cloudformation:GetTemplate',
    'cloudformation:ListStacks',
  ]);
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', { RoleName: 'drift-reader' });
  const roleId = stack.getLogicalId(check.role.node.defaultChild as iam.CfnRole);
  expect(stack.resolve(check.roleArn)).toEqual({ 'Fn::GetAtt': [roleId, 'Arn'] });
});

test.each<[string, PipelineIdentity, string, string, string]>([
  [
    'a branch on GitHub',
    MAIN,
    'token.actions.githubusercontent.com',
    'sts.amazonaws.com',
    'repo:acme/keys:ref:refs/heads/main',
  ],
  [
    'an environment on GitHub',
    PipelineIdentity.gitHubEnvironment('acme/keys', 'production'),
    'token.actions.githubusercontent.com',
    'sts.amazonaws.com',
    'repo:acme/keys:environment:production',
  ],
  [
    'a branch on GitLab',
    PipelineIdentity.gitLabBranch('acme/security/keys', 'main'),
    'gitlab.com',
    'https://gitlab.com',
    'project_path:acme/security/keys:ref_type:branch:ref:main',
  ],
  [
    'a service connection of Azure DevOps',
    PipelineIdentity.azureDevOps('11111111-2222-3333-4444-555555555555', 'sc://acme/keys/aws drift'),
    'vstoken.dev.azure.com/11111111-2222-3333-4444-555555555555',
    'api://AzureADTokenExchange',
    'sc://acme/keys/aws drift',
  ],
])('%s takes the role by its token, to the letter', (_, pipeline, issuer, audience, subject) => {
  expect(trustOf(pipeline)).toEqual({
    Effect: 'Allow',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: { Federated: arn(`iam::${ACCOUNT}:oidc-provider/${issuer}`) },
    Condition: { StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: subject } },
  });
});

test('a project of CodeBuild takes the role by its own', () => {
  const principal = new iam.ArnPrincipal(`arn:aws:iam::${ACCOUNT}:role/codebuild`);
  expect(trustOf(PipelineIdentity.principal(principal))).toEqual({
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/codebuild` },
  });
});

test.each<[string, PipelineIdentity, string]>([
  [
    'a wildcard for a repository',
    PipelineIdentity.gitHubRef('acme/*', 'refs/heads/main'),
    "repository has no wildcard, as others would match it too, got 'acme/*'",
  ],
  ['a wildcard for a branch', PipelineIdentity.gitHubRef('acme/keys', 'refs/heads/*'), 'ref has no wildcard'],
  [
    'a branch by its short name',
    PipelineIdentity.gitHubRef('acme/keys', 'main'),
    "ref is 'refs/heads/main' or 'refs/tags/v1', got 'main'",
  ],
  ['a pull request', PipelineIdentity.gitHubRef('acme/keys', 'refs/pull/1/merge'), "got 'refs/pull/1/merge'"],
  [
    'a repository without its owner',
    PipelineIdentity.gitHubRef('keys', 'refs/heads/main'),
    "repository is 'owner/name', got 'keys'",
  ],
  [
    'a repository by its address',
    PipelineIdentity.gitHubEnvironment('https://github.com/acme/keys', 'x'),
    "repository is 'owner/name'",
  ],
  [
    'an environment that ends the subject early',
    PipelineIdentity.gitHubEnvironment('acme/keys', 'x:y'),
    "environment is such as 'production', got 'x:y'",
  ],
  [
    'a wildcard for an environment',
    PipelineIdentity.gitHubEnvironment('acme/keys', 'prod?'),
    'environment has no wildcard',
  ],
  [
    'a project without its group',
    PipelineIdentity.gitLabBranch('keys', 'main'),
    "project is 'group/project', got 'keys'",
  ],
  ['a wildcard for a branch on GitLab', PipelineIdentity.gitLabBranch('acme/keys', '*'), 'branch has no wildcard'],
  [
    'an organization by its name',
    PipelineIdentity.azureDevOps('acme', 'sc://acme/keys/aws'),
    "organizationId is a GUID, got 'acme'",
  ],
  [
    'a subject of another form',
    PipelineIdentity.azureDevOps('11111111-2222-3333-4444-555555555555', 'acme'),
    "subject is 'sc://organization/project/connection', got 'acme'",
  ],
  [
    'a repository that only CloudFormation knows',
    PipelineIdentity.gitHubRef(Lazy.string({ produce: () => 'acme/keys' }), 'refs/heads/main'),
    'repository is known at synthesis, got a token: write it out',
  ],
])('fails with %s', (_, pipeline, message) => {
  expect(() => stackWithRole({ pipeline })).toThrow(message);
});
