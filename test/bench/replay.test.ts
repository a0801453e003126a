import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { startReplay } from '../../bench/drift/replay';
import { LocalAws } from '../local-aws';

test('what was asked before is answered as before, and each request is counted', async () => {
  const aws = await LocalAws.start();
  const { endpoint, asked, stop } = await startReplay(aws.endpoint, 1);
  const kms = new KMSClient({ ...aws.clientConfig('eu-west-1'), endpoint });
  const describe = async () => kms.send(new DescribeKeyCommand({ KeyId: 'alias/none' }));
  await expect(describe()).rejects.toThrow('alias/none is not found');
  await expect(describe()).rejects.toThrow('alias/none is not found');
  expect(aws.requests).toHaveLength(1);
  expect(asked).toEqual([
    { service: 'kms', operation: 'DescribeKey', region: 'eu-west-1' },
    { service: 'kms', operation: 'DescribeKey', region: 'eu-west-1' },
  ]);
  kms.destroy();
  await stop();
  await aws.stop();
});
