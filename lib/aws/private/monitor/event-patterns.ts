import * as events from 'aws-cdk-lib/aws-events';
import { KMS_EVENTS, KmsEvents, WATCHED_CALLS, WatchedCalls } from './watched-calls';
import { MONITOR_DETAIL_TYPES, MONITOR_EVENT_SOURCE } from '../../../private/monitor-contract';

const CALL = { source: ['aws.kms'], detailType: ['AWS API Call via CloudTrail'] };

/** Calls that went through. Those that KMS refused have an error code. */
const DONE = { errorCode: events.Match.doesNotExist() };

/**
 * The watched calls on a key, in the key's Region.
 *
 * They are known by the resources of the event: what the caller wrote for the key may be an id, an alias or an ARN.
 *
 * @param arns of the key, and of its alias: a call that points the alias elsewhere names the other key
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/ct-updatealias.html
 */
export function callsOn(arns: string[]): events.EventPattern {
  return {
    ...CALL,
    detail: {
      eventSource: ['kms.amazonaws.com'],
      eventName: WATCHED_CALLS.flatMap(({ calls }) => calls),
      resources: { ARN: arns },
    },
  };
}

/** What KMS tells of a key by itself, in the key's Region. */
export function kmsEventsOf(keyArn: string): events.EventPattern {
  return { source: ['aws.kms'], detailType: KMS_EVENTS.map(({ detailType }) => detailType), resources: [keyArn] };
}

/**
 * Calls of one kind that went through, among the events of the hub.
 *
 * @param exceptBy account whose calls are left out
 */
export function doneCalls({ calls }: WatchedCalls, exceptBy?: string): events.EventPattern {
  return { ...CALL, detail: { eventName: [...calls], ...DONE, ...(exceptBy && madeByOthers(exceptBy)) } };
}

function madeByOthers(account: string): Record<string, unknown> {
  return { userIdentity: { accountId: absentOrNot(account) } };
}

/** Calls of services of AWS have no account, events of KMS no name of a call. */
function absentOrNot(...values: string[]): string[] {
  return events.Match.anyOf(events.Match.anythingBut(...values), events.Match.doesNotExist());
}

/** Calls that KMS refused, among the events of the hub. */
export const REFUSED_CALLS: events.EventPattern = { ...CALL, detail: { errorCode: events.Match.exists() } };

/** Events of one kind that KMS sent by itself, among the events of the hub. */
export function kmsEvents({ detailType }: KmsEvents): events.EventPattern {
  return { source: ['aws.kms'], detailType: [detailType] };
}

/** An alarm that goes off. */
export function alarmGoesOff(alarmArn: string): events.EventPattern {
  return { ...ALARMS, resources: [alarmArn], detail: { state: { value: ['ALARM'] } } };
}

/** The alarms of other Regions, among the events of the hub. */
export const ALARMS: events.EventPattern = {
  source: ['aws.cloudwatch'],
  detailType: ['CloudWatch Alarm State Change'],
};

/** What may have changed what a drift check looks at, among the events of the hub. Grants are listed there, and not judged. */
export const CHANGES_OF_KEYS: events.EventPattern = {
  source: ['aws.kms'],
  detail: {
    ...DONE,
    eventName: absentOrNot(...callsOfKind('GrantsChanged')),
  },
};

/**
 * All that people are told of, among the events of the hub.
 *
 * @param exceptGrantsBy account whose grants are left out
 */
export function toldEvents(exceptGrantsBy?: string): events.EventPattern {
  const unlessGrants = exceptGrantsBy && {
    detail: {
      $or: [
        { eventName: absentOrNot(...callsOfKind('GrantsChanged')) },
        { errorCode: events.Match.exists() },
        madeByOthers(exceptGrantsBy),
      ],
    },
  };
  const ofKms = [CALL, ...KMS_EVENTS.map(kmsEvents)];
  const all = [...ofKms, ALARMS, driftChanges(MONITOR_DETAIL_TYPES.change)];
  return {
    source: [...new Set(all.flatMap(({ source }) => source!))],
    detailType: all.flatMap(({ detailType }) => detailType!),
    ...unlessGrants,
  };
}

function callsOfKind(kind: string): readonly string[] {
  return WATCHED_CALLS.find(({ id }) => id === kind)!.calls;
}

/** Changes that drift checks tell of, among the events of the hub. */
export function driftChanges(detailType: string): events.EventPattern {
  return { source: [MONITOR_EVENT_SOURCE], detailType: [detailType] };
}
