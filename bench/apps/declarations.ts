import { DeclareKey } from './synthesise';

/** The ways to declare a key. Each is loaded only when it is asked for, as loading is a part of what is measured. */
export const DECLARATIONS = {
  zoom: async () => (await import('./zoom-key.js')).zoomKey,
  l1: async () => (await import('./l1-key.js')).l1Key,
  strong: async () => (await import('./strong-key.js')).strongKey,
} satisfies Record<string, () => Promise<DeclareKey>>;

export type Declaration = keyof typeof DECLARATIONS;
