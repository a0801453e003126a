import { bundle } from '../build-tools/bundle';

/** Bundles the functions of the monitors before the tests, which refer to them by their path, as the constructs do. */
export default function bundleFunctions(): void {
  bundle('lib/monitor/index.ts', 'functions/drift-check/index.js');
}
