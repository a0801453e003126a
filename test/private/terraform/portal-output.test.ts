import { Construct } from 'constructs';
import { portalOutput } from '../../../lib/private/terraform/portal-output';
import { newStack, terraformOf } from '../../terraform/support';

test.each([
  [['Cmk'], 'Cmk_key'],
  [['Team', 'Cmk'], 'Team_Cmk_key'],
  [['Zoom recordings (EU)'], 'Zoom_recordings__EU__key'],
  [['2026'], '_2026_key'],
])('the output of the construct %j is named %s', (ids, name) => {
  const stack = newStack();
  const scope = ids.reduce((parent: Construct, id) => new Construct(parent, id), stack);
  portalOutput(scope, 'key', 'The key', 'x');
  expect(Object.keys(terraformOf(stack).output)).toEqual([name]);
});
