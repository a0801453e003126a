import { asText, evaluateText, textOf, wrongShape } from './arguments';
import { Frame } from './frame';
import { all, Outcome, then } from './outcome';
import { findExports, outputOf } from './outputs';
import { isJsonObject, member } from '../../json-value';
import { shown } from '../../shown';

/**
 * Evaluates `Fn::GetStackOutput`: an output of a stack of any Region and account, this stack's own unless it says so.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
export function getStackOutput(argument: unknown, frame: Frame): Outcome {
  return then(frame.evaluate(argument), where => {
    if (!isJsonObject(where)) return wrongShape('Fn::GetStackOutput', 'an object', argument, frame);
    const texts = ['StackName', 'OutputName'].map(name => asText(member(where, name), 'Fn::GetStackOutput', frame));
    return then(all(texts), ([stackName, outputName]) => {
      const region = member(where, 'Region') ?? frame.scope.region;
      const account = accountOf(member(where, 'RoleArn')) ?? frame.scope.account;
      const producers = frame.world.named(stackName, region, account);
      if (producers.length === 1) return outputOf(producers[0], outputName, frame);
      return frame.unresolved(
        `\`Fn::GetStackOutput\` of \`${shown(outputName)}\` of stack ${shown(stackName)}`,
        producers.length === 0
          ? `no stack of that name is known in ${shown(textOf(region) ?? 'its Region')}`
          : `${producers.length} stacks have that name, and which is meant can't be told`,
      );
    });
  });
}

/**
 * Evaluates `Fn::ImportValue`: an export of the account and Region, where a stack that is known makes it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html
 */
export function importValue(argument: unknown, frame: Frame): Outcome {
  return then(evaluateText(argument, 'Fn::ImportValue', frame), name => {
    findExports(frame);
    const exports = frame.world.exporting(name, frame.scope);
    if (exports.length === 1) return outputOf(exports[0].scope, exports[0].output, frame);
    return frame.unresolved(
      `\`Fn::ImportValue\` of \`${shown(name)}\``,
      exports.length === 0 ? 'no stack that is known exports it' : `${exports.length} stacks export it`,
    );
  });
}

function accountOf(roleArn: unknown): string | undefined {
  return typeof roleArn === 'string' ? roleArn.split(':')[4] : undefined;
}
