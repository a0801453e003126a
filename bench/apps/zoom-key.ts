import { REPLICAS } from './regions';
import { DeclareKey } from './synthesise';
import { ZoomKmsKey } from 'zoom-cmk-constructs/aws';

/** A key as this library declares it. */
export const zoomKey: DeclareKey = stack => {
  new ZoomKmsKey(stack, 'Cmk', { alias: 'zoom-cmk', replicaRegions: REPLICAS });
};
