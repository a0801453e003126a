import { readFileSync } from 'node:fs';

/** What a process has used, as far as the machine tells: only Linux does. */
export interface Usage {
  /** Most memory that it had, in megabytes. */
  readonly memoryMb?: number;
  /** Time of processors, in milliseconds, in steps of ten. */
  readonly cpuMs?: number;
}

const EVERY_MS = 10;

/** The kernel counts in hundredths of a second on every platform that Node.js runs on. @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const TICK_MS = 10;

/**
 * Watches a process until it ends. Node.js tells what a child used only to the child itself, which may be of another language.
 *
 * @returns what gives the last that was seen
 */
export function watchUsage(pid: number | undefined): () => Usage {
  let seen: Usage = {};
  const look = () => (seen = usageOf(pid) ?? seen);
  const timer = setInterval(look, EVERY_MS);
  return () => {
    clearInterval(timer);
    return seen;
  };
}

function usageOf(pid: number | undefined): Usage | undefined {
  try {
    const memory = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name, which may hold spaces; of what follows it, the times are the twelfth and thirteenth.
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13);
    // What has ended and is not yet collected has no memory.
    return memory === undefined
      ? undefined
      : { memoryMb: Number(memory) / 1024, cpuMs: (Number(user) + Number(system)) * TICK_MS };
  } catch {
    return undefined;
  }
}
