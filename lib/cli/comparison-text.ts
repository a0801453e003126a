import { alikeChanges, consequenceOf, gainInWords, lossInWords } from '../drift/access-words';
import { zoomServiceOf } from '../drift/principal-names';
import { Colours, NO_COLOURS } from '../drift/reports/colours';
import { plainText } from '../drift/reports/plain-text';
import { AccessChange, Comparison } from '../key-policy';

const VERDICTS: Readonly<Record<Comparison['outcome'], (colours: Colours) => string>> = {
  equivalent: ({ green }) => green('equivalent: both policies let the same principals do the same'),
  different: ({ red }) => red('different: the second policy does not mean what the first does'),
  indeterminate: ({ yellow }) =>
    yellow('indeterminate: it is not proved that the policies mean the same, or that they do not'),
};

/** A comparison of two key policies for people: the verdict, who gains and loses what, and what it rests on. */
export function comparisonText(comparison: Comparison, colours: Colours = NO_COLOURS): string {
  const { outcome, gains, losses, cosmetic, reasons, assumptions, withoutEffect, risks } = comparison;
  const { red, green, yellow, dim } = colours;
  const lines = (paint: (text: string) => string, sign: string, texts: readonly string[]) =>
    texts.map(text => `${paint(sign)} ${plainText(text)}`);
  return [
    VERDICTS[outcome](colours),
    ...lines(red, '!', risks),
    ...lines(red, '-', alikeChanges(losses).map(lossWithConsequence)),
    ...lines(
      green,
      '+',
      alikeChanges(gains).map(changes => gainInWords(changes)),
    ),
    ...lines(yellow, '?', reasons),
    ...[
      ...cosmetic.map(text => `cosmetic: ${text}`),
      ...withoutEffect.map(text => `without effect: ${text}`),
      ...assumptions.map(text => `assumed: ${text}`),
      'not shown here: IAM policies, service control policies and grants, which decide too',
    ].map(text => dim(plainText(text))),
  ]
    .map(line => `${line}\n`)
    .join('');
}

function lossWithConsequence(changes: readonly [AccessChange, ...AccessChange[]]): string {
  const [{ principal, action }] = changes;
  const consequence = zoomServiceOf(principal) && consequenceOf(action);
  return consequence ? `${lossInWords(changes)}: ${consequence}` : lossInWords(changes);
}
