import { evaluateText, isTuple, wrongShape } from './arguments';
import { Frame } from './frame';
import { all, Outcome, then } from './outcome';
import { isJsonObject, member } from '../../json-value';
import { shown } from '../../shown';

/**
 * Evaluates `Fn::FindInMap`, with the default of the language extensions.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html
 */
export function findInMap(argument: unknown, frame: Frame): Outcome {
  if (!isTuple(argument, 3, 4)) return wrongShape('Fn::FindInMap', '[mapping, key, key]', argument, frame);
  const [mapping, first, second, options] = argument;
  const keys = [mapping, first, second].map(each => evaluateText(each, 'Fn::FindInMap', frame));
  return then(all(keys), texts => {
    const found = member(frame.scope.stack.template, 'Mappings', ...texts);
    if (found !== undefined) return frame.evaluate(found);
    return isJsonObject(options) && Object.hasOwn(options, 'DefaultValue')
      ? frame.evaluate(options.DefaultValue)
      : frame.unresolved(`\`Fn::FindInMap\` of \`${shown(texts.join('.'))}\``, 'the template has no such mapping');
  });
}
