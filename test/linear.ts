/** Milliseconds of processor time that a run takes, the least of three: what else the machine does does not count. */
function cost(run: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** Expects that four times as many take hardly more than four times as long. */
export function expectLinear(run: (size: number) => unknown, size: number): void {
  const [less, more] = [cost(() => run(size)), cost(() => run(4 * size))];
  // Four times is linear, sixteen times quadratic; below some milliseconds it is chance.
  expect(more).toBeLessThan(Math.max(9 * less, 100));
}
