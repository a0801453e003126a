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
import { faultsOfIntrinsics } from './intrinsics';
import { faultOfReference, literalOf } from './references';

/** A value as it reads in every Region of a key. */
export interface SameInEveryRegion {
  readonly value: unknown;
  /** Why it can't be the same in every Region: sentences without their subject, such as `refers to …`. */
  readonly faults: string[];
  /** What the value refers to. */
  readonly references: Reference[];
}

/**
 * Resolves a value so that it is the same text in every Region of a key.
 *
 * It is resolved as the first key's stack sees it, whichever stack it is for: CDK writes some things, such as service
 * principals, differently for different Regions. References become literals.
 *
 * @param keys the keys of at least two Regions, the primary first
 */
export function sameInEveryRegion(value: unknown, keys: IConstruct[]): SameInEveryRegion {
  const resolver = new LiteralResolver(keys);
  const resolved = Tokenization.resolve(value, { scope: keys[0], preparing: false, resolver });
  // What was joined is a token again, which the stack writes as CloudFormation wants it.
  const text = Stack.of(keys[0]).resolve(resolved);
  return {
    value: text,
    faults: [...new Set([...resolver.faults, ...faultsOfIntrinsics(text)])],
    references: resolver.references,
  };
}

class LiteralResolver extends DefaultTokenResolver {
  public readonly faults: string[] = [];
  public readonly references: Reference[] = [];

  constructor(private readonly keys: IConstruct[]) {
    super({ join: (left, right) => Fn.join('', [Token.asString(left), Token.asString(right)]) });
  }

  public override resolveToken(
    token: IResolvable,
    context: IResolveContext,
    postProcessor: Parameters<DefaultTokenResolver['resolveToken']>[2],
  ): unknown {
    if (!Reference.isReference(token)) return super.resolveToken(token, context, postProcessor);
    this.references.push(token);
    const literal = literalOf(token, this.keys);
    if (literal === undefined) this.faults.push(faultOfReference(token, this.keys));
    return literal;
  }
}
