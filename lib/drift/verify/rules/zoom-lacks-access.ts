import { AccessChange } from '../../../key-policy';
import { alikeChanges, consequenceOf } from '../../access-words';
import { KeyCheck } from '../../check/key-check';
import { Observation } from '../../finding';
import { ZoomService } from '../../principal-names';
import { lossesOf } from '../../zoom-access';
import { lackInWords, whenHadInWords } from '../words';

/** What one of Zoom's services may not do with a key, together where it is alike. */
export function zoomLacksAccess(service: ZoomService, key: KeyCheck): Observation[] {
  return alikeChanges(lossesOf(service, key)).map(losses => {
    const more = [whenHadInWords(losses), CONSEQUENCES[service](losses)].filter(Boolean).join('; ');
    const words = lackInWords(losses, key.declared.region);
    return { message: more ? `${words}: ${more}` : words, losses };
  });
}

/** What follows from what a service lacks, the worst of it first. */
const CONSEQUENCES: Readonly<Record<ZoomService, (losses: readonly AccessChange[]) => string | undefined>> = {
  'key-broker': ([{ action }]) => consequenceOf(action),
  'search-service': () => 'search data encryption does not work there',
};
