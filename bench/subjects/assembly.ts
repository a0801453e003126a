/** Writes the cloud assembly of many sets, which share a stack in each Region by the group: `assembly SETS FOLDER`. */
import { App, BootstraplessSynthesizer, Stack } from 'aws-cdk-lib';
import { REGIONS, SETS_OF_GROUP } from '../drift/shape';
import { ZoomKmsKey } from 'zoom-cmk-constructs/aws';

const [, , sets, outdir] = process.argv;
const [primary, ...replicas] = REGIONS;
const app = new App({ outdir, defaultStackSynthesizer: new BootstraplessSynthesizer(), analyticsReporting: false });
for (let group = 0; group * SETS_OF_GROUP < Number(sets); group++) {
  const stackIn = (id: string, region: string) => new Stack(app, id, { env: { region } });
  const stack = stackIn(`Zoom${group}`, primary);
  const replicaStacks = Object.fromEntries(
    replicas.map(region => [region, stackIn(`Zoom${group}-${region}`, region)] as const),
  );
  for (let each = group * SETS_OF_GROUP; each < Math.min(Number(sets), (group + 1) * SETS_OF_GROUP); each++) {
    new ZoomKmsKey(stack, `Cmk${each}`, { alias: `zoom-cmk-${each}`, replicaStacks });
  }
}
app.synth();
