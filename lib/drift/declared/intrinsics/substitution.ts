import { asText, isTuple, wrongShape } from './arguments';
import { attributeOf, splitAtDot } from './attributes';
import { Frame } from './frame';
import { all, Outcome, then } from './outcome';
import { referenceTo } from './references';
import { JsonObject, isJsonObject } from '../../json-value';

/**
 * Evaluates `Fn::Sub`, with or without variables of its own.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
 */
export function substitute(argument: unknown, frame: Frame): Outcome {
  const [pattern, variables] = isTuple(argument, 2) ? argument : [argument, {}];
  if (typeof pattern !== 'string' || !isJsonObject(variables)) {
    return wrongShape('Fn::Sub', 'a text, or [text, variables]', argument, frame);
  }
  frame.budget.spend(1, pattern.length);
  const parts = partsOf(pattern).map(part =>
    typeof part === 'string' ? { value: part } : valueOf(part.name, variables, frame),
  );
  return then(all(parts), texts => ({ value: texts.join('') }));
}

function valueOf(name: string, variables: JsonObject, frame: Frame): Outcome<string> {
  const dotted = splitAtDot(name);
  const value = Object.hasOwn(variables, name)
    ? frame.evaluate(variables[name])
    : frame.deeper(inside => {
        inside.budget.spend(1, 0);
        return dotted.length === 2
          ? attributeOf(dotted[0], dotted[1], 'Fn::Sub', inside)
          : referenceTo(name, 'Fn::Sub', inside);
      });
  return then(
    then(value, given => asText(given, 'Fn::Sub', frame)),
    text => {
      frame.budget.spend(1, text.length);
      return { value: text };
    },
  );
}

/** The literal texts and the names in a pattern, in order; `${!name}` stands for the text `${name}`. */
function partsOf(pattern: string): (string | { readonly name: string })[] {
  const parts: (string | { readonly name: string })[] = [];
  let position = 0;
  for (;;) {
    const start = pattern.indexOf('${', position);
    const end = start < 0 ? -1 : pattern.indexOf('}', start);
    if (end < 0) return [...parts, pattern.slice(position)];
    const name = pattern.slice(start + 2, end);
    parts.push(pattern.slice(position, start), name.startsWith('!') ? `\${${name.slice(1)}}` : { name });
    position = end + 1;
  }
}
