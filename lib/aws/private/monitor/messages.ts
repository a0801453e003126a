import * as events from 'aws-cdk-lib/aws-events';
import { KmsEvents, WatchedCalls } from './watched-calls';
import { CHANGE_LINES } from '../../../private/monitor-contract';

const field = (path: string) => events.EventField.fromPath(path);

const CALL_FACTS = {
  Key: `${field('$.detail.resources[0].ARN')} ${field('$.detail.resources[1].ARN')}`,
  Region: field('$.region'),
  // Whoever is in another account has no ARN here, a service of AWS no account.
  By: `${field('$.detail.userIdentity.arn')} ${field('$.detail.userIdentity.principalId')} ${field('$.detail.userIdentity.accountId')} ${field('$.detail.userIdentity.invokedBy')}`,
  From: field('$.detail.sourceIPAddress'),
  At: field('$.time'),
  'CloudTrail event': field('$.detail.eventID'),
};

/** What people read of a call that went through. */
export function messageOfCall(keyName: string, { says }: WatchedCalls): events.RuleTargetInput {
  return text(`${keyName}: ${field('$.detail.eventName')} in ${field('$.region')}`, says, CALL_FACTS);
}

/** What people read of a call that KMS refused. */
export function messageOfRefusedCall(keyName: string): events.RuleTargetInput {
  return text(
    `${keyName}: ${field('$.detail.eventName')} was refused in ${field('$.region')}`,
    'Nothing has changed. Somebody tried, who may not, or with something that KMS does not take.',
    { Why: `${field('$.detail.errorCode')} ${field('$.detail.errorMessage')}`, ...CALL_FACTS },
  );
}

/** What people read of an event that KMS sent by itself. */
export function messageOfKmsEvent(keyName: string, { says }: KmsEvents): events.RuleTargetInput {
  return text(`${keyName}: ${field('$.detail-type')} in ${field('$.region')}`, says, {
    Key: field('$.resources[0]'),
    At: field('$.time'),
  });
}

/** What people read where events of another Region could not be delivered. */
export function messageOfAlarm(keyName: string): events.RuleTargetInput {
  return text(
    `${keyName}: alarm ${field('$.detail.alarmName')} in ${field('$.region')}`,
    'Events of this Region could not be delivered to the hub: they are in the dead-letter queue of the Region.',
    { Why: field('$.detail.state.reason'), At: field('$.time') },
  );
}

/** What people read of a change that a drift check found. */
export const MESSAGE_OF_CHANGE = events.RuleTargetInput.fromMultilineText(
  CHANGE_LINES.map(line => field(`$.detail.${line}`)).join('\n'),
);

function text(title: string, says: string, facts: Record<string, string>): events.RuleTargetInput {
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
  return events.RuleTargetInput.fromMultilineText([title, says, ...lines].join('\n'));
}
