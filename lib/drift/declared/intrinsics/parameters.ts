import { textOf } from './arguments';
import { Frame } from './frame';
import { Outcome } from './outcome';
import { member } from '../../json-value';
import { shown } from '../../shown';

/** What CloudFormation shows instead of the value of a parameter with NoEcho. */
const MASKED = '****';

/**
 * The value of a parameter: that of the deployed stack, which a deployment keeps, else the template's default.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function parameterValue(name: string, definition: unknown, what: string, frame: Frame): Outcome {
  const type = textOf(member(definition, 'Type')) ?? '';
  const deployed = frame.scope.facts?.parameters.get(name);
  if (deployed !== undefined) {
    return deployed === MASKED
      ? frame.unresolved(what, 'CloudFormation does not show its value (NoEcho)')
      : { value: typed(deployed, type) };
  }
  const byDefault = textOf(member(definition, 'Default'));
  if (byDefault === undefined) {
    return frame.unresolved(
      what,
      frame.scope.facts
        ? 'it has no default and the deployed stack lacks it'
        : 'it has no default and the stack is not deployed',
    );
  }
  return type.startsWith('AWS::SSM::Parameter::Value<')
    ? frame.unresolved(what, `its value is that of the SSM parameter '${shown(byDefault)}', which is not read`)
    : { value: typed(byDefault, type) };
}

function typed(text: string, type: string): string | string[] {
  const isList = ['CommaDelimitedList', 'List<'].some(list => type.includes(list));
  return isList ? text.split(',').map(item => item.trim()) : text;
}
