import { zoomAccessLost } from './zoom-access-lost';
import { ZOOM_KEY_BROKER } from '../../zoom';

/** Finds actions that Zoom's key broker may no longer do. */
export const brokerAccessLost = zoomAccessLost('key-broker', {
  id: 'broker-access-lost',
  cause: "Zoom's key broker may not do with the key what the code lets it do.",
  explanation:
    'Without it, Zoom can neither read what it encrypted with the key of that Region nor store more. Policies are Regional: one key of a set may shut Zoom out while the others work.',
  source: ZOOM_KEY_BROKER.actions.article.url,
});
