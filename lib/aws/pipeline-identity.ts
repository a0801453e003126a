import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { requireExact } from './private/exact-text';

/** How a pipeline shows AWS who it is, without a secret: a token of its CI system, by OpenID Connect. */
interface Token {
  /** Host, and path where there is one, of the issuer. */
  readonly issuer: string;
  readonly audience: string;
  /** What the token's `sub` has to be, to the letter. */
  readonly subject: string;
}

/**
 * A pipeline that may take a role: one repository, and in it one branch, tag or environment, to the letter. A wildcard would let every
 * fork's pull request in that matches it.
 *
 * The account needs an identity provider for the CI system; it has one for all roles, so it is not made here.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
 */
export class PipelineIdentity {
  /**
   * A workflow of GitHub Actions on one branch or tag.
   *
   * @param repository `owner/name`
   * @param ref `refs/heads/main`, `refs/tags/v1`
   * @see https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments/about-security-hardening-with-openid-connect
   */
  public static gitHubRef(repository: string, ref: string): PipelineIdentity {
    return new PipelineIdentity(scope => {
      requireExact(scope, 'repository', repository, /^[\w.-]+\/[\w.-]+$/, "'owner/name'");
      requireExact(scope, 'ref', ref, /^refs\/(heads|tags)\/[^\s:]+$/, "'refs/heads/main' or 'refs/tags/v1'");
      return openId(scope, { ...GITHUB, subject: `repo:${repository}:ref:${ref}` });
    });
  }

  /**
   * A job of GitHub Actions that runs in one environment, whose protection rules then decide who may run it.
   *
   * @param repository `owner/name`
   * @param environment its name
   * @see https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments/about-security-hardening-with-openid-connect
   */
  public static gitHubEnvironment(repository: string, environment: string): PipelineIdentity {
    return new PipelineIdentity(scope => {
      requireExact(scope, 'repository', repository, /^[\w.-]+\/[\w.-]+$/, "'owner/name'");
      requireExact(scope, 'environment', environment, /^[^\s:]+$/, "such as 'production'");
      return openId(scope, { ...GITHUB, subject: `repo:${repository}:environment:${environment}` });
    });
  }

  /**
   * A job of GitLab CI on one branch.
   *
   * @param project `group/project`
   * @param branch its name
   * @see https://docs.gitlab.com/ci/cloud_services/aws/
   */
  public static gitLabBranch(project: string, branch: string): PipelineIdentity {
    return new PipelineIdentity(scope => {
      requireExact(scope, 'project', project, /^[\w.-]+(\/[\w.-]+)+$/, "'group/project'");
      requireExact(scope, 'branch', branch, /^[^\s:]+$/, "such as 'main'");
      const subject = `project_path:${project}:ref_type:branch:ref:${branch}`;
      return openId(scope, { issuer: 'gitlab.com', audience: 'https://gitlab.com', subject });
    });
  }

  /**
   * A service connection of Azure DevOps.
   *
   * @param organizationId GUID of the organization, which its issuer ends with
   * @param subject as the service connection shows it, `sc://organization/project/connection`
   * @see https://learn.microsoft.com/azure/devops/pipelines/library/connect-to-azure
   */
  public static azureDevOps(organizationId: string, subject: string): PipelineIdentity {
    return new PipelineIdentity(scope => {
      requireExact(scope, 'organizationId', organizationId, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'a GUID');
      requireExact(
        scope,
        'subject',
        subject,
        /^sc:\/\/[^\s/]+\/[^/]+\/[^/]+$/,
        "'sc://organization/project/connection'",
      );
      const issuer = `vstoken.dev.azure.com/${organizationId}`;
      return openId(scope, { issuer, audience: 'api://AzureADTokenExchange', subject });
    });
  }

  /**
   * Somebody who has an identity of AWS: the role of a CodeBuild project, a service, a user.
   *
   * @param principal who takes the role
   */
  public static principal(principal: iam.IPrincipal): PipelineIdentity {
    return new PipelineIdentity(() => principal);
  }

  private constructor(
    /** @internal */
    public readonly _principalIn: (scope: Construct) => iam.IPrincipal,
  ) {}
}

const GITHUB = { issuer: 'token.actions.githubusercontent.com', audience: 'sts.amazonaws.com' };

function openId(scope: Construct, { issuer, audience, subject }: Token): iam.IPrincipal {
  const provider = Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'oidc-provider',
    resourceName: issuer,
  });
  return new iam.WebIdentityPrincipal(provider, {
    StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: subject },
  });
}
