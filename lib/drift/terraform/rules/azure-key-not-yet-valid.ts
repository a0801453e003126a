import { azureRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { planTime } from '../keys/plan-time';
import { textOf, valueInWords } from '../private/attributes';

/** Finds keys that can't be used before a day that is yet to come. */
export const azureKeyNotYetValid = azureRule({
  id: 'azure-key-not-yet-valid',
  severity: 'critical',
  kind: 'drift',
  cause: 'The key has an activation date that is yet to come, or gets one.',
  explanation:
    'Until then the key encrypts nothing, and decrypts only with those operations that Azure allows for recovery.',
  remedy: 'Take the date away: `az keyvault key set-attributes --not-before`, and `not_before_date` in code.',
  source: 'https://learn.microsoft.com/azure/key-vault/keys/about-keys-details',
  observe: plan => {
    const { key } = plan;
    const now = planTime(plan);
    const later = (text: string | undefined) => text !== undefined && now !== undefined && Date.parse(text) > now;
    const [live, wanted] = [key.live, key.wanted].map(values => textOf(values, 'not_before_date'));
    const date = (text: string) => valueInWords(key, 'not_before_date', text);
    if (live !== undefined && later(live)) {
      return [{ message: `${inWords(key)} can't be used before ${date(live)}` }];
    }
    return wanted !== undefined && later(wanted) && key.live
      ? [{ message: `the next apply changes ${inWords(key)} so that it can't be used before ${date(wanted)}` }]
      : [];
  },
});
