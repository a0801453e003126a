import { azureRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { isUnknown, textOf, valueInWords } from '../private/attributes';
import { byWhom, outlookInWords, shiftsOf } from '../private/shift';

/** Finds vaults of another SKU. */
export const azureVaultSkuDiffers = azureRule({
  id: 'azure-vault-sku-differs',
  severity: 'medium',
  kind: 'drift',
  cause: 'The SKU of the vault is not the one that it had, or is about to be another.',
  explanation: 'A key of type RSA-HSM needs a premium vault. A premium vault costs more.',
  remedy: 'Put the SKU back, or declare it.',
  source: 'https://learn.microsoft.com/azure/key-vault/keys/about-keys',
  observe: ({ key, vaults }) => {
    const isHsm = textOf(key.live, 'key_type') === 'RSA-HSM';
    return vaults.flatMap(vault =>
      shiftsOf(vault, values => textOf(values, 'sku_name')?.toLowerCase(), !isUnknown(vault, 'sku_name')).map(shift => {
        const [was, is] = [shift.from, shift.to].map(sku => valueInWords(vault, 'sku_name', sku ?? 'none'));
        const endangers = isHsm && shift.to !== 'premium';
        return {
          severity: endangers ? 'high' : undefined,
          message: `${byWhom(shift.origin, 'changed', 'changes')} the SKU of ${inWords(vault)} from ${was} to ${is}${endangers ? ', while the key needs a premium one' : ''}${outlookInWords(shift)}`,
        };
      }),
    );
  },
});
