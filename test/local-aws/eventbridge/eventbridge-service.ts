import { Faults } from '../faults';
import { EventBuses } from './event-buses';
import { putEvents } from './put-events';
import { AwsError } from '../http/aws-error';
import { jsonService } from '../http/json-service';
import { Service } from '../http/service';

/** Entries may have a megabyte; as text within text they take more. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** EventBridge: events are taken and kept, and go no further. */
export function eventBridgeService(buses: EventBuses, faults: Faults): Service {
  return jsonService((caller, operation, input) => {
    if (operation === 'PutEvents') return putEvents(buses, faults, caller, input);
    throw new AwsError('UnknownOperationException', `events:${operation} is not implemented by this endpoint`);
  }, MAX_BODY_BYTES);
}
