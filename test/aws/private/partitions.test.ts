import { RegionInfo } from 'aws-cdk-lib/region-info';
import { PARTITIONS } from '../../../lib/aws/private/partitions';

test('the table has every Region that aws-cdk-lib knows, in its partition', () => {
  const tabled = Object.entries(PARTITIONS).flatMap(([partition, regions]) => regions.map(name => [name, partition]));
  const known = RegionInfo.regions.map(({ name, partition }) => [name, partition]);
  expect(Object.fromEntries(tabled)).toEqual(Object.fromEntries(known));
});
