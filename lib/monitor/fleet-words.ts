import { FleetTotals } from './fleet-summary';
import { counted } from '../drift/reports/words';

/** What became of the rows of a fleet, in one line. */
export function totalsInWords(totals: FleetTotals): string {
  const { rows, keys, drift, couldNotCheck, failed, pending, lost, unexpected } = totals;
  const without = Object.entries({ failed, pending, lost, unexpected })
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `, ${count} ${status}`);
  return `${drift} drift, ${couldNotCheck} could not check; ${counted(rows, 'row')}${without.join('')}; ${counted(keys, 'key')} seen`;
}
