/** Bundles the command, and the functions of the monitors, as they are published. */
import { bundleWithLicences } from './bundle';

bundleWithLicences('lib/cli/zoom-cmk.ts', 'bin/zoom-cmk.js');
bundleWithLicences('lib/monitor/index.ts', 'functions/drift-check/index.js');
