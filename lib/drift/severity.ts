/** How bad a finding is, the worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

/**
 * - `critical`: Zoom can't use the key, or somebody can take it over or destroy it
 * - `high`: access or a safeguard is not what the code declares
 * - `medium`: a setting is not what the code declares
 * - `low`: something beside the key is
 */
export type Severity = (typeof SEVERITIES)[number];
