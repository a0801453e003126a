import { AccessChange } from '../key-policy';
import { ZOOM_STATEMENT_IDS } from '../zoom';
import { KeyCheck } from './check/key-check';
import { DeclaredKey } from './declared';
import { ZoomService, zoomServiceOf } from './principal-names';

/** Whether a key is for Zoom's key broker; one of CMK Hybrid, and one that the code knows nothing of Zoom of, is not. */
export function isForZoom({ intent: { broker } }: DeclaredKey): boolean {
  return broker !== undefined && broker !== 'none';
}

/** Which of Zoom's services a principal of a key is: by its account, or because the code declares it in that service's place. */
function serviceAt({ policy }: KeyCheck, principal: string): ZoomService | undefined {
  const declaredFor = (sid: string) =>
    policy.declared?.statements.some(
      statement => statement.sid === sid && statement.principals.values.some(({ value }) => value === principal),
    );
  if (zoomServiceOf(principal)) return zoomServiceOf(principal);
  if (declaredFor(ZOOM_STATEMENT_IDS.keyBroker)) return 'key-broker';
  return declaredFor(ZOOM_STATEMENT_IDS.search) ? 'search-service' : undefined;
}

/** What one of Zoom's services lost at a key. */
export function lossesOf(service: ZoomService | undefined, key: KeyCheck): AccessChange[] {
  return (key.policy.comparison?.losses ?? []).filter(({ principal }) => serviceAt(key, principal) === service);
}
