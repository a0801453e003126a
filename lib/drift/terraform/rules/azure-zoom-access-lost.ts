import { azureRule } from './plan-rule';
import { accessChanges } from '../azure/access';
import { inWords } from '../keys/parts';
import { departureOf } from '../private/departure';
import { grouped } from '../private/group-differences';
import { listed } from '../private/lists';
import { byWhom, outlookInWords } from '../private/shift';

const NO_ROLE = 'Zoom has no role on the key, content can be neither read nor stored';

/** Finds what Zoom may no longer do with a key. */
export const azureZoomAccessLost = azureRule({
  id: 'azure-zoom-access-lost',
  severity: 'critical',
  kind: 'drift',
  cause: "Zoom's role assignments no longer allow what they did, or are about to stop allowing it.",
  explanation: 'Without its role, Zoom can neither read what it encrypted with the key nor store more.',
  remedy: 'Apply, if the code has the role assignment; else put it back into the code.',
  source: 'https://learn.microsoft.com/azure/key-vault/general/rbac-guide',
  observe: plan => {
    const { key, assignments } = plan;
    if (!key.live) return [];
    const { abilities, unclear, hadAny, hasAny } = accessChanges(plan);
    const missing = assignments.filter(each => departureOf(each)?.kind === 'missing');
    if (!hadAny && !hasAny && missing.length > 0) {
      return [{ message: `${listed(missing.map(inWords))} does not exist, the next apply makes it: ${NO_ROLE}` }];
    }
    // A role of which it is not known what it allows may allow this.
    const provable = abilities.lost.filter(({ origin }) => !unclear.gained.some(each => each.origin === origin));
    return grouped(provable).map(({ origin, outlook, values }) => {
      const isAll = origin === 'drift' ? !hasAny : assignments.every(({ wanted }) => !wanted);
      const gone = listed(assignments.filter(({ live }) => (origin === 'drift' ? !live : live)).map(inWords));
      const message = isAll
        ? `${byWhom(origin, 'deleted', 'destroys')} ${gone}: ${NO_ROLE}`
        : `${byWhom(origin, "changed Zoom's roles", "changes Zoom's roles")} on ${inWords(key)} so that it can no longer ${listed(values.map(({ words }) => words))}`;
      return {
        severity: values.some(({ kind }) => kind === 'use') ? undefined : 'medium',
        message: `${message}${outlookInWords({ outlook })}`,
      };
    });
  },
});
