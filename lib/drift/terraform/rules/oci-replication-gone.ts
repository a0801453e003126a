import { ociRule } from './plan-rule';
import { Observation } from '../../finding';
import { shown } from '../../shown';
import { inWords } from '../keys/parts';
import { isUnknown, textOf, valueInWords } from '../private/attributes';
import { departureInWords, departureOf } from '../private/departure';
import { byWhom, outlookInWords, shiftsOf } from '../private/shift';

/** What becomes of a replica that is taken away. */
const LEAVING = ['DELETING', 'DELETED'];

/** Finds replications of vaults that are gone, about to go, or of another Region. */
export const ociReplicationGone = ociRule({
  id: 'oci-replication-gone',
  severity: 'high',
  kind: 'drift',
  cause: 'The vault is no longer replicated to another Region, or is about not to be, or to be to another one.',
  explanation:
    'Without the replica, the key is out of reach when the Region of its vault is, and whoever uses the endpoint of the replica is shut out.',
  remedy: 'Apply, if the code has the replication; else put it back into the code.',
  source: 'https://docs.oracle.com/iaas/Content/KeyManagement/Tasks/replicatingvaults.htm',
  observe: ({ key, replications }) =>
    replications.flatMap((replication): Observation[] => {
      const departure = departureOf(replication);
      const status = textOf(replication.live, 'vault_replica_status') ?? '';
      const isGone = departure && (departure.kind !== 'missing' || key.live);
      return [
        ...(isGone
          ? [{ message: departureInWords(departure, inWords(replication), 'the key is in one Region alone') }]
          : []),
        ...(LEAVING.includes(status)
          ? [{ message: `${inWords(replication)} is ${shown(status)}: the key is in one Region alone` }]
          : []),
        ...shiftsOf(
          replication,
          values => textOf(values, 'replica_region'),
          !isUnknown(replication, 'replica_region'),
        ).map(shift => {
          const [was, is] = [shift.from, shift.to].map(each =>
            valueInWords(replication, 'replica_region', each ?? 'none'),
          );
          return {
            message: `${byWhom(shift.origin, 'changed', 'changes')} the Region of ${inWords(replication)} from ${was} to ${is}${outlookInWords(shift)}`,
          };
        }),
      ];
    }),
});
