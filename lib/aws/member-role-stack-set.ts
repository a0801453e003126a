/** Where the role that a fleet reads member accounts with is deployed by a stack set, with permissions that AWS Organizations manages. */
export interface MemberRoleStackSet {
  /** Organizational units, `ou-…`, or the root, `r-…`, whose accounts get the role, also those that join later. The management account gets none. */
  readonly organizationalUnits: string[];

  /**
   * Whether the fleet's account is a delegated administrator of stack sets, and not the management account.
   *
   * @default true
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html
   */
  readonly delegatedAdministrator?: boolean;
}
