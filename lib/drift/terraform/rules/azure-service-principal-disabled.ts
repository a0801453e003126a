import { azureRule } from './plan-rule';
import { Observation } from '../../finding';
import { member } from '../../json-value';
import { isGiven } from '../keys/is-given';
import { inWords } from '../keys/parts';
import { isUnknown } from '../private/attributes';
import { byWhom, outlookInWords, shiftsOf } from '../private/shift';

const SHUT_OUT = 'Zoom is shut out of all keys of the tenant';

/** Finds service principals of Zoom that are disabled, or about to be. */
export const azureServicePrincipalDisabled = azureRule({
  id: 'azure-service-principal-disabled',
  severity: 'critical',
  kind: 'drift',
  cause: "Zoom's service principal is disabled in the tenant, or the next apply disables it.",
  explanation:
    'A disabled service principal gets no token, so that Zoom can use no key of the tenant, whatever its roles.',
  remedy: 'Enable it (`az ad sp update --id … --set accountEnabled=true`), after finding out who disabled it.',
  source: 'https://learn.microsoft.com/entra/identity/enterprise-apps/disable-user-sign-in-portal',
  observe: key =>
    key.principals.flatMap((principal): Observation[] => {
      const isDisabled = (values: unknown) => member(values, 'account_enabled') === false;
      const shifts = shiftsOf(principal, isDisabled, !isUnknown(principal, 'account_enabled')).filter(({ to }) => to);
      const told = shifts.map(shift => ({
        message: `${byWhom(shift.origin, 'disabled', 'disables')} ${inWords(principal)}: ${SHUT_OUT}${outlookInWords(shift)}`,
      }));
      const isKnown = shifts.some(({ origin }) => origin === 'drift') || isGiven(key, principal, 'account_enabled');
      return isDisabled(principal.live) && !isKnown
        ? [{ message: `${inWords(principal)} is disabled: ${SHUT_OUT}` }, ...told]
        : told;
    }),
});
