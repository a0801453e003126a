/**
 * Type of a key. Zoom asks for RSA.
 *
 * You can't change the type of a key after it is created.
 *
 * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0057905
 */
export enum KeyVaultKeyType {
  /** RSA, protected by software. */
  RSA = 'RSA',
  /** RSA, protected by a hardware security module; needs a premium vault. That Zoom takes it is inferred. */
  RSA_HSM = 'RSA-HSM',
}
