import { isTuple, textOf, wrongShape } from './arguments';
import { Frame } from './frame';
import { all, isResolved, Outcome, problemsOf, then } from './outcome';
import { member } from '../../json-value';
import { shown, shownValue } from '../../shown';

/** Evaluates a condition function. */
type ConditionFunction = (argument: unknown, frame: Frame) => Outcome<boolean>;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html */
const CONDITION_FUNCTIONS: ReadonlyMap<string, ConditionFunction> = new Map<string, ConditionFunction>([
  ['Condition', (argument, frame) => conditionHolds(argument, 'Condition', frame)],
  ['Fn::And', (argument, frame) => decidedBy(false, argument, 'Fn::And', frame)],
  ['Fn::Or', (argument, frame) => decidedBy(true, argument, 'Fn::Or', frame)],
  ['Fn::Not', negation],
  ['Fn::Equals', equality],
]);

/**
 * Whether a condition of the template holds.
 *
 * @param by what asks, for messages
 */
export function conditionHolds(name: unknown, by: string, frame: Frame): Outcome<boolean> {
  if (typeof name !== 'string') return wrongShape(by, 'the name of a condition', name, frame);
  const condition = member(frame.scope.stack.template, 'Conditions', name);
  return condition === undefined
    ? frame.unresolved(`the condition \`${shown(name)}\``, 'the template has no condition of that name')
    : frame.within('the condition', name, frame.scope, inside => evaluateCondition(condition, inside));
}

/**
 * Evaluates `Fn::If`: the branch that is taken, and that alone.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
 */
export function chosenBranch(argument: unknown, frame: Frame): Outcome {
  if (!isTuple(argument, 3)) return wrongShape('Fn::If', '[condition, value, value]', argument, frame);
  return then(conditionHolds(argument[0], 'Fn::If', frame), holds => frame.evaluate(argument[holds ? 1 : 2]));
}

function evaluateCondition(node: unknown, frame: Frame): Outcome<boolean> {
  const names = typeof node === 'object' && node !== null ? Object.keys(node) : [];
  frame.budget.spend(names.length + 1, 0);
  const evaluator = names.length === 1 ? CONDITION_FUNCTIONS.get(names[0]) : undefined;
  return evaluator
    ? frame.deeper(inside => evaluator(member(node, names[0]), inside))
    : frame.unresolved(
        'a condition',
        `${names[0] ? `\`${shown(names[0])}\`` : shownValue(node)} is no condition function`,
      );
}

/** One value decides `Fn::And` and `Fn::Or`, whatever the others are; without it, all have to be known. */
function decidedBy(decisive: boolean, argument: unknown, name: string, frame: Frame): Outcome<boolean> {
  if (!Array.isArray(argument)) return wrongShape(name, 'a list of conditions', argument, frame);
  const outcomes = argument.map(each => evaluateCondition(each, frame));
  if (outcomes.some(outcome => isResolved(outcome) && outcome.value === decisive)) return { value: decisive };
  const problems = problemsOf(outcomes);
  return problems.length > 0 ? { unresolved: problems } : { value: !decisive };
}

function negation(argument: unknown, frame: Frame): Outcome<boolean> {
  if (!isTuple(argument, 1)) return wrongShape('Fn::Not', '[condition]', argument, frame);
  return then(evaluateCondition(argument[0], frame), holds => ({ value: !holds }));
}

function equality(argument: unknown, frame: Frame): Outcome<boolean> {
  if (!isTuple(argument, 2)) return wrongShape('Fn::Equals', '[value, value]', argument, frame);
  return then(all(argument.map(each => frame.evaluate(each))), ([one, other]) => ({
    value: comparable(one) === comparable(other),
  }));
}

/** Numbers and booleans are the text that they are in a template. */
function comparable(value: unknown): string {
  return textOf(value) ?? `\0${JSON.stringify(value)}`;
}
