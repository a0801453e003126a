import { wrongShape } from './arguments';
import { Frame } from './frame';
import { Outcome } from './outcome';
import { parameterValue } from './parameters';
import { PSEUDO_PARAMETERS } from './pseudo-parameters';
import { resourceName } from './resource-names';
import { member } from '../../json-value';
import { shown } from '../../shown';

/**
 * Evaluates `Ref`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html
 */
export function reference(argument: unknown, frame: Frame): Outcome {
  return typeof argument === 'string'
    ? referenceTo(argument, 'Ref', frame)
    : wrongShape('Ref', 'the name of a parameter or resource', argument, frame);
}

/**
 * The value of a parameter, or the physical id of a resource.
 *
 * @param by the function that asks, for messages
 */
export function referenceTo(name: string, by: string, frame: Frame): Outcome {
  const { scope } = frame;
  const pseudo = PSEUDO_PARAMETERS.get(name);
  if (pseudo) {
    const value = pseudo(scope);
    return value === undefined
      ? frame.unresolved(`\`${by}\` of \`${name}\``, 'neither the code nor a deployed stack tells it')
      : { value };
  }
  const parameter = member(scope.stack.template, 'Parameters', name);
  if (parameter !== undefined) {
    return parameterValue(name, parameter, `\`${by}\` of the parameter \`${shown(name)}\``, frame);
  }
  const resource = member(scope.stack.template, 'Resources', name);
  return resource === undefined
    ? frame.unresolved(`\`${by}\` of \`${shown(name)}\``, 'the template has no parameter and no resource of that name')
    : resourceName(name, resource, `\`${by}\` of the resource \`${shown(name)}\``, frame);
}
