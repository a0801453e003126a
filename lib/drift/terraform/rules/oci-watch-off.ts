import { Observation } from '../../finding';
import { JsonObject, member } from '../../json-value';
import { inWords } from '../keys/parts';
import { PlannedResource } from '../plan';
import { ociRule } from './plan-rule';
import { isUnknown, textOf } from '../private/attributes';
import { departureInWords, departureOf } from '../private/departure';
import { byWhom, outlookInWords, shiftsOf } from '../private/shift';

/** Finds rules, topics and subscriptions for the key's events that are gone, off, or changed. */
export const ociWatchOff = ociRule({
  id: 'oci-watch-off',
  severity: 'medium',
  kind: 'drift',
  cause:
    "The rule for the key's events is gone, off or changed, or its topic or a subscription is gone, or about to go.",
  explanation: 'Nobody is told when somebody disables the key, or schedules its deletion.',
  remedy: 'Apply, if the code has it; else put it back into the code.',
  source: 'https://docs.oracle.com/iaas/Content/KeyManagement/Tasks/event_notification.htm',
  observe: ({ key, watchers }) =>
    watchers.flatMap((watcher): Observation[] => {
      const departure = departureOf(watcher);
      const isGone = departure && (departure.kind !== 'missing' || key.live);
      return [
        ...(isGone
          ? [{ message: departureInWords(departure, inWords(watcher), 'nobody is told what is done to the key') }]
          : []),
        ...(watcher.type === 'oci_events_rule' ? ruleChanges(watcher) : []),
      ];
    }),
});

function ruleChanges(rule: PlannedResource): Observation[] {
  return [
    ...shiftsOf(rule, values => member(values, 'is_enabled') !== false, !isUnknown(rule, 'is_enabled'))
      .filter(({ to }) => !to)
      .map(shift => ({
        message: `${byWhom(shift.origin, 'disabled', 'disables')} ${inWords(rule)}: nobody is told what is done to the key${outlookInWords(shift)}`,
      })),
    ...shiftsOf(rule, conditionOf, !isUnknown(rule, 'condition')).map(shift => ({
      message: `${byWhom(shift.origin, 'changed', 'changes')} the events that ${inWords(rule)} is for${outlookInWords(shift)}`,
    })),
  ];
}

/** The service may write the JSON of a condition in its own way; a list's order means nothing. */
function conditionOf(values: JsonObject): string | undefined {
  const text = textOf(values, 'condition');
  try {
    const condition: unknown = JSON.parse(text ?? '');
    const types = member(condition, 'eventType');
    const data = member(condition, 'data');
    if (data !== undefined || !Array.isArray(types)) return text;
    return [...new Set(types.map(String))].sort().join();
  } catch {
    return text;
  }
}
