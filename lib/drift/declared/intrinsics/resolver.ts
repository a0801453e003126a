import { Budget, OUT_OF_BUDGET } from './budget';
import { conditionHolds } from './conditions';
import { evaluate } from './evaluate';
import { Frame } from './frame';
import { NO_VALUE, Outcome, then } from './outcome';
import { Resolution } from '../resolution';
import { StackScope } from './stack-scope';
import { World } from './world';
import { shown } from '../../shown';

/** What one value may take: far more than the 1 MB of a template that CloudFormation accepts. */
const STEPS_OF_VALUE = 100_000;
const CHARACTERS_OF_VALUE = 2_000_000;

/** What all values may take: some seconds. */
const STEPS_OF_ALL = 10_000_000;
const CHARACTERS_OF_ALL = 200_000_000;

/**
 * Resolves values of the templates of a set of stacks that may refer to each other.
 *
 * Nothing is guessed: what CloudFormation would make of a value is given, or what it is that can't be told. Templates
 * are not trusted: depth, steps and characters are limited, and circles are found.
 */
export class Resolver {
  private readonly world: World;

  /** @param scopes the stacks that `Fn::GetStackOutput` and `Fn::ImportValue` may find */
  constructor(scopes: readonly StackScope[]) {
    this.world = new World(scopes, new Budget(STEPS_OF_ALL, CHARACTERS_OF_ALL));
  }

  /** Resolves a part of the template of a stack; `AWS::NoValue` gives `undefined`. */
  value(node: unknown, scope: StackScope): Resolution<unknown> {
    return this.within(scope, frame =>
      then(evaluate(node, frame), value => ({ value: value === NO_VALUE ? undefined : value })),
    );
  }

  /** Whether a resource or output with this `Condition` is there. */
  holds(condition: unknown, scope: StackScope): Resolution<boolean> {
    return condition === undefined
      ? { value: true }
      : this.within(scope, frame => conditionHolds(condition, 'Condition', frame));
  }

  private within<T>(scope: StackScope, action: (frame: Frame) => Outcome<T>): Resolution<T> {
    try {
      const budget = new Budget(STEPS_OF_VALUE, CHARACTERS_OF_VALUE, this.world.budget);
      return action(new Frame(scope, this.world, budget, evaluate));
    } catch (error) {
      if (error !== OUT_OF_BUDGET) throw error;
      return {
        unresolved: [
          `a value in stack ${shown(scope.stack.name)}: it, or all values together, are too large to resolve`,
        ],
      };
    }
  }
}
