/** What the user gave and the command can't use: a message, no stack trace, exit status 2. */
export class UsageError extends Error {}
