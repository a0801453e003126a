import { App, Stack, StackProps } from 'aws-cdk-lib';
import { DeployedStack, ofType } from './deployed-templates';
import { matches, Pattern } from './event-pattern';
import { Event } from './event-samples';
import { newStack } from './support';
import { KeyMonitor, KeyMonitorOptions, ZoomKmsKey, ZoomKmsKeyProps } from '../../lib/aws';

/** A key of Zoom's that is monitored, in the Regions of the event samples. */
export interface Monitored {
  readonly app: App;
  readonly stack: Stack;
  readonly key: ZoomKmsKey;
  readonly monitor: KeyMonitor;
}

/** How the names of the monitor of the samples' key begin. */
export const MONITOR_NAME = 'Zoom-Cmk-Monitor-18097FA5-us-east-1';

/** The key that the event samples are about, monitored, in an app of its own. */
export function monitored(
  options: KeyMonitorOptions = {},
  props: ZoomKmsKeyProps = {},
  stackProps?: StackProps,
): Monitored {
  const stack = newStack(stackProps);
  const key = new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk', replicaRegions: ['us-west-2'], ...props });
  return { app: stack.node.root as App, stack, key, monitor: key.monitor(options) };
}

/** A rule that goes by a pattern. */
export interface PatternRule {
  /** Its name without that of the monitor. */
  readonly kind: string;
  readonly region: string;
  /** The custom bus that it is on. */
  readonly bus?: string;
  readonly pattern: Pattern;
  readonly targets: any[];
}

/** The rules of stacks that go by patterns. */
export function patternRules(stacks: readonly DeployedStack[]): PatternRule[] {
  return stacks.flatMap(stack =>
    ofType(stack, 'AWS::Events::Rule')
      .filter(({ Properties }) => Properties.EventPattern)
      .map(({ Properties: { Name, EventBusName, EventPattern, Targets } }) => ({
        kind: Name.replace(/^.*-[0-9A-F]{8}(-[a-z]+)+-\d-/, ''),
        region: stack.region,
        bus: EventBusName,
        pattern: EventPattern,
        targets: Targets,
      })),
  );
}

/** The rules of the event's own Region that send it to the hub. */
export function forwardedBy(rules: readonly PatternRule[], event: Event): string[] {
  return rules
    .filter(({ bus, region, pattern }) => !bus && region === event.region && matches(pattern, event))
    .map(({ kind }) => kind);
}

/** The rules of the hub that tell of an event, once it is there. */
export function toldBy(rules: readonly PatternRule[], event: Event): string[] {
  return rules.filter(({ bus, pattern }) => bus && matches(pattern, event)).map(({ kind }) => kind);
}

/** The alarm with a name without that of the monitor. */
export function alarmOf(stack: DeployedStack, kind: string): any {
  const alarms = ofType(stack, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
  return alarms.find(({ AlarmName }) => AlarmName === `${MONITOR_NAME}-${kind}`);
}
