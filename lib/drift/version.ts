/** Version of the package; the bundler puts it in. */
export const VERSION = process.env.ZOOM_CMK_VERSION ?? '0.0.0';
