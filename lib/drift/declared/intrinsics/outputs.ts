import { evaluateText } from './arguments';
import { conditionHolds } from './conditions';
import { Frame } from './frame';
import { isResolved, Outcome, then } from './outcome';
import { StackScope } from './stack-scope';
import { addTo, Exported } from './world';
import { member, members } from '../../json-value';
import { shown } from '../../shown';

const KIND = 'the output';

/**
 * The value of an output of any stack: that of the deployed stack, else the one that its template makes. Where a key of
 * the stack is bound, the template comes first, as the deployed stack does not know of the binding.
 */
export function outputOf(scope: StackScope, name: string, frame: Frame): Outcome {
  const deployed = scope.facts?.outputs.get(name);
  if (deployed !== undefined && scope.keyArns.size === 0) return { value: deployed };
  const declared = frame.within(KIND, name, scope, inside => declaredOutput(name, inside));
  return deployed !== undefined && !isResolved(declared) ? { value: deployed } : declared;
}

/** Finds out what the stacks export, once for all values. An export whose name can't be told is left out. */
export function findExports(frame: Frame): void {
  if (frame.world.exported) return;
  const exported = new Map<string, Exported[]>();
  // Set before it is filled, so that the name of an export that imports another can't go round.
  frame.world.exported = exported;
  for (const scope of frame.world.scopes) {
    for (const [output, definition] of members(member(scope.stack.template, 'Outputs'))) {
      const node = member(definition, 'Export', 'Name');
      if (node === undefined) continue;
      const name = evaluateText(node, 'Export', frame.shared(scope));
      if (isResolved(name)) addTo(exported, name.value, { scope, output });
    }
  }
}

function declaredOutput(name: string, frame: Frame): Outcome {
  const output = member(frame.scope.stack.template, 'Outputs', name);
  const what = `${KIND} \`${shown(name)}\``;
  const value = member(output, 'Value');
  if (value === undefined) return frame.unresolved(what, 'the template has no output of that name');
  const condition = member(output, 'Condition');
  return then(condition === undefined ? { value: true } : conditionHolds(condition, 'Condition', frame), holds =>
    holds ? frame.evaluate(value) : frame.unresolved(what, 'its condition leaves it out'),
  );
}
