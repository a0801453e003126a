import * as library from '../lib';
import * as aws from '../lib/aws';

test('the root has a namespace for each subpath', () => {
  expect(Object.keys(library)).toEqual(['aws']);
  expect(library.aws).toBe(aws);
});

test('the API of a cloud is its constructs, their access and their guard', () => {
  expect(Object.keys(aws).sort()).toEqual(['MultiRegionKey', 'ZoomBrokerAccess', 'ZoomKmsKey', 'ZoomSearchAccess']);
});
