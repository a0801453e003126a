import {
  DefaultTokenResolver,
  Fn,
  IResolvable,
  IResolveContext,
  Reference,
  Stack,
  Token,
  Tokenization,
} from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { fail } from './fail';

/** Every reference to a resource or parameter that a value with tokens holds. */
export function referencesIn(value: unknown): Reference[] {
  if (typeof value === 'string') return referencesOf(Tokenization.reverseString(value).tokens);
  if (typeof value === 'number') return referencesOf([Tokenization.reverseNumber(value)]);
  if (Tokenization.isResolvable(value)) return referencesOf([value]);
  if (Array.isArray(value)) {
    return Token.isUnresolved(value) ? referencesOf([Tokenization.reverse(value)]) : value.flatMap(referencesIn);
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(referencesIn) : [];
}

function referencesOf(tokens: (IResolvable | undefined)[]): Reference[] {
  return tokens.filter(token => Reference.isReference(token));
}

/** Refuses properties that CDK could only carry to another Region with a custom resource. */
export function requireNoReferences(scope: IConstruct, properties: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(properties)) {
    for (const { target } of referencesIn(value)) {
      fail(
        scope,
        `${name} refers to '${target.node.path}', which the replicas' Regions can't read: write the value out`,
      );
    }
  }
}

/**
 * The value of a reference, written so that it reads the same in every Region: a role's ARN with the role's name in it.
 *
 * CDK writes an ARN in that way where a resource is read from another Region, so it is asked from one. A reference
 * that CDK could only carry over with a custom resource is an error.
 *
 * @param regions constructs in stacks of at least two Regions
 */
export function literalOf(reference: Reference, regions: IConstruct[]): unknown {
  const home = Stack.of(reference.target);
  const elsewhere = regions.map(construct => Stack.of(construct)).find(stack => stack.region !== home.region);
  let literal: unknown;
  try {
    literal = elsewhere?.resolve(reference);
  } catch {
    // CDK refuses to name a resource whose name CloudFormation will make up.
  }
  if (literal === undefined || namesResource(literal)) {
    throw new Error(
      `the key policy names '${reference.target.node.path}', which other Regions can't read: ` +
        'give the role or user a physical name (roleName, userName, or PhysicalName.GENERATE_IF_NEEDED), ' +
        "or write its ARN out; for the key itself write '*'",
    );
  }
  return literal;
}

function namesResource(resolved: unknown): boolean {
  if (typeof resolved !== 'object' || resolved === null) return false;
  return Object.entries(resolved).some(
    ([key, value]) =>
      ['Fn::GetAtt', 'Fn::ImportValue', 'Fn::GetStackOutput'].includes(key) ||
      (key === 'Ref' && !String(value).startsWith('AWS::')) ||
      namesResource(value),
  );
}

/** Resolves references by {@link literalOf}, everything else as usual. */
export class LiteralReferences extends DefaultTokenResolver {
  constructor(private readonly regions: IConstruct[]) {
    super({ join: (left, right) => Fn.join('', [Token.asString(left), Token.asString(right)]) });
  }

  public override resolveToken(
    token: IResolvable,
    context: IResolveContext,
    postProcessor: Parameters<DefaultTokenResolver['resolveToken']>[2],
  ): unknown {
    return Reference.isReference(token)
      ? literalOf(token, this.regions)
      : super.resolveToken(token, context, postProcessor);
  }
}
