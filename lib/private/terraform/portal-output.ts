import { TerraformOutput, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { claim } from './claim';

/**
 * Makes an output whose name people can type: the ids on the path of the construct, and what it is, as in
 * `ZoomCmk_key_identifier`.
 *
 * @param label what the value is, in the words of the portal that it is pasted into.
 */
export function portalOutput(scope: Construct, name: string, label: string, value: string): void {
  const stack = TerraformStack.of(scope);
  const ids = scope.node.scopes.slice(stack.node.scopes.length).map(({ node }) => node.id);
  const readable = [...ids, name]
    .join('_')
    .replace(/[^A-Za-z0-9_-]/g, '_')
    .replace(/^(?=[0-9-])/, '_');
  claim(scope, `output ${readable}`, `the output ${readable}`, 'give one of the constructs another id');
  new TerraformOutput(scope, name, { value, description: label }).overrideLogicalId(readable);
}
