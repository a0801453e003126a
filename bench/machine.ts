import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** Where something was measured, and how busy it was: figures of two machines are not to be compared. */
export interface Machine {
  readonly processor: string;
  readonly processors: number;
  readonly memoryGb: number;
  readonly platform: string;
  readonly node: string;
}

export function machine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    processors: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
  };
}

/** Processes that wanted a processor in the last minute, on average: those of others, too. */
export function load(): number {
  return Math.round(loadavg()[0] * 10) / 10;
}
