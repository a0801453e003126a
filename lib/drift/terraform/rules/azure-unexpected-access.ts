import { azureRule } from './plan-rule';
import { shown } from '../../shown';
import { accessChanges } from '../azure/access';
import { scopeInWords } from '../azure/scope';
import { inWords } from '../keys/parts';
import { grouped } from '../private/group-differences';
import { listed } from '../private/lists';
import { byWhom, outlookInWords } from '../private/shift';

/** Finds what Zoom may do in addition. */
export const azureUnexpectedAccess = azureRule({
  id: 'azure-unexpected-access',
  severity: 'high',
  kind: 'drift',
  cause: "Zoom's role assignments allow more than they did, or reach further than the key, or are about to.",
  explanation:
    'Zoom reads, wraps and unwraps with the key. Whoever can do more with it can disable or delete it; whoever has a role on the vault has it on everything in it.',
  remedy: 'Give Zoom the role that the code declares, on the key alone.',
  source: 'https://learn.microsoft.com/azure/key-vault/general/rbac-guide',
  observe: plan => {
    const { abilities, scopes, unclear, hadAny, hasAny } = accessChanges(plan);
    // What is made for the first time is no gain.
    const isFirst = !hadAny && !hasAny;
    const provable = abilities.gained.filter(({ origin }) => !unclear.lost.some(each => each.origin === origin));
    return [
      ...grouped(isFirst ? [] : provable).map(({ origin, outlook, values }) => ({
        severity: values.some(({ kind }) => kind === 'control') ? ('critical' as const) : undefined,
        message: `${byWhom(origin, "changed Zoom's roles", "changes Zoom's roles")} on ${inWords(plan.key)} so that it can also ${listed(values.map(({ words }) => words))}${outlookInWords({ outlook })}`,
      })),
      ...grouped(isFirst ? [] : scopes.gained).map(({ origin, outlook, values }) => ({
        message: `${byWhom(origin, 'gave', 'gives')} Zoom a role on ${listed(values.map(scope => `${scopeInWords(scope)} (${shown(scope)})`))}, and not on the key alone${outlookInWords({ outlook })}`,
      })),
    ];
  },
});
