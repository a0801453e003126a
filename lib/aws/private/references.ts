import { IResolvable, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { faultsOfIntrinsics } from './intrinsics';

/** The references that a value with tokens shows without being resolved, which is too early for lazy ones. */
export function referencesIn(value: unknown): Reference[] {
  if (typeof value === 'string') return referencesOf(Tokenization.reverseString(value).tokens);
  if (Tokenization.isResolvable(value)) return referencesOf([value]);
  if (Array.isArray(value)) {
    return Token.isUnresolved(value) ? referencesOf([Tokenization.reverse(value)]) : value.flatMap(referencesIn);
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(referencesIn) : [];
}

function referencesOf(tokens: (IResolvable | undefined)[]): Reference[] {
  return tokens.filter(token => Reference.isReference(token));
}

/**
 * The value of a reference, written so that it reads the same in every Region: a role's ARN with the role's name in it.
 *
 * CDK writes an ARN in that way where a resource is read from another Region, so it is asked from one.
 *
 * @param keys constructs in stacks of at least two Regions
 * @returns nothing where CDK would need a custom resource to carry the value over
 */
export function literalOf(reference: Reference, keys: IConstruct[]): unknown {
  const home = Stack.of(reference.target);
  const elsewhere = keys.map(key => Stack.of(key)).find(stack => stack.region !== home.region);
  try {
    const literal = elsewhere?.resolve(reference);
    // Pseudo parameters are references too; what they mean in each Region is judged where the whole value is known.
    const isPseudoParameter = typeof literal?.Ref === 'string' && literal.Ref.startsWith('AWS::');
    return isPseudoParameter || faultsOfIntrinsics(literal).length === 0 ? literal : undefined;
  } catch {
    // CDK refuses to name a resource whose name CloudFormation will make up.
    return undefined;
  }
}

/** What to tell about a reference that has no literal: a sentence without its subject. */
export function faultOfReference({ target }: Reference, keys: IConstruct[]): string {
  return `refers to '${target.node.path}', which other Regions can't read: ${hintFor(target, keys)}`;
}

function hintFor(target: IConstruct, keys: IConstruct[]): string {
  if (keys.includes(target)) return "write '*' for the key itself";
  return iam.CfnRole.isCfnRole(target) || iam.CfnUser.isCfnUser(target)
    ? 'give it a physical name (roleName, userName, or PhysicalName.GENERATE_IF_NEEDED), or write its ARN out'
    : 'write the value out';
}
