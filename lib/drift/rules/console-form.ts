import { AccessChange } from '../../key-policy';
import { AWS_KMS_ARTICLE } from '../../zoom';
import { alikeChanges, gainInWords } from '../access-words';
import { zoomServiceOf } from '../principal-names';
import { DriftRule } from './rule';

const GRANT_ACTIONS = ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'];
const USE_ACTIONS = ['kms:ReEncryptFrom', 'kms:ReEncryptTo'];

/**
 * Whether a gain is what the console's "Add other AWS accounts" writes for Zoom's key broker beyond the article's JSON:
 * `kms:ReEncrypt*`, and grants for AWS services.
 */
export function isConsoleForm({ principal, action, condition }: AccessChange): boolean {
  if (zoomServiceOf(principal) !== 'key-broker') return false;
  return (
    USE_ACTIONS.includes(action) ||
    (GRANT_ACTIONS.includes(action) && /^if Bool kms:GrantIsForAWSResource = true$/i.test(condition ?? ''))
  );
}

/** Finds the statements that the console adds for another account, and names them for what they are. */
export const consoleForm: DriftRule = {
  id: 'console-form',
  severity: 'low',
  kind: 'drift',
  cause:
    'The policy has what the KMS console\'s "Add other AWS accounts" writes for Zoom\'s key broker, and the code has not.',
  explanation:
    "Zoom's article recommends that way of adding its account. It also grants `kms:ReEncrypt*` and grants for AWS services, which the article's JSON does not have.",
  remedy: 'Put the declared policy back, or leave it: the access is the one that Zoom recommends.',
  source: AWS_KMS_ARTICLE.url,
  observe: ({ policy, declared }) =>
    alikeChanges((policy.comparison?.gains ?? []).filter(isConsoleForm)).map(gains => ({
      message: `${gainInWords(gains, declared.region)}: the form of the console's "Add other AWS accounts"`,
      gains,
    })),
};
