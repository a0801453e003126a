import { stackWithKey, TOPIC } from './support';
import { resourceOf, terraformOf } from '../terraform/support';

test('what endangers the key, or gives it a version, goes to a topic that is made, and from there to the addresses', () => {
  const stack = stackWithKey({ keyEvents: { emails: ['security@example.com'] } });
  const rule = resourceOf(stack, 'oci_events_rule');
  expect(rule.is_enabled).toBe(true);
  expect(JSON.parse(rule.condition)).toEqual({
    eventType: [
      'com.oraclecloud.keymanagementservice.disablekey.end',
      'com.oraclecloud.keymanagementservice.schedulekeydeletion.end',
      'com.oraclecloud.keymanagementservice.schedulekeyversiondeletion.end',
      'com.oraclecloud.keymanagementservice.schedulevaultdeletion.end',
      'com.oraclecloud.keymanagementservice.createkeyversion.end',
      'com.oraclecloud.keymanagementservice.autokeyrotate.end',
    ],
  });
  const [{ topic_id, ...action }] = rule.actions.actions;
  expect(action).toEqual({ action_type: 'ONS', is_enabled: true });
  expect(topic_id).toMatch(/^\$\{oci_ons_notification_topic\.\w+\.topic_id\}$/);
  expect(resourceOf(stack, 'oci_ons_subscription')).toMatchObject({
    protocol: 'EMAIL',
    endpoint: 'security@example.com',
    topic_id,
  });
});

test('a topic that exists is used', () => {
  const stack = stackWithKey({ keyEvents: { topicOcid: TOPIC } });
  expect(terraformOf(stack).resource).not.toHaveProperty('oci_ons_notification_topic');
  expect(resourceOf(stack, 'oci_events_rule').actions.actions[0].topic_id).toBe(TOPIC);
});
