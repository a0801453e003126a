import { ociRule } from './plan-rule';
import { Observation } from '../../finding';
import { isGiven } from '../keys/is-given';
import { inWords } from '../keys/parts';
import { isUnknown, textOf } from '../private/attributes';
import { outlookInWords, shiftsOf } from '../private/shift';

const DISABLED = ['DISABLED', 'DISABLING'];
const UNUSABLE = 'content can be neither read nor stored';

/** Finds keys in OCI Vault that are disabled, or about to be. */
export const ociKeyDisabled = ociRule({
  id: 'oci-key-disabled',
  severity: 'critical',
  kind: 'drift',
  cause: 'The key is disabled without the code saying so, or the next apply disables it.',
  explanation: 'A disabled key encrypts and decrypts nothing.',
  remedy: 'Enable it (`oci kms management key enable`), after finding out who disabled it.',
  source: 'https://docs.oracle.com/iaas/Content/KeyManagement/Tasks/enablingdisablingkeys.htm',
  observe: plan => {
    const { key } = plan;
    const isDeclared = isGiven(plan, key, 'desired_state') && textOf(key.wanted, 'desired_state') === 'DISABLED';
    const state = textOf(key.live, 'state') ?? '';
    const found: Observation[] = [];
    if (DISABLED.includes(state) && !isDeclared) {
      const [shift] = shiftsOf(key, values => textOf(values, 'state'), !isUnknown(key, 'state')).filter(
        ({ origin }) => origin === 'drift',
      );
      // The state itself is never planned: what puts it back is the state that the code wants.
      const isRestored = isGiven(plan, key, 'desired_state') && textOf(key.wanted, 'desired_state') === 'ENABLED';
      found.push({
        message: shift
          ? `somebody disabled ${inWords(key)}: ${UNUSABLE}${outlookInWords({ outlook: isRestored ? 'restored' : 'kept' })}`
          : `${inWords(key)} is disabled: ${UNUSABLE}`,
      });
    }
    const isAboutTo = textOf(key.live, 'state') === 'ENABLED' && textOf(key.wanted, 'desired_state') === 'DISABLED';
    if (isAboutTo) found.push({ message: `the next apply disables ${inWords(key)}: ${UNUSABLE} from then on` });
    return found;
  },
});
