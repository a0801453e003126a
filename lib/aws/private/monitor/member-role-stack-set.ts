import { CfnStackSet, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { MemberRoleStackSet } from '../../member-role-stack-set';
import { requireTexts } from '../texts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackSetAutoDeploymentTargetSummary.html */
const ORGANIZATIONAL_UNIT = /^(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32})$/;

/** What is deployed to accounts, and where. */
export interface MemberRoleStackSetProps extends MemberRoleStackSet {
  readonly stackSetName: string;
  /** The template of the role, JSON. */
  readonly template: string;
}

/** The stack set that puts the members' role into the accounts of organizational units. */
export function memberRoleStackSet(scope: Construct, props: MemberRoleStackSetProps): void {
  const { stackSetName, template, organizationalUnits, delegatedAdministrator = true } = props;
  if (!Token.isUnresolved(organizationalUnits)) {
    const what = "a unit, such as 'ou-abcd-11112222', or the root, such as 'r-abcd'";
    requireTexts(scope, 'organizationalUnits', organizationalUnits, ORGANIZATIONAL_UNIT, what);
  }
  new CfnStackSet(scope, 'MemberRole', {
    stackSetName,
    description: 'The role by which a fleet check reads the keys of an account',
    permissionModel: 'SERVICE_MANAGED',
    callAs: delegatedAdministrator ? 'DELEGATED_ADMIN' : 'SELF',
    autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
    capabilities: ['CAPABILITY_NAMED_IAM'],
    // Roles are of the account, and not of a Region: any one will do.
    stackInstancesGroup: [
      { deploymentTargets: { organizationalUnitIds: organizationalUnits }, regions: [Stack.of(scope).region] },
    ],
    operationPreferences: { failureTolerancePercentage: 100, maxConcurrentPercentage: 25 },
    templateBody: template,
  });
}
