import { Fact, FactName } from 'aws-cdk-lib/region-info';
import { partitionOf, primaryRegionOf } from '../../../lib/aws/private/region';
import { newStack } from '../support';

test('a Region that the app has registered is known, with its partition', () => {
  const region = 'eu-north-9';
  Fact.register({ region, name: FactName.PARTITION, value: 'aws' });
  expect(primaryRegionOf(newStack({ env: { region } }))).toBe(region);
  expect(partitionOf(region)).toBe('aws');
});

test('fails for a Region that nobody knows', () => {
  expect(() => primaryRegionOf(newStack({ env: { region: 'us-esat-2' } }))).toThrow("did you mean 'us-east-2'?");
});
