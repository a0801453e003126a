import { CfnResource, IResolveContext, Tokenization } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { fail } from './fail';
import { policySize } from './policy-size';
import { faultOfPrincipal } from './principal-arn';
import { literalOf, LiteralReferences, referencesIn } from './references';

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html#key-policy-limit */
const MAX_BYTES = 32 * 1024;

/**
 * The one policy document of a multi-Region set: the very same object is the key policy of the primary and of every
 * replica, so a statement that reaches one of them reaches all.
 *
 * It comes out as the same text in every Region. References to resources are therefore written as literals as soon as
 * there is a replica, and a resource that has no name of its own is refused.
 */
export class SynchronisedKeyPolicy extends iam.PolicyDocument {
  private readonly keys: CfnResource[] = [];
  private synthesised = false;

  constructor(private readonly owner: IConstruct) {
    // Merged statements would lose their Sids' meaning, and depend on a feature flag of the app.
    super({ minimize: false });
    owner.node.addValidation({ validate: () => this.validateAtSynthesis() });
  }

  /** Makes this the policy of one more key of the set; the first one is the primary. */
  public attach(key: CfnResource): void {
    this.keys.push(key);
    this.carry(this.toJSON());
  }

  public override addStatements(...statements: iam.PolicyStatement[]): void {
    this.requireNotSynthesised('the statement');
    for (const statement of statements) {
      for (const fault of statement.principals.flatMap(namesOf).map(faultOfPrincipal)) {
        if (fault) fail(this.owner, fault);
      }
      this.carry(statement.toStatementJson());
    }
    super.addStatements(...statements);
  }

  public override resolve(context: IResolveContext): unknown {
    const document = super.resolve(context);
    if (this.keys.length < 2) return document;
    return Tokenization.resolve(document, {
      scope: context.scope,
      preparing: context.preparing,
      resolver: new LiteralReferences(this.keys),
    });
  }

  /** Refuses what would come too late for the templates that have been written. */
  public requireNotSynthesised(what: string): void {
    if (!this.synthesised) return;
    fail(
      this.owner,
      `the app or stage has been synthesised already, and ${what} would be missing from its templates: ` +
        'add it before synth(), or, with CDK Pipelines, before addStage()',
    );
  }

  /** Lets the references in a part of the policy be read from every Region, and lets the keys wait for their targets. */
  private carry(part: unknown): void {
    if (this.keys.length < 2) return;
    for (const reference of referencesIn(part)) {
      try {
        literalOf(reference, this.keys);
      } catch (error) {
        fail(this.owner, (error as Error).message);
      }
      // A literal ARN brings no dependency with it, and KMS refuses a principal that does not exist yet.
      if (CfnResource.isCfnResource(reference.target)) this.keys[0].node.addDependency(reference.target);
    }
  }

  private validateAtSynthesis(): string[] {
    this.synthesised = true;
    const bytes = policySize(this.keys[0], this);
    return bytes > MAX_BYTES
      ? [
          `the key policy has ${bytes} bytes, KMS takes ${MAX_BYTES} at most: name fewer principals, or grant through IAM`,
        ]
      : [];
  }
}

/** What a principal writes under `AWS`; of an account its id, as the ARN around that is a token. */
function namesOf(principal: iam.IPrincipal): string[] {
  return principal instanceof iam.AccountPrincipal
    ? [principal.accountId]
    : (principal.policyFragment.principalJson.AWS ?? []);
}
