import { azureRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { departureInWords, departureOf } from '../private/departure';

/** Finds service principals of Zoom that are gone, or about to go. */
export const azureServicePrincipalGone = azureRule({
  id: 'azure-service-principal-gone',
  severity: 'critical',
  kind: 'drift',
  cause: "Zoom's service principal does not exist in the tenant, or the next apply destroys or replaces it.",
  explanation:
    'Without it, Zoom has access to no key of the tenant. One that is made again is another one: role assignments of the old one do not count for it.',
  remedy:
    'Make it again (`az ad sp create --id`, or apply) or restore it in Microsoft Entra, then see that the role assignments name it.',
  source: 'https://learn.microsoft.com/entra/identity/enterprise-apps/restore-application',
  observe: ({ key, principals }) =>
    principals.flatMap(principal => {
      const departure = departureOf(principal);
      if (!departure || (departure.kind === 'missing' && !key.live)) return [];
      return [{ message: departureInWords(departure, inWords(principal), 'Zoom has access to no key of the tenant') }];
    }),
});
