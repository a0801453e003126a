import { Budget } from './budget';
import { Outcome, unresolved, Unresolved } from './outcome';
import { StackScope } from './stack-scope';
import { World } from './world';
import { shown } from '../../shown';

/** Templates of people are 15 levels deep. */
const MAX_DEPTH = 100;

/** Evaluates a part of a template. */
export type Evaluator = (node: unknown, frame: Frame) => Outcome;

/** What is being resolved, so that it can't be resolved by means of itself. */
interface Trail {
  readonly scope: StackScope;
  readonly kind: string;
  readonly name: string;
  readonly earlier?: Trail;
}

/** Where in which stack a value is evaluated, and what it has led through. */
export class Frame {
  constructor(
    readonly scope: StackScope,
    readonly world: World,
    readonly budget: Budget,
    private readonly evaluator: Evaluator,
    private readonly depth: number = 0,
    private readonly trail?: Trail,
  ) {}

  /** Evaluates a part of the value that this frame is at. */
  evaluate(node: unknown): Outcome {
    return this.deeper(frame => this.evaluator(node, frame));
  }

  /** Does something one level deeper, unless that is too deep. */
  deeper<T>(action: (frame: Frame) => Outcome<T>): Outcome<T> {
    return this.depth < MAX_DEPTH
      ? action(this.next(this.scope, this.trail))
      : this.unresolved('a value', `it is nested more than ${MAX_DEPTH} levels deep`);
  }

  /**
   * Does something in a named thing of this or another stack, unless that thing is being resolved.
   *
   * @param kind what it is: `the condition`
   * @param name which of the kind in the stack
   */
  within<T>(kind: string, name: string, scope: StackScope, action: (frame: Frame) => Outcome<T>): Outcome<T> {
    for (let trail = this.trail; trail; trail = trail.earlier) {
      if (trail.scope === scope && trail.kind === kind && trail.name === name) {
        return unresolved(`${kind} \`${shown(name)}\` in stack ${shown(scope.stack.name)}: it refers to itself`);
      }
    }
    return this.deeper(frame => action(frame.next(scope, { scope, kind, name, earlier: this.trail })));
  }

  /** A frame for what all values share: in another stack, from no depth, and on nobody's budget but that of all. */
  shared(scope: StackScope): Frame {
    return new Frame(scope, this.world, this.world.budget, this.evaluator);
  }

  /** An outcome that can't be told, as a sentence that names it: `` `Ref` of the parameter `OrgId` in stack Zoom: … ``. */
  unresolved(what: string, reason: string): Unresolved {
    return unresolved(`${what} in stack ${shown(this.scope.stack.name)}: ${reason}`);
  }

  private next(scope: StackScope, trail?: Trail): Frame {
    return new Frame(scope, this.world, this.budget, this.evaluator, this.depth + 1, trail);
  }
}
