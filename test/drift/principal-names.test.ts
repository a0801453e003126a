import { nameOfPrincipal, zoomServiceOf } from '../../lib/drift';

test.each([
  ['arn:aws:iam::409910850980:root', 'Zoom key broker (409910850980)', 'key-broker'],
  [
    'arn:aws:iam::409910850980:role/keybroker-role',
    'Zoom key broker (role/keybroker-role of 409910850980)',
    'key-broker',
  ],
  [
    'arn:aws:iam::735735407888:role/csms@prod_searchmanage_aw1',
    'Zoom search service (role/csms@prod_searchmanage_aw1 of 735735407888)',
    'search-service',
  ],
  ['arn:aws:iam::111122223333:root', 'account 111122223333', undefined],
  ['arn:aws:iam::111122223333:role/Admin', 'arn:aws:iam::111122223333:role/Admin', undefined],
  ['sns.amazonaws.com', 'sns.amazonaws.com', undefined],
  ['*', 'anyone', undefined],
])('%s is called %s', (principal, name, service) => {
  expect(nameOfPrincipal(principal)).toBe(name);
  expect(zoomServiceOf(principal)).toBe(service);
});
