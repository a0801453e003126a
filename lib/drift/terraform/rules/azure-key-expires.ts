import { azureRule } from './plan-rule';
import { Observation } from '../../finding';
import { member } from '../../json-value';
import { AzureKeyInPlan } from '../keys/key-in-plan';
import { inWords } from '../keys/parts';
import { planTime } from '../keys/plan-time';
import { firstBlock, isUnknown, textOf, valueInWords } from '../private/attributes';
import { byWhom, outlookInWords, Shift, shiftsOf } from '../private/shift';

/** Finds keys that have expired, or that expire sooner or later than they did. */
export const azureKeyExpires = azureRule({
  id: 'azure-key-expires',
  severity: 'high',
  kind: 'drift',
  cause: 'The key has expired, or its expiry is not the one that it had.',
  explanation: 'Content that an expired key encrypted cannot be read, nor new content stored, until the date is moved.',
  remedy: 'Move the date to a later one, in code: an earlier one, or none, means another key to the provider.',
  source: 'https://learn.microsoft.com/azure/key-vault/keys/about-keys-details',
  observe: key => {
    const now = planTime(key);
    const expiry = textOf(key.key.live, 'expiration_date');
    const hasExpired = expiry !== undefined && now !== undefined && Date.parse(expiry) <= now;
    const expired: Observation[] = hasExpired
      ? [
          {
            severity: 'critical',
            message: `${inWords(key.key)} expired on ${valueInWords(key.key, 'expiration_date', expiry)}: content can be neither read nor stored`,
          },
        ]
      : [];
    // Each rotation sets the expiry of the version that it makes.
    const isRotated = typeof member(firstBlock(key.key.live, 'rotation_policy'), 'expire_after') === 'string';
    return [
      ...expired,
      ...shiftsOf(key.key, values => textOf(values, 'expiration_date'), !isUnknown(key.key, 'expiration_date'))
        .filter(({ origin }) => origin === 'pending' || !(isRotated || hasExpired))
        .map(shift => shiftObservation(key, shift, now)),
    ];
  },
});

function shiftObservation(
  { key }: AzureKeyInPlan,
  shift: Shift<string | undefined>,
  now: number | undefined,
): Observation {
  const { from, to, origin } = shift;
  const date = (text: string) => valueInWords(key, 'expiration_date', text);
  const was = from === undefined ? 'it did not expire before' : `it was ${date(from)}`;
  if (to === undefined) {
    return {
      severity: 'low',
      message: `${byWhom(origin, 'took', 'takes')} the expiry of ${inWords(key)} away, ${was}${outlookInWords(shift)}`,
    };
  }
  const isLater = from !== undefined && Date.parse(to) > Date.parse(from);
  const isPast = now !== undefined && Date.parse(to) <= now;
  return {
    severity: isLater ? 'low' : isPast ? 'critical' : 'high',
    message: `${byWhom(origin, 'changed', 'changes')} the expiry of ${inWords(key)} to ${date(to)}, ${was}: from then on content can be neither read nor stored${outlookInWords(shift)}`,
  };
}
