import { azureRule } from './plan-rule';
import { AZURE_KEY_VAULT_ARTICLE } from '../../../zoom';
import { inWords } from '../keys/parts';
import { isUnknown, textOf, valueInWords } from '../private/attributes';
import { byWhom, outlookInWords, shiftsOf } from '../private/shift';

/** Finds role assignments that go from Zoom to somebody else. */
export const azureZoomPrincipalDiffers = azureRule({
  id: 'azure-zoom-principal-differs',
  severity: 'critical',
  kind: 'drift',
  cause: "Zoom's role assignment is of another principal than before, or is about to be.",
  explanation: 'One of the two is not Zoom. Whoever has the role can use the key, and whoever had it no longer can.',
  remedy:
    "Find out which of the two is the service principal of Zoom's application (`az ad sp show --id`), and give that one the role.",
  source: AZURE_KEY_VAULT_ARTICLE.url,
  observe: ({ assignments }) =>
    assignments.flatMap(assignment =>
      shiftsOf(
        assignment,
        values => textOf(values, 'principal_id')?.toLowerCase(),
        !isUnknown(assignment, 'principal_id'),
      ).map(shift => {
        const [was, is] = [shift.from, shift.to].map(id => valueInWords(assignment, 'principal_id', id ?? 'nobody'));
        return {
          message: `${byWhom(shift.origin, 'changed', 'changes')} the principal of ${inWords(assignment)} from ${was} to ${is}: one of them is not Zoom${outlookInWords(shift)}`,
        };
      }),
    ),
});
