import { consequenceOf, lossInWords } from '../access-words';
import { ZoomService } from '../principal-names';
import { lossesOf } from '../zoom-access';
import { DriftRule } from './rule';

/** A rule that finds what one of Zoom's services lost: an observation for each action and principal. */
export function zoomAccessLost(
  service: ZoomService,
  about: Pick<DriftRule, 'id' | 'cause' | 'explanation' | 'source'>,
): DriftRule {
  return {
    ...about,
    severity: 'critical',
    kind: 'drift',
    remedy: 'Put the declared policy on the key of that Region: `zoom-cmk drift --fix-plan` prints the command.',
    observe: key =>
      lossesOf(service, key).map(loss => {
        const consequence = consequenceOf(loss.action);
        const words = lossInWords([loss], key.declared.region);
        return { message: consequence ? `${words}: ${consequence}` : words, losses: [loss] };
      }),
  };
}
