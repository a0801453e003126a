import { ZOOM_KMS_KEY } from '../../zoom';
import { KeyCheck } from '../check/key-check';
import { Resolution } from '../declared';
import { isForZoom } from '../zoom-access';
import { DriftRule } from './rule';

/** Finds keys of a kind that Zoom, or the code, does not want. */
export const keyUnsuitable: DriftRule = {
  id: 'key-unsuitable',
  severity: 'critical',
  kind: 'drift',
  cause:
    "A key's spec, usage, origin or multi-Region property is not what Zoom needs, or, of a key that is not for Zoom, what the code declares.",
  explanation: 'None of them can be changed: it is another key than the one that the code made.',
  remedy: 'Make a key as declared, and give Zoom that one.',
  source: ZOOM_KMS_KEY.keySpec.article.url,
  observe: key =>
    expectations(key)
      .filter(({ is, wanted }) => wanted !== undefined && is !== wanted)
      .map(({ what, is, wanted }) => ({
        message: `the ${what} of the key in ${key.declared.region} is ${is}, ${isForZoom(key.declared) ? 'Zoom needs' : 'the code declares'} ${wanted}`,
      })),
};

function expectations({ live, declared }: KeyCheck) {
  if (!live) return [];
  const zoom = isForZoom(declared);
  return [
    { what: 'key spec', is: live.keySpec, wanted: zoom ? ZOOM_KMS_KEY.keySpec.value : known(declared.keySpec) },
    { what: 'key usage', is: live.keyUsage, wanted: zoom ? ZOOM_KMS_KEY.keyUsage.value : known(declared.keyUsage) },
    { what: 'origin', is: live.origin, wanted: zoom ? ZOOM_KMS_KEY.origin.value : known(declared.origin) },
    {
      what: 'multi-Region property',
      is: live.multiRegion,
      wanted:
        declared.intent.setRole === 'replica' || (zoom ? ZOOM_KMS_KEY.multiRegion.value : known(declared.multiRegion)),
    },
  ];
}

function known<T>(resolution: Resolution<T> | undefined): T | undefined {
  return resolution && 'value' in resolution ? resolution.value : undefined;
}
