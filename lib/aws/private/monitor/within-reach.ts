import { IResource, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct, IConstruct } from 'constructs';
import { fail } from '../../../private/fail';
import { referencesIn } from '../references';

/** Where something is; what is not known is left out. */
interface Place {
  readonly region?: string;
  readonly account?: string;
}

/**
 * Refuses a topic that rules and alarms in the account and Region of the scope can't publish to.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
 * @see https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
 */
export function requireTopic(scope: Construct, what: string, topic: sns.ITopic): void {
  requireSamePlace(scope, what, placeOf(topic));
  if (topic.fifo) {
    fail(scope, `${what} is a FIFO topic, which EventBridge does not support: give a standard topic`);
  }
  requireNoManagedKey(scope, what, topic.masterKey?.keyArn);
}

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html */
function requireQueue(scope: Construct, what: string, { encryptionMasterKey, encryptionType }: sqs.IQueue): void {
  const isManaged = encryptionType === sqs.QueueEncryption.KMS_MANAGED;
  requireNoManagedKey(scope, what, isManaged ? ':alias/aws/sqs' : encryptionMasterKey?.keyArn);
}

function requireNoManagedKey(scope: Construct, what: string, keyArn = ''): void {
  const [, alias] = keyArn.split(':alias/aws/');
  if (alias !== undefined) {
    fail(
      scope,
      `${what} is encrypted with 'alias/aws/${alias}', whose policy lets in neither EventBridge nor CloudWatch and can't be changed: encrypt it with a key of your own`,
    );
  }
}

/** A target that, when it is bound, refuses to be what events that were forwarded to the bus of its rule can't get to. */
export function withinReach(scope: Construct, target: events.IRuleTarget): events.IRuleTarget {
  return {
    bind: (rule, id) => {
      const config = target.bind(rule, id);
      const { arn, targetResource } = config;
      requireNoBus(scope, arn);
      const what = `the target ${targetResource?.node.path ?? arn}`;
      if (targetResource instanceof sns.TopicBase) requireTopic(scope, what, targetResource);
      if (targetResource instanceof sqs.QueueBase) requireQueue(scope, what, targetResource);
      // EventBridge delivers to another account itself where CDK has no construct for which it would make a bus there.
      requireSamePlace(scope, what, targetResource ? placeOf(targetResource) : { region: arn.split(':')[3] });
      return config;
    },
  };
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html */
function requireNoBus(scope: Construct, arn: string): void {
  const made = referencesIn(arn).find(({ target }) => events.CfnEventBus.isCfnEventBus(target));
  const bus = made?.target.node.path ?? arn.split(':event-bus/')[1];
  if (bus !== undefined) {
    fail(
      scope,
      `the target '${bus}' is an event bus, and EventBridge passes no event that came from another bus on to a third one: give another kind of target, such as a queue or a function, or send to the bus by rules of your own on the default bus of each Region`,
    );
  }
}

/** Rules deliver in their own Region. For a construct of another account or Region, CDK makes one more bus, which gets nothing. */
function requireSamePlace(scope: Construct, what: string, place: Place): void {
  const home = Stack.of(scope);
  if (isElsewhere(place.region, home.region)) {
    fail(
      scope,
      `${what} is in the Region ${place.region}, which rules in ${home.region} can't deliver to: give one in the Region ${home.region}`,
    );
  }
  if (isElsewhere(place.account, home.account)) {
    fail(
      scope,
      `${what} is in the account ${place.account}, for which the CDK would make one more bus there, which gets nothing: give one in the account ${home.account}, or, as a target, its ARN alone, { bind: () => ({ arn, role }) }`,
    );
  }
}

function isElsewhere(there: string | undefined, here: string): boolean {
  return there !== undefined && Token.compareStrings(there, here) === TokenComparison.DIFFERENT;
}

/** An imported resource is where its ARN says, and not where its stack is. */
function placeOf(resource: IConstruct): Place {
  return (resource as Partial<IResource>).env ?? Stack.of(resource);
}
