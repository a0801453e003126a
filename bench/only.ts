import { MeasurementName, MEASUREMENTS } from './measurements';

const NAMES = Object.keys(MEASUREMENTS) as MeasurementName[];

/**
 * Which measurements the arguments ask for: all, or those that `--only` names.
 *
 * @throws {Error} for anything else
 */
export function namesFrom(args: readonly string[]): MeasurementName[] {
  const asked: MeasurementName[] = [];
  for (let at = 0; at < args.length; at += 2) {
    const name = NAMES.find(each => each === args[at + 1]);
    if (args[at] !== '--only' || !name) {
      throw new Error(
        `'${args.slice(at, at + 2).join(' ')}' is not understood, give --only and one of ${NAMES.join(', ')}`,
      );
    }
    asked.push(name);
  }
  return asked.length > 0 ? NAMES.filter(name => asked.includes(name)) : NAMES;
}
