import { AccessChange } from '../../../key-policy';
import { alikeChanges } from '../../access-words';
import { zoomServiceOf } from '../../principal-names';
import { DriftRule } from '../../rules';
import { isConsoleForm } from '../../rules/console-form';
import { unexpectedAccess } from '../../rules/unexpected-access';
import { Severity } from '../../severity';
import { mayInWords } from '../words';

/** Finds what Zoom may do beyond what is asked for, and whoever else outside the owner's account may do something. */
export const moreAccessThanAsked: DriftRule = {
  ...unexpectedAccess,
  remedy:
    'Take the statement out of the policy, unless the access is meant; of Zoom, verify with what it is meant to have (--broker, --search).',
  observe: ({ policy, declared }) =>
    alikeChanges((policy.comparison?.gains ?? []).filter(gain => !isConsoleForm(gain))).map(gains => {
      const { principal } = gains[0];
      const beyond = zoomServiceOf(principal) ? ', beyond what is asked for' : '';
      return {
        message: `${mayInWords(gains, declared.region)}${beyond}`,
        severity: severityOf(gains[0]),
        gains,
      };
    }),
};

/** Zoom and the services of AWS are no strangers. */
function severityOf({ principal }: AccessChange): Severity | undefined {
  const isService = /^[a-z0-9.-]+\.amazonaws\.com$/.test(principal);
  return isService || zoomServiceOf(principal) ? 'high' : undefined;
}
