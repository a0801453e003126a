import { evaluateList, evaluateText, isTuple, wrongShape } from './arguments';
import { Frame } from './frame';
import { Outcome, then } from './outcome';

/**
 * Evaluates `Fn::Select`. Of a list that is written out, only what is selected has to be known.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-select.html
 */
export function select(argument: unknown, frame: Frame): Outcome {
  if (!isTuple(argument, 2)) return wrongShape('Fn::Select', '[index, list]', argument, frame);
  const [index, list] = argument;
  return then(evaluateText(index, 'Fn::Select', frame), text => {
    const position = /^[0-9]{1,9}$/.test(text) ? Number(text) : -1;
    const nth = (items: unknown[]): Outcome =>
      position >= 0 && position < items.length
        ? { value: items[position] }
        : wrongShape('Fn::Select', `an index from 0 to ${items.length - 1}`, text, frame);
    return Array.isArray(list)
      ? then(nth(list), item => frame.evaluate(item))
      : then(evaluateList(list, 'Fn::Select', frame), nth);
  });
}

/**
 * Evaluates `Fn::Length`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-length.html
 */
export function length(argument: unknown, frame: Frame): Outcome {
  return then(evaluateList(argument, 'Fn::Length', frame), list => ({ value: list.length }));
}
