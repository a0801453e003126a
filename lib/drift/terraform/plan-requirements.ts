import { Observation } from '../finding';
import { member } from '../json-value';
import { shown } from '../shown';
import { accessChanges } from './azure/access';
import { reachOf } from './azure/vault-reach';
import { findKeys } from './keys/find-keys';
import { AzureKeyInPlan, KeyInPlan, OciKeyInPlan } from './keys/key-in-plan';
import { Plan } from './plan';
import { textOf, textsOf } from './private/attributes';
import { listed } from './private/lists';

/** What Zoom needs to do with a key of Azure (inferred), as operations of the key and as abilities of a role. */
const OPERATIONS = ['wrapKey', 'unwrapKey'];
const ABILITIES = ['read the key', 'wrap keys', 'unwrap keys'];

/** Why a key may not be enrolled; `indeterminate` where that is not known. */
export interface UnmetRequirement extends Pick<Observation, 'message'> {
  readonly kind: 'drift' | 'indeterminate';
}

/**
 * What Zoom needs of keys and does not have, as the plans have them now. A plan shows what changes; this is about what stays as well.
 *
 * @param ids the key identifiers, or OCIDs, that Zoom is told
 */
export function unmetRequirements(plans: readonly Plan[], ids: readonly string[]): UnmetRequirement[] {
  const { forZoom } = findKeys(plans);
  return ids.flatMap(id => {
    const found = forZoom.find(({ key }) => textOf(key.live, 'id')?.toLowerCase() === id.toLowerCase());
    if (!found) return [{ kind: 'indeterminate', message: `no key of the plans is ${shown(id)}` }];
    return unmetAt(found).map(problem => ({ ...problem, message: `${shown(found.key.address)}: ${problem.message}` }));
  });
}

function unmetAt(key: KeyInPlan): UnmetRequirement[] {
  return key.cloud === 'azure' ? unmetInAzure(key) : unmetInOci(key);
}

function unmetInAzure(key: AzureKeyInPlan): UnmetRequirement[] {
  const operations = textsOf(member(key.key.live, 'key_opts'));
  const lacking = OPERATIONS.filter(operation => !operations.includes(operation));
  const { abilities, unclear } = accessChanges(key).now;
  const missing = ABILITIES.filter(words => !abilities.some(ability => ability.words === words));
  const closed = key.vaults.filter(({ live }) => live && reachOf(live).kind === 'closed');
  return [
    ...(lacking.length > 0 ? [drift(`the key has no operation ${listed(lacking)}`)] : []),
    ...closed.map(({ address }) => drift(`the vault ${shown(address)} lets nobody in from the internet`)),
    ...(missing.length === 0
      ? []
      : unclear.length > 0
        ? [
            {
              kind: 'indeterminate' as const,
              message: `Zoom has ${listed(unclear)}, of which it is not known what it allows`,
            },
          ]
        : [drift(`Zoom may not ${listed(missing)}`)]),
  ];
}

function unmetInOci({ access: { usesKeys } }: OciKeyInPlan): UnmetRequirement[] {
  return usesKeys ? [] : [drift('no policy of the plans lets Zoom use the key')];
}

function drift(message: string): UnmetRequirement {
  return { kind: 'drift', message };
}
