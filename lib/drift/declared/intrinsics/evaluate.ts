import { IntrinsicFunction } from './arguments';
import { getAttribute } from './attributes';
import { functionCall } from './call';
import { chosenBranch } from './conditions';
import { Frame } from './frame';
import { length, select } from './lists';
import { findInMap } from './mappings';
import { getStackOutput, importValue } from './other-stacks';
import { all, NO_VALUE, Outcome, then } from './outcome';
import { reference } from './references';
import { substitute } from './substitution';
import { base64, join, split, toJsonString } from './texts';
import { shown } from '../../shown';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
const FUNCTIONS: ReadonlyMap<string, IntrinsicFunction> = new Map<string, IntrinsicFunction>([
  ['Ref', reference],
  ['Fn::Base64', base64],
  ['Fn::FindInMap', findInMap],
  ['Fn::GetAtt', getAttribute],
  ['Fn::GetStackOutput', getStackOutput],
  ['Fn::If', chosenBranch],
  ['Fn::ImportValue', importValue],
  ['Fn::Join', join],
  ['Fn::Length', length],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::Sub', substitute],
  ['Fn::ToJsonString', toJsonString],
]);

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
const DYNAMIC_REFERENCE = '{{resolve:';

/** Evaluates all intrinsic functions in a part of a template; what is no function stays as it is. */
export function evaluate(node: unknown, frame: Frame): Outcome {
  if (typeof node !== 'object' || node === null) return checked(node, frame);
  if (Array.isArray(node)) {
    frame.budget.spend(node.length + 1, 0);
    return then(all(node.map(item => frame.evaluate(item))), items => ({
      value: items.filter(item => item !== NO_VALUE),
    }));
  }
  const names = Object.keys(node);
  frame.budget.spend(names.length + 1, 0);
  const call = functionCall(node);
  return call ? evaluateCall(call.name, call.argument, frame) : evaluateMembers(node, frame);
}

function evaluateCall(name: string, argument: unknown, frame: Frame): Outcome {
  const run = FUNCTIONS.get(name);
  return run
    ? then(run(argument, frame), value => checked(value, frame))
    : frame.unresolved(`\`${shown(name)}\``, 'this function is not evaluated here');
}

function evaluateMembers(node: object, frame: Frame): Outcome {
  const outcomes = Object.entries(node).map(([name, value]): Outcome<[string, unknown]> => {
    frame.budget.spend(0, name.length);
    return then(frame.evaluate(value), found => ({ value: [name, found] }));
  });
  return then(all(outcomes), entries => ({
    value: Object.fromEntries(entries.filter(([, value]) => value !== NO_VALUE)),
  }));
}

/** Charges a value that is there, and refuses what CloudFormation replaces by a value from elsewhere. */
function checked(value: unknown, frame: Frame): Outcome {
  if (Array.isArray(value)) {
    frame.budget.spend(value.length + 1, 0);
    return all(value.map(item => checked(item, frame)));
  }
  frame.budget.spend(1, typeof value === 'string' ? value.length : 0);
  return typeof value === 'string' && value.includes(DYNAMIC_REFERENCE)
    ? frame.unresolved(`the dynamic reference \`${shown(value)}\``, 'CloudFormation reads it when it deploys')
    : { value };
}
