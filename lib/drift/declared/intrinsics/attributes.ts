import { evaluateText, isTuple, textOf, wrongShape } from './arguments';
import { Frame } from './frame';
import { Outcome, then } from './outcome';
import { notDeployed, resourceName } from './resource-names';
import { keyArnOf, physicalIdOf } from './stack-scope';
import { member } from '../../json-value';
import { partitionOf } from '../../partition';
import { shown } from '../../shown';

/** What an attribute of a resource is made of. */
type Attribute = (logicalId: string, resource: unknown, what: string, frame: Frame) => Outcome<string>;

/**
 * The attributes that can be told without asking AWS, by type of resource and name.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
const ATTRIBUTES: ReadonlyMap<string, Attribute> = new Map([
  ['AWS::KMS::Key Arn', keyArnAttribute],
  ['AWS::KMS::Key KeyId', keyIdAttribute],
  ['AWS::KMS::ReplicaKey Arn', keyArnAttribute],
  ['AWS::KMS::ReplicaKey KeyId', keyIdAttribute],
  ['AWS::IAM::Role Arn', principalArn('role')],
  ['AWS::IAM::User Arn', principalArn('user')],
]);

/**
 * Evaluates `Fn::GetAtt`, as a list or as a text with a dot.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html
 */
export function getAttribute(argument: unknown, frame: Frame): Outcome {
  const [logicalId, name] = typeof argument === 'string' ? splitAtDot(argument) : isTuple(argument, 2) ? argument : [];
  if (typeof logicalId !== 'string' || name === undefined) {
    return wrongShape('Fn::GetAtt', '[resource, attribute]', argument, frame);
  }
  return then(evaluateText(name, 'Fn::GetAtt', frame), text => attributeOf(logicalId, text, 'Fn::GetAtt', frame));
}

/**
 * The value of a resource's attribute.
 *
 * @param by the function that asks, for messages
 */
export function attributeOf(logicalId: string, name: string, by: string, frame: Frame): Outcome {
  const resource = member(frame.scope.stack.template, 'Resources', logicalId);
  const asked = `\`${shown(name)}\` of the resource \`${shown(logicalId)}\` by \`${by}\``;
  if (resource === undefined) return frame.unresolved(asked, 'the template has no resource of that name');
  const type = textOf(member(resource, 'Type')) ?? 'an unknown type';
  const attribute = ATTRIBUTES.get(`${type} ${name}`);
  return attribute
    ? attribute(logicalId, resource, asked, frame)
    : frame.unresolved(asked, `it is an attribute of ${shown(type)} that is known once deployed only`);
}

/** `Cmk.Arn` taken apart; the attribute may have dots too. */
export function splitAtDot(text: string): string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

function keyArnAttribute(logicalId: string, _resource: unknown, what: string, frame: Frame): Outcome<string> {
  const arn = keyArnOf(frame.scope, logicalId);
  return arn === undefined ? notDeployed(what, frame) : { value: arn };
}

function keyIdAttribute(logicalId: string, _resource: unknown, what: string, frame: Frame): Outcome<string> {
  const id = physicalIdOf(frame.scope, logicalId);
  return id === undefined ? notDeployed(what, frame) : { value: id };
}

function principalArn(kind: 'role' | 'user'): Attribute {
  return (logicalId, resource, what, frame) =>
    then(resourceName(logicalId, resource, what, frame), name =>
      then(
        evaluateText(member(resource, 'Properties', 'Path') ?? '/', `the Path of ${shown(logicalId)}`, frame),
        path => {
          const { account, region } = frame.scope;
          return account === undefined || region === undefined
            ? frame.unresolved(what, 'neither the code nor a deployed stack tells the account and Region')
            : { value: `arn:${partitionOf(region).name}:iam::${account}:${kind}${path}${name}` };
        },
      ),
    );
}
