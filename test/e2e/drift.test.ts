import { driftReport, zoomCmk } from './drift-harness';
import { Harness } from './harness';
import { ZoomKmsKey, ZoomSearchAccess } from '../../lib/aws';

test('probe', async () => {
  const harness = await Harness.start();
  const app = harness.assemblyOf(stack => void new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk', replicaRegions: ['us-west-2', 'eu-central-1'], search: ZoomSearchAccess.role() }));
  await harness.deploy(app);
  const r = await zoomCmk(harness, ['drift', '--app', app, '--settle', '0']);
  console.log(r.status, r.stdout, r.stderr);
  const j = await driftReport(harness, app);
  console.log(j.outcome, j.keys);
  await harness.stop();
});
