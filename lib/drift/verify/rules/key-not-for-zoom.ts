import { ZOOM_KMS_KEY } from '../../../zoom';
import { DriftRule } from '../../rules';
import { keyUnsuitable } from '../../rules/key-unsuitable';

/** The origin of a key whose material was imported. */
const IMPORTED = 'EXTERNAL';

/** Finds keys of a kind that Zoom does not take, and names imported key material: Zoom describes that as a mode of its own. */
export const keyNotForZoom: DriftRule = {
  ...keyUnsuitable,
  remedy: "Make a key as Zoom's article says (symmetric, multi-Region, key material of KMS), and give Zoom that one.",
  observe: (key, set) => {
    if (key.live?.origin !== IMPORTED) return keyUnsuitable.observe(key, set);
    const origin = ZOOM_KMS_KEY.origin.value;
    return [
      ...keyUnsuitable.observe({ ...key, live: { ...key.live, origin } }, set),
      {
        severity: 'medium',
        message: `the key material in ${key.declared.region} is imported (origin ${IMPORTED}): Zoom's article on AWS asks for the origin ${origin}, and Zoom describes imported material as a mode of its own`,
      },
    ];
  },
};
