import { zoomAccessLost } from './zoom-access-lost';
import { ZOOM_SEARCH_SERVICE } from '../../zoom';

/** Finds actions that Zoom's search service may no longer do. */
export const searchAccessLost = zoomAccessLost('search-service', {
  id: 'search-access-lost',
  cause: "Zoom's search service may not do with the key what the code lets it do.",
  explanation: 'Search data encryption stops working in that Region.',
  source: ZOOM_SEARCH_SERVICE.actions.article.url,
});
