import {
  AspectPriority,
  Aspects,
  attachCustomSynthesis,
  CfnResource,
  IResolveContext,
  Stack,
  Stage,
} from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { policyText } from './policy-text';
import { faultOfPrincipal } from './principal-arn';
import { faultOfReference, literalOf, referencesIn } from './references';
import { sameInEveryRegion } from './same-in-every-region';
import { fail } from '../../private/fail';

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html#key-policy-limit */
const MAX_BYTES = 32 * 1024;

/** Stands for what only CloudFormation knows; no principal can hold it. */
const UNKNOWN = '\0';

/**
 * The one policy document of a multi-Region set: the very same object is the key policy of the primary and of every
 * replica, so a statement that reaches one of them reaches all, by whichever way it comes.
 *
 * It comes out as the same text in every Region. As soon as there is a replica, what could not is refused: where the
 * statement is added, as far as that can be seen, and for the rest at synthesis.
 */
export class SynchronisedKeyPolicy extends iam.PolicyDocument {
  private readonly keys: CfnResource[] = [];
  private synthesised = false;
  /** What a synthesis found to be without fault: it is the same for every key, and each is asked for it several times. */
  private validated?: unknown;

  constructor(private readonly owner: Construct) {
    // Merged statements would lose their Sids' meaning, and depend on a feature flag of the app.
    super({ minimize: false });
    const visit = (node: IConstruct) => void (node === owner && this.waitForPrincipals());
    Aspects.of(owner).add({ visit }, { priority: AspectPriority.READONLY });
    owner.node.addValidation({ validate: () => this.faults() });
    attachCustomSynthesis(owner, { onSynthesize: () => void (this.synthesised = true) });
  }

  /** Makes this the policy of one more key of the set; the first one is the primary. */
  public attach(key: CfnResource): void {
    this.keys.push(key);
    this.validated = undefined;
    this.requireLiterals(this.toJSON());
  }

  public override addStatements(...statements: iam.PolicyStatement[]): void {
    this.requireNotSynthesised('the statement');
    for (const statement of statements) {
      const json = statement.toStatementJson();
      if (!json.Resource && !json.NotResource) {
        fail(this.owner, "a statement without resources has no effect in a key policy: write resources: ['*']");
      }
      for (const fault of statement.principals.flatMap(namesOf).map(faultOfPrincipal)) {
        if (fault) fail(this.owner, fault);
      }
      this.requireLiterals(json);
    }
    super.addStatements(...statements);
    this.validated = undefined;
  }

  public override resolve(context: IResolveContext): unknown {
    const document = super.resolve(context);
    if (this.keys.length < 2) return document;
    if (context.preparing) {
      // What CDK looks for then are references to other stacks, and each of them becomes a literal.
      this.validated = undefined;
      return {};
    }
    if (this.validated) return this.validated;
    const { value, faults } = sameInEveryRegion(document, this.keys);
    if (faults.length > 0) fail(this.owner, sentence(faults));
    return value;
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

  /** Refuses references that can be seen already to have no literal, or to make a circle of stacks. */
  private requireLiterals(part: unknown): void {
    if (this.keys.length < 2) return;
    const replicaStacks = this.keys.slice(1).map(key => Stack.of(key));
    for (const reference of referencesIn(part)) {
      if (literalOf(reference, this.keys) === undefined) {
        fail(this.owner, sentence([faultOfReference(reference, this.keys)]));
      }
      const stack = Stack.of(reference.target);
      if (replicaStacks.includes(stack)) {
        fail(
          this.owner,
          `the key policy names '${reference.target.node.path}', whose stack takes a replica too: ` +
            'it has to be there before the primary key, the replica after it; put one of them in another stack',
        );
      }
    }
  }

  /** A literal brings no dependency with it, and KMS refuses a principal that does not exist. */
  private waitForPrincipals(): void {
    if (this.keys.length < 2) return;
    for (const { target } of sameInEveryRegion(this.toJSON(), this.keys).references) {
      const awaitable = CfnResource.isCfnResource(target) && Stage.of(target) === Stage.of(this.owner);
      if (awaitable && !this.keys.includes(target)) this.keys[0].node.addDependency(target);
    }
  }

  private faults(): string[] {
    const [primary, ...replicas] = this.keys;
    const { value, faults } =
      replicas.length > 0
        ? sameInEveryRegion(this.toJSON(), this.keys)
        : { value: Stack.of(primary).resolve(this), faults: [] };
    const bytes = Buffer.byteLength(policyText(value));
    if (replicas.length > 0 && faults.length === 0) this.validated = value;
    return [
      ...(faults.length > 0 ? [sentence(faults)] : []),
      ...principalsIn(JSON.parse(policyText(value, UNKNOWN))).flatMap(name => faultOfPrincipal(name) ?? []),
      ...(bytes > MAX_BYTES
        ? [`the key policy has ${bytes} bytes, KMS takes ${MAX_BYTES} at most: name fewer principals, or grant by IAM`]
        : []),
    ];
  }
}

function sentence(faults: string[]): string {
  return `the key policy ${faults.join('; it ')}`;
}

/** What a principal writes under `AWS`; of an account its id, as the ARN around that is a token. */
function namesOf(principal: iam.IPrincipal): string[] {
  return principal instanceof iam.AccountPrincipal
    ? [principal.accountId]
    : (principal.policyFragment.principalJson.AWS ?? []);
}

/** The `AWS` principals of a policy that are known. */
function principalsIn(policy: { Statement?: Record<string, { AWS?: string | string[] }>[] }): string[] {
  return (policy.Statement ?? [])
    .flatMap(({ Principal, NotPrincipal }) => [Principal?.AWS ?? [], NotPrincipal?.AWS ?? []].flat())
    .filter(name => !name.includes(UNKNOWN));
}
