export { busArn, EventBuses, type PutEvent } from './event-buses';
export { eventBridgeService } from './eventbridge-service';
