import { App, Stack } from 'aws-cdk-lib';
import { PRIMARY } from './regions';

/** Declares one key with five replicas in a stack of the primary's Region. */
export type DeclareKey = (stack: Stack) => void;

/** Synthesises an app of so many keys, each in a stack of its own, to a folder. */
export function synthesise(declare: DeclareKey, keys: number, outdir: string): void {
  const app = new App({ outdir, analyticsReporting: false });
  for (let key = 0; key < keys; key++) {
    const env = { account: '111122223333', region: PRIMARY };
    // Does nothing unless something is referred to across Regions, and only the app with strong references does that.
    declare(new Stack(app, `Zoom${key}`, { env, crossRegionReferences: true }));
  }
  app.synth();
}
