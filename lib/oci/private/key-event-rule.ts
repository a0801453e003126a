import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { fail } from '../../private/fail';
import { requireFormat } from '../../private/terraform/require-format';
import { EventsRule } from '../bindings/events-rule';
import { OciProvider } from '../bindings/oci-provider';
import { OnsNotificationTopic } from '../bindings/ons-notification-topic';
import { OnsSubscription } from '../bindings/ons-subscription';
import { VaultKeyEvents } from '../vault-key-events';
import { FORMATS } from './formats';

/**
 * Events of the Key Management service that endanger a key, or give it a version.
 *
 * @see https://docs.oracle.com/iaas/Content/KeyManagement/Tasks/event_notification.htm
 */
const EVENT_TYPES = [
  'disablekey',
  'schedulekeydeletion',
  'schedulekeyversiondeletion',
  'schedulevaultdeletion',
  'createkeyversion',
  'autokeyrotate',
].map(operation => `com.oraclecloud.keymanagementservice.${operation}.end`);

/** Sends the events of a compartment's keys to a topic. */
export function reportKeyEvents(
  scope: Construct,
  events: VaultKeyEvents,
  compartmentId: string,
  provider?: OciProvider,
  tags?: Record<string, string>,
): void {
  requireFormat(scope, 'topicOcid', events.topicOcid, FORMATS.topic);
  const common = { compartmentId, provider, freeformTags: tags };
  const name = `zoom-cmk-key-events-${scope.node.addr.slice(-8)}`;
  const topicId = events.topicOcid ?? new OnsNotificationTopic(scope, 'KeyEventTopic', { ...common, name }).topicId;
  if (Token.isUnresolved(events.emails)) fail(scope, 'emails are written out, got a token for the whole list');
  (events.emails ?? []).forEach((endpoint, index) => {
    requireFormat(scope, 'emails', endpoint, FORMATS.email);
    new OnsSubscription(scope, `KeyEventEmail${index}`, { ...common, topicId, protocol: 'EMAIL', endpoint });
  });
  new EventsRule(scope, 'KeyEventRule', {
    ...common,
    displayName: name,
    isEnabled: true,
    condition: JSON.stringify({ eventType: EVENT_TYPES }),
    actions: { actions: [{ actionType: 'ONS', isEnabled: true, topicId }] },
  });
}
