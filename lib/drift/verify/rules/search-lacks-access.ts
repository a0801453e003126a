import { zoomLacksAccess } from './zoom-lacks-access';
import { DriftRule } from '../../rules';
import { searchAccessLost } from '../../rules/search-access-lost';

/** Finds what Zoom's search service may not do where its access is asked for. */
export const searchLacksAccess: DriftRule = {
  ...searchAccessLost,
  remedy: "Add the article's statement for search data encryption to the key of that Region.",
  observe: key => zoomLacksAccess('search-service', key),
};
