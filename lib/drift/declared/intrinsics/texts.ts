import { asText, evaluateText, evaluateTexts, isTuple, wrongShape } from './arguments';
import { Frame } from './frame';
import { Outcome, then } from './outcome';

/**
 * Evaluates `Fn::Join`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-join.html
 */
export function join(argument: unknown, frame: Frame): Outcome {
  if (!isTuple(argument, 2)) return wrongShape('Fn::Join', '[delimiter, list]', argument, frame);
  return then(asText(argument[0], 'Fn::Join', frame), delimiter =>
    then(evaluateTexts(argument[1], 'Fn::Join', frame), texts => {
      frame.budget.spend(0, delimiter.length * texts.length);
      return { value: texts.join(delimiter) };
    }),
  );
}

/**
 * Evaluates `Fn::Split`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-split.html
 */
export function split(argument: unknown, frame: Frame): Outcome {
  if (!isTuple(argument, 2)) return wrongShape('Fn::Split', '[delimiter, text]', argument, frame);
  return then(asText(argument[0], 'Fn::Split', frame), delimiter =>
    then(evaluateText(argument[1], 'Fn::Split', frame), text =>
      delimiter === ''
        ? wrongShape('Fn::Split', 'a delimiter that is not empty', delimiter, frame)
        : { value: text.split(delimiter) },
    ),
  );
}

/**
 * Evaluates `Fn::Base64`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-base64.html
 */
export function base64(argument: unknown, frame: Frame): Outcome {
  return then(evaluateText(argument, 'Fn::Base64', frame), text => ({ value: Buffer.from(text).toString('base64') }));
}

/**
 * Evaluates `Fn::ToJsonString`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ToJsonString.html
 */
export function toJsonString(argument: unknown, frame: Frame): Outcome {
  return then(frame.evaluate(argument), value =>
    typeof value === 'object' && value !== null
      ? { value: JSON.stringify(value) }
      : wrongShape('Fn::ToJsonString', 'an object or a list', value, frame),
  );
}
