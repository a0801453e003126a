import {
  LIST_ALIASES_ACTION,
  READ_KEY_ACTIONS,
  READ_STACK_ACTIONS,
  READ_TEMPLATE_ACTION,
} from '../drift-check-actions';

/** Who may take the role that a fleet reads a member account with. */
export interface MemberRole {
  readonly roleName: string;
  /** ARN of the role of the fleet's function. */
  readonly readerArn: string;
  /** Account of the fleet. */
  readonly account: string;
  /** Id of the organization that both accounts are in, `o-…`. */
  readonly organizationId: string;
  /** Names of the stacks that may be read, with their templates; `*` stands for any characters. */
  readonly stackNames: readonly string[];
}

/**
 * The template of the role, for a stack set: it may read keys and the stacks of the account that are named, and change nothing.
 *
 * The reader is named by a condition. As a principal, it would be the role as it is today: made anew, it could read nothing, in no account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 */
export function memberRoleTemplate(role: MemberRole): object {
  const { roleName, readerArn, account, organizationId, stackNames } = role;
  // Not `Fn::Sub`, whose placeholders cfn-lint takes for mistakes in a template that has this one as a text.
  const inEveryRegion = (service: string, resource: string) => ({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:${service}:*:`, { Ref: 'AWS::AccountId' }, `:${resource}`]],
  });
  const allow = (Action: readonly string[], Resource: unknown) => ({ Effect: 'Allow', Action, Resource });
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: "Lets the fleet check of Zoom's customer managed keys read the keys of this account",
    Resources: {
      DriftReader: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: roleName,
          Description: "Reads what a drift check of the keys of Zoom's Customer Managed Key service looks at",
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'sts:AssumeRole',
                Principal: { AWS: account },
                Condition: {
                  ArnEquals: { 'aws:PrincipalArn': readerArn },
                  StringEquals: { 'aws:PrincipalOrgID': organizationId },
                },
              },
            ],
          },
          Policies: [
            {
              PolicyName: 'ReadKeysAndStacks',
              PolicyDocument: {
                Version: '2012-10-17',
                Statement: [
                  allow(READ_KEY_ACTIONS, inEveryRegion('kms', 'key/*')),
                  allow([LIST_ALIASES_ACTION], '*'),
                  allow(
                    [...READ_STACK_ACTIONS, READ_TEMPLATE_ACTION],
                    // Their ARNs end with an id that nobody knows before.
                    stackNames.map(name => inEveryRegion('cloudformation', `stack/${name}/*`)),
                  ),
                ],
              },
            },
          ],
        },
      },
    },
  };
}
