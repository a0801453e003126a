import { DeclaredKey } from './declared-key';
import { DeclaredStack } from './declared-stack';
import { DeclaredStateError } from './declared-state-error';
import { Resolver, StackScope } from './intrinsics';
import { parseKeyArn } from '../key-arn';
import { shown } from '../shown';
import { intendedKeys } from './key-resources';
import { aliasesByKey } from './private/aliases';
import { bindKeys, BoundKeys } from './private/bindings';
import { declaredKey } from './private/declaration';
import { StackFacts } from './stack-facts';

/** Options of {@link declaredKeys}. */
export interface DeclaredKeysOptions {
  /**
   * ARNs of live keys by the construct path of the key that they are, for keys whose stacks don't tell: `Zoom/Cmk` for
   * a primary, `Zoom/Cmk/replica-us-west-2` for the replica in the stack that the construct makes, and the path of its
   * construct for a replica in a stack of yours. CDK's own paths, such as `Zoom/Cmk/Resource/Resource`, are taken too.
   *
   * They win over what the deployed stacks say, wherever a template refers to the key.
   */
  readonly bindings?: ReadonlyMap<string, string>;
  /** Twelve digits; the account of stacks whose account neither the code nor CloudFormation tells. */
  readonly defaultAccount?: string;
}

/**
 * The keys that the constructs of this library declare, as templates say they should be. What a template leaves out
 * has CloudFormation's default; what can't be told is named.
 *
 * @param stacks the templates, all those that refer to each other together
 * @param facts what CloudFormation says of those of them that are deployed
 * @returns the keys, in the order of the stacks and of their templates; those that a condition leaves out are missing
 * @throws DeclaredStateError where a key is not as the construct writes it, its stack has no Region, or a binding
 * means no key
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-replicakey.html
 */
export function declaredKeys(
  stacks: readonly DeclaredStack[],
  facts: ReadonlyMap<DeclaredStack, StackFacts>,
  options: DeclaredKeysOptions = {},
): DeclaredKey[] {
  const found = new Map(stacks.map(stack => [stack, intendedKeys(stack)]));
  const bound = bindKeys(options.bindings ?? new Map(), [...found.values()].flat());
  const scopes = [...found.keys()].map(stack =>
    scopeOf(stack, facts.get(stack), bound.get(stack), options.defaultAccount),
  );
  const resolver = new Resolver(scopes);
  return scopes.flatMap(scope => {
    const keys = found.get(scope.stack)!;
    if (keys.length === 0) return [];
    const aliases = aliasesByKey(scope, resolver);
    return keys.flatMap(key => declaredKey(key, scope, resolver, aliases(key.logicalId)) ?? []);
  });
}

function scopeOf(
  stack: DeclaredStack,
  facts: StackFacts | undefined,
  keyArns: BoundKeys = new Map(),
  defaultAccount?: string,
): StackScope {
  const boundAccounts = [...new Set([...keyArns.values()].map(arn => parseKeyArn(arn)?.account))];
  if (boundAccounts.length > 1) {
    throw new DeclaredStateError(
      `keys of the stack ${shown(stack.name)} are bound to ARNs of the accounts ${boundAccounts.join(', ')}: a stack is in one account`,
    );
  }
  return {
    stack,
    facts,
    account: stack.account ?? boundAccounts[0] ?? facts?.account ?? defaultAccount,
    region: stack.region ?? facts?.region,
    keyArns,
  };
}
