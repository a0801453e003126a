/**
 * What `zoom-cmk drift` and `verify` ask KMS for. None of it changes anything, or uses the key.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html
 */
export const READ_KEY_ACTIONS = [
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListResourceTags',
];

/** What of it is of an account, and not of a key. */
export const LIST_ALIASES_ACTION = 'kms:ListAliases';

/** What they ask CloudFormation for: which live key a resource of a template is. */
export const READ_STACK_ACTIONS = ['cloudformation:DescribeStacks', 'cloudformation:ListStackResources'];

/** What `zoom-cmk drift --deployed` asks for besides, of stacks that are named. */
export const READ_TEMPLATE_ACTION = 'cloudformation:GetTemplate';

/** What finds stacks that are not named. */
export const LIST_STACKS_ACTION = 'cloudformation:ListStacks';
