import { ociRule } from './plan-rule';
import { OCI_VAULT_ARTICLE } from '../../../zoom';
import { inWords } from '../keys/parts';
import { departureOf } from '../private/departure';
import { grantsInWords } from '../private/grants-in-words';
import { grouped } from '../private/group-differences';
import { listed } from '../private/lists';
import { byWhom, outlookInWords } from '../private/shift';

const SHUT_OUT = 'Zoom is admitted to nothing, content can be neither read nor stored';

/** Finds what Zoom is no longer admitted to. */
export const ociZoomAccessLost = ociRule({
  id: 'oci-zoom-access-lost',
  severity: 'critical',
  kind: 'drift',
  cause: 'No policy admits Zoom any more to something that one did, or none is about to.',
  explanation: 'Without it, Zoom can neither read what it encrypted with the key nor store more.',
  remedy: 'Apply, if the code has the statement; else put it back into the code.',
  source: OCI_VAULT_ARTICLE.url,
  observe: plan => {
    const { key, policies } = plan;
    const { grants, hadAny, hasAny, isZoom } = plan.access;
    if (!key.live) return [];
    const missing = policies.filter(each => departureOf(each)?.kind === 'missing');
    if (!hadAny && !hasAny && missing.length > 0) {
      return [{ message: `${listed(missing.map(inWords))} does not exist, the next apply makes it: ${SHUT_OUT}` }];
    }
    return grouped(grants.lost.filter(({ value }) => isZoom(value))).map(({ origin, outlook, values }) => {
      const gone = policies.filter(({ live, wanted }) => (origin === 'drift' ? !live : live && !wanted));
      const isAll = gone.length > 0 && gone.length === policies.filter(({ live }) => origin === 'drift' || live).length;
      const message = isAll
        ? `${byWhom(origin, 'deleted', 'destroys')} ${listed(gone.map(inWords))}: ${SHUT_OUT}`
        : `${byWhom(origin, 'changed', 'changes')} ${listed(policies.map(inWords))} so that it no longer admits ${grantsInWords(values, isZoom, policies)}`;
      return { message: `${message}${outlookInWords({ outlook })}` };
    });
  },
});
