/** Why a file of suppressions is none. */
export class SuppressionsError extends Error {}
