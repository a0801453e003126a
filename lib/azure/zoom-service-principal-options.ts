/** Options of the service principal that is made for Zoom. */
export interface ZoomServicePrincipalOptions {
  /**
   * Application (client) id of Zoom's key broker, a GUID.
   *
   * @default - the application of Zoom's article
   * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0057905
   */
  readonly applicationId?: string;
}
