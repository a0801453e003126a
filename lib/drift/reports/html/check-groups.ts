import { AWS_CHECKS, LEFT_OPEN_IN_AWS } from './aws-checks';
import { AZURE_CHECKS, LEFT_OPEN_IN_AZURE } from './azure-checks';
import { CheckGroup } from './check-group';
import { LEFT_OPEN_IN_OCI, OCI_CHECKS } from './oci-checks';
import { Cloud } from '../../finding';

/** The columns of the matrix of a cloud. A rule that is in none has its place in `OTHER_CHECKS`. */
export const CHECK_GROUPS: Readonly<Record<Cloud, readonly CheckGroup[]>> = {
  aws: AWS_CHECKS,
  azure: AZURE_CHECKS,
  oci: OCI_CHECKS,
};

/** The column of rules that no group names. */
export const OTHER_CHECKS: CheckGroup = { title: 'All other checks', rules: [] };

/** What stays open at a key where a rule found something, by its id. */
export const LEFT_OPEN_BY_RULE: ReadonlyMap<string, readonly CheckGroup[]> = new Map([
  ...LEFT_OPEN_IN_AWS,
  ...LEFT_OPEN_IN_AZURE,
  ...LEFT_OPEN_IN_OCI,
]);
