/** Bundles the command, and the functions of the monitors, as they are published, with the licences of what is in them. */
import { writeFileSync } from 'node:fs';
import { bundle, bundleCommand } from './bundle';
import { bundledPackages, noticeOf } from './notice';

const metafiles = [...bundleCommand('bin'), bundle('lib/monitor/index.ts', 'functions/drift-check/index.js')];
writeFileSync('NOTICE', noticeOf(bundledPackages(metafiles)));
